import { describe, expect, it } from 'vitest';

import { dispersionOf, orderValueCv2, pearson, priceDispersion, usualDispersion } from '@/lights/dispersion';

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
