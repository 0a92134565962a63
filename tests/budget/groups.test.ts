import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { allocate } from '@/budget/allocate';
import { response } from '@/budget/curve';
import { allocateGrouped, type Limit } from '@/budget/groups';

const roots = [1, 2, 4].map((scale, index) => ({
  id: 'abc'[index]!,
  curve: { kind: 'power', scale, exponent: 0.5 } as const,
  min: 0,
  max: 1000,
}));

describe('a budget under limits for groups', () => {
  it('is the plain answer where no limit binds', () => {
    const found = allocateGrouped(70, roots, [{ id: 'g', campaigns: ['a', 'b'], min: 0, max: 70 }]);
    if (found.kind !== 'plan') throw new Error(found.why);
    expect([...found.spend.values()]).toEqual([10 / 3, 40 / 3, 160 / 3].map((x) => expect.closeTo(x, 8)));
    expect(found.response).toBeCloseTo(Math.sqrt(70 * 21), 9);
    expect(found.gap).toBeLessThan(1e-9);
  });

  it('holds a group to its most and its least, and gives the rest where it brings most', () => {
    const capped = allocateGrouped(70, roots, [{ id: 'g', campaigns: ['c'], min: 0, max: 20 }]);
    expect(capped.kind === 'plan' && [...capped.spend.values()]).toEqual(
      [10, 40, 20].map((x) => expect.closeTo(x, 8)),
    );
    const floored = allocateGrouped(70, roots, [{ id: 'g', campaigns: ['a', 'b'], min: 50, max: 70 }]);
    expect(floored.kind === 'plan' && [...floored.spend.values()]).toEqual(
      [10, 40, 20].map((x) => expect.closeTo(x, 8)),
    );
    for (const found of [capped, floored]) expect(found.kind === 'plan' && found.gap).toBeLessThan(1e-9);
  });

  it('stays inside every limit, spends the whole budget, and no other plan that does brings more', () => {
    const drawn = fc.record({
      curves: fc.array(
        fc.record({
          scale: fc.double({ min: 0.5, max: 20, noNaN: true }),
          exponent: fc.double({ min: 0.3, max: 0.85, noNaN: true }),
        }),
        { minLength: 4, maxLength: 4 },
      ),
      // A plan that is taken to be possible; limits are put around it.
      plan: fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 }),
      slack: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(drawn, ({ curves, plan, slack }) => {
        const campaigns = curves.map((curve, index) => ({
          id: String(index),
          curve: { kind: 'power', ...curve } as const,
          min: 0,
          max: 500,
        }));
        const limit = (id: string, members: number[]): Limit => {
          const sum = members.reduce((total, index) => total + plan[index]!, 0);
          return { id, campaigns: members.map(String), min: (1 - slack) * sum, max: (1 + slack) * sum };
        };
        const limits = [limit('outer', [0, 1, 2]), limit('inner', [0, 1])];
        const budget = plan.reduce((sum, one) => sum + one, 0);
        const found = allocateGrouped(budget, campaigns, limits);
        if (found.kind !== 'plan') throw new Error(found.why);
        const spend = campaigns.map(({ id }) => found.spend.get(id)!);
        expect(spend.reduce((sum, one) => sum + one, 0)).toBeCloseTo(budget, 6);
        for (const { campaigns: members, min, max } of limits) {
          const sum = members.reduce((total, id) => total + found.spend.get(id)!, 0);
          expect(sum).toBeGreaterThanOrEqual(min * (1 - 1e-9));
          expect(sum).toBeLessThanOrEqual(max * (1 + 1e-9));
        }
        const known = campaigns.reduce((sum, { curve }, index) => sum + response(curve, plan[index]!), 0);
        expect(found.response).toBeGreaterThanOrEqual(known * (1 - 1e-9));
        expect(found.gap).toBeLessThan(1e-6);
      }),
    );
  });

  it('is what the plain allocator gives without limits', () => {
    const found = allocateGrouped(90, roots, []);
    const plain = allocate({ budget: 90, campaigns: roots });
    expect(found.kind === 'plan' && plain.kind === 'plan' && found.response / plain.response).toBeCloseTo(
      1,
      12,
    );
  });

  it.each([
    ['contradicts itself', [{ id: 'g', campaigns: ['a'], min: 5, max: 4 }], 'bounds-crossed', 'g'],
    [
      'asks more than its campaigns can take',
      [{ id: 'g', campaigns: ['a'], min: 2000, max: 3000 }],
      'group-unreachable',
      'g',
    ],
    [
      'overlaps another halfway',
      [
        { id: 'g', campaigns: ['a', 'b'], min: 0, max: 9 },
        { id: 'h', campaigns: ['b', 'c'], min: 0, max: 9 },
      ],
      'groups-overlap',
      'h',
    ],
    [
      'leaves too little room for the budget',
      [{ id: 'g', campaigns: ['a', 'b', 'c'], min: 0, max: 9 }],
      'above-maximum',
      null,
    ],
    ['needs more than the budget', [{ id: 'g', campaigns: ['a'], min: 80, max: 90 }], 'below-minimum', null],
  ] as const)('says so where a limit %s', (_, limits, why, at) => {
    expect(allocateGrouped(70, roots, limits)).toMatchObject({ kind: 'infeasible', why, at });
  });
});
