/** Scores of forecasts: what the calibration is measured by. Smaller is better in all of them. */

/** Pinball loss of the quantile forecast `q` at level `p`. */
export function pinball(actual: number, q: number, p: number): number {
  return actual >= q ? p * (actual - q) : (1 - p) * (q - actual);
}

/** Interval score of a central interval that should hold `1 − alpha`: its width, and 2/α for each unit missed by. */
export function intervalScore(actual: number, low: number, high: number, alpha: number): number {
  const missed = Math.max(0, low - actual) + Math.max(0, actual - high);
  return high - low + (2 / alpha) * missed;
}

/** Brier score of a chance given to what came true or not. */
export function brier(chance: number, came: boolean): number {
  return (chance - (came ? 1 : 0)) ** 2;
}

/** Log loss, with chances kept off 0 and 1 by a millionth. */
export function logLoss(chance: number, came: boolean): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, chance));
  return -Math.log(came ? kept : 1 - kept);
}
