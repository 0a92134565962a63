import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { allocate, type Allocation } from '@/budget/allocate';
import { response, slope, type Curve } from '@/budget/curve';

import { allocateCase } from '../tools/lab-allocate';

const power = (scale: number, exponent: number): Curve => ({ kind: 'power', scale, exponent });
const log = (scale: number, half: number): Curve => ({ kind: 'log', scale, half });
const hill = (scale: number, half: number, shape: number): Curve => ({ kind: 'hill', scale, half, shape });

type Plan = Extract<Allocation, { kind: 'plan' }>;
function plan(
  budget: number,
  curves: readonly Curve[],
  bounds: readonly (readonly [number, number])[] = [],
): Plan {
  const campaigns = curves.map((curve, index) => {
    const [min, max] = bounds[index] ?? [0, budget];
    return { id: String(index), curve, min, max };
  });
  const found = allocate({ budget, campaigns });
  if (found.kind !== 'plan') throw new Error(found.why);
  return found;
}
const spends = (found: Plan) => [...found.spend.values()];
const close = (found: readonly number[], wished: readonly number[], digits = 9) =>
  found.forEach((value, index) => expect(value).toBeCloseTo(wished[index]!, digits));

describe('reference allocations', () => {
  it('three powers share by the square of their scale', () => {
    const found = plan(70, [power(1, 0.5), power(2, 0.5), power(4, 0.5)]);
    close(spends(found), [10 / 3, 40 / 3, 160 / 3]);
    expect(found.response).toBeCloseTo(38.3405790254, 10);
  });

  it('three logarithms, free and with an upper bound that binds', () => {
    const family = [log(10, 5), log(20, 10), log(30, 15)];
    const free = plan(60, family);
    close(spends(free), [10, 20, 30]);
    expect(free.price).toBeCloseTo(2 / 3, 12);
    expect(free.response).toBeCloseTo(65.9167373201, 10);
    const held = plan(60, family, [[0, 8]]);
    close(spends(held), [8, 20.8, 31.2]);
    expect(held.price).toBeCloseTo(50 / 77, 12);
    expect(held.response).toBeCloseTo(65.8015942995, 10);
  });

  it('saturating curves', () => {
    const found = plan(100, [hill(100, 50, 1), hill(200, 50, 1)]);
    close(spends(found), [32.8427124746, 67.1572875254]);
    expect(found.response).toBeCloseTo(154.2893218813, 9);
  });

  it('five campaigns anchored at their spend, within a fifth of it', () => {
    const spend = [120, 80, 200, 50, 150];
    const conversions = [6, 2, 14, 1, 9];
    const exponents = [0.7, 0.7, 0.65, 0.75, 0.7];
    const curves = spend.map((x, i) => power(conversions[i]! / x ** exponents[i]!, exponents[i]!));
    const found = plan(
      600,
      curves,
      spend.map((x) => [0.8 * x, 1.2 * x] as const),
    );
    close(spends(found), [96, 64, 240, 40, 160]);
    expect(found.response).toBeCloseTo(32.8663536058, 9);
    expect(found.price).toBeCloseTo(0.0411946363, 9);
  });
});

const curves: fc.Arbitrary<Curve> = fc.oneof(
  fc.record({
    kind: fc.constant('power' as const),
    scale: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    exponent: fc.double({ min: 0.2, max: 0.95, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('log' as const),
    scale: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    half: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('hill' as const),
    scale: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    half: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
    shape: fc.double({ min: 0.3, max: 1, noNaN: true }),
  }),
);
// Money comes in cents: a box a quadrillionth of a cent wide tests the floating point, not the allocator.
const cents = (max: number) => fc.integer({ min: 0, max: 100 * max }).map((amount) => amount / 100);
const boxes = fc.tuple(cents(50), cents(500));
const problems = fc
  .tuple(
    fc.array(fc.tuple(curves, boxes), { minLength: 1, maxLength: 12 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([shares, part]) => {
    const bounds = shares.map(([, [min, width]]) => [min, min + width] as const);
    const least = bounds.reduce((sum, [min]) => sum + min, 0);
    const most = bounds.reduce((sum, [, max]) => sum + max, 0);
    return {
      curves: shares.map(([curve]) => curve),
      bounds,
      budget: Math.max(least, Math.round(100 * (least + part * (most - least))) / 100),
    };
  });

describe('every concave allocation', () => {
  it('spends the whole budget inside the bounds and proves itself', () => {
    fc.assert(
      fc.property(problems, ({ curves, bounds, budget }) => {
        const found = plan(budget, curves, bounds);
        const xs = spends(found);
        expect(xs.reduce((sum, x) => sum + x, 0)).toBeCloseTo(budget, 6);
        xs.forEach((x, i) => expect(x >= bounds[i]![0] - 1e-9 && x <= bounds[i]![1] + 1e-9).toBe(true));
        expect(found.gap).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('is never beaten by moving money from one campaign to another', () => {
    fc.assert(
      fc.property(problems, fc.nat(), fc.nat(), ({ curves, bounds, budget }, a, b) => {
        const found = plan(budget, curves, bounds);
        const xs = spends(found);
        const [from, to] = [a % xs.length, b % xs.length];
        const step = Math.min(1, xs[from]! - bounds[from]![0], bounds[to]![1] - xs[to]!);
        if (from === to || step <= 1e-6) return;
        const moved =
          response(curves[from]!, xs[from]! - step) -
          response(curves[from]!, xs[from]!) +
          response(curves[to]!, xs[to]! + step) -
          response(curves[to]!, xs[to]!);
        expect(moved).toBeLessThanOrEqual(1e-9 * Math.max(1, found.response));
      }),
    );
  });

  it('scales with the currency and with the response', () => {
    const [k, r] = [1e5, 1e-6];
    const scaled = (curve: Curve): Curve =>
      curve.kind === 'power'
        ? { ...curve, scale: (r * curve.scale) / k ** curve.exponent }
        : curve.kind === 'late'
          ? { ...curve, scale: (r * curve.scale) / k ** curve.exponent, at: k * curve.at }
          : { ...curve, scale: r * curve.scale, half: k * curve.half };
    fc.assert(
      fc.property(problems, ({ curves, bounds, budget }) => {
        // At the very edge of the box the slopes are infinite, and the last bit of the sum decides.
        fc.pre(budget > bounds.reduce((sum, [min]) => sum + min, 0) + 0.005);
        const plain = plan(budget, curves, bounds);
        const other = plan(
          k * budget,
          curves.map(scaled),
          bounds.map(([min, max]) => [k * min, k * max] as const),
        );
        expect(other.response / r / plain.response).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('S-shaped curves', () => {
  /** The best over a fine grid of both spends, with the rest of the budget in the third. */
  function byGrid(curves: readonly Curve[], budget: number, steps: number): number {
    let best = 0;
    for (let i = 0; i <= steps; i++)
      for (let j = 0; i + j <= steps; j++) {
        const xs = [i, j, steps - i - j].map((part) => (part * budget) / steps);
        best = Math.max(
          best,
          curves.reduce((sum, curve, index) => sum + response(curve, xs[index]!), 0),
        );
      }
    return best;
  }

  it('are solved at least as well as any plan on a fine grid', () => {
    const shapes = fc.tuple(
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.double({ min: 5, max: 200, noNaN: true }),
      fc.double({ min: 1.2, max: 6, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(shapes, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 10, max: 300 }),
        (all, budget) => {
          const curves = all.map(([scale, half, shape]) => hill(scale, half, shape));
          const found = plan(budget, curves);
          expect(found.response).toBeGreaterThanOrEqual(byGrid(curves, budget, 60) - 1e-9);
          expect(found.gap).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('S-shaped curves that are all the same', () => {
  it('are served one after the other: half of each would bring less than half of them', () => {
    // Where the line from nothing touches the curve: ten of the thirty get just that.
    const touch = 30 * 2 ** (1 / 3);
    const found = plan(
      10 * touch,
      Array.from({ length: 30 }, () => hill(10, 30, 3)),
      Array.from({ length: 30 }, () => [0, 60] as const),
    );
    expect(found.gap).toBeLessThan(1e-9);
    expect(found.response).toBeCloseTo(10 * response(hill(10, 30, 3), touch), 9);
  });
});

describe('edges', () => {
  it('the price is finite where a share wants less than any number', () => {
    const found = plan(100, [power(1, 0.999999), power(1.5, 0.999999), power(1.2, 0.5)]);
    expect(found.price).toBeCloseTo(1.5, 4);
  });

  it('no budget, one campaign, curves that bring nothing', () => {
    expect(spends(plan(0, [power(1, 0.5)]))).toEqual([0]);
    expect(plan(0, [power(1, 0.5)], [[0, 5]]).price).toBeNull();
    expect(spends(plan(9, [power(1, 0.5)]))).toEqual([9]);
    const nothing = plan(10, [power(0, 0.5), power(0, 0.3)]);
    expect(spends(nothing).reduce((sum, x) => sum + x, 0)).toBeCloseTo(10, 12);
    expect([nothing.response, nothing.gap, nothing.price]).toEqual([0, 0, 0]);
  });

  it('what the bounds cannot hold is said, with the money that is over', () => {
    const campaigns = [{ id: 'a', curve: power(1, 0.5), min: 2, max: 4 }];
    expect(allocate({ budget: 10, campaigns })).toEqual({
      kind: 'infeasible',
      why: 'above-maximum',
      campaign: null,
      slack: 6,
    });
    expect(allocate({ budget: 1, campaigns })).toMatchObject({ why: 'below-minimum', slack: 1 });
    expect(allocate({ budget: 3, campaigns: [{ ...campaigns[0]!, max: 1 }] })).toMatchObject({
      why: 'bounds-crossed',
      campaign: 'a',
    });
  });

  it('the price is the slope that every free campaign shares', () => {
    const family = [power(3, 0.6), log(20, 40), hill(90, 70, 0.8)];
    const found = plan(200, family);
    spends(found).forEach((x, i) => expect(slope(family[i]!, x)).toBeCloseTo(found.price!, 9));
  });
});

describe('lab allocate', () => {
  it('answers in the documented shape', () => {
    const answer = allocateCase({
      budget: 70,
      campaigns: [1, 2, 4].map((scale) => ({ id: `c${scale}`, curve: power(scale, 0.5), min: 0, max: 100 })),
    }) as Record<string, unknown>;
    expect(Object.keys(answer)).toEqual(['spend', 'response', 'price', 'gap']);
  });

  it('says what is wrong with a case', () => {
    const campaign = { id: 'a', curve: power(1, 0.5), min: 0, max: 4 };
    expect(() => allocateCase({ budget: 9, campaigns: [campaign] })).toThrow(
      '5 above the sum of the maximums',
    );
    expect(() => allocateCase({ budget: 9, campaigns: [campaign, campaign] })).toThrow('stands twice');
    expect(() => allocateCase({ budget: 'x', campaigns: [] })).toThrow('not an allocation problem');
    expect(() => allocateCase({ budget: 1, campaigns: [{ ...campaign, curve: power(1, 1.5) }] })).toThrow(
      'exponent',
    );
  });
  it('that are many and steep are left unproved after a while, and the gap tells it', () => {
    const few = plan(
      7.14 * 100,
      Array.from({ length: 12 }, () => hill(100, 100, 8)),
      Array.from({ length: 12 }, () => [0, 300] as const),
    );
    expect(few.gap).toBeGreaterThan(1e-6);
    expect(few.gap).toBeLessThan(0.03);
    const total = [...few.spend.values()].reduce((sum, one) => sum + one, 0);
    expect(total).toBeCloseTo(714, 6);
  });
});
