import { describe, expect, it } from 'vitest';

import type { Metrics } from '@/model/metric';
import { addDays } from '@/model/day';
import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

/** Days of November to the 21st (after) and the 21 days before (before), of one or several campaigns. */
async function withDays(
  of: (after: boolean, index: number) => Record<string, Metrics>,
  platform: 'meta-ads' | 'google-ads' = 'meta-ads',
) {
  const desk = direct();
  for (let back = 42; back >= 1; back -= 1) {
    const day = addDays('2026-11-22', -back);
    const rows = of(back <= 21, back);
    await desk.client.ask('reading.add', {
      reading: plainReading({
        platform,
        range: { from: day, to: day },
        readAt: '2026-11-22T08:00:00Z',
        rows: Object.entries(rows).map(([id, metrics]) => plainRow(id, `Campaign ${id}`, metrics)),
        coverage: { seen: Object.keys(rows).length, total: Object.keys(rows).length },
      }),
    });
  }
  return desk;
}
const shop = (cvr: number, index = 0): Metrics => ({
  spend: 100 + (index % 3),
  impressions: 20_000,
  clicks: 400,
  conversions: Math.round(400 * cvr),
  conversionValue: Math.round(400 * cvr) * 50,
});
const sum = (parts: readonly { effect: number }[]) => parts.reduce((all, one) => all + one.effect, 0);
const ask = { target: 'cpa', account: null, campaign: null };

describe('why a KPI changed', () => {
  it('names the driver, and marks what chance could have done', async () => {
    const desk = await withDays((after, index) => ({ a: shop(after ? 0.03 : 0.05, index) }));
    await desk.client.ask('targets.save', { targets: [plainTarget()] });
    const why = await desk.client.ask('why.changed', ask);
    if (!why.told) throw new Error(why.why);
    expect(why.against).toBe('days-before');
    expect(why.after.range).toEqual({ from: '2026-11-01', to: '2026-11-21' });
    expect(why.before.range).toEqual({ from: '2026-10-11', to: '2026-10-31' });
    expect(sum(why.drivers)).toBeCloseTo(why.change, 9);
    const [cvr] = why.drivers.toSorted((x, y) => Math.abs(y.effect) - Math.abs(x.effect));
    expect(cvr).toMatchObject({ driver: 'cvr', before: 0.05, after: 0.03, within: false });
    expect(why.drivers.find(({ driver }) => driver === 'ctr')).toMatchObject({ within: true });
    expect(why.currency).toBe('EUR');
  }, 30_000);

  it('adds up over campaigns and drivers alike, mix apart', async () => {
    const desk = await withDays((after, index) => ({
      a: { ...shop(0.05, index), spend: after ? 50 : 150 },
      b: { ...shop(0.02), spend: after ? 250 : 100 },
      ...(after ? { c: shop(0.01) } : {}),
    }));
    await desk.client.ask('targets.save', { targets: [plainTarget()] });
    const why = await desk.client.ask('why.changed', ask);
    if (!why.told) throw new Error(why.why);
    expect(sum(why.drivers)).toBeCloseTo(why.change, 9);
    expect(sum(why.campaigns)).toBeCloseTo(why.change, 9);
    expect(why.drivers.some(({ driver }) => driver === 'mix')).toBe(true);
    expect(why.campaigns.map(({ campaign }) => campaign).sort()).toEqual(['a', 'b', 'c']);
    const one = await desk.client.ask('why.changed', {
      ...ask,
      account: why.campaigns[0]!.account,
      campaign: 'a',
    });
    if (!one.told) throw new Error(one.why);
    expect(one.campaigns).toEqual([]);
    expect(one.after.value).toBeCloseTo(50 / 20, 9);
  }, 30_000);

  it('compares windows of equal maturity', async () => {
    // Each day converts alike; only its conversions are not all in yet.
    const shares = [0.5, 0.604, 0.604, 0.655, 0.655, 0.655, 0.655];
    const share = (age: number) =>
      age < 7 ? shares[age]! : age < 14 ? 0.724 : age < 21 ? 0.83 : age < 31 ? 0.897 : 1;
    const desk = await withDays(
      (_, back) => ({ a: { spend: 100, impressions: 20_000, clicks: 400, conversions: 20 * share(back) } }),
      'google-ads',
    );
    await desk.client.ask('targets.save', { targets: [plainTarget()] });
    const why = await desk.client.ask('why.changed', ask);
    if (!why.told) throw new Error(why.why);
    expect(why.after.ripe).toBeLessThan(0.8);
    expect(Math.abs(why.change) / why.before.value).toBeLessThan(0.01);
  }, 30_000);

  it('says when there is nothing to compare with', async () => {
    const desk = direct();
    await desk.client.ask('reading.add', {
      reading: plainReading({
        range: { from: '2026-11-01', to: '2026-11-21' },
        readAt: '2026-11-22T08:00:00Z',
        rows: [plainRow('a', 'A', shop(0.05))],
        coverage: { seen: 1, total: 1 },
      }),
    });
    await desk.client.ask('targets.save', { targets: [plainTarget()] });
    expect(await desk.client.ask('why.changed', ask)).toEqual({
      told: false,
      why: 'no-comparison',
      reason: null,
      // As many days as were read, right before them: the period itself is what was read.
      open: { from: '2026-10-11', to: '2026-10-31' },
    });
    await expect(desk.client.ask('why.changed', { ...ask, target: 'gone' })).rejects.toThrow(/bad-message/);
  });

  it('has no drivers for what no console counts', async () => {
    const desk = direct();
    await desk.client.ask('targets.save', {
      targets: [plainTarget({ id: 'mer', kpi: 'mer', direction: 'at-least', currency: null })],
    });
    expect(await desk.client.ask('why.changed', { ...ask, target: 'mer' })).toMatchObject({
      told: false,
      why: 'no-drivers',
    });
  });
});
