import { describe, expect, it } from 'vitest';

import type { Reading } from '@/model/reading';
import { defaultSettings } from '@/model/settings';

import { plainReading, plainRow } from '../store/readings';
import { direct } from './direct';

const today = '2026-11-22T00:00:00Z';
const at = (readAt: string, clicks: number, cpc: number, more: Partial<Reading> = {}): Reading =>
  plainReading({
    readAt,
    rows: [
      plainRow('1', 'A', { spend: 100, clicks, cpc }),
      plainRow('2', 'B', { spend: 300, clicks, cpc: cpc * 3 }),
    ],
    coverage: { seen: 2, total: 2 },
    ...more,
  });

describe('readers.list', () => {
  it('says nothing of consoles that were never read', async () => {
    expect(await direct().client.ask('readers.list', { today })).toEqual([]);
  });
  it('counts readings, and tells the last good one from the last', async () => {
    const { client } = direct();
    await client.ask('reading.add', { reading: at('2026-11-20T08:00:00Z', 50, 2) });
    await client.ask('reading.add', { reading: at('2026-11-22T08:00:00Z', 50, 2000) });
    const [health, ...rest] = await client.ask('readers.list', { today });
    expect(rest).toEqual([]);
    expect(health).toMatchObject({
      platform: 'google-ads',
      today: 1,
      week: 2,
      lastGoodAt: '2026-11-20T08:00:00Z',
      last: { readAt: '2026-11-22T08:00:00Z', seen: 2, total: 2 },
    });
    expect(health!.last.verdict?.[0]).toMatchObject({ code: 'identities-broken', contradicts: true });
  });
});

describe('a change of what figures are counted by', () => {
  const asked = async (readings: readonly Reading[]) => {
    const { client } = direct();
    for (const reading of readings) await client.ask('reading.add', { reading });
    return (await client.ask('readers.list', { today }))[0]!.changes;
  };
  it('is told with the first reading that has it, of attribution and of money', async () => {
    const click = { attribution: '7d_click' };
    const changes = await asked([
      at('2026-09-20T08:00:00Z', 50, 2, { attribution: '7d_click_1d_view' }),
      at('2026-11-18T08:00:00Z', 50, 2, click),
      at('2026-11-19T08:00:00Z', 51, 2, { attribution: null }),
      at('2026-11-20T08:00:00Z', 52, 2, { ...click, currency: 'USD' }),
    ]);
    expect(changes).toMatchObject([
      { what: 'currency', from: 'EUR', to: 'USD', since: '2026-11-20T08:00:00Z' },
      { what: 'attribution', from: '7d_click_1d_view', to: '7d_click', since: '2026-11-18T08:00:00Z' },
    ]);
  });
  it('is not one where another table, another account or nothing says otherwise', async () => {
    const changes = await asked([
      at('2026-11-18T08:00:00Z', 50, 2, { attribution: '7d_click' }),
      at('2026-11-19T08:00:00Z', 50, 2, { attribution: '1d_click', level: 'ad' }),
      at('2026-11-20T08:00:00Z', 50, 2, { attribution: '1d_click', account: { id: '9', name: 'Other' } }),
      at('2026-11-21T08:00:00Z', 51, 2, { attribution: null, currency: null }),
    ]);
    expect(changes).toEqual([]);
  });
  it('is no longer told once no quarter reaches back to it', async () => {
    const changes = await asked([
      at('2026-06-01T08:00:00Z', 50, 2, { attribution: '7d_click' }),
      at('2026-07-01T08:00:00Z', 50, 2, { attribution: '1d_click' }),
      at('2026-11-20T08:00:00Z', 51, 2, { attribution: '1d_click' }),
    ]);
    expect(changes).toEqual([]);
  });
});

describe('data.summary', () => {
  it('no longer says of a console that nobody has confirmed it, once its user has', async () => {
    const { client } = direct();
    const problems = [{ code: 'provisional' as const, params: {} }];
    await client.ask('reading.add', { reading: at('2026-11-20T08:00:00Z', 50, 2, { problems }) });
    const told = async () => (await client.ask('data.summary', {})).accounts[0]?.ranges[0]?.problems;
    expect(await told()).toEqual(problems);
    await client.ask('settings.set', { settings: { ...defaultSettings, confirmed: ['google-ads'] } });
    expect(await told()).toEqual([]);
  });
});
