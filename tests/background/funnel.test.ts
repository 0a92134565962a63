import { describe, expect, it } from 'vitest';

import { neededDrivers } from '@/kpi/needed';
import { addDays } from '@/model/day';
import type { Metrics } from '@/model/metric';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const shop = (conversions: number, change: Metrics = {}): Metrics => ({
  spend: 100,
  impressions: 20_000,
  clicks: 400,
  conversions,
  ...change,
});

async function withDays(count: number, of: (back: number) => Record<string, Metrics>, total = 0) {
  const desk = direct();
  for (let back = count; back >= 1; back -= 1) {
    const day = addDays('2026-11-22', -back);
    const rows = Object.entries(of(back)).map(([id, metrics]) => plainRow(id, `Campaign ${id}`, metrics));
    await desk.client.ask('reading.add', {
      reading: plainReading({
        platform: 'meta-ads',
        range: { from: day, to: day },
        readAt: '2026-11-22T08:00:00Z',
        rows,
        coverage: { seen: rows.length, total: Math.max(total, rows.length) },
      }),
    });
  }
  await desk.client.ask('targets.save', { targets: [plainTarget()] });
  const { accounts } = await desk.client.ask('subjects.list', {});
  return { ...desk, ask: { target: 'cpa', accounts: accounts.map(({ key }) => key) } };
}

describe('the funnel of a target', () => {
  it('is its last four weeks, with the weeks before to hold a driver against', async () => {
    const { client, ask } = await withDays(70, (back) => ({ a: shop(back > 35 ? 16 : 10), b: shop(4) }));
    const funnel = await client.ask('why.funnel', ask);
    if (!funnel.told) throw new Error(funnel.why);
    // No zone is known: somewhere it is still the 21st.
    expect(funnel.now.range).toEqual({ from: '2026-10-24', to: '2026-11-20' });
    expect(funnel.now.metrics).toMatchObject({ spend: 5600, clicks: 22_400, conversions: 28 * 14 });
    expect(funnel.by).toBe('week');
    expect(funnel.past).toHaveLength(8);
    expect(funnel.currency).toBe('EUR');
    const found = neededDrivers(
      'cpa',
      funnel.now.metrics,
      10.5,
      funnel.past.map(({ metrics }) => metrics),
    );
    if (!found.told) throw new Error(found.why);
    expect(found.drivers[0]).toMatchObject({ driver: 'cvr', now: 14 / 800, verdict: 'reached' });
    expect(found.drivers[0]!.past!.high).toBeCloseTo(20 / 800, 12);
  }, 30_000);

  it('is not told of a part of its campaigns, or where nothing is read closely enough', async () => {
    const { client, ask } = await withDays(3, () => ({ a: shop(10) }));
    expect(await client.ask('why.funnel', ask)).toMatchObject({ told: false, why: 'no-window' });
    expect(await client.ask('why.funnel', { ...ask, accounts: [] })).toMatchObject({ told: false });
    await expect(client.ask('why.funnel', { ...ask, target: 'gone' })).rejects.toThrow(/bad-message/);
    // One row of two was scrolled to.
    const half = await withDays(30, () => ({ a: shop(10) }), 2);
    expect(await half.client.ask('why.funnel', half.ask)).toMatchObject({ told: false });
  }, 30_000);
});
