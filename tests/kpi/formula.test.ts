import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kpiValue, sumMetrics } from '@/kpi/formula';
import { kpiKeys, type KpiKey } from '@/model/kpi';
import { metricKeys, type Metrics } from '@/model/metric';

/** One table a formula: [figures, value or the code and metric of the reason]. */
type Example = [metrics: Metrics, expected: number | [code: string, metric: string]];

const costPer = (metric: keyof Metrics): Example[] => [
  [{ spend: 1000, [metric]: 50 }, 20],
  [{ spend: 10.5, [metric]: 0.5 }, 21],
  [{ spend: 0, [metric]: 50 }, 0],
  [{ spend: 1000, [metric]: 0 }, ['nothing-counted', metric]],
  [{ spend: 0, [metric]: 0 }, ['nothing-counted', metric]],
  [{ spend: 1000 }, ['metric-absent', metric]],
  [{ [metric]: 50 }, ['metric-absent', 'spend']],
  [{ spend: null, [metric]: 50 }, ['metric-empty', 'spend']],
  [{ spend: 1000, [metric]: null }, ['metric-empty', metric]],
  [{ spend: -3, [metric]: 50 }, ['bad-input', 'spend']],
  [{ spend: 1000, [metric]: -1 }, ['bad-input', metric]],
  [{}, ['metric-absent', 'spend']],
];
const countOf = (metric: keyof Metrics): Example[] => [
  [{ [metric]: 12 }, 12],
  [{ [metric]: 0 }, 0],
  [{ [metric]: null }, ['metric-empty', metric]],
  [{ [metric]: -1 }, ['bad-input', metric]],
  [{ [metric]: Number.NaN }, ['bad-input', metric]],
  [{ [metric]: Number.POSITIVE_INFINITY }, ['bad-input', metric]],
  [{}, ['metric-absent', metric]],
];
const moneyOf = (metric: keyof Metrics): Example[] => [
  [{ [metric]: 12.34 }, 12.34],
  [{ [metric]: 0 }, 0],
  [{ [metric]: -5 }, -5],
  [{ [metric]: null }, ['metric-empty', metric]],
  [{}, ['metric-absent', metric]],
];
const share = (over: keyof Metrics, under: keyof Metrics): Example[] => [
  [{ [over]: 45, [under]: 1560 }, 45 / 1560],
  [{ [over]: 0, [under]: 10 }, 0],
  [{ [over]: 3, [under]: 2 }, 1.5],
  [{ [over]: 0, [under]: 0 }, ['nothing-counted', under]],
  [{ [over]: 3, [under]: 0 }, ['nothing-counted', under]],
  [{ [over]: null, [under]: 0 }, ['metric-empty', over]],
  [{ [under]: 10 }, ['metric-absent', over]],
  [{ [over]: -3, [under]: 2 }, ['bad-input', over]],
];

const tables: Record<KpiKey, Example[]> = {
  ctr: share('clicks', 'impressions'),
  cvr: share('conversions', 'clicks'),
  cpc: costPer('clicks'),
  cpm: [
    [{ spend: 1000, impressions: 200_000 }, 5],
    [{ spend: 0, impressions: 10 }, 0],
    [{ spend: 1000, impressions: 0 }, ['nothing-counted', 'impressions']],
    [{ spend: 1000 }, ['metric-absent', 'impressions']],
    [{}, ['metric-absent', 'spend']],
  ],
  cpa: costPer('conversions'),
  cpl: costPer('leads'),
  cac: costPer('newCustomers'),
  costPerResult: costPer('results'),
  aov: [
    [{ conversionValue: 3000, conversions: 60 }, 50],
    [{ conversionValue: 0, conversions: 60 }, 0],
    [{ conversionValue: -30, conversions: 60 }, -0.5],
    [{ conversionValue: 3000, conversions: 0 }, ['nothing-counted', 'conversions']],
    [{ conversions: 60 }, ['metric-absent', 'conversionValue']],
  ],
  roas: [
    [{ conversionValue: 3000, spend: 1000 }, 3],
    [{ conversionValue: 0, spend: 1000 }, 0],
    [{ conversionValue: -50, spend: 1000 }, -0.05],
    [{ conversionValue: 3000, spend: 0 }, ['nothing-counted', 'spend']],
    [{ conversionValue: 3000, spend: -1 }, ['bad-input', 'spend']],
    [{ conversionValue: null, spend: 1000 }, ['metric-empty', 'conversionValue']],
    [{ spend: 1000 }, ['metric-absent', 'conversionValue']],
    [{ conversionValue: 1e308, spend: 1e-308 }, ['bad-input', 'spend']],
  ],
  acos: [
    [{ conversionValue: 4000, spend: 1000 }, 0.25],
    [{ conversionValue: 4000, spend: 0 }, 0],
    [{ conversionValue: 0, spend: 1000 }, ['nothing-counted', 'conversionValue']],
    [{ conversionValue: -1, spend: 1000 }, ['bad-input', 'conversionValue']],
    [{ spend: 1000 }, ['metric-absent', 'conversionValue']],
  ],
  roi: [
    [{ conversionValue: 3000, spend: 1000 }, 2],
    [{ conversionValue: 0, spend: 1000 }, -1],
    [{ conversionValue: 3000, spend: 0 }, ['nothing-counted', 'spend']],
    [{ spend: 1000 }, ['metric-absent', 'conversionValue']],
  ],
  spend: moneyOf('spend'),
  conversionValue: moneyOf('conversionValue'),
  impressions: countOf('impressions'),
  clicks: countOf('clicks'),
  conversions: countOf('conversions'),
  leads: countOf('leads'),
  newCustomers: countOf('newCustomers'),
  results: countOf('results'),
  // The consoles know nothing of the business, and a formula of the user's own comes with its target.
  mer: [[{ spend: 10 }, ['business-missing', 'revenue']]],
  poas: [[{ spend: 10 }, ['business-missing', 'revenue']]],
  clv: [[{ spend: 10 }, ['business-missing', 'revenue']]],
  ltvCac: [[{ spend: 10 }, ['business-missing', 'revenue']]],
  churn: [[{ spend: 10 }, ['business-missing', 'customersLost']]],
  custom: [],
};

describe('formulas', () => {
  for (const kpi of kpiKeys)
    if (kpi !== 'custom')
      it.each(tables[kpi])(`${kpi} of %o`, (metrics, expected) => {
        const found = kpiValue(kpi, metrics);
        if (typeof expected === 'number') expect(found).toEqual({ value: expected });
        else
          expect(found).toEqual({
            value: null,
            reason: { code: expected[0], params: { metric: expected[1] } },
          });
      });

  it('ROI counts the margin, which is a share', () => {
    const metrics = { conversionValue: 3000, spend: 1000 };
    expect(kpiValue('roi', metrics, { margin: 0.5 })).toEqual({ value: 0.5 });
    for (const margin of [0, -1, 1.5, Number.NaN])
      expect(kpiValue('roi', metrics, { margin })).toMatchObject({
        value: null,
        reason: { code: 'bad-input' },
      });
  });

  it('zero is never negative, and nothing is NaN', () => {
    expect(Object.is(kpiValue('roas', { conversionValue: -0, spend: 5 }).value, 0)).toBe(true);
    const figure = fc.option(fc.double(), { nil: null });
    const rows = fc.dictionary(fc.constantFrom(...metricKeys), figure) as fc.Arbitrary<Metrics>;
    fc.assert(
      fc.property(fc.constantFrom(...kpiKeys), rows, (kpi, metrics) => {
        const { value } = kpiValue(kpi, metrics);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe('sums', () => {
  it.each<[string, Metrics[], ReturnType<typeof sumMetrics>]>([
    ['nothing', [], { metrics: {}, gaps: [] }],
    [
      'one row is itself',
      [{ spend: 5, reach: 90, ctr: 0.1 }],
      { metrics: { spend: 5, reach: 90, ctr: 0.1 }, gaps: [] },
    ],
    ['zeros are figures', [{ spend: 0 }, { spend: 0 }], { metrics: { spend: 0 }, gaps: [] }],
    [
      'what is absent everywhere stays absent',
      [{ spend: 1 }, { spend: 2 }],
      { metrics: { spend: 3 }, gaps: [] },
    ],
    [
      'reach, frequency and ratios are not added',
      [
        { reach: 5, frequency: 2, roas: 3, clicks: 1 },
        { reach: 6, roas: 1, clicks: 2 },
      ],
      { metrics: { clicks: 3 }, gaps: [] },
    ],
    [
      'an empty cell makes the sum empty',
      [{ clicks: 1 }, { clicks: null }],
      { metrics: { clicks: null }, gaps: [{ metric: 'clicks', absent: 0, empty: 1 }] },
    ],
    [
      'an absent one too',
      [{ clicks: 1 }, {}, { clicks: null }],
      { metrics: { clicks: null }, gaps: [{ metric: 'clicks', absent: 1, empty: 1 }] },
    ],
    [
      'empty everywhere is empty',
      [{ clicks: null }],
      { metrics: { clicks: null }, gaps: [{ metric: 'clicks', absent: 0, empty: 1 }] },
    ],
  ])('%s', (_, rows, expected) => {
    expect(sumMetrics(rows)).toEqual(expected);
  });

  it('of parts are the sum of the whole, in any order', () => {
    const row = fc.record({ spend: fc.integer({ min: 0, max: 9999 }), clicks: fc.option(fc.nat(99)) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const parts = [rows.slice(0, 1), rows.slice(1)].map((part) => sumMetrics(part).metrics);
        expect(sumMetrics(parts).metrics).toEqual(sumMetrics(rows).metrics);
        expect(sumMetrics([...rows].reverse())).toEqual(sumMetrics(rows));
      }),
    );
  });
});
