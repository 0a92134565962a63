import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { amountRemainder, countRemainder, hitRemainder, nothing } from '@/lights/remainder';

import { off, rowsOf } from './vectors';

/** The landing of B2: A = a + n/φ, B = b + S/φ; m counts come on S′; v = φm + m²/A + m²σ². */
function rest(n: number, spend: number, ahead: number, { a = 0.5, b = 0, phi = 1, drift = 0 } = {}) {
  const A = a + n / phi;
  const m = (A / (b + spend / phi)) * ahead;
  return countRemainder(m, phi * m + (m * m) / A + m * m * drift);
}

describe('the end of the period', () => {
  it.each(
    rowsOf(
      'endOfPeriod',
      'n',
      'spend',
      'spendRem',
      'target',
      'goal',
      'a',
      'b',
      'meanRem',
      'pFinalCpaMiss',
      'pGoalMiss',
      'q10',
      'q50',
      'q90',
    ),
  )('$n on $spend, $spendRem to come, at $target and $goal', (row) => {
    const more = rest(row.n, row.spend, row.spendRem, { a: row.a, b: row.b });
    expect(off(more.mean, row.meanRem)).toBeLessThan(1e-14);
    expect(off(more.below((row.spend + row.spendRem) / row.target - row.n), row.pFinalCpaMiss)).toBeLessThan(
      1e-12,
    );
    expect(off(more.below(row.goal - row.n), row.pGoalMiss)).toBeLessThan(1e-12);
    expect([0.1, 0.5, 0.9].map((p) => row.n + more.quantile(p))).toEqual([row.q10, row.q50, row.q90]);
  });

  it('with over-dispersion and drift', () => {
    const at = 1800 / 20 - 40;
    expect(rest(40, 900, 900).below(at)).toBeCloseTo(0.842353, 6);
    expect(rest(40, 900, 900, { phi: 1.5, drift: 0.06 }).below(at)).toBeCloseTo(0.746119, 6);
  });

  it('counts late conversions of spend already made: 60.9, not 50.7', () => {
    const A = 20.5;
    expect(20 + (A / 467) * (700 + 700 - 467)).toBeCloseTo(60.9, 0);
  });
});

describe('what is to come', () => {
  const mean = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  const over = fc.double({ min: 1.001, max: 50, noNaN: true });
  it('a count: both sides of x add up with x itself, quantiles rise', () => {
    fc.assert(
      fc.property(mean, over, fc.integer({ min: -2, max: 500 }), (m, phi, x) => {
        const count = countRemainder(m, m * phi);
        expect(count.below(x) + count.above(x)).toBeLessThanOrEqual(1 + 1e-12);
        expect(count.below(x + 0.5) + count.above(x + 0.5)).toBeCloseTo(1, 10);
        expect(count.quantile(0.1)).toBeLessThanOrEqual(count.quantile(0.9));
      }),
    );
  });
  it('a whole number that rounding moved is still that number', () => {
    const count = countRemainder(18.75, 40);
    expect(count.below(0.1 + 0.2 + 17.7)).toBe(count.below(18));
    expect(count.above(0.1 + 0.2 + 17.7)).toBe(count.above(18));
  });
  it('an amount is a gamma of its mean and variance', () => {
    const amount = amountRemainder(100, 100 * 100);
    expect(amount.below(100)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(amount.quantile(0.5)).toBeCloseTo(100 * Math.LN2, 10);
    expect(amount.above(-1)).toBe(1);
  });
  it('hits are never more than trials, and their quantiles are the smallest that reach', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        over,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, share, phi, p) => {
          const hits = hitRemainder(n, share, n * share * (1 - share) * phi);
          const at = hits.quantile(p);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(n);
          expect(1 - hits.above(at)).toBeGreaterThanOrEqual(p - 1e-9);
          expect(hits.below(at)).toBeLessThan(p + 1e-9);
          expect(hits.above(n)).toBe(0);
        },
      ),
    );
  });
  it('nothing is to come: the outcome is certain', () => {
    expect([nothing.below(0), nothing.above(0), nothing.below(1), nothing.above(-1)]).toEqual([0, 0, 1, 1]);
    expect(countRemainder(0, 5)).toBe(nothing);
    expect(amountRemainder(Number.NaN, 5)).toBe(nothing);
    expect(hitRemainder(0.2, 0.5, 1)).toBe(nothing);
  });
  it('of trials that are forecast, and so no whole number, foretells the mean as it is', () => {
    expect(hitRemainder(198.75, 0.05, 12).mean).toBeCloseTo(198.75 * 0.05, 12);
  });
});
