import { gammaTails, gammaTerm } from './gamma';
import { logGamma1p } from './lgamma';

/**
 * The x with P(a, x) = p, for 0 ≤ p ≤ 1 and a > 0: the quantile of a Gamma(shape a, rate 1). NaN outside.
 * Give `q` = 1 − p where p is so near 1 that the difference matters.
 * @example gammaInverse(1, 0.5) // ln 2
 */
export function gammaInverse(a: number, p: number, q = 1 - p): number {
  if (!(a > 0) || !(p >= 0 && p <= 1) || !(q >= 0 && q <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (q === 0) return Number.POSITIVE_INFINITY;
  const lowerSide = p <= 0.5;
  let x = start(a, p, q);
  // Both logarithms of the tails are concave in ln x, so Newton's steps come from one side and cannot cycle.
  for (let step = 0; step < 200; step += 1) {
    const tails = gammaTails(a, x);
    const density = a * gammaTerm(a, x);
    const tail = lowerSide ? tails.lower : tails.upper;
    if (!(density > 0) || !(tail > 0)) {
      x = x > a ? a + (x - a) / 2 : Math.sqrt(x * a);
      continue;
    }
    const slope = lowerSide ? density / tail : -density / tail;
    const move = limited((Math.log(tail) - Math.log(lowerSide ? p : q)) / -slope);
    const next = x * Math.exp(move);
    if (next === 0 || !Number.isFinite(next)) return next;
    if (Math.abs(move) < 4e-16) return next;
    if (step > 60 && Math.abs(move) < 1e-13) return next;
    x = next;
  }
  return x;
}

/** Wilson and Hilferty's cube for the middle, the leading term of the series for the left end. */
function start(a: number, p: number, q: number): number {
  const left = Math.exp((Math.log(p) + logGamma1p(a)) / a);
  if (left < 0.2 * (a + 1) || a < 0.3) return Math.max(Math.min(left, a + 40 - Math.log(q)), 1e-300);
  const t = Math.sqrt(-2 * Math.log(Math.min(p, q)));
  const z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
  const cube = 1 - 1 / (9 * a) + (p <= 0.5 ? -z : z) / (3 * Math.sqrt(a));
  return cube > 0.1 ? a * cube * cube * cube : left;
}

function limited(move: number): number {
  return Math.max(-20, Math.min(20, move));
}
