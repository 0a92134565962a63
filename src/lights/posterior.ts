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

/** A figure that is normal about `mean`; a point where `deviation` is 0. */
export function normalBelief(mean: number, deviation: number): Belief {
  // Φ by the incomplete gamma: erf(z/√2) is P(½, z²/2).
  const tail = (z: number) => gammaTails(0.5, (z * z) / 2).upper / 2;
  const below = (x: number) => {
    if (!(deviation > 0)) return x > mean ? 1 : 0;
    const z = (x - mean) / deviation;
    return z > 0 ? 1 - tail(z) : tail(z);
  };
  const above = (x: number) => {
    if (!(deviation > 0)) return x < mean ? 1 : 0;
    const z = (x - mean) / deviation;
    return z > 0 ? tail(z) : 1 - tail(z);
  };
  return {
    below,
    above,
    quantile(p) {
      const far = Math.sqrt(2 * gammaInverse(0.5, Math.abs(2 * p - 1)));
      return mean + (p < 0.5 ? -far : far) * Math.max(0, deviation);
    },
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
