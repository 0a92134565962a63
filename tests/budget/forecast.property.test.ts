import fc from 'fast-check';
import { expect, it } from 'vitest';

import { forecastOf, type Course, type Lever, type Movable } from '@/budget/forecast';
import { improvementOf } from '@/budget/improvement';
import { reachOf } from '@/budget/reach';

const money = fc.oneof(
  fc.constantFrom(0, 1, 1e9),
  fc.integer({ min: 0, max: 1e8 }).map((cents) => cents / 100),
);
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const lever: fc.Arbitrary<Lever | null> = fc.option(
  fc.record({
    rate: fc.oneof(fc.constant(0), between(1e-6, 100)),
    moments: between(0.5, 1e4).map((A) => ({ A, B: 1 })),
    exponent: between(-1, 2),
    error: between(0, 1),
  }),
  { nil: null },
);
const movables: fc.Arbitrary<Map<string, Movable>> = fc
  .array(fc.record({ spend: money, conversions: lever, value: lever, dispersion: between(1, 50) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => new Map(all.map((one, at) => [String(at), { ...one, id: String(at) }])));
const course = fc.record({
  kpi: fc.constantFrom(
    'cpa',
    'cpl',
    'roas',
    'acos',
    'roi',
    'conversions',
    'leads',
    'conversionValue',
    'spend',
  ),
  value: money,
  direction: fc.constantFrom('at-least', 'at-most', 'two-sided'),
  tolerance: fc.constant(0.1),
  margin: fc.constant(0.5),
  campaigns: fc.constant(['0', '1', '2', '3']),
  soFar: fc.record({ spend: money, conversions: money, conversionValue: money }),
  maturity: between(0, 1),
  daysUnread: fc.nat(40),
  daysLeft: fc.nat(40),
  drift: fc.constantFrom({ variance: 0, horizon: null }, { variance: 0.06, horizon: 7 }),
}) as fc.Arbitrary<Course>;

it('a forecast is of numbers in their order, and what would do it lies inside its bounds', () => {
  fc.assert(
    fc.property(movables, course, money, (campaigns, asked, planned) => {
      for (const plan of [new Map(), new Map([['0', planned]])]) {
        const found = forecastOf(asked, campaigns, plan);
        if (!found) continue;
        const { value, low, high, probability } = found;
        expect([value, low, high, probability].some(Number.isNaN)).toBe(false);
        expect(low).toBeLessThanOrEqual(high);
        expect(probability >= 0 && probability <= 1).toBe(true);
      }
      const reach = reachOf(asked, campaigns, new Set());
      if (reach.kind === 'plan') {
        expect(forecastOf(asked, campaigns, reach.spend)!.light).toBe('green');
        for (const [id, spend] of reach.spend) {
          expect(spend).toBeGreaterThanOrEqual(0);
          expect(spend).toBeLessThanOrEqual(2 * campaigns.get(id)!.spend * (1 + 1e-9));
        }
      }
      expect(improvementOf(asked, campaigns) ?? 1).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});
