import type { MetricKey } from '@/model/metric';

import { dispersionOf, priceDispersion } from './dispersion';
import { logEValue } from './e-value';
import { finiteOrNull, landingOf, NINE_TENTHS, TENTH, type Outlook } from './outlook';
import { inverseGamma } from './posterior';
import { JEFFREYS } from './prior';
import { countRemainder, nothing } from './remainder';
import { tally, type Scene, type Tally } from './scene';

/**
 * Costs per count (CPA, CPL, CAC, cost per result, CPC, CPM): counts are gamma-Poisson over spend, so the final
 * cost is above x when fewer than scale·(S + S′)/x − n counts are still to come.
 * @returns null where there is no spend to judge by
 */
export function costOutlook(scene: Scene, metric: MetricKey, scale: number, price: boolean): Outlook | null {
  const { target, prior: given, dispersion } = scene.input;
  const t = tally(scene, metric, 'spend');
  const prior = given?.gamma ?? JEFFREYS;
  const phi = price
    ? priceDispersion(t.noise, t.days > 0 ? t.allCount / t.days : 0, dispersion)
    : dispersionOf(t.noise, dispersion);
  const shape = prior.shape + t.pastCount / phi;
  const rate = prior.rate + t.pastRipe / phi;
  if (!(rate > 0) || !(t.exposure + t.ahead > 0)) return null;
  const rest = restOf(t, shape, rate, phi, scene.drift);
  const now = t.ripe > 0 ? inverseGamma(JEFFREYS.shape + t.count / phi, t.ripe / phi, scale) : null;
  const spend = scale * (t.exposure + t.ahead);
  const cost = (counts: number) => spend / (t.count + counts);
  // Nothing more is spent, but the period is not over: the campaign is judged by its rate, not by a point.
  const still =
    rest === nothing && !scene.calendar.over && t.ripe > 0
      ? inverseGamma(prior.shape + t.count / phi, prior.rate + t.ripe / phi, scale)
      : null;
  return {
    low: now && finiteOrNull(now.quantile(TENTH)),
    high: now && finiteOrNull(now.quantile(NINE_TENTHS)),
    below: still?.below ?? ((x) => (x > 0 ? rest.above(spend / x - t.count) : 0)),
    above: still?.above ?? ((x) => (x > 0 ? rest.below(spend / x - t.count) : 1)),
    landing: landingOf(cost(rest.mean), cost(rest.quantile(NINE_TENTHS)), cost(rest.quantile(TENTH))),
    // Impressions count in thousands, which is what the scale of a CPM says.
    expected: Math.max(t.ripe, t.pastRipe) / target.value,
    ripe: t.exposure > 0 ? t.ripe / t.exposure : 1,
    settled: rest === nothing && !still,
    ...(price ? {} : { logEvidence: logEValue(t.count / phi, t.ripe / phi, scale / target.value) }),
    facts: { counted: t.count, spend: t.exposure, ahead: t.ahead, phi, drift: scene.drift },
  };
}

/**
 * The counts still to come: from spend ahead, and late ones from spend already made. v = φm + m²/A + m²σ² over both:
 * the days ahead may drift from the rate, and the late ones from the curve that foretells them.
 */
export function restOf(t: Tally, shape: number, rate: number, phi: number, drift: number) {
  const exposure = t.ahead + Math.max(0, t.exposure - t.ripe);
  if (!(exposure > 1e-12 * (t.exposure + t.ahead))) return nothing;
  const mean = (shape / rate) * exposure;
  return countRemainder(mean, phi * mean + mean ** 2 / shape + mean ** 2 * drift);
}
