import { describe, expect, it } from 'vitest';

import { betaShare, gammaRate, inverseGamma, ratioOfGammas } from '@/lights/posterior';

import { off, rowsOf } from './vectors';

describe('a cost per conversion', () => {
  it.each(
    rowsOf('cpaMiss', 'n', 'spend', 'target', 'a', 'b', 'phi', 'pMiss', 'cpaLo80', 'cpaMed', 'cpaHi80'),
  )('$n on $spend at $target, prior ($a, $b), φ $phi', (row) => {
    const cost = inverseGamma(row.a + row.n / row.phi, row.b + row.spend / row.phi);
    expect(off(cost.above(row.target), row.pMiss)).toBeLessThan(1e-13);
    expect(off(cost.below(row.target), 1 - row.pMiss)).toBeLessThan(1e-13);
    expect(off(cost.quantile(0.1), row.cpaLo80)).toBeLessThan(1e-13);
    expect(off(cost.quantile(0.5), row.cpaMed)).toBeLessThan(1e-13);
    expect(off(cost.quantile(0.9), row.cpaHi80)).toBeLessThan(1e-12);
  });

  it('as the text has it', () => {
    const missed = (n: number, spend: number, target: number, phi = 1) =>
      inverseGamma(0.5 + n / phi, spend / phi).above(target);
    expect(missed(0, 40, 20)).toBeCloseTo(0.9545, 6);
    expect(missed(0, 100, 20)).toBeCloseTo(0.998435, 6);
    expect(missed(1, 40, 20)).toBeCloseTo(0.738536, 6);
    expect(missed(3, 100, 25)).toBeCloseTo(0.667406, 6);
    expect(missed(10, 300, 25)).toBeCloseTo(0.706941, 6);
    expect(missed(10, 300, 25, 2)).toBeCloseTo(0.636357, 6);
    expect(missed(40, 1200, 25)).toBeCloseTo(0.877865, 6);
  });

  it('with late conversions: 20 on 7 × 100, of which exposure for 467.1 is in', () => {
    expect(700 / 20).toBe(35);
    expect(inverseGamma(20.5, 700).above(25)).toBeCloseTo(0.9407, 4);
    expect(inverseGamma(20.5, 467.1).above(25)).toBeCloseTo(0.3672, 4);
    expect(467.1 / 20).toBeCloseTo(23.355, 3);
  });
});

describe('a share', () => {
  it.each(rowsOf('rateMiss', 'k', 'n', 'target', 'a', 'b', 'pMiss', 'lo80', 'hi80'))(
    '$k of $n at $target, prior ($a, $b)',
    (row) => {
      const share = betaShare(row.a + row.k, row.b + row.n - row.k);
      expect(off(share.below(row.target), row.pMiss)).toBeLessThan(1e-12);
      expect(off(share.quantile(0.1), row.lo80)).toBeLessThan(2e-12);
      expect(off(share.quantile(0.9), row.hi80)).toBeLessThan(2e-12);
    },
  );
});

describe('a return on spend', () => {
  it.each(
    rowsOf(
      'roasMiss',
      'n',
      'spend',
      'rev',
      'target',
      'a',
      'b',
      'q',
      'g',
      'cv2',
      'phi',
      'A',
      'B',
      'C',
      'D',
      'pMiss',
      'lo80',
      'med',
      'hi80',
    ),
  )('$rev from $n on $spend at $target, cv² $cv2, φ $phi', (row) => {
    const A = row.a + row.n / row.phi;
    const B = row.b + row.spend / row.phi;
    const C = row.q + row.n / (row.cv2 * row.phi);
    const D = row.g + row.rev / (row.cv2 * row.phi);
    expect([off(A, row.A), off(B, row.B), off(C, row.C), off(D, row.D)].every((one) => one < 1e-15)).toBe(
      true,
    );
    const value = ratioOfGammas(A, B, C, D);
    expect(off(value.below(row.target), row.pMiss)).toBeLessThan(1e-12);
    expect(off(value.quantile(0.1), row.lo80)).toBeLessThan(1e-11);
    expect(off(value.quantile(0.5), row.med)).toBeLessThan(1e-11);
    expect(off(value.quantile(0.9), row.hi80)).toBeLessThan(1e-11);
  });
});

/** Coverage of an interval over the Poisson counts of a mean. */
function coverage(mean: number, interval: (n: number) => [number, number]): number {
  let held = 0;
  let term = Math.exp(-mean);
  for (let n = 0; n < mean * 4 + 60; n += 1) {
    const [low, high] = interval(n);
    if (low <= mean && mean <= high) held += term;
    term *= mean / (n + 1);
  }
  return held;
}

describe('exact coverage of the nominal 80 % interval', () => {
  const jeffreys = (n: number): [number, number] => {
    const rate = gammaRate(0.5 + n, 1);
    return [rate.quantile(0.1), rate.quantile(0.9)];
  };
  it.each([
    [1, 0.92],
    [2, 0.72],
    [3, 0.87],
    [5, 0.74],
    [10, 0.79],
    [20, 0.78],
    [50, 0.8],
  ])('at mean %d it is %d', (mean, said) => {
    expect(coverage(mean, jeffreys)).toBeCloseTo(said, 2);
  });
});
