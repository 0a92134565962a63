import { describe, expect, it, vi } from 'vitest';

import { answerPage } from '@/content/answers';
import { inSlices } from '@/content/slices';
import { whenQuiet } from '@/content/quiet';
import type { Session } from '@/content/session';
import { handClock } from './rig';

describe('questions to a page', () => {
  const session = {
    status: () => ({ state: 'reading' }),
    read: vi.fn(async () => ({ reading: null, problems: [] })),
    stop: () => {},
  } as unknown as Session;

  it('are answered', async () => {
    expect(await answerPage(session, { kind: 'page.status', request: {} })).toEqual({ state: 'reading' });
    await answerPage(session, { kind: 'page.read', request: { now: '2026-11-22T09:15:00Z' } });
    expect(session.read).toHaveBeenCalledWith('2026-11-22T09:15:00Z');
  });

  it.each([
    null,
    undefined,
    'page.status',
    {},
    { kind: 'page.status' },
    { kind: 'other', request: {} },
    { kind: 'page.read', request: { now: 5 } },
    { kind: 'page.read', request: { now: 'soon' } },
    { kind: 'page.read', request: null },
  ])('of the wrong shape are nobody’s: %j', (message) => {
    expect(answerPage(session, message)).toBeNull();
  });
});

describe('slices', () => {
  it('let the page go first, and stop where the result is not wanted any more', async () => {
    let elapsed = 0;
    let yielded = 0;
    const clock = {
      ...handClock(),
      elapsed: () => elapsed,
      yieldToPage: async () => void yielded++,
    };
    function* steps(): Generator<void, string> {
      for (let step = 0; step < 10; step++) {
        elapsed += 3;
        yield;
      }
      return 'done';
    }
    expect(await inSlices(steps(), clock, () => true)).toBe('done');
    expect(yielded).toBe(3);
    expect(await inSlices(steps(), clock, () => false)).toBeNull();
  });
});

describe('quiet', () => {
  it('waits for a pause, but not for ever, and can be called off', async () => {
    const clock = handClock();
    const run = vi.fn();
    const quiet = whenQuiet(clock, 100, 250, run);
    for (let at = 0; at < 24; at++) {
      quiet.poke();
      await clock.advance(10);
    }
    expect(run).toHaveBeenCalledTimes(0);
    await clock.advance(20);
    expect(run).toHaveBeenCalledTimes(1);
    quiet.poke();
    expect(quiet.stop()).toBe(true);
    expect(quiet.stop()).toBe(false);
    await clock.advance(500);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
