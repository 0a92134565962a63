import { betaInverse } from './special/beta-inverse';
import { betaTails } from './special/beta';
import { gammaTails } from './special/gamma';
import { gammaInverse } from './special/gamma-inverse';

/** A belief about a figure: how likely it is below or above an x, and its quantiles. */
export interface Belief {
  below(x: number): number;
  above(x: number): number;
  quantile(p: number): number;
}

/** A rate of counts per unit of exposure that is Gamma(shape, rate). */
export function gammaRate(shape: number, rate: number): Belief {
  return {
    below: (x) => gammaTails(shape, Math.max(0, x * rate)).lower,
    above: (x) => gammaTails(shape, Math.max(0, x * rate)).upper,
    quantile: (p) => gammaInverse(shape, p) / rate,
  };
}

/** `numerator` over a gamma rate: a cost per count, or an order value. */
export function inverseGamma(shape: number, rate: number, numerator = 1): Belief {
  return {
    below: (x) => (x > 0 ? gammaTails(shape, (numerator * rate) / x).upper : 0),
    above: (x) => (x > 0 ? gammaTails(shape, (numerator * rate) / x).lower : 1),
    quantile: (p) => (numerator * rate) / gammaInverse(shape, 1 - p, p),
  };
}

/** A share that is Beta(hits, misses). */
export function betaShare(hits: number, misses: number): Belief {
  const inside = (x: number) => Math.min(1, Math.max(0, x));
  return {
    below: (x) => betaTails(hits, misses, inside(x)).lower,
    above: (x) => betaTails(hits, misses, inside(x)).upper,
    quantile: (p) => betaInverse(hits, misses, p),
  };
}

/**
 * λ·μ with λ ~ Gamma(A, B) and 1/μ ~ Gamma(C, D): a return on spend. P(λμ < T) = I_z(A, C) with
 * z = TB/(TB + D), so its quantiles are those of a beta.
 */
export function ratioOfGammas(A: number, B: number, C: number, D: number): Belief {
  const tails = (x: number) => {
    const left = Math.max(0, x * B);
    return betaTails(A, C, left / (left + D), D / (left + D));
  };
  return {
    below: (x) => tails(x).lower,
    above: (x) => tails(x).upper,
    quantile: (p) => {
      const z = betaInverse(A, C, p);
      return (D * z) / (B * (1 - z));
    },
  };
}
