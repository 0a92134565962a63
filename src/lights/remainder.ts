import { betaBinomialTails } from './special/beta-binomial';
import { betaInverse } from './special/beta-inverse';
import { gammaTails } from './special/gamma';
import { gammaInverse } from './special/gamma-inverse';
import { negativeBinomialQuantile, negativeBinomialTails } from './special/negative-binomial';

/** What is still to come of a count or an amount: its distribution. Never below 0. */
export interface Remainder {
  mean: number;
  /** P(rest < x). */
  below(x: number): number;
  /** P(rest > x). */
  above(x: number): number;
  quantile(p: number): number;
}

/** The largest whole number below x; figures that are whole but for rounding count as whole. */
function wholeBelow(x: number): number {
  return Math.ceil(x - 1e-9 * Math.max(1, Math.abs(x))) - 1;
}

/** The largest whole number not above x, with the same patience for rounding. */
function wholeUpTo(x: number): number {
  return Math.floor(x + 1e-9 * Math.max(1, Math.abs(x)));
}

/** Less than a billionth of a conversion, a click or a cent is nothing. */
const LEAST = 1e-9;

/** Nothing is to come: the total is what it is. */
export const nothing: Remainder = {
  mean: 0,
  below: (x) => (x > 1e-9 ? 1 : 0),
  above: (x) => (x < -1e-9 ? 1 : 0),
  quantile: () => 0,
};

/**
 * A count still to come, negative binomial of this mean and variance (r = m²/(v − m), p = m/v). A variance at the
 * mean or below it is taken just above: a Poisson count.
 */
export function countRemainder(mean: number, variance: number): Remainder {
  if (!(mean > LEAST)) return nothing;
  const v = Math.max(variance, mean * (1 + 1e-9));
  const p = mean / v;
  const miss = (v - mean) / v;
  const r = (mean * mean) / (v - mean);
  return {
    mean,
    below: (x) => negativeBinomialTails(wholeBelow(x), r, p, miss).lower,
    above: (x) => negativeBinomialTails(wholeUpTo(x), r, p, miss).upper,
    quantile: (q) => negativeBinomialQuantile(q, r, p, miss),
  };
}

/** An amount still to come, as a gamma of this mean and variance. */
export function amountRemainder(mean: number, variance: number): Remainder {
  if (!(mean > LEAST)) return nothing;
  const shape = Math.max((mean * mean) / variance, 1e-6);
  const rate = shape / mean;
  const tails = (x: number) => gammaTails(shape, Math.max(0, x * rate));
  return {
    mean,
    below: (x) => tails(x).lower,
    above: (x) => (x < 0 ? 1 : tails(x).upper),
    quantile: (p) => gammaInverse(shape, p) / rate,
  };
}

/** What is to come where no more than `most` can: whatever lay above it lies at it. */
export function atMost(rest: Remainder, most: number): Remainder {
  if (!(most > LEAST)) return nothing;
  return {
    mean: meanUpTo(rest, most),
    below: (x) => (x > most ? 1 : rest.below(x)),
    above: (x) => (x >= most ? 0 : rest.above(x)),
    quantile: (p) => Math.min(most, rest.quantile(p)),
  };
}

/** E[min(rest, most)], the area over the distribution up to `most`. */
function meanUpTo(rest: Remainder, most: number): number {
  // So far out in the tail the bound makes no difference that a person could see.
  if (rest.above(most) < 1e-4) return Math.min(rest.mean, most);
  const STEPS = 200;
  const step = most / STEPS;
  let area = 0;
  for (let index = 0; index < STEPS; index += 1) area += rest.above((index + 0.5) * step) * step;
  return Math.min(area, rest.mean, most);
}

/**
 * Hits still to come among `trials`, beta-binomial with this mean share and variance of the hits. A variance
 * beyond what hits can have is taken at nine tenths of it.
 */
export function hitRemainder(trials: number, share: number, variance: number): Remainder {
  const n = Math.round(trials);
  if (!(n > 0) || !(share > 0)) return nothing;
  const binomial = n * share * (1 - share);
  const likeness = n > 1 ? Math.min(0.9, Math.max(1e-9, (variance / binomial - 1) / (n - 1))) : 0.5;
  const strength = 1 / likeness - 1;
  const hits = share * strength;
  const misses = (1 - share) * strength;
  return {
    // A forecast of trials is no whole number; only the distribution needs one.
    mean: trials * share,
    below: (x) => betaBinomialTails(wholeBelow(x), n, hits, misses).lower,
    above: (x) => betaBinomialTails(wholeUpTo(x), n, hits, misses).upper,
    quantile: (p) => hitQuantile(p, n, hits, misses),
  };
}

function hitQuantile(p: number, n: number, hits: number, misses: number): number {
  const reaches = (k: number) => betaBinomialTails(k, n, hits, misses).lower >= p;
  const guess = Math.round(n * betaInverse(hits, misses, p));
  let low = Math.min(n, guess);
  let high = low;
  for (let reach = 1; low >= 0 && reaches(low); reach *= 2) {
    high = low;
    low -= reach;
  }
  low = Math.max(-1, low);
  for (let reach = 1; !reaches(high); reach *= 2) high = Math.min(n, high + reach);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
