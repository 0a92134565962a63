import type { Channel } from '@/model/plan';

/** A channel of content with a slow answer, whose user told nothing of it but what is said here. */
export const contentChannel = (change: Partial<Channel> = {}): Channel => ({
  kind: 'channel',
  id: 'content',
  name: 'Content',
  pool: 'p1',
  currency: 'EUR',
  spend: null,
  outcome: null,
  begun: true,
  goal: 'conversions',
  counted: 'conversions',
  delay: 0,
  halfLife: 42,
  lines: [],
  before: false,
  moves: true,
  keptAt: '2026-11-01T08:00:00Z',
  ...change,
});
