import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Curve } from '@/budget/curve';
import { cheapestWay, mostVolume, type Placeable } from '@/budget/goals';
import { allocateGrouped, type Limit } from '@/budget/groups';
import { bindingOn, contradictionOf, leftBy, roomIn } from '@/budget/limits';

const power = (id: string, scale: number, exponent: number, max: number): Placeable => ({
  id,
  curve: { kind: 'power', scale, exponent } as Curve,
  min: 0,
  max,
});
const six = fc.array(
  fc.record({
    scale: fc.double({ min: 0.1, max: 20, noNaN: true }),
    exponent: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    max: fc.double({ min: 1, max: 200, noNaN: true }),
  }),
  { minLength: 6, maxLength: 6 },
);
const built = (drawn: { scale: number; exponent: number; max: number }[]) =>
  drawn.map(({ scale, exponent, max }, index) => power(String(index), scale, exponent, max));
const sum = (spend: ReadonlyMap<string, number>, ids: readonly string[]) =>
  ids.reduce((total, id) => total + spend.get(id)!, 0);
const all = ['0', '1', '2', '3', '4', '5'];
/** Two groups, one inside the other, with limits inside what the campaigns can take. */
const groupsOf = (campaigns: readonly Placeable[], low: number, high: number): Limit[] => {
  const most = (ids: readonly string[]) => ids.reduce((total, id) => total + campaigns[Number(id)]!.max, 0);
  const [outer, inner] = [
    ['0', '1', '2', '3'],
    ['0', '1'],
  ];
  return [
    { id: 'outer', campaigns: outer!, min: 0, max: Math.max(high * most(outer!), low * most(inner!)) },
    { id: 'inner', campaigns: inner!, min: low * most(inner!), max: most(inner!) },
  ];
};

describe('plans without a set sum, under limits of groups', () => {
  const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  it('the cheapest way keeps them, and placing its own money anew brings no more', () => {
    fc.assert(
      fc.property(six, share, share, share, (drawn, low, high, aim) => {
        const campaigns = built(drawn);
        const limits = groupsOf(campaigns, low, high);
        const most = mostVolume(campaigns, 0, 0, limits);
        if (most.kind !== 'plan') throw new Error(most.kind);
        const wanted = aim * most.response;
        const found = cheapestWay(campaigns, wanted, limits);
        if (found.kind !== 'plan') throw new Error(found.kind);
        expect(found.response).toBeGreaterThanOrEqual(wanted * (1 - 1e-9));
        for (const { campaigns: ids, min, max } of limits) {
          expect(sum(found.spend, ids)).toBeGreaterThanOrEqual(min * (1 - 1e-9) - 1e-9);
          expect(sum(found.spend, ids)).toBeLessThanOrEqual(max * (1 + 1e-9) + 1e-9);
        }
        // Where nothing less may be placed, a rounding's breadth of money on an endless slope is no answer.
        if (found.price === null) return;
        const anew = allocateGrouped(found.cost, campaigns, limits);
        if (anew.kind !== 'plan') throw new Error(anew.why);
        // The same money cannot do clearly better: the plan lies on the frontier.
        expect(anew.response).toBeLessThanOrEqual(found.response * (1 + 1e-6));
        // And clearly less money cannot do it.
        const less = allocateGrouped(found.cost * 0.999, campaigns, limits);
        if (less.kind === 'plan') expect(less.response).toBeLessThan(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('the most volume keeps them and its return, and more money would break it', () => {
    fc.assert(
      fc.property(six, share, share, share, (drawn, low, high, part) => {
        const campaigns = built(drawn);
        const limits = groupsOf(campaigns, low / 10, high);
        const free = mostVolume(campaigns, 0, 0, limits);
        if (free.kind !== 'plan') throw new Error(free.kind);
        const least = (free.response / free.cost) * (1 + part);
        const found = mostVolume(campaigns, least, 0, limits);
        if (found.kind !== 'plan') return;
        expect(found.response).toBeGreaterThanOrEqual(least * found.cost * (1 - 1e-9));
        const more = allocateGrouped(Math.min(free.cost, found.cost * 1.01), campaigns, limits);
        if (more.kind === 'plan' && found.cost * 1.01 < free.cost)
          expect(more.response).toBeLessThan(least * found.cost * 1.01 * (1 + 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('limits that no money can keep are a clash', () => {
    const two = [power('0', 1, 0.5, 10), power('1', 1, 0.5, 10)];
    const limits = [{ id: 'g', campaigns: ['0', '1'], min: 50, max: 60 }];
    expect(cheapestWay(two, 1, limits)).toMatchObject({ kind: 'infeasible', at: 'g', slack: 30 });
    expect(mostVolume(two, 1, 0, limits)).toMatchObject({ kind: 'infeasible', at: 'g' });
  });
});

describe('limits around campaigns that stay as they are', () => {
  const spend = new Map(all.map((id) => [id, 10]));
  const limit = (min: number, max: number): Limit => ({ id: 'g', campaigns: ['0', '1', '2'], min, max });

  it('leave what the others do not take, and clash where these are too much alone', () => {
    expect(leftBy([limit(20, 40)], spend, new Set(['0']))).toEqual({
      kind: 'left',
      limits: [{ id: 'g', campaigns: ['0'], min: 0, max: 20 }],
    });
    expect(leftBy([limit(0, 15)], spend, new Set(['0']))).toMatchObject({ why: 'kept-above', slack: 5 });
  });

  it('always admit today, also where it breaks them', () => {
    const [bound] = bindingOn([limit(40, 50)], spend, new Set(['0', '5']));
    expect(bound!.min).toBeCloseTo(10, 6);
    expect(bound!.max).toBe(30);
    expect(bindingOn([limit(0, 20)], spend, new Set(['0']))[0]!.max).toBeCloseTo(10, 6);
    expect(bindingOn([limit(0, 20)], spend, new Set(['4']))).toEqual([]);
  });

  it('contradict themselves only by what they say', () => {
    expect(contradictionOf([limit(0, 1)], spend)).toBeNull();
    expect(contradictionOf([limit(61, 100)], spend)).toMatchObject({ slack: 1 });
    expect(contradictionOf([limit(5, 4)], spend)).toMatchObject({ why: 'bounds-crossed' });
  });

  it('any choice among moves keeps them: room that one frees is not given to another', () => {
    const room = roomIn([limit(25, 34)], spend);
    expect(room.between('5', '0')).toBe(4);
    room.take('5', '0', 3);
    expect(room.between('5', '1')).toBe(1);
    expect(room.between('2', '5')).toBe(5);
    room.take('2', '5', 5);
    expect(room.between('1', '5')).toBe(0);
    expect(room.between('5', '1')).toBe(1);
    expect(room.between('0', '1')).toBe(Infinity);
  });
});
