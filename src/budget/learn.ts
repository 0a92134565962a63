import { priorElasticity, type Elasticity } from './elasticity';
import type { Aside } from './score';

/** How well the prior's mean is known before any hint was scored: the standard error of the study behind it. */
const MEAN_ERROR = 0.08;
/** A spend that moved less than this, in logarithms, tells nothing of a slope. */
const LEAST_MOVE = 0.05;

/**
 * The elasticity that a budget edit showed: ln of the outcomes over ln of the spends, per day, all of it in. Its
 * error is that of the counts. Null where the spend hardly moved or nothing was counted on a side.
 */
export function shownElasticity({ before, after, dispersion }: Aside): Elasticity | null {
  if (!(before.days > 0 && after.days > 0 && before.spend > 0 && after.spend > 0)) return null;
  if (!(before.conversions > 0 && after.conversions > 0 && before.ripe > 0 && after.ripe > 0)) return null;
  const move = Math.log(after.spend / after.days / (before.spend / before.days));
  if (Math.abs(move) < LEAST_MOVE) return null;
  const outcome = ({ conversions, ripe, days }: Aside['before']) => conversions / ripe / days;
  const exponent = Math.log(outcome(after) / outcome(before)) / move;
  const error = Math.sqrt(dispersion * (1 / before.conversions + 1 / after.conversions)) / Math.abs(move);
  return { exponent: Math.min(2, Math.max(-1, exponent)), error };
}

/**
 * The prior after scored hints: its mean moves by what all of them showed, good and bad alike, each weighed by its
 * own error and by how much campaigns differ. The spread over campaigns stays: a few edits do not say it.
 */
export function taughtElasticity(
  shown: readonly Elasticity[],
  prior: Elasticity = priorElasticity,
): Elasticity {
  let [weight, sum] = [MEAN_ERROR ** -2, prior.exponent * MEAN_ERROR ** -2];
  for (const { exponent, error } of shown) {
    const own = 1 / (error ** 2 + prior.error ** 2);
    weight += own;
    sum += own * exponent;
  }
  return { exponent: Math.min(0.98, Math.max(0.05, sum / weight)), error: prior.error };
}
