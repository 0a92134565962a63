import { betaTails, logBetaTerm } from './beta';

/**
 * The x with I_x(a, b) = p, for 0 ≤ p ≤ 1 and a, b > 0: the quantile of a Beta(a, b). NaN outside.
 * @example betaInverse(2, 2, 0.5) // 0.5
 */
export function betaInverse(a: number, b: number, p: number): number {
  if (!(a > 0) || !(b > 0) || !(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  const lowerSide = p <= 0.5;
  const goal = Math.log(lowerSide ? p : 1 - p);
  // In the logit of x both logarithms of the tails are concave: Newton's steps come from one side.
  let odds = a / b;
  for (let step = 0; step < 200; step += 1) {
    const x = odds / (1 + odds);
    const y = 1 / (1 + odds);
    const tails = betaTails(a, b, x, y);
    const tail = lowerSide ? tails.lower : tails.upper;
    const density = x > 0 && y > 0 ? Math.exp(logBetaTerm(a, b, x, y)) : 0;
    if (!(tail > 0) || !(density > 0)) {
      odds = Math.sqrt(odds * (a / b));
      continue;
    }
    const slope = lowerSide ? density / tail : -density / tail;
    const move = Math.max(-20, Math.min(20, (goal - Math.log(tail)) / slope));
    odds *= Math.exp(move);
    if (odds === 0) return 0;
    if (odds === Number.POSITIVE_INFINITY) return 1;
    if (Math.abs(move) < 4e-16 || (step > 60 && Math.abs(move) < 1e-13)) break;
  }
  return odds / (1 + odds);
}
