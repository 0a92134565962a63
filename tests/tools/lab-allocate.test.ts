import { describe, expect, it } from 'vitest';

import { allocateCase } from './lab-allocate';

const campaigns = [
  [10, 5],
  [20, 10],
  [30, 15],
].map(([scale, half], index) => ({
  id: 'abc'[index],
  curve: { kind: 'log', scale, half },
  min: 0,
  max: 1000,
}));

describe('lab allocate beyond a plain budget', () => {
  it('takes limits for groups, and aims instead of a budget', () => {
    const groups = [{ id: 'g', campaigns: ['a'], min: 0, max: 8 }];
    expect(allocateCase({ budget: 60, campaigns, groups })).toMatchObject({
      spend: { a: expect.closeTo(8, 9), b: expect.closeTo(20.8, 9), c: expect.closeTo(31.2, 9) },
      response: expect.closeTo(65.8015942995, 9),
    });
    expect(allocateCase({ campaigns, aim: { return: 1 } })).toMatchObject({
      response: expect.closeTo(75.385872518, 7),
    });
    expect(allocateCase({ campaigns, aim: { response: 65.9167373201 } })).toMatchObject({
      cost: expect.closeTo(60, 6),
    });
  });

  it('says in a sentence what cannot be', () => {
    expect(() => allocateCase({ campaigns })).toThrow(/neither a budget nor an aim/);
    expect(() => allocateCase({ campaigns, aim: { response: 1e9 } })).toThrow(/too-much/);
    const groups = [{ id: 'g', campaigns: ['a'], min: 9, max: 8 }];
    expect(() => allocateCase({ budget: 60, campaigns, groups })).toThrow(/bounds-crossed at "g"/);
  });
});
