import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import type { Reading } from '@/model/reading';

import { backtest, dailyOf } from './backtest';
import { openData } from './backtest-open-data';
import { poissonDraw, seeded } from './calibration-campaigns';

const reading = (day: string, rows: Reading['rows'], to = day): Reading => ({
  source: 'report',
  platform: 'other',
  grid: 'test',
  account: { id: null, name: 'A' },
  level: 'campaign',
  range: { from: day, to },
  currency: 'EUR',
  attribution: null,
  readAt: '2026-11-01T00:00:00Z',
  rows,
  totals: null,
  coverage: { seen: rows.length, total: rows.length },
  through: null,
  problems: [],
});

const row = (name: string, spend: number, conversions: number): Reading['rows'][number] => ({
  id: null,
  name,
  status: null,
  budget: null,
  metrics: { spend, conversions },
  resultType: null,
  limitedBy: null,
});

describe('the backtest', () => {
  it('takes single days of campaigns, oldest first', () => {
    const days = dailyOf([
      reading('2026-10-02', [row('a', 2, 1)]),
      reading('2026-10-01', [row('a', 1, 0), row('b', 1, 0)]),
      reading('2026-10-01', [row('a', 3, 1)], '2026-10-02'),
    ]);
    expect(days.get('a')?.map(({ metrics }) => metrics.spend)).toEqual([1, 2]);
    expect(days.get('b')).toHaveLength(1);
  });
  it('finds the lights right on steady campaigns, and a point estimate wrong more often', () => {
    const chance = seeded(3);
    const readings = Array.from({ length: 80 }, (_, index) =>
      reading(
        addDays('2026-07-01', index),
        Array.from({ length: 8 }, (__, campaign) =>
          row(`c${campaign}`, 100, poissonDraw(3 + campaign, chance)),
        ),
      ),
    );
    const found = backtest(dailyOf(readings), 'cpa');
    expect(found.landings).toBe(4 * 4 * 8);
    expect(found.coverage).toBeGreaterThan(0.7);
    expect(found.red).toBeGreaterThan(0.1);
    expect(found.falseRed).toBeLessThanOrEqual(0.1);
    expect(found.point.falseRed).toBeGreaterThan(found.falseRed);
  });
  it('reads the open data by its own columns, and no other file', () => {
    const head =
      'month,day,campaign_number,user_engagement,banner,placement,displays,cost,clicks,revenue,post_click_conversions,post_click_sales_amount';
    const found = openData(
      `${head}\nMay,3,camp 1,High,160 x 600,abc,10,0.5,2,0,1,20\nMay,3,camp 1,High,240 x 400,abc,30,1.5,4,0,2,30\n`,
    );
    expect(found).toHaveLength(1);
    expect(found![0]!.range).toEqual({ from: '2020-05-03', to: '2020-05-03' });
    expect(found![0]!.rows.map(({ name, metrics }) => [name, metrics])).toEqual([
      ['camp 1 abc High', { impressions: 40, clicks: 6, spend: 2, conversions: 3, conversionValue: 50 }],
    ]);
    expect(openData('Day,Campaign,Cost\n')).toBeNull();
  });
});
