import { describe, expect, it } from 'vitest';

import {
  dispersionOf,
  driftAt,
  driftOf,
  orderValueCv2,
  pearson,
  priceDispersion,
  usualDispersion,
} from '@/lights/dispersion';
import { learnDrift } from '@/lights/drift';
import { partsOf } from '@/lights/parts';

import { caseOf, days } from './cases';

describe('over-dispersion', () => {
  it('is Pearson’s, whole spans like days, and never below 1', () => {
    const rows = [4, 6, 5, 5].map((count) => ({ count, exposure: 10 }));
    expect(pearson(rows)).toEqual({ chiSquare: 0.4, freedom: 3 });
    expect(dispersionOf(pearson(rows))).toBe(1);
    const wild = [0, 12, 1, 11].map((count) => ({ count, exposure: 10 }));
    expect(dispersionOf(pearson(wild))).toBeCloseTo((36 + 36 + 25 + 25) / 6 / 3, 12);
    expect(dispersionOf({ chiSquare: 0, freedom: 0 })).toBe(1);
    const share = pearson(
      [
        { count: 5, exposure: 10 },
        { count: 15, exposure: 30 },
        { count: 10, exposure: 10 },
      ],
      true,
    );
    expect(share.chiSquare).toBeCloseTo(
      [
        [5, 6],
        [15, 18],
        [10, 6],
      ].reduce((sum, [n, m]) => sum + ((n as number) - (m as number)) ** 2 / ((m as number) * 0.4), 0),
      12,
    );
  });
  it('is joined with what was learnt by days', () => {
    expect(dispersionOf({ chiSquare: 30, freedom: 10 }, { phi: 1.5, days: 10 })).toBeCloseTo(2.25, 12);
    expect(dispersionOf({ chiSquare: 0, freedom: 0 }, { phi: 1.5, days: 10 })).toBeCloseTo(1.5, 12);
  });
  it('of a price is a quarter a day where nothing else is known', () => {
    expect(priceDispersion({ chiSquare: 0, freedom: 0 }, 1600)).toBe(100);
    expect(priceDispersion({ chiSquare: 40, freedom: 10 }, 1600)).toBe(4);
  });
  it('is usual by volume', () => {
    expect(usualDispersion('conversions', 0.5)).toBeGreaterThan(1);
    expect(usualDispersion('conversions', 0.5)).toBeLessThan(1.6);
    expect(usualDispersion('conversions', 10)).toBeGreaterThan(1.2);
    expect(usualDispersion('conversions', 10)).toBeLessThan(4.5);
    expect(usualDispersion('conversions', 800)).toBeGreaterThan(4);
    expect(usualDispersion('conversions', 800)).toBeLessThan(27);
  });
  it('of order values is shrunk to 1 by ten days', () => {
    expect(orderValueCv2([])).toBe(1);
    expect(orderValueCv2([{ orders: 5, value: 300 }])).toBe(1);
    const same = Array.from({ length: 11 }, () => ({ orders: 5, value: 300 }));
    expect(orderValueCv2(same)).toBeCloseTo(10 / 20, 12);
    // One order a day of 1 or 3: mean 2, cv² of ¼ on each of 20 days.
    const two = Array.from({ length: 20 }, (_, index) => ({ orders: 1, value: index % 2 ? 3 : 1 }));
    expect(orderValueCv2(two)).toBeCloseTo((10 + 5) / 29, 12);
  });
});

describe('drift', () => {
  const past = (forecast: number, actual: number) => ({ forecast, actual, phi: 1, days: 14 });
  it('is 0.0625 before anything is known, and that against 15 forecasts after', () => {
    expect(driftOf([])).toEqual({ variance: 0.0625, horizon: null });
    const known = driftOf(Array.from({ length: 15 }, () => past(100, 150)));
    expect(known.variance).toBeCloseTo(((150 - 100) ** 2 - 100) / 1e4 / 2 + 0.0625 / 2, 12);
    expect(known.horizon).toBe(14);
  });
  it('is clipped to [0, 4] and winsorised at its 90 % quantile', () => {
    expect(driftOf([past(10, 10)]).variance).toBeCloseTo((15 * 0.0625) / 16, 12);
    expect(driftOf([past(1, 1000)]).variance).toBeCloseTo((4 + 15 * 0.0625) / 16, 12);
    const one = driftOf([...Array.from({ length: 10 }, () => past(100, 100)), past(100, 1000)]);
    expect(one.variance).toBeCloseTo((15 * 0.0625) / 26, 12);
  });
  it('grows with the root of the horizon', () => {
    expect(driftAt(undefined, 3)).toBe(0.0625);
    expect(driftAt({ variance: 0.04, horizon: null }, 3)).toBe(0.04);
    expect(driftAt({ variance: 0.04, horizon: 14 }, 14 * 4)).toBeCloseTo(0.08, 12);
    expect(driftAt({ variance: 3, horizon: 1 }, 100)).toBe(4);
  });
  it('is learnt from the own days: none where the rate stands still, some where it jumps', () => {
    const learn = (conversions: (index: number) => number) =>
      learnDrift(
        Array.from({ length: 8 }, (_, index) => {
          const spans = days(60, (day) => ({ spend: 100, conversions: conversions(day) }), '2026-09-22');
          const one = { ...caseOf('cpa', 20, spans, { today: '2026-11-21' }), key: '', campaign: `${index}` };
          return { one, parts: partsOf(one) };
        }),
      );
    const still = learn(() => 5);
    expect(still.horizon).toBe(14);
    expect(still.variance).toBeLessThan(0.03);
    expect(learn((day) => (day % 28 < 14 ? 2 : 10)).variance).toBeGreaterThan(0.12);
    expect(learnDrift([])).toEqual({ variance: 0.0625, horizon: null });
  });
});
