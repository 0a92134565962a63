import type { MetricKey } from '@/model/metric';

import { dispersionOf } from './dispersion';
import { logEValue } from './e-value';
import { finiteOrNull, landingOf, NINE_TENTHS, TENTH, type Outlook } from './outlook';
import { restOf } from './outlook-cost';
import { betaShare, gammaRate, type Belief } from './posterior';
import { JEFFREYS } from './prior';
import { hitRemainder, nothing, type Remainder } from './remainder';
import { tally, type Scene, type Tally } from './scene';

/**
 * Hits among trials (CTR, CVR): beta-binomial. Where hits may exceed trials (conversions without a click) or come
 * in late, a beta would break: then hits are gamma-Poisson per trial.
 * @returns null where there are no trials to judge by
 */
export function shareOutlook(scene: Scene, hits: MetricKey, trials: MetricKey): Outlook | null {
  const { target, prior, dispersion } = scene.input;
  const share = tally(scene, hits, trials, true);
  const late = share.ripe < share.exposure || scene.parts.some((part) => part.ripe < 1 && hits !== 'clicks');
  const poisson = late || share.count > share.exposure || share.pastCount > share.pastRipe;
  const t = poisson ? tally(scene, hits, trials) : share;
  if (!(t.exposure + t.ahead > 0) || !(t.pastRipe > 0 || prior)) return null;
  const phi = dispersionOf(t.noise, dispersion);
  const { now, chance, rest } = poisson ? perTrial(scene, t, phi) : among(scene, t, phi);
  const all = t.exposure + t.ahead;
  // Nothing more comes, but the period is not over: the campaign is judged by its rate, not by a point.
  const still = rest === nothing && !scene.calendar.over ? chance : null;
  return {
    low: now && finiteOrNull(now.quantile(TENTH)),
    high: now && finiteOrNull(now.quantile(NINE_TENTHS)),
    below: still?.below ?? ((x) => rest.below(x * all - t.count)),
    above: still?.above ?? ((x) => rest.above(x * all - t.count)),
    landing: landingOf(
      (t.count + rest.mean) / all,
      (t.count + rest.quantile(TENTH)) / all,
      (t.count + rest.quantile(NINE_TENTHS)) / all,
    ),
    expected: Math.max(t.ripe, t.pastRipe) * target.value,
    ripe: t.exposure > 0 ? t.ripe / t.exposure : 1,
    settled: rest === nothing && !still,
    ...(target.value > 0 ? { logEvidence: logEValue(t.count / phi, t.ripe / phi, target.value) } : {}),
    facts: { counted: t.count, trials: t.exposure, ahead: t.ahead, phi, drift: scene.drift },
  };
}

interface Split {
  /** Jeffreys' belief of the window's own share, and the one with what is known besides. */
  now: Belief | null;
  chance: Belief | null;
  rest: Remainder;
}

function among(scene: Scene, t: Tally, phi: number): Split {
  const prior = scene.input.prior?.beta ?? { hits: 0.5, misses: 0.5 };
  const hits = prior.hits + t.pastCount / phi;
  const misses = prior.misses + (t.pastRipe - t.pastCount) / phi;
  const strength = hits + misses;
  const share = hits / strength;
  const mean = t.ahead * share;
  const spread = share * (1 - share);
  const variance =
    phi * t.ahead * spread + (t.ahead ** 2 * spread) / (strength + 1) + mean ** 2 * scene.drift;
  const now = t.exposure > 0 ? betaShare(0.5 + t.count / phi, 0.5 + (t.exposure - t.count) / phi) : null;
  const chance =
    t.exposure > 0
      ? betaShare(prior.hits + t.count / phi, prior.misses + (t.exposure - t.count) / phi)
      : null;
  return { now, chance, rest: hitRemainder(t.ahead, share, variance) };
}

function perTrial(scene: Scene, t: Tally, phi: number): Split {
  const prior = scene.input.prior?.gamma ?? JEFFREYS;
  const now = t.ripe > 0 ? gammaRate(JEFFREYS.shape + t.count / phi, t.ripe / phi) : null;
  const rest = restOf(t, prior.shape + t.pastCount / phi, prior.rate + t.pastRipe / phi, phi, scene.drift);
  const chance = t.ripe > 0 ? gammaRate(prior.shape + t.count / phi, prior.rate + t.ripe / phi) : null;
  return { now, chance, rest };
}
