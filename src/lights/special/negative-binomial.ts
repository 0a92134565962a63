import { betaTails, logBetaTerm } from './beta';
import { gammaInverse } from './gamma-inverse';
import type { Tails } from './gamma';

/**
 * Probability of exactly k ≥ 0 under a negative binomial with real size r > 0 and success chance p in (0, 1):
 * mean r(1−p)/p. 0 where k is no whole number of 0 or more.
 */
export function negativeBinomialMass(k: number, r: number, p: number): number {
  if (!Number.isInteger(k) || k < 0) return 0;
  if (k === 0) return Math.exp(r * Math.log(p));
  // Γ(k+r)/(k! Γ(r)) = 1/(k B(r, k)).
  return Math.exp(logBetaTerm(r, k, p)) / k;
}

/**
 * Both tails at k: `lower` is P(N ≤ k), `upper` P(N > k). A k below 0 has nothing below it; a fraction counts
 * as the whole number below. `miss` is 1 − p, given where p is near 1.
 * @example negativeBinomialTails(10, 12.5, 0.5).lower // 0.3763429249167987
 */
export function negativeBinomialTails(k: number, r: number, p: number, miss = 1 - p): Tails {
  if (k < 0) return { lower: 0, upper: 1 };
  if (k === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  return betaTails(r, Math.floor(k) + 1, p, miss);
}

/** The smallest k with P(N ≤ k) ≥ q, for 0 < q < 1 and r > 0, 0 < p < 1; NaN outside. */
export function negativeBinomialQuantile(q: number, r: number, p: number, miss = 1 - p): number {
  if (!(q > 0 && q < 1) || !(r > 0) || !(p > 0 && miss > 0)) return Number.NaN;
  const reaches = (k: number) => negativeBinomialTails(k, r, p, miss).lower >= q;
  // The mixing gamma's quantile is near enough to begin at; the bracket then doubles outwards.
  const guess = Math.max(0, Math.round((gammaInverse(r, q) * miss) / p));
  let low = guess;
  let high = guess;
  for (let reach = 1; reaches(low); reach *= 2) {
    high = low;
    if (low === 0) return 0;
    low = Math.max(0, low - reach);
  }
  for (let reach = 1; !reaches(high); reach *= 2) high += reach;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
