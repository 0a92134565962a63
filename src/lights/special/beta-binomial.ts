import { betaTails, logBetaTerm } from './beta';
import type { Tails } from './gamma';

/** Above so many terms the sum gives way to a beta of the same mean and variance; its error is then below 1e-4. */
const MOST_TERMS = 20_000;

/** Probability of exactly k hits in n ≥ 1 trials whose chance is Beta(a, b); 0 outside 0…n. */
export function betaBinomialMass(k: number, n: number, a: number, b: number): number {
  if (!Number.isInteger(k) || k < 0 || k > n) return 0;
  const x = (k + a) / (n + a + b);
  const y = (n - k + b) / (n + a + b);
  return Math.exp(
    logBetaTerm(a, b, x, y) +
      logBetaTerm(k + 1, n - k + 1, x, y) -
      logBetaTerm(k + a, n - k + b, x, y) -
      Math.log((n + 1) * x * y),
  );
}

/**
 * Both tails at k: `lower` is P(K ≤ k), `upper` P(K > k); n a whole number of 0 or more, a, b > 0. The shorter
 * side is summed: absolute error near 1e-15 times the terms added.
 */
export function betaBinomialTails(k: number, n: number, a: number, b: number): Tails {
  const whole = Math.floor(k);
  if (whole < 0) return { lower: 0, upper: 1 };
  if (whole >= n) return { lower: 1, upper: 0 };
  if (Math.min(whole, n - whole) > MOST_TERMS) return matched(whole, n, a, b);
  const mean = (n * a) / (a + b);
  const lowerIsShort = whole + 1 <= n - whole;
  if (lowerIsShort || (whole < mean && whole <= MOST_TERMS)) {
    const lower = Math.min(1, sumDown(whole, n, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, sumDown(n - whole - 1, n, b, a));
  return { lower: 1 - upper, upper };
}

/** P(K ≤ k), from k down to 0 by the ratio of neighbours. */
function sumDown(k: number, n: number, a: number, b: number): number {
  let term = betaBinomialMass(k, n, a, b);
  let sum = term;
  for (let j = k; j > 0; j -= 1) {
    term *= (j * (n - j + b)) / ((n - j + 1) * (j - 1 + a));
    sum += term;
    // With a ≥ 1 the terms fall all the way below the mode, so the rest is at most j times this one.
    if (a >= 1 && term * j < sum * 1e-17) break;
  }
  return sum;
}

function matched(k: number, n: number, a: number, b: number): Tails {
  // Var(K)/n² = μ(1−μ)/(s+1) · (s+n)/n with s = a + b; a Beta(μs′, (1−μ)s′) has μ(1−μ)/(s′+1).
  const strength = ((a + b + 1) * n) / (a + b + n) - 1;
  const share = a / (a + b);
  return betaTails(share * strength, (1 - share) * strength, (k + 0.5) / n);
}
