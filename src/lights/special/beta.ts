import type { Tails } from './gamma';
import { saddle } from './logarithms';
import { stirlingError } from './lgamma';

const TWO_PI = 2 * Math.PI;
const TINY = 1e-300;

/**
 * ln of x^a y^b / B(a, b) with y = 1 − x, by Loader's saddle point. Give `y` where 1 − x would lose its
 * digits. a, b > 0 and 0 < x < 1.
 */
export function logBetaTerm(a: number, b: number, x: number, y = 1 - x): number {
  const n = a + b;
  // Both deviances are measured from the same difference, taken on the smaller side where it is exact.
  const difference = x <= y ? n * x - a : b - n * y;
  return (
    a * saddle(n * x, a, difference) +
    b * saddle(n * y, b, -difference) +
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) +
    0.5 * Math.log((a / n) * (b / TWO_PI))
  );
}

/**
 * Regularised incomplete beta function: `lower` is I_x(a, b), the probability that a Beta(a, b) lies below x,
 * `upper` its complement. a, b > 0; x in [0, 1]; NaN outside. `y` is 1 − x, given where x is near 1.
 * @example betaTails(2, 3, 0.5).lower // 0.6875
 */
export function betaTails(a: number, b: number, x: number, y = 1 - x): Tails {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0) || a + b === Number.POSITIVE_INFINITY)
    return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const term = Math.exp(logBetaTerm(a, b, x, y));
  if (x * (a + b) <= a) {
    const lower = Math.min(1, term * fraction(a, b, x, y));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, term * fraction(b, a, y, x));
  return { lower: 1 - upper, upper };
}

/**
 * I_x(a, b) / (x^a y^b / B(a, b)) for x ≤ a/(a+b), by the even part of the continued fraction
 * (DLMF 8.17.22): half the steps of the plain one. Its numerators are built from `λ = a − (a+b)x`, which is
 * taken from y where x is the larger.
 */
function fraction(a: number, b: number, x: number, y: number): number {
  const lambda = x <= y ? a - (a + b) * x : (a + b) * y - b;
  let denominator = (a * (lambda + 1)) / (a + 1);
  let c = 1 / TINY;
  let d = 1 / denominator;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const odd = a + 2 * n;
    const numerator = ((((a + n - 1) * (a + b + n - 1)) / (odd - 1)) * (n * (b - n)) * (x * x)) / (odd - 1);
    denominator = n + (n * (b - n) * x) / (odd - 1) + ((a + n) * (lambda + 1 + n * (1 + y))) / (odd + 1);
    d = 1 / nonzero(denominator + numerator * d);
    c = nonzero(denominator + numerator / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

function nonzero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** I_x(a, b): the lower tail of `betaTails`. */
export function betaI(a: number, b: number, x: number, y = 1 - x): number {
  return betaTails(a, b, x, y).lower;
}
