import { describe, expect, it } from 'vitest';

import type { Metrics } from '@/model/metric';
import { addDays } from '@/model/day';
import { plainReading, plainRow } from '../store/readings';
import { direct } from './direct';

/** One reading a day, of one campaign on a console whose conversions do not come late. */
async function withDays(
  days: number,
  of: (index: number) => Metrics,
  platform: 'meta-ads' | 'google-ads' = 'meta-ads',
) {
  const desk = direct();
  for (let back = days; back >= 1; back -= 1) {
    const day = addDays('2026-11-22', -back);
    await desk.client.ask('reading.add', {
      reading: plainReading({
        platform,
        range: { from: day, to: day },
        readAt: '2026-11-22T08:00:00Z',
        rows: [plainRow('a', 'A', of(back))],
        coverage: { seen: 1, total: 1 },
      }),
    });
  }
  return desk;
}
const everything = { kind: 'everything' as const };

describe('what was reached', () => {
  it('is the last eight complete weeks, each a ratio of sums', async () => {
    const desk = await withDays(70, (back) => ({ spend: 100, conversions: back % 2 === 0 ? 2 : 6 }));
    const reach = await desk.client.ask('history.reach', { kpi: 'cpa', scope: everything, weeks: 8 });
    expect(reach).toMatchObject({ by: 'week', currency: 'EUR' });
    expect(reach.spans.length).toBe(8);
    // Today is a Sunday in UTC: it is not over.
    expect(reach.spans[0]!.range).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    for (const { value } of reach.spans) {
      // Seven days of 100 over 3×2+4×6 or 4×2+3×6, never the mean of 50 and 16.67.
      expect([700 / 30, 700 / 26]).toContainEqual(value);
    }
  }, 30_000);

  it('passes by weeks whose conversions are not in yet', async () => {
    const desk = await withDays(84, () => ({ spend: 100, conversions: 4 }), 'google-ads');
    const reach = await desk.client.ask('history.reach', { kpi: 'cpa', scope: everything, weeks: 8 });
    expect(reach.spans[0]!.range.to <= '2026-10-31').toBe(true);
    for (const { ripe } of reach.spans) expect(ripe).toBeGreaterThanOrEqual(0.9);
    // What is not late is not passed by.
    const cpc = await desk.client.ask('history.reach', { kpi: 'spend', scope: everything, weeks: 8 });
    expect(cpc.spans[0]!.range.to).toBe('2026-11-15');
  }, 30_000);

  it('says of each week why it is not known, and takes months where only they are', async () => {
    const desk = direct();
    for (const month of ['08', '09', '10'])
      await desk.client.ask('reading.add', {
        reading: plainReading({
          platform: 'meta-ads',
          range: { from: `2026-${month}-01`, to: `2026-${month}-${month === '09' ? 30 : 31}` },
          readAt: '2026-11-22T08:00:00Z',
          rows: [plainRow('a', 'A', { spend: 3000, conversions: 100 + Number(month) })],
          coverage: { seen: 1, total: 1 },
        }),
      });
    const reach = await desk.client.ask('history.reach', { kpi: 'cpa', scope: everything, weeks: 8 });
    expect(reach.by).toBe('month');
    expect(reach.spans.filter(({ value }) => value !== null).map(({ value }) => value)).toEqual([
      3000 / 110,
      3000 / 109,
      3000 / 108,
    ]);
    const none = await direct().client.ask('history.reach', { kpi: 'cpa', scope: everything, weeks: 8 });
    expect(none.spans.every(({ value, reason }) => value === null && reason !== null)).toBe(true);
  });
});
