import fc from 'fast-check';

import { addDays } from '@/model/day';
import { metricKeys, type MetricKey, type Metrics } from '@/model/metric';
import { problemCodes } from '@/model/problem';
import type { Reading, Row } from '@/model/reading';

const figure = fc.oneof(
  fc.integer({ min: -5, max: 100_000 }),
  fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 0, 2 ** 31, 2 ** 32 - 1, 2 ** 53, 1e-9, -2_147_483_648.5),
);
const cell = fc.option(figure, { nil: null });
const perMetric = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Partial<Record<MetricKey, T>>> =>
  fc.dictionary(fc.constantFrom(...metricKeys), value, { maxKeys: 7, noNullPrototype: true });

const text = fc.oneof(fc.constantFrom('7d', 'Purchases', 'Käufe', ''), fc.string({ maxLength: 8 }));
const header = fc.oneof(
  fc.constantFrom('Bid strategy', 'constructor', 'Opt. score'),
  fc.string({ minLength: 1 }),
);

/** A row with every optional part now there, now not. */
export const anyRow: fc.Arbitrary<Row> = fc.record(
  {
    id: fc.option(fc.constantFrom('1', '2', '3', '791252583', '120210000000000001'), { nil: null }),
    name: fc.constantFrom('Brand', 'Non Brand Terms', 'Total Rewards', 'Größe 🌍', ''),
    status: fc.constantFrom('enabled' as const, 'paused' as const, 'learning' as const, null),
    budget: fc.option(
      fc.record({
        amount: figure,
        per: fc.constantFrom('day' as const, 'week' as const, 'lifetime' as const),
      }),
      { nil: null },
    ),
    metrics: perMetric(cell) as fc.Arbitrary<Metrics>,
    resultType: fc.option(text, { nil: null }),
    limitedBy: fc.constantFrom('budget' as const, 'policy' as const, null),
    attribution: fc.option(text, { nil: null }),
    basis: perMetric(text),
    rounding: perMetric(fc.constantFrom(50, 0.5, 500)),
    parentId: fc.option(text, { nil: null }),
    parent: fc.option(text, { nil: null }),
    other: fc.dictionary(header, text, { maxKeys: 3, noNullPrototype: true }),
  },
  {
    requiredKeys: ['id', 'name', 'status', 'budget', 'metrics', 'resultType', 'limitedBy'],
    noNullPrototype: true,
  },
) as fc.Arbitrary<Row>;

/** A reading like those that consoles send, of few accounts, ranges and times, so that they meet. */
export const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    account: fc.constantFrom<Reading['account'][]>(
      { id: '535-149-3750', name: 'Finance' },
      { id: '535-149-3751', name: 'Finance', aliases: ['ocid:77'] },
      { id: null, name: 'Shop' },
      { id: null, name: null },
    ),
    range: fc.option(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([from, days]) => ({
        from: addDays('2026-11-01', from),
        to: addDays('2026-11-01', from + days),
      })),
      { nil: null, freq: 9 },
    ),
    currency: fc.constantFrom('EUR', 'EUR', 'USD', null),
    attribution: fc.constantFrom(null, '7d_click_1d_view'),
    minute: fc.integer({ min: 0, max: 6_000 }),
    rows: fc.array(anyRow, { maxLength: 6 }),
    totals: fc.option(fc.record({ metrics: perMetric(cell) as fc.Arbitrary<Metrics> }), { nil: null }),
    problems: fc.array(
      fc.record({ code: fc.constantFrom(...problemCodes), params: fc.constant({ metric: 'spend' }) }),
      { maxLength: 2 },
    ),
  })
  .map(({ minute, ...rest }): Reading => ({
    source: 'page',
    platform: 'google-ads',
    grid: 'ess-table',
    level: 'campaign',
    readAt: new Date(Date.UTC(2026, 10, 4) + minute * 60_000).toISOString(),
    coverage: { seen: rest.rows.length, total: null },
    through: null,
    ...rest,
  }));

/** A plain reading to be changed where a test needs it. */
export function plainReading(change: Partial<Reading> = {}): Reading {
  return {
    source: 'page',
    platform: 'google-ads',
    grid: 'ess-table',
    account: { id: '535-149-3750', name: 'Finance' },
    level: 'campaign',
    range: { from: '2026-11-01', to: '2026-11-30' },
    currency: 'EUR',
    attribution: null,
    readAt: '2026-12-05T09:00:00Z',
    rows: [plainRow('1', 'Brand', { spend: 100, conversions: 5 }), plainRow('2', 'Generic', { spend: 40 })],
    totals: null,
    coverage: { seen: 2, total: 2 },
    through: null,
    problems: [],
    ...change,
  };
}

export function plainRow(id: string | null, name: string, metrics: Metrics, change: Partial<Row> = {}): Row {
  return { id, name, status: 'enabled', budget: null, metrics, resultType: null, limitedBy: null, ...change };
}
