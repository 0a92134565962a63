import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decompose, type Driver, type Explanation } from '@/kpi/decompose';
import { logMean } from '@/kpi/lmdi';
import { kpiKeys, type KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';

const p0: Metrics = {
  spend: 1000,
  impressions: 200_000,
  clicks: 2400,
  conversions: 60,
  conversionValue: 3000,
};
const p1: Metrics = {
  spend: 1200,
  impressions: 190_000,
  clicks: 2090,
  conversions: 44,
  conversionValue: 2244,
};

const explain = (kpi: KpiKey, before: Metrics, after: Metrics, margin?: number): Explanation =>
  decompose(kpi, { metrics: before }, { metrics: after }, margin === undefined ? {} : { margin });
const effects = (explanation: Explanation): Record<string, number> =>
  Object.fromEntries(explanation.parts.map((part) => [part.driver, part.effect]));
const sum = (explanation: Explanation) => explanation.parts.reduce((total, part) => total + part.effect, 0);

describe('the logarithmic mean', () => {
  it('lies between its arguments and is exact near the diagonal', () => {
    expect(logMean(2, 1)).toBeCloseTo(1 / Math.LN2, 15);
    expect(logMean(7, 7)).toBe(7);
    expect(logMean(0, 5)).toBe(0);
    expect(logMean(0, 0)).toBe(0);
    const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(positive, fc.double({ min: 0, max: 1e-7, noNaN: true }), (a, nudge) => {
        const b = a * (1 + nudge);
        // L(a, b) = (a + b)/2 · (1 − O(nudge²)).
        expect(Math.abs(logMean(a, b) / ((a + b) / 2) - 1)).toBeLessThan(1e-13);
      }),
    );
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(logMean(a, b)).toBeGreaterThanOrEqual(Math.min(a, b) * (1 - 1e-12));
        expect(logMean(a, b)).toBeLessThanOrEqual(Math.max(a, b) * (1 + 1e-12));
        expect(logMean(a, b) / logMean(b, a)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('the reference vectors', () => {
  const vectors: [KpiKey, number, [Driver, number][]][] = [
    [
      'roas',
      -1.13,
      [
        ['cpm', -0.558492452],
        ['ctr', -0.208014161],
        ['cvr', -0.410834632],
        ['aov', 0.047341245],
      ],
    ],
    [
      'cpa',
      10.606060606,
      [
        ['cpm', 5.031170716],
        ['ctr', 1.87389239],
        ['cvr', 3.7009975],
      ],
    ],
    [
      'conversionValue',
      -756,
      [
        ['cpm', -608.270803711],
        ['ctr', -226.554433273],
        ['cvr', -447.452263287],
        ['aov', 51.560763197],
        ['spend', 474.716737074],
      ],
    ],
  ];

  it.each(vectors)('%s', (kpi, change, parts) => {
    const found = explain(kpi, p0, p1);
    expect(found.change).toBeCloseTo(change, 9);
    expect(found.parts.map((part) => part.driver)).toEqual(parts.map(([driver]) => driver));
    found.parts.forEach((part, at) => expect(Math.abs(part.effect - parts[at]![1])).toBeLessThan(1e-9));
    expect(sum(found)).toBeCloseTo(found.change!, 12);
  });

  it('tells the drivers themselves, as the field writes them', () => {
    const parts = explain('roas', p0, p1).parts.map(({ driver, before, after }) => [driver, before, after]);
    expect(parts).toEqual([
      ['cpm', 5, 1_200_000 / 190_000],
      ['ctr', 0.012, 0.011],
      ['cvr', 0.025, 44 / 2090],
      ['aov', 50, 51],
    ]);
  });

  it('calls the conversion rate noise, though it is the second largest driver', () => {
    const noise = Object.fromEntries(explain('cpa', p0, p1).parts.map((part) => [part.driver, part.noise]));
    expect(noise.cvr!.threshold).toBeCloseTo(1.28 * Math.sqrt(1 / 44 + 1 / 60), 12);
    expect(noise.cvr!.threshold).toBeCloseTo(0.254, 3);
    expect(noise.cvr!.within).toBe(true);
    expect(noise.ctr).toMatchObject({ within: false });
    // Money scatters from day to day, and no days are known.
    expect(noise.cpm).toEqual({ threshold: null, within: null });
  });
});

describe('every KPI', () => {
  const figure = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 10_000 }),
    fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  );
  const all = [
    'spend',
    'impressions',
    'clicks',
    'conversions',
    'leads',
    'newCustomers',
    'results',
    'conversionValue',
  ] as const;
  const metrics = fc.record(
    Object.fromEntries(all.map((metric) => [metric, fc.option(figure, { nil: null, freq: 8 })])) as Record<
      (typeof all)[number],
      fc.Arbitrary<number | null>
    >,
    { requiredKeys: [] },
  ) as fc.Arbitrary<Metrics>;
  const positive = fc.record(
    Object.fromEntries(
      all.map((metric) => [metric, fc.double({ min: 0.01, max: 1e6, noNaN: true })]),
    ) as Record<(typeof all)[number], fc.Arbitrary<number>>,
  ) as fc.Arbitrary<Metrics>;
  const refund = fc.option(fc.double({ min: -1e5, max: 0, noNaN: true }));
  const margin = fc.constantFrom(1, 0.3);

  it('adds up to its change, zeros, gaps and refunds included', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kpiKeys),
        metrics,
        metrics,
        refund,
        margin,
        (kpi, before, after, back, share) => {
          const end = back === null ? after : { ...after, conversionValue: back };
          const found = explain(kpi, before, end, share);
          if (found.change === null) {
            expect(found.reason.code).toBeTruthy();
            expect(found.parts).toEqual([]);
            return;
          }
          expect(found.parts.length).toBeGreaterThan(0);
          const scale = Math.max(Math.abs(found.before), Math.abs(found.after), 1e-300);
          expect(Math.abs(sum(found) - found.change) / scale).toBeLessThan(1e-9);
          for (const part of found.parts) expect(part.effect).not.toBeNaN();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('turns its effects round with time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kpiKeys), positive, positive, (kpi, before, after) => {
        const [there, back] = [explain(kpi, before, after), explain(kpi, after, before)];
        const scale = Math.max(Math.abs(there.before!), Math.abs(there.after!)) * 100;
        there.parts.forEach((part, at) => {
          expect(back.parts[at]!.driver).toBe(part.driver);
          expect(Math.abs(back.parts[at]!.effect + part.effect) / scale).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it('scales with the currency, and not with the length of the windows where it is a ratio', () => {
    fc.assert(
      fc.property(positive, positive, (before, after) => {
        const money = ({ spend, conversionValue, ...rest }: Metrics): Metrics => ({
          ...rest,
          spend: spend! * 8,
          conversionValue: conversionValue! * 8,
        });
        const close = (kpi: KpiKey, left: Explanation, right: Explanation, factor: number) =>
          left.parts.forEach((part, at) => {
            const scale = Math.max(Math.abs(left.before!), Math.abs(left.after!)) * 100;
            expect(
              Math.abs(right.parts[at]!.effect - part.effect * factor) / (scale * factor),
              kpi,
            ).toBeLessThan(1e-11);
          });
        for (const kpi of ['cpa', 'cpm', 'conversionValue'] as const)
          close(kpi, explain(kpi, before, after), explain(kpi, money(before), money(after)), 8);
        close('roas', explain('roas', before, after), explain('roas', money(before), money(after)), 1);
        const triple = Object.fromEntries(
          Object.entries(after).map(([key, value]) => [key, value! * 4]),
        ) as Metrics;
        close('cpa', explain('cpa', before, after), explain('cpa', before, triple), 1);
      }),
    );
  });

  it('gives nothing to a driver that did not move', () => {
    const after = { ...p0, conversions: 66, conversionValue: 3300 };
    expect(effects(explain('roas', p0, after))).toMatchObject({ cpm: 0, ctr: 0, aov: 0 });
    expect(effects(explain('roas', p0, after)).cvr).toBeCloseTo(0.3, 12);
  });

  it.each<[KpiKey, Driver[]]>([
    ['ctr', ['ctr']],
    ['cpm', ['cpm']],
    ['cpc', ['cpm', 'ctr']],
    ['cvr', ['cvr']],
    ['cpa', ['cpm', 'ctr', 'cvr']],
    ['cpl', ['cpm', 'ctr', 'cvr']],
    ['cac', ['cpm', 'ctr', 'cvr']],
    ['costPerResult', ['cpm', 'ctr', 'cvr']],
    ['aov', ['aov']],
    ['roas', ['cpm', 'ctr', 'cvr', 'aov']],
    ['acos', ['cpm', 'ctr', 'cvr', 'aov']],
    ['roi', ['cpm', 'ctr', 'cvr', 'aov']],
    ['spend', ['spend']],
    ['impressions', ['cpm', 'spend']],
    ['clicks', ['cpm', 'ctr', 'spend']],
    ['conversions', ['cpm', 'ctr', 'cvr', 'spend']],
    ['leads', ['cpm', 'ctr', 'cvr', 'spend']],
    ['newCustomers', ['cpm', 'ctr', 'cvr', 'spend']],
    ['results', ['cpm', 'ctr', 'cvr', 'spend']],
    ['conversionValue', ['cpm', 'ctr', 'cvr', 'aov', 'spend']],
  ])('%s has its drivers in a fixed order', (kpi, drivers) => {
    const more = { leads: 5, newCustomers: 5, results: 5 };
    const parts = explain(kpi, { ...p0, ...more }, { ...p1, ...more, leads: 9 }).parts;
    expect(parts.map((part) => part.driver)).toEqual(drivers);
  });

  it('ROI moves as margin times ROAS', () => {
    const roas = effects(explain('roas', p0, p1));
    const roi = effects(explain('roi', p0, p1, 0.4));
    for (const driver of ['cpm', 'ctr', 'cvr', 'aov'])
      expect(roi[driver]).toBeCloseTo(roas[driver]! * 0.4, 12);
  });
});

describe('a shorter chain', () => {
  const without = (metrics: Metrics, ...keys: (keyof Metrics)[]): Metrics =>
    Object.fromEntries(Object.entries(metrics).filter(([key]) => !keys.includes(key as keyof Metrics)));
  it.each<[string, KpiKey, (keyof Metrics)[], Driver[]]>([
    ['no impressions', 'cpa', ['impressions'], ['cpc', 'cvr']],
    ['no clicks', 'cpa', ['clicks'], ['cpm', 'actionsPerImpression']],
    ['neither', 'cpa', ['impressions', 'clicks'], ['cpa']],
    ['no impressions', 'roas', ['impressions'], ['cpc', 'cvr', 'aov']],
    ['neither', 'roas', ['impressions', 'clicks'], ['cpa', 'aov']],
    ['no conversions', 'roas', ['conversions'], ['cpm', 'ctr', 'valuePerClick']],
    ['value alone', 'roas', ['impressions', 'clicks', 'conversions'], ['roas']],
    ['no impressions', 'cpc', ['impressions'], ['cpc']],
    ['no spend', 'conversions', ['spend'], ['ctr', 'cvr', 'impressions']],
    ['nothing else', 'conversions', ['spend', 'impressions', 'clicks'], ['conversions']],
  ])('%s: %s', (_, kpi, keys, drivers) => {
    const found = explain(kpi, without(p0, ...keys), p1);
    expect(found.parts.map((part) => part.driver)).toEqual(drivers);
    expect(sum(found)).toBeCloseTo(found.change!, 12);
    // An empty cell is as little a figure as an absent column.
    const empty = { ...p1, ...Object.fromEntries(keys.map((key) => [key, null])) };
    expect(explain(kpi, p0, empty).parts.map((part) => part.driver)).toEqual(drivers);
  });

  it('joins the neighbours of a zero that something came through', () => {
    const views: Metrics = { ...p1, clicks: 0 };
    expect(explain('cpa', p0, views).parts.map((part) => part.driver)).toEqual([
      'cpm',
      'actionsPerImpression',
    ]);
    expect(explain('conversions', p0, { ...p1, spend: 0 }).parts.map((part) => part.driver)).toEqual([
      'ctr',
      'cvr',
      'impressions',
    ]);
  });
});

describe('zeros', () => {
  it.each<[string, KpiKey, Partial<Metrics>, Driver]>([
    ['no conversions', 'roas', { conversions: 0, conversionValue: 0 }, 'cvr'],
    ['no value', 'roas', { conversionValue: 0 }, 'aov'],
    ['no clicks', 'roas', { clicks: 0, conversions: 0, conversionValue: 0 }, 'ctr'],
    ['stopped', 'conversions', { spend: 0, impressions: 0, clicks: 0, conversions: 0 }, 'spend'],
    [
      'stopped',
      'conversionValue',
      { spend: 0, impressions: 0, clicks: 0, conversions: 0, conversionValue: 0 },
      'spend',
    ],
    ['free', 'cpa', { spend: 0 }, 'cpm'],
    ['free', 'acos', { spend: 0 }, 'cpm'],
    ['nothing shown for the money', 'clicks', { impressions: 0, clicks: 0 }, 'cpm'],
  ])('%s: the whole change of %s is of what is zero', (_, kpi, zero, driver) => {
    const none = { ...p1, ...zero };
    const found = explain(kpi, p0, none);
    expect(effects(found)).toEqual({
      ...Object.fromEntries(found.parts.map((part) => [part.driver, 0])),
      [driver]: found.change,
    });
    expect(effects(explain(kpi, none, p0))[driver]).toBe(-found.change!);
  });

  it('is the limit of small figures', () => {
    const almost = (tiny: number) =>
      effects(explain('roas', p0, { ...p1, conversions: 44 * tiny, conversionValue: 2244 * tiny }));
    const limit = effects(explain('roas', p0, { ...p1, conversions: 0, conversionValue: 0 }));
    expect(limit.cvr).toBe(-3);
    expect(Math.abs(almost(1e-200).cvr! - limit.cvr!)).toBeLessThan(0.02);
    expect(Math.abs(almost(1e-200).cpm!)).toBeLessThan(0.02);
  });

  it('at both ends is no change and no effect', () => {
    const none = { ...p0, conversions: 0, conversionValue: 0 };
    const found = explain('roas', none, { ...none, spend: 500 });
    expect(found.change).toBe(0);
    expect(found.parts.every((part) => part.effect === 0)).toBe(true);
  });

  it.each<[string, KpiKey, Metrics, string]>([
    ['nothing to divide by', 'cpa', { ...p1, conversions: 0 }, 'nothing-counted'],
    ['a column that is not there', 'roas', { spend: 5 }, 'metric-absent'],
    ['an empty cell', 'roas', { spend: 5, conversionValue: null }, 'metric-empty'],
    ['a count below zero', 'cpa', { spend: 5, conversions: -1 }, 'bad-input'],
  ])('%s: there is no change', (_, kpi, after, code) => {
    for (const found of [explain(kpi, p0, after), explain(kpi, after, p0)])
      expect(found).toMatchObject({ change: null, parts: [], reason: { code } });
  });
});

describe('refunds', () => {
  it('stand apart', () => {
    const found = explain('roas', p0, { ...p1, conversionValue: -240 });
    expect(found).toMatchObject({ change: -3.2 });
    expect(effects(found)).toMatchObject({ aov: -3, refunds: -0.2 });
    expect(found.parts.at(-1)).toMatchObject({ driver: 'refunds', before: 0, after: -240 });
  });

  it('are seen day by day where days are known', () => {
    const days = [
      { ...p1, conversionValue: 1500 },
      { ...p1, conversionValue: -300 },
    ];
    const found = decompose(
      'conversionValue',
      { metrics: p0 },
      { metrics: { ...p1, conversionValue: 1200 }, days },
    );
    expect(found.change).toBe(-1800);
    expect(effects(found).refunds).toBe(-300);
    expect(found.parts.find((part) => part.driver === 'aov')).toMatchObject({ after: 1500 / 44 });
    expect(sum(found)).toBeCloseTo(-1800, 9);
  });

  it('do not touch a KPI without value', () => {
    expect(effects(explain('cpa', p0, { ...p1, conversionValue: -5 }))).not.toHaveProperty('refunds');
  });
});
