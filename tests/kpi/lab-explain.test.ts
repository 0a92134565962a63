import { describe, expect, it } from 'vitest';

import { explainCase } from '../tools/lab-explain';

describe('lab explain', () => {
  const days = (figures: [number, number][]) =>
    figures.map(([spend, conversions], at) => ({
      date: `2026-11-0${at + 1}`,
      metrics: { spend, conversions },
    }));

  it('explains totals, days, or one against the other', () => {
    const expected = { kpi: 'cpa', before: 20, after: 25, change: 5, parts: [{ driver: 'cpa', effect: 5 }] };
    const before = days([
      [100, 4],
      [100, 6],
    ]);
    expect(
      explainCase({
        kpi: 'cpa',
        before: { days: before },
        after: { metrics: { spend: 250, conversions: 10 } },
      }),
    ).toMatchObject(expected);
  });

  it('says why there is no change', () => {
    expect(
      explainCase({ kpi: 'cpa', before: { days: [] }, after: { metrics: { spend: 250, conversions: 0 } } }),
    ).toMatchObject({ change: null, parts: [], reason: { code: 'metric-absent' } });
  });

  it.each([
    ['no KPI', { kpi: 'fame', before: { days: [] }, after: { days: [] } }, 'kpi: '],
    ['no figures', { kpi: 'cpa', before: {}, after: { days: [] } }, 'before: neither days nor metrics'],
    [
      'an unknown metric',
      { kpi: 'cpa', before: { metrics: { fame: 1 } }, after: { days: [] } },
      'before.metrics',
    ],
    [
      'no day',
      { kpi: 'cpa', before: { days: [{ date: 'x', metrics: {} }] }, after: { days: [] } },
      'before.days[0].date: not a day',
    ],
  ])('refuses %s and says where', (_, json, sentence) => {
    expect(() => explainCase(json)).toThrow(sentence);
  });
});
