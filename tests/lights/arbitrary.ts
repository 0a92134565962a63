import fc from 'fast-check';

import type { JudgeCase } from '@/lights/judge';
import { addDays } from '@/model/day';
import { kpiKeys } from '@/model/kpi';
import { metricKeys, type Metrics } from '@/model/metric';

const day = fc.integer({ min: -40, max: 40 }).map((index) => addDays('2026-11-10', index));
const wild = fc.oneof(
  fc.constant(0),
  fc.double({ min: -1e4, max: 1e7, noNaN: true }),
  fc.double(),
  fc.constant(null),
);
const wildFigures = fc.dictionary(fc.constantFrom(...metricKeys), wild, {
  noNullPrototype: true,
}) as fc.Arbitrary<Metrics>;
/** A size of any order; without the bias to the ends that fast-check likes. */
const power = (min: number, max: number) =>
  fc.noBias(fc.double({ min, max, noNaN: true })).map((exponent) => 10 ** exponent);
const amount = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 3, arbitrary: power(-3, 7) },
);
/** Figures that a console could show, of any size and in any proportion. */
const shownFigures = fc.record({
  impressions: amount,
  clicks: amount,
  spend: amount,
  conversions: amount,
  conversionValue: fc.oneof(
    { weight: 5, arbitrary: amount },
    { weight: 1, arbitrary: amount.map((one) => -one) },
  ),
  leads: amount,
  newCustomers: amount,
  results: amount,
}) as fc.Arbitrary<Metrics>;
const rest = fc.record(
  {
    maturity: fc.record({
      conversions: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }),
    }),
    learning: fc.boolean(),
    ended: fc.boolean(),
    plannedSpend: fc.oneof(fc.double({ min: -10, max: 1e6 }), power(-5, 5)),
    readAt: day.map((one) => `${one}T05:00:00Z`),
    dayShare: fc.oneof(fc.double({ min: -1, max: 2 }), fc.constantFrom(0, 0.3, 1)),
    pacing: fc.constantFrom('even', 'weekday'),
    drift: fc.record({
      variance: fc.oneof(fc.double(), power(-4, 1)),
      horizon: fc.oneof(fc.constant(null), fc.double(), fc.integer({ min: 0, max: 40 })),
    }),
  },
  { requiredKeys: [] },
);

/** Cases around November, with spans that follow each other; `today` falls where it will. */
function casesWith(
  figures: fc.Arbitrary<Metrics>,
  value: fc.Arbitrary<number>,
  tolerance: fc.Arbitrary<number>,
): fc.Arbitrary<JudgeCase> {
  return fc
    .record({
      kpi: fc.constantFrom(...kpiKeys),
      value,
      from: day,
      length: fc.integer({ min: 0, max: 60 }),
      tolerance,
      direction: fc.constantFrom('at-least', 'at-most', 'two-sided'),
      spans: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 }), figures), {
        maxLength: 12,
      }),
      start: day,
      later: fc.integer({ min: -3, max: 25 }),
      hour: fc.integer({ min: 0, max: 23 }),
      rest,
    })
    .map(({ kpi, value, from, length, tolerance, direction, spans, start, later, hour, rest }) => {
      let at = start;
      const laid = spans.map(([gap, long, metrics]) => {
        const range = { from: addDays(at, gap), to: addDays(at, gap + long) };
        at = addDays(range.to, 1);
        return { range, metrics };
      });
      const today = addDays(at, later);
      return {
        kpi,
        target: { value, window: { from, to: addDays(from, length) }, tolerance, direction },
        spans: laid,
        now: `${today}T${`${hour}`.padStart(2, '0')}:00:00Z`,
        today,
        ...rest,
      } as JudgeCase;
    });
}
/** Whatever could come in: most of it cannot be judged. */
export const anyCase = casesWith(wildFigures, fc.double(), fc.double());
/** What consoles could show: most of it reaches the mathematics. */
export const shownCase = casesWith(shownFigures, power(-4, 6), fc.constantFrom(0, 0.1, 0.5));
