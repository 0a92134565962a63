import { log1pMinus, saddle } from './logarithms';
import { logGamma1p, stirlingError } from './lgamma';
import { temmeReaches, temmeSum } from './temme';

/** The two tails of a distribution, each exact in its own relative digits; `lower + upper` is 1. */
export interface Tails {
  lower: number;
  upper: number;
}

const TWO_PI = 2 * Math.PI;
const NOT_A_NUMBER: Tails = { lower: Number.NaN, upper: Number.NaN };
const EPSILON = 1e-17;
const TINY = 1e-300;

/**
 * x^a e^(−x) / Γ(a+1), by Loader's saddle point: no difference of large logarithms, so the digits hold
 * for any a.
 */
export function gammaTerm(a: number, x: number): number {
  if (x === 0) return 0;
  return Math.exp(a * saddle(x, a) - stirlingError(a)) / Math.sqrt(TWO_PI * a);
}

/**
 * Regularised incomplete gamma functions P(a, x) (lower) and Q(a, x) (upper): the probability that a
 * Gamma(shape a, rate 1) lies below or above x. a > 0, x ≥ 0; NaN outside.
 * @example gammaTails(1, 1).lower // 1 − 1/e
 */
export function gammaTails(a: number, x: number): Tails {
  if (!(a > 0) || !(x >= 0) || a === Number.POSITIVE_INFINITY) return NOT_A_NUMBER;
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const offset = (x - a) / a;
  if (temmeReaches(a, offset)) return expansion(a, offset);
  if (a < 1 && x < 1.5) return smallShape(a, x);
  if (x < a + 1) {
    const lower = Math.min(1, series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, fraction(a, x));
  return { lower: 1 - upper, upper };
}

function expansion(a: number, offset: number): Tails {
  const half = -a * log1pMinus(offset);
  const eta = Math.sign(offset) * Math.sqrt((2 * half) / a);
  const far = 0.5 * gammaTails(0.5, half).upper;
  const rest = (Math.exp(-half) / Math.sqrt(TWO_PI * a)) * temmeSum(a, eta);
  if (offset > 0) return { lower: 1 - (far + rest), upper: far + rest };
  return { lower: far - rest, upper: 1 - (far - rest) };
}

/** P = term · (1 + x/(a+1) + x²/((a+1)(a+2)) + …), for x below a + 1. */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * EPSILON; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return gammaTerm(a, x) * sum;
}

/** Q by its continued fraction (DLMF 8.9.2, even part), for x above a + 1. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonzero(numerator * d + b);
    c = nonzero(b + numerator / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return a * gammaTerm(a, x) * value;
}

/** For a < 1 and x < 1.5, where P is near 1: Q from expm1, so that its digits survive. */
function smallShape(a: number, x: number): Tails {
  const logScale = a * Math.log(x) - logGamma1p(a);
  let power = 1;
  let sum = 0;
  for (let n = 1; Math.abs(power) > EPSILON; n += 1) {
    power *= -x / n;
    sum += power / (a + n);
  }
  const scale = Math.exp(logScale);
  const lower = scale * (1 + a * sum);
  if (lower < 0.5) return { lower, upper: 1 - lower };
  const upper = -Math.expm1(logScale) - scale * a * sum;
  return { lower: 1 - upper, upper };
}

function nonzero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** P(a, x): the lower tail of `gammaTails`. */
export function gammaP(a: number, x: number): number {
  return gammaTails(a, x).lower;
}

/** Q(a, x): the upper tail of `gammaTails`. */
export function gammaQ(a: number, x: number): number {
  return gammaTails(a, x).upper;
}
