import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { betaI, betaTails } from '@/lights/special/beta';
import { betaBinomialMass, betaBinomialTails } from '@/lights/special/beta-binomial';
import { betaInverse } from '@/lights/special/beta-inverse';
import { digamma } from '@/lights/special/digamma';
import { gammaP, gammaQ, gammaTails, gammaTerm } from '@/lights/special/gamma';
import { gammaInverse } from '@/lights/special/gamma-inverse';
import { logGamma } from '@/lights/special/lgamma';
import {
  negativeBinomialMass,
  negativeBinomialQuantile,
  negativeBinomialTails,
} from '@/lights/special/negative-binomial';

import { off, rowsOf } from './vectors';

interface Wide {
  logGamma: [number, string][];
  gamma: [number, number, string, string][];
  beta: [number, number, number, string, string][];
}
const wide = JSON.parse(
  readFileSync(new URL('../fixtures/vectors/special-functions-wide.json', import.meta.url), 'utf8'),
) as Wide;

/** Deep in a tail the exponent itself is only known to its last digit, so the allowance grows with it. */
const allowed = (value: number) => 1e-13 + 4e-16 * Math.abs(Math.log(value));

describe('the vectors', () => {
  it.each(rowsOf('gammaP', 'a', 'x', 'P', 'Q'))('P($a, $x)', ({ a, x, P, Q }) => {
    expect(off(gammaP(a, x), P)).toBeLessThan(1e-14);
    expect(off(gammaQ(a, x), Q)).toBeLessThan(1e-14);
  });
  it.each(rowsOf('betaI', 'a', 'b', 'x', 'I'))('I($a, $b, $x)', ({ a, b, x, I }) => {
    expect(off(betaI(a, b, x), I)).toBeLessThan(1e-14);
  });
  it.each(rowsOf('gammaInv', 'a', 'p', 'x'))('gamma quantile ($a, $p)', ({ a, p, x }) => {
    expect(off(gammaInverse(a, p), x)).toBeLessThan(1e-14);
  });
  // These vectors themselves are good to about 1e-12: mpmath sides with us.
  it.each(rowsOf('betaInv', 'a', 'b', 'p', 'x'))('beta quantile ($a, $b, $p)', ({ a, b, p, x }) => {
    expect(off(betaInverse(a, b, p), x)).toBeLessThan(2e-12);
  });
  it.each(rowsOf('nbinom', 'r', 'p', 'k', 'pmf', 'cdf'))(
    'negative binomial ($k; $r, $p)',
    ({ r, p, k, pmf, cdf }) => {
      expect(off(negativeBinomialMass(k, r, p), pmf)).toBeLessThan(1e-14);
      expect(off(negativeBinomialTails(k, r, p).lower, cdf)).toBeLessThan(1e-14);
      expect(negativeBinomialQuantile(cdf * (1 - 1e-9), r, p)).toBe(k);
      expect(negativeBinomialQuantile(cdf * (1 + 1e-9), r, p)).toBe(k + 1);
    },
  );
  it.each(rowsOf('betabinom', 'n', 'a', 'b', 'k', 'pmf', 'cdf'))(
    'beta-binomial ($k of $n; $a, $b)',
    ({ n, a, b, k, pmf, cdf }) => {
      expect(off(betaBinomialMass(k, n, a, b), pmf)).toBeLessThan(2e-12);
      expect(off(betaBinomialTails(k, n, a, b).lower, cdf)).toBeLessThan(2e-12);
    },
  );
});

describe('a wide domain, against 45 digits', () => {
  it('ln Γ', () => {
    for (const [x, value] of wide.logGamma)
      expect(off(logGamma(x), Number(value)), `${x}`).toBeLessThan(1e-15);
  });
  it('P and Q', () => {
    for (const [a, x, p, q] of wide.gamma) {
      const tails = gammaTails(a, x);
      expect(off(tails.lower, Number(p)), `P(${a}, ${x})`).toBeLessThan(allowed(Number(p)));
      expect(off(tails.upper, Number(q)), `Q(${a}, ${x})`).toBeLessThan(allowed(Number(q)));
    }
  });
  it('I', () => {
    for (const [a, b, x, lower, upper] of wide.beta) {
      const tails = betaTails(a, b, x);
      expect(off(tails.lower, Number(lower)), `I(${a}, ${b}, ${x})`).toBeLessThan(allowed(Number(lower)));
      expect(off(tails.upper, Number(upper)), `1 − I(${a}, ${b}, ${x})`).toBeLessThan(allowed(Number(upper)));
    }
  });
});

const shape = fc.double({ min: -2, max: 7, noNaN: true }).map((power) => 10 ** power);
const strength = fc.double({ min: -1, max: 4, noNaN: true }).map((power) => 10 ** power);
const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('properties', () => {
  it('the tails of a gamma add up to 1, and grow with x', () => {
    fc.assert(
      fc.property(shape, chance, chance, (a, p, step) => {
        const x = gammaInverse(a, p);
        const tails = gammaTails(a, x);
        expect(Math.abs(tails.lower + tails.upper - 1)).toBeLessThan(1e-14);
        expect(gammaTails(a, x * (1 + step)).lower).toBeGreaterThanOrEqual(tails.lower - 1e-15);
      }),
    );
  });
  it('P(a, x) − P(a + 1, x) is the term between them', () => {
    fc.assert(
      fc.property(shape, chance, (a, p) => {
        const x = gammaInverse(a, p);
        const gap = gammaTails(a, x).lower - gammaTails(a + 1, x).lower;
        expect(Math.abs(gap - gammaTerm(a, x))).toBeLessThan(3e-15);
      }),
    );
  });
  it('a gamma quantile leads back to its chance', () => {
    fc.assert(
      fc.property(shape, chance, (a, p) => {
        const x = gammaInverse(a, p);
        fc.pre(x > 1e-290);
        expect(off(gammaTails(a, x).lower, p)).toBeLessThan(1e-11);
      }),
    );
  });
  it('I_x(a, b) is the other tail of I_y(b, a), and grows with x', () => {
    fc.assert(
      fc.property(strength, strength, chance, chance, (a, b, x, step) => {
        const tails = betaTails(a, b, x);
        const mirror = betaTails(b, a, 1 - x, x);
        expect(Math.abs(tails.lower - mirror.upper)).toBeLessThan(1e-12);
        expect(Math.abs(tails.lower + tails.upper - 1)).toBeLessThan(1e-14);
        expect(betaTails(a, b, x + (1 - x) * step).lower).toBeGreaterThanOrEqual(tails.lower - 1e-14);
      }),
    );
  });
  it('a beta quantile leads back to its chance', () => {
    fc.assert(
      fc.property(strength, strength, chance, (a, b, p) => {
        const x = betaInverse(a, b, p);
        fc.pre(x > 1e-290 && x < 0.999);
        expect(off(betaTails(a, b, x).lower, p)).toBeLessThan(1e-10);
      }),
    );
  });
  it('a negative binomial adds up, and its quantile is the smallest that reaches', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 300, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        chance,
        (r, p, k, q) => {
          let sum = 0;
          for (let j = 0; j <= k; j += 1) sum += negativeBinomialMass(j, r, p);
          expect(Math.abs(sum - negativeBinomialTails(k, r, p).lower)).toBeLessThan(1e-12);
          const at = negativeBinomialQuantile(q, r, p);
          expect(negativeBinomialTails(at, r, p).lower).toBeGreaterThanOrEqual(q);
          expect(negativeBinomialTails(at - 1, r, p).lower).toBeLessThan(q);
        },
      ),
    );
  });
  it('a beta-binomial adds up to 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        (n, a, b) => {
          let sum = 0;
          for (let k = 0; k <= n; k += 1) {
            sum += betaBinomialMass(k, n, a, b);
            expect(Math.abs(sum - betaBinomialTails(k, n, a, b).lower)).toBeLessThan(1e-11);
          }
          expect(sum).toBeCloseTo(1, 11);
        },
      ),
    );
  });
  it('beyond the sum, a beta-binomial is near enough to a beta', () => {
    // Summed exactly at 20,000 hits, matched at 20,001: no step may show.
    const summed = betaBinomialTails(20_000, 400_000, 200, 4000).lower;
    const matched = betaBinomialTails(20_001, 400_000, 200, 4000).lower;
    expect(matched - summed).toBeGreaterThan(0);
    expect(matched - summed).toBeLessThan(5e-4);
  });
});

describe('the ends', () => {
  it('says NaN outside the domain and the limit at its ends', () => {
    for (const bad of [Number.NaN, -1, 0]) {
      expect(gammaP(bad, 1)).toBeNaN();
      expect(betaI(bad, 1, 0.5)).toBeNaN();
      expect(logGamma(bad)).toBeNaN();
      expect(digamma(bad)).toBeNaN();
      expect(gammaInverse(bad, 0.5)).toBeNaN();
      expect(betaInverse(1, bad, 0.5)).toBeNaN();
    }
    expect(gammaTails(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(gammaTails(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
    expect(betaTails(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
    expect(gammaInverse(2, 0)).toBe(0);
    expect(gammaInverse(2, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(negativeBinomialTails(-1, 2, 0.5)).toEqual({ lower: 0, upper: 1 });
    expect(negativeBinomialMass(1.5, 2, 0.5)).toBe(0);
    expect(betaBinomialTails(5, 5, 1, 1)).toEqual({ lower: 1, upper: 0 });
  });
  it('knows ψ', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 14);
    expect(digamma(100)).toBeCloseTo(4.600161852738087, 14);
  });
});
