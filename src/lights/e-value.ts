import { gammaTails } from './special/gamma';
import { logGamma } from './special/lgamma';

/** From this e-value on a miss is called certain. */
export const CERTAIN = 20;

/**
 * ln of the e-value against "the rate is at least `leastRate`" (a cost at most its target): a mixture over
 * Gamma(α, β) cut off at `leastRate`, β by default where the mean lies at half as dear again as the target. Valid
 * at every look, however often one looks, because each part of the mixture is a supermartingale under any true
 * rate of `leastRate` or more (Lindon and Malek 2022).
 * @param count counts so far, real
 * @param exposure exposure of 0 or more that those counts stand for
 */
export function logEValue(
  count: number,
  exposure: number,
  leastRate: number,
  alpha = 2,
  beta = 3 / leastRate,
): number {
  if (!(count >= 0) || !(exposure >= 0) || !(leastRate > 0)) return Number.NaN;
  return (
    logGamma(alpha + count) -
    logGamma(alpha) +
    alpha * Math.log(beta) -
    (alpha + count) * Math.log(beta + exposure) +
    leastRate * exposure -
    count * Math.log(leastRate) +
    Math.log(gammaTails(alpha + count, leastRate * (beta + exposure)).lower) -
    Math.log(gammaTails(alpha, leastRate * beta).lower)
  );
}
