import type { MetricKey } from '@/model/metric';

import { dispersionOf, priceDispersion } from './dispersion';
import { landingOf, NINE_TENTHS, TENTH, type Outlook } from './outlook';
import { restOf } from './outlook-cost';
import { factsOf } from './outlook-return';
import { JEFFREYS } from './prior';
import { amountRemainder, atMost, countRemainder, nothing, type Remainder } from './remainder';
import { returnsOf } from './returns';
import { aheadOf, exposureOfTotals, tally, type Scene, type Tally } from './scene';

/**
 * A total of counts (conversions, leads, clicks …): what is counted stays, and what comes is negative binomial.
 * @returns null where nothing says at what rate they come
 */
export function countOutlook(scene: Scene, metric: MetricKey, bought: boolean): Outlook | null {
  const { target, prior: given, dispersion } = scene.input;
  const t = tally(scene, metric, exposureOfTotals(scene));
  const phi = bought
    ? priceDispersion(t.noise, t.days > 0 ? t.allCount / t.days : 0, dispersion)
    : dispersionOf(t.noise, dispersion);
  const prior = given?.gamma ?? JEFFREYS;
  const shape = prior.shape + t.pastCount / phi;
  const rate = prior.rate + t.pastRipe / phi;
  if (!(rate > 0)) return null;
  const rest = restOf(t, shape, rate, phi, scene.drift);
  // Were all that comes to bring twice what the target asks of each unit of exposure.
  const atTwice = (2 * target.value * open(t)) / (t.exposure + t.ahead);
  const best = countRemainder(atTwice, atTwice);
  return {
    ...ofTotal(t.count, rest, lateShare(t)),
    expected: target.value * Math.min(1, scene.calendar.covered / scene.calendar.length),
    hopeless: (x) => best.below(x - t.count),
    ripe: t.exposure > 0 ? t.ripe / t.exposure : 1,
    facts: { counted: t.count, ahead: t.ahead, phi, drift: scene.drift },
  };
}

/**
 * A total of value. @returns null where no order's value is known
 */
export function valueOutlook(scene: Scene): Outlook | null {
  const returns = returnsOf(scene, exposureOfTotals(scene));
  if (!returns) return null;
  const { value, rest } = returns;
  return {
    ...ofTotal(value.count, rest, lateShare(value)),
    expected: Number.POSITIVE_INFINITY,
    ripe: value.exposure > 0 ? value.ripe / value.exposure : 1,
    facts: factsOf(scene, returns),
  };
}

/**
 * Spend: what is planned or what the weekdays usually cost, with the days' own noise around it, and no more than the
 * platforms' delivery rules allow: a day over the budget within them is no sign of days to come.
 * @returns null where no day's spend is known
 */
export function spendOutlook(scene: Scene): Outlook | null {
  const t = tally(scene, 'spend', 'days');
  const weekly = scene.ground.weekly('spend');
  const mean = aheadOf(scene, 'spend');
  if (weekly.mean === null && scene.input.plannedSpend === undefined) return null;
  // Money over-disperses in its own units; where no days tell, a day differs by a quarter.
  const perDay = weekly.mean ?? 0;
  const phi = weekly.freedom > 0 ? weekly.chiSquare / weekly.freedom : perDay / 16;
  const known = perDay * weekly.days;
  const doubt = known > 0 ? phi / known : 0;
  const free = mean > 0 ? amountRemainder(mean, phi * mean + mean ** 2 * (doubt + scene.drift)) : nothing;
  const { mostSpend } = scene.input;
  const rest = mostSpend === undefined || free === nothing ? free : atMost(free, mostSpend);
  return {
    ...ofTotal(t.count, rest, 0),
    expected: Number.POSITIVE_INFINITY,
    ripe: 1,
    facts: {
      spend: t.count,
      ahead: rest.mean,
      drift: scene.drift,
      ...(mostSpend === undefined ? {} : { most: mostSpend }),
    },
  };
}

function ofTotal(soFar: number, rest: Remainder, lateShare: number) {
  const late = rest.mean * lateShare;
  // What is late of the total so far: the same shape as the rest, for its share of it.
  const lateEnds = lateShare > 0 ? [rest.quantile(TENTH), rest.quantile(NINE_TENTHS)] : [0, 0];
  return {
    low: soFar + (lateEnds[0] as number) * lateShare,
    high: soFar + (lateEnds[1] as number) * lateShare,
    below: (x: number) => rest.below(x - soFar),
    above: (x: number) => rest.above(x - soFar),
    landing: landingOf(soFar + rest.mean, soFar + rest.quantile(TENTH), soFar + rest.quantile(NINE_TENTHS)),
    late,
    settled: rest === nothing,
  };
}

/** The exposure whose counts are still to come, late ones of days gone among them. */
function open(t: Tally): number {
  return t.ahead + Math.max(0, t.exposure - t.ripe);
}

function lateShare(t: Tally): number {
  return open(t) > 0 ? Math.max(0, t.exposure - t.ripe) / open(t) : 0;
}
