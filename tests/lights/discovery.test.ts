import { describe, expect, it } from 'vitest';

import { benjaminiHochberg, eBenjaminiHochberg, redSet } from '@/lights/discovery';
import { CERTAIN, logEValue } from '@/lights/e-value';
import { brier, intervalScore, logLoss, pinball } from '@/lights/score';

import { rowsOf } from './vectors';

describe('how many may be red', () => {
  const misses = [0.99, 0.97, 0.95, 0.9, 0.85, 0.7, 0.4, 0.2];
  it('takes the longest run whose mean doubt stays within q', () => {
    expect(redSet(misses, 0.1)).toBe(0.85);
    expect(misses.filter((miss) => miss >= redSet(misses, 0.1))).toHaveLength(5);
    expect(redSet(misses, 0.05)).toBe(0.9);
    expect(redSet(misses.toReversed(), 0.1)).toBe(0.85);
  });
  it('binds beside P ≥ 0.9 where many are only just there', () => {
    expect(redSet([0.92], 0.05)).toBe(Number.POSITIVE_INFINITY);
    expect(redSet([0.95], 0.05)).toBe(0.95);
    expect(redSet([], 0.05)).toBe(Number.POSITIVE_INFINITY);
  });
  it('knows the two procedures for messages', () => {
    const ps = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    expect(benjaminiHochberg(ps, 0.05)).toBe(2);
    expect(eBenjaminiHochberg([60, 35, 12, 9, 3, 1, 0.5, 0.2], 0.2)).toBe(2);
  });
});

describe('the e-value against "the target is met"', () => {
  it.each(rowsOf('eProcessLow', 'n', 'exposure', 'l0', 'al', 'be', 'logE'))('$n on $exposure', (row) => {
    expect(logEValue(row.n, row.exposure, row.l0, row.al, row.be)).toBeCloseTo(row.logE, 10);
    expect(logEValue(row.n, row.exposure, row.l0)).toBeCloseTo(row.logE, 10);
  });
  it('has mean 1 or less on target, so that it is above 20 in one of twenty at most', () => {
    for (const exposure of [20, 100, 400]) {
      const mean = 0.05 * exposure;
      let expected = 0;
      let certain = 0;
      let term = Math.exp(-mean);
      for (let n = 0; n < 200; n += 1) {
        const e = Math.exp(logEValue(n, exposure, 0.05));
        expected += term * e;
        if (e >= CERTAIN) certain += term;
        term *= mean / (n + 1);
      }
      expect(expected).toBeLessThanOrEqual(1 + 1e-9);
      expect(certain).toBeLessThanOrEqual(1 / CERTAIN);
    }
  });
  it('says NaN to what is no count', () => {
    expect(logEValue(-1, 10, 0.1)).toBeNaN();
    expect(logEValue(1, 10, 0)).toBeNaN();
  });
});

describe('scores', () => {
  it('are those of the vector', () => {
    expect(pinball(130, 90, 0.1)).toBeCloseTo(4, 12);
    expect(pinball(130, 110, 0.5)).toBeCloseTo(10, 12);
    expect(pinball(130, 125, 0.9)).toBeCloseTo(4.5, 12);
    expect(intervalScore(130, 90, 125, 0.2)).toBeCloseTo(85, 12);
  });
  it('of chances', () => {
    expect(brier(0.9, false)).toBeCloseTo(0.81, 12);
    expect(logLoss(0.5, true)).toBeCloseTo(Math.LN2, 12);
    expect(logLoss(0, true)).toBeCloseTo(-Math.log(1e-6), 9);
  });
});
