/** Variance of (actual / forecast) to start from, and how many of the own forecasts it weighs against. */
export const USUAL_DRIFT = 0.0625;
const DRIFT_WEIGHT = 15;
/** The drift is never put beyond this, nor is a rate believed to keep stiller than within 3 %: none was seen that did. */
const MOST = 4;
const LEAST = 0.03 ** 2;
/** An error beyond the 99 % point of χ²₁ counts as being there: an outage is no drift. What χ²₁ so cut is on average. */
const FARTHEST = 6.635;
const FARTHEST_MEAN = 0.98186;

/** One forecast of the past that has come true or not: counts `actual` against `forecast` over `days`. */
export interface PastForecast {
  forecast: number;
  actual: number;
  phi: number;
  days: number;
  /** Relative variance of the forecast's own rate: 1/A of its gamma. Doubt of the rate is no drift of it. */
  doubt?: number;
  /** What it tells by itself, where it shares days with others of the list; 1 by default. */
  share?: number;
}

/**
 * Drift variance at the pool's mean horizon. The landing's variance has φ/m + 1/A + σ² of the forecast's square; this
 * is the σ² with which the squared errors ((y − m)/m)² are on average what the landing gives them, against 15
 * forecasts that showed 0.0625. Errors smaller than noise and doubt speak against drift as larger ones speak for it:
 * taken each at nought or above, noise alone would pass for drift.
 *
 * Each forecast weighs by what it can tell, as in a likelihood: 1/(φ/m + 1/A + σ²)². Where drift is real and counts
 * are many that is the plain mean of ((y − m)² − φm)/m² with 15 of 0.0625; where there is none, forecasts of many
 * counts outweigh the start sooner.
 * @returns σ² in [0.0009, 4], and the horizon in days that it holds for; null where nothing was learnt
 */
export function driftOf(past: readonly PastForecast[]): { variance: number; horizon: number | null } {
  const used = past.filter(
    ({ forecast, actual, phi }) => forecast > 0 && Number.isFinite(forecast * actual * phi),
  );
  if (used.length === 0) return { variance: USUAL_DRIFT, horizon: null };
  const horizon = used.reduce((all, { days }) => all + days, 0) / used.length;
  const terms = used.map(({ forecast, actual, phi, days, doubt = 0, share = 1 }) => {
    const known = phi / forecast + doubt;
    const error = Math.min(((actual - forecast) / forecast) ** 2, MOST + known);
    return { known, error, share, grows: growth(days, horizon) };
  });
  // Above zero while the errors ask for more drift than `x`.
  const asks = (x: number) => {
    let sum = (DRIFT_WEIGHT * (USUAL_DRIFT - x)) / Math.max(x, USUAL_DRIFT) ** 2;
    for (const { known, error, share, grows } of terms) {
      const variance = known + grows * x;
      const size = Math.min(error / variance, FARTHEST) / FARTHEST_MEAN;
      sum += (share * grows * (size - 1)) / variance;
    }
    return sum;
  };
  return { variance: lastRoot(asks), horizon };
}

/** The largest drift that is still asked for: of several answers the careful one, so that larger errors never give less. */
function lastRoot(asks: (x: number) => number): number {
  if (asks(MOST) >= 0) return MOST;
  let [low, high] = [MOST, MOST];
  while (asks(low) < 0) {
    if (low <= LEAST) return LEAST;
    [low, high] = [Math.max(LEAST, low / 1.2), low];
  }
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (asks(middle) >= 0) low = middle;
    else high = middle;
  }
  return low;
}

/** Drift grows with the root of the horizon. */
const growth = (days: number, horizon: number) => Math.sqrt(days / Math.max(1, horizon));

/** The drift variance at a horizon of `days`, never past 4. */
export function driftAt(
  drift: { variance: number; horizon: number | null } | undefined,
  days: number,
): number {
  if (!drift) return USUAL_DRIFT;
  const scale = drift.horizon === null ? 1 : growth(days, drift.horizon);
  return Math.min(MOST, Math.max(0, drift.variance * scale));
}
