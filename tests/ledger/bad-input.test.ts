import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  buildLedger,
  coveredOf,
  restatementsOf,
  spansOf,
  windowTotal,
  type LedgerOptions,
  type Observation,
} from '@/ledger/ledger';

import { closed, instant, open, span } from './worlds';

const day = fc.oneof(
  fc.constantFrom(
    '2026-03-01',
    '2026-03-08',
    '2026-03-29',
    '2028-02-29',
    '2026-02-29',
    '9999-12-31',
    '1000-01-01',
    '',
  ),
  fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`),
);
const when = fc.oneof(
  fc.constantFrom(
    '2026-03-29T00:30:00Z',
    '2026-03-29T03:30:00+02:00',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    'never',
    '',
  ),
  fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, '0')}T10:00:00Z`),
);
const observation = fc.record<Observation>({
  range: fc.record({ from: day, to: day }),
  value: fc.oneof(fc.double(), fc.integer({ min: -5, max: 500 })),
  readAt: when,
  through: fc.option(when),
  tolerance: fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1e300 })),
  session: fc.option(fc.constantFrom('a', '')),
});
const options = fc.record<LedgerOptions>(
  {
    additive: fc.boolean(),
    nonNegative: fc.boolean(),
    settledAfter: fc.option(fc.integer({ min: 0, max: 40 })),
    dayOf: fc.constant((text: string) => text.slice(0, 10)),
    now: when,
    growth: fc.constantFrom(
      () => 0.5,
      () => Number.NaN,
      () => -1,
    ),
    staleness: fc.constantFrom(
      () => 1,
      () => Number.NaN,
      (one: Observation) => one.value,
    ),
  },
  { requiredKeys: [] },
);

describe('bad input', () => {
  it('is refused by name, and nothing throws or turns into NaN', () => {
    fc.assert(
      fc.property(
        fc.array(observation, { maxLength: 12 }),
        options,
        fc.record({ from: day, to: day }),
        (all, how, range) => {
          const ledger = buildLedger(all, how);
          const total = windowTotal(ledger, range);
          for (const figure of [total.value, total.low, total.high, total.tolerance])
            expect(figure).not.toBeNaN();
          expect(ledger.graph.edges + ledger.refusals.length).toBe(all.length);
          for (const one of spansOf(ledger, range)) expect(windowTotal(ledger, one).value).not.toBeNull();
          coveredOf(ledger, range);
          restatementsOf(ledger);
          for (const { residual } of ledger.conflicts) expect(residual).not.toBeNaN();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('has its reason', () => {
    const good = closed(0, 5, 10, 8);
    const bad: Observation[] = [
      { ...good, value: Number.NaN },
      { ...good, value: Number.POSITIVE_INFINITY },
      { ...good, tolerance: -1 },
      { ...good, range: { from: '2026-03-05', to: '2026-03-01' } },
      { ...good, range: { from: '2026-02-29', to: '2026-03-01' } },
      { ...good, readAt: 'today' },
      { ...good, through: 'now' },
      closed(0, 5, 10, 400),
      { ...open(0, 5, 0, 9), range: span(9, 12) },
      { ...good, value: -1 },
      good,
    ];
    const { refusals, graph } = buildLedger(bad, { nonNegative: true, now: instant(100, 0) });
    expect(refusals.map(({ why }) => why)).toEqual([
      'not-a-number',
      'not-a-number',
      'not-a-number',
      'not-a-range',
      'not-a-range',
      'not-an-instant',
      'not-an-instant',
      'from-the-future',
      'not-begun',
      'below-zero',
    ]);
    expect(refusals.map((one) => one.observation)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(graph.edges).toBe(1);
  });

  it('empty is unknown; one reading answers for itself alone', () => {
    expect(windowTotal(buildLedger([]), span(0, 5))).toEqual({
      grade: 'unknown',
      value: null,
      low: null,
      high: null,
      tolerance: 0,
      asOf: null,
      through: null,
      support: [],
      missing: [span(0, 5)],
      suspects: [],
    });
    const one = buildLedger([closed(0, 5, 10, 8)]);
    expect(windowTotal(one, span(0, 5)).value).toBe(10);
    expect(windowTotal(one, span(0, 4))).toMatchObject({ grade: 'bounds', low: 0, high: 10 });
    expect(windowTotal(one, { from: '2026-03-05', to: '2026-03-01' })).toMatchObject({
      grade: 'unknown',
      missing: [],
    });
    expect(windowTotal(one, { from: 'x', to: 'y' })).toMatchObject({ grade: 'unknown', missing: [] });
  });

  it('duplicates change nothing, a clock that went back only makes a reading older', () => {
    const read = [closed(0, 10, 50, 20), closed(0, 4, 20, 20)];
    const once = windowTotal(buildLedger(read), span(4, 10));
    expect(windowTotal(buildLedger([...read, ...read, ...read]), span(4, 10))).toEqual(once);
    const back = [...read, closed(0, 10, 70, 3)];
    expect(windowTotal(buildLedger(back), span(0, 10)).value).toBe(50);
  });

  it('contradictions of one instant are settled always the same way', () => {
    const one = closed(0, 10, 50, 20);
    const other = closed(0, 10, 60, 20);
    for (const read of [
      [one, other],
      [other, one],
    ])
      expect(windowTotal(buildLedger(read), span(0, 10)).value).toBe(60);
  });

  it('all zeros are zeros', () => {
    const ledger = buildLedger([closed(0, 10, 0, 20), closed(0, 4, 0, 20)]);
    expect(windowTotal(ledger, span(4, 10))).toMatchObject({ grade: 'exact', value: 0 });
    expect(Object.is(windowTotal(ledger, span(4, 10)).value, 0)).toBe(true);
    expect(windowTotal(ledger, span(4, 7))).toMatchObject({ grade: 'bounds', low: 0, high: 0 });
  });

  it('days of daylight saving and leap days are days like others', () => {
    const at = (from: string, to: string, value: number, readAt: string): Observation => ({
      ...closed(0, 1, value, 20),
      range: { from, to },
      readAt,
    });
    const ledger = buildLedger([
      at('2028-02-01', '2028-03-31', 60, '2028-04-05T08:00:00Z'),
      at('2028-03-01', '2028-03-31', 31, '2028-04-05T08:00:00Z'),
      at('2028-02-01', '2028-02-28', 28, '2028-04-05T08:00:00Z'),
      at('2028-03-01', '2028-03-25', 25, '2028-04-05T08:00:00Z'),
    ]);
    expect(windowTotal(ledger, { from: '2028-02-29', to: '2028-02-29' }).value).toBe(1);
    expect(windowTotal(ledger, { from: '2028-03-26', to: '2028-03-31' }).value).toBe(6);
  });

  it('ages of a hostile size are answered at once', () => {
    const ledger = buildLedger([
      { ...closed(0, 1, 5, 20), range: { from: '1000-01-01', to: '9999-12-31' } },
      { ...closed(0, 1, 2, 20), range: { from: '1000-01-01', to: '5000-12-31' } },
    ]);
    expect(windowTotal(ledger, { from: '5001-01-01', to: '9999-12-31' }).value).toBe(3);
    expect(windowTotal(ledger, { from: '1000-01-02', to: '9999-12-30' }).missing).toEqual([
      { from: '1000-01-02', to: '9999-12-30' },
    ]);
  });
});
