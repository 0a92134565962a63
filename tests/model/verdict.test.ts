import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { verdictOf } from '@/model/check/verdict';
import { problem } from '@/model/problem';
import { contradictionIn, VerdictSchema } from '@/model/verdict';

import { required } from '../page/intl-samples';
import {
  figuresOf,
  readingWith,
  readTableOf,
  shownKeys,
  sumOf,
  truth,
  type ShownKey,
  type Style,
} from './tables';

const style: fc.Arbitrary<Style> = fc.record({
  digits: fc.constantFrom(0, 1, 2, 2, 2),
  compact: fc.boolean(),
  cut: fc.boolean(),
});
const styles = fc.record(
  Object.fromEntries(shownKeys.map((key) => [key, style])) as Record<ShownKey, typeof style>,
);
const plain = Object.fromEntries(
  shownKeys.map((key) => [key, { digits: 2, compact: false, cut: false }]),
) as Record<ShownKey, Style>;
const codes = (reading: Parameters<typeof verdictOf>[0]) => verdictOf(reading).map(({ code }) => code);

describe('a table that is right', () => {
  it('never contradicts itself, in any language, however it is rounded or cut off', () => {
    fc.assert(
      fc.property(
        fc.array(truth, { minLength: 1, maxLength: 12 }),
        fc.subarray([...shownKeys], { minLength: 2 }),
        fc.constantFrom(...required),
        styles,
        (rows, keys, locale, shown) => {
          const reading = readTableOf(rows, keys, locale, shown);
          const verdict = verdictOf(reading);
          expect(VerdictSchema.parse(verdict)).toEqual(verdict);
          expect(verdict.length).toBeGreaterThan(0);
          expect(
            verdict.filter(({ code }) => code === 'identities-broken' || code === 'does-not-add-up'),
          ).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  }, 120_000);

  it('reconciles', () => {
    fc.assert(
      fc.property(
        fc.array(truth, { minLength: 2, maxLength: 8 }),
        fc.constantFrom('en', 'de', 'it', 'fr'),
        (rows, locale) => {
          const keys: ShownKey[] = ['impressions', 'clicks', 'spend', 'ctr', 'cpc'];
          const [finding] = verdictOf(readTableOf(rows, keys, locale, plain));
          expect(finding).toEqual({ code: 'reconciles', params: { ratios: 2, totals: 3 } });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a column that is read a hundred or a thousand times off', () => {
  const partners: Partial<Record<ShownKey, ShownKey[]>> = {
    impressions: ['clicks', 'ctr'],
    clicks: ['spend', 'cpc'],
    spend: ['clicks', 'cpc'],
    conversions: ['spend', 'cpa'],
    conversionValue: ['spend', 'roas'],
    ctr: ['impressions', 'clicks'],
    cpc: ['spend', 'clicks'],
    cpm: ['spend', 'impressions'],
    cvr: ['conversions', 'clicks'],
    cpa: ['spend', 'conversions'],
    roas: ['conversionValue', 'spend'],
    acos: ['conversionValue', 'spend'],
  };
  // What is shown as 0.01 says little of itself.
  const busy = truth.filter((row) => {
    const { cvr, roas, acos, cpa, cpm, conversions } = figuresOf(row);
    return conversions >= 10 && Math.min(cvr! * 100, acos! * 100, roas!, cpa!, cpm!) > 0.2;
  });

  it.each(Object.keys(partners) as ShownKey[])('%s is always caught', (key) => {
    fc.assert(
      fc.property(
        fc.array(busy, { minLength: 4, maxLength: 10 }),
        // A share of conversions a hundred times too small has no digits left to tell by.
        fc.constantFrom(...(key === 'cvr' ? [100, 1000] : [100, 1000, 0.01, 0.001])),
        fc.subarray([...shownKeys]),
        (rows, factor, more) => {
          const keys = new Set<ShownKey>([key, ...partners[key]!, ...more]);
          const reading = readingWith(
            rows.map((row) =>
              Object.fromEntries(
                Object.entries(figuresOf(row)).flatMap(([name, value]) => {
                  if (!keys.has(name as ShownKey)) return [];
                  const places = /ctr|cvr|acos/.test(name) ? 4 : 2;
                  const shown = Number(value!.toFixed(places));
                  return [[name, name === key ? Number((shown * factor).toPrecision(12)) : shown]];
                }),
              ),
            ),
          );
          expect(contradictionIn(verdictOf(reading))).not.toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('"1.234,56 €" taken for 1.234, where smaller amounts are right', () => {
    const rows = [
      { spend: 1.234, clicks: 100, cpc: 12.35 },
      { spend: 2.5, clicks: 210, cpc: 11.9 },
      { spend: 640.2, clicks: 60, cpc: 10.67 },
    ];
    expect(contradictionIn(verdictOf(readingWith(rows)))).toMatchObject({
      code: 'identities-broken',
      params: { metric: 'cpc', of: 'spend', rows: 2, checked: 3 },
    });
  });
});

describe('totals', () => {
  const rows = [
    { spend: 10.5, clicks: 10 },
    { spend: 20.25, clicks: 30 },
    { spend: null, clicks: 2 },
  ];
  const whole = { seen: 3, total: 3 };
  const read = (metrics: object, more: Parameters<typeof readingWith>[1] = {}) =>
    readingWith(rows, { totals: { metrics }, coverage: whole, ...more });

  it('that are the sum reconcile', () => {
    expect(verdictOf(read({ spend: 30.75, clicks: 42 }))).toEqual([
      { code: 'reconciles', params: { ratios: 0, totals: 2 } },
    ]);
  });
  it('that one figure does not add up to contradict it', () => {
    expect(verdictOf(read({ spend: 3075, clicks: 42 }))).toEqual([
      {
        code: 'does-not-add-up',
        params: { metric: 'spend', of: 'spend', rows: 30.75, total: 3075, because: null },
        contradicts: true,
      },
    ]);
    expect(contradictionIn(verdictOf(read({ spend: 25, clicks: 42 })))).not.toBeNull();
  });
  it('are not held against rows that were not all seen', () => {
    const some = read({ spend: 3075, clicks: 4200 }, { coverage: { seen: 3, total: 48 } });
    expect(verdictOf(some)).toEqual([
      { code: 'partial', params: { seen: 3, total: 48 } },
      { code: 'unchecked', params: {} },
    ]);
    const unknown = read({ spend: 3075, clicks: 4200 }, { coverage: { seen: 3, total: null } });
    expect(codes(unknown)).toEqual(['partial', 'unchecked']);
  });
  it('that cover more than the rows do not blame the rows', () => {
    const found = verdictOf(read({ spend: 50, clicks: 90 }));
    expect(found[0]).toMatchObject({ code: 'does-not-add-up', params: { because: 'more-rows' } });
    expect(contradictionIn(found)).toBeNull();
  });
  it.each([
    ['filter-active', 'filter'],
    ['breakdown-rows', 'breakdown'],
    ['number-unreadable', 'unreadable'],
    ['table-loading', 'loading'],
  ] as const)('with %s the reason is named and nothing is contradicted', (code, because) => {
    const found = verdictOf(read({ spend: 20, clicks: 42 }, { problems: [problem(code)] }));
    expect(found[0]).toMatchObject({ code: 'does-not-add-up', params: { metric: 'spend', because } });
    expect(contradictionIn(found)).toBeNull();
  });
  it('of a day that is not over may have moved on a little', () => {
    const open = { through: '2026-11-10T10:00:00Z' };
    expect(codes(read({ spend: 31, clicks: 42 }, open))).toEqual(['partial-day', 'reconciles']);
    expect(contradictionIn(verdictOf(read({ spend: 60, clicks: 42 }, open)))).not.toBeNull();
  });
  it('of reach are not sums, and mixed results are not added', () => {
    const reach = readingWith([{ reach: 100 }, { reach: 100 }], {
      totals: { metrics: { reach: 150 } },
      coverage: { seen: 2, total: 2 },
    });
    expect(codes(reach)).toEqual(['unchecked']);
    const results = readingWith([{ results: 3 }, { results: 5 }], {
      totals: { metrics: { results: 99 } },
      coverage: { seen: 2, total: 2 },
      problems: [problem('result-types-mixed')],
    });
    expect(codes(results)).toEqual(['unchecked']);
  });
  it('shown coarsely allow what they round', () => {
    const metrics = { spend: 12_300, clicks: 42 };
    const reading = readingWith([{ spend: 12_271.5, clicks: 42 }], {
      totals: { metrics },
      coverage: { seen: 1, total: 1 },
    });
    expect(codes(reading)).toEqual(['reconciles']);
  });
});

describe('what looks wrong and is not', () => {
  it('CPC of all clicks beside link clicks, and CTR of another count of clicks', () => {
    const rows = [
      { spend: 100, clicks: 50, linkClicks: 40, cpc: 2.5, impressions: 10_000, ctr: 0.004 },
      { spend: 90, clicks: 60, linkClicks: 30, cpc: 3, impressions: 10_000, ctr: 0.003 },
    ];
    expect(contradictionIn(verdictOf(readingWith(rows)))).toBeNull();
    const without = rows.map(({ spend, clicks, cpc, impressions, ctr }) => ({
      spend,
      clicks,
      cpc,
      impressions,
      ctr,
    }));
    expect(contradictionIn(verdictOf(readingWith(without)))).toBeNull();
  });
  it("Google's conversion rate, which counts interactions", () => {
    const rows = [
      { clicks: 20, conversions: 4, cvr: 0.002 },
      { clicks: 30, conversions: 2, cvr: 0.0011 },
      { clicks: 41, conversions: 7, cvr: 0.0037 },
    ];
    expect(contradictionIn(verdictOf(readingWith(rows)))).toBeNull();
  });
  it('cost of a thousand people reached', () => {
    const rows = [
      { spend: 12.5, results: 5000, costPerResult: 2.5 },
      { spend: 30, results: 10_000, costPerResult: 3 },
    ];
    expect(contradictionIn(verdictOf(readingWith(rows, { platform: 'meta-ads' })))).toBeNull();
  });
  it('ROAS of all purchases beside the value of those on the website', () => {
    const rows = [
      { spend: 100, conversionValue: 250, roas: 3.1 },
      { spend: 80, conversionValue: 160, roas: 2.6 },
      { spend: 60, conversionValue: 150, roas: 2.9 },
    ];
    const verdict = verdictOf(readingWith(rows, { platform: 'meta-ads' }));
    expect(verdict[0]).toMatchObject({ code: 'identities-broken', params: { metric: 'roas' } });
    expect(contradictionIn(verdict)).toBeNull();
  });
  it('columns of two attribution windows', () => {
    const more = { basis: { cpa: '1d_click', conversions: '7d_click' } };
    const rows = [
      { spend: 100, conversions: 10, cpa: 100, more },
      { spend: 200, conversions: 10, cpa: 200, more },
    ];
    expect(contradictionIn(verdictOf(readingWith(rows)))).toBeNull();
  });
  it('one row of many that is odd', () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({
      impressions: 1000 + at,
      clicks: 10 + at,
      ctr: Number(((10 + at) / (1000 + at)).toFixed(4)),
    }));
    rows[4]!.ctr = 0.5;
    expect(contradictionIn(verdictOf(readingWith(rows)))).toBeNull();
  });
});

describe('what is wrong', () => {
  it('rows of which figures were taken from others', () => {
    const rows = [
      { impressions: 1000, clicks: 44, ctr: 0.01 },
      { impressions: 2000, clicks: 10, ctr: 0.022 },
      { impressions: 3000, clicks: 30, ctr: 0.01 },
    ];
    expect(contradictionIn(verdictOf(readingWith(rows)))).toMatchObject({
      code: 'identities-broken',
      params: { metric: 'ctr', rows: 2, checked: 3 },
      contradicts: true,
    });
  });
  it('one campaign alone, a thousand times off', () => {
    expect(
      contradictionIn(verdictOf(readingWith([{ spend: 1.235, clicks: 100, cpc: 12.35 }]))),
    ).not.toBeNull();
  });
  it('an empty table says nothing', () => {
    expect(verdictOf(readingWith([]))).toEqual([{ code: 'unchecked', params: {} }]);
  });
  it('figures that are none do no harm', () => {
    const rows = [
      { spend: Number.NaN, clicks: -5, cpc: Number.POSITIVE_INFINITY },
      { spend: 0, clicks: 0, cpc: 0 },
    ];
    expect(codes(readingWith(rows))).toEqual(['unchecked']);
  });
});

it('sums of the test tables are what they say', () => {
  expect(sumOf([]).spend).toBe(0);
});
