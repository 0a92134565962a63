import { evaluate } from '@/kpi/evaluate';
import { isAdditive, metricsIn, type Expression } from '@/kpi/expression';
import type { MetricKey, Metrics } from '@/model/metric';

import { dispersionOf, orderValueCv2, priceDispersion } from './dispersion';
import { landingOf, NINE_TENTHS, TENTH, type Outlook } from './outlook';
import { normalBelief } from './posterior';
import { RULE } from './rule';
import { tally, type Scene, type Tally } from './scene';

/** Counts below which a formula's scatter is not near enough to normal to be judged by it. */
const ENOUGH = 10;

/** What scatters by itself, and how: its variance so far, at the end of the period, and the count it rests on. */
interface Source {
  /** How much the formula moves for a unit of it. */
  slope: number;
  now: number;
  end: number;
  counts: number;
}

/**
 * A formula that the user wrote, by the delta method: each metric scatters as its counts do (over-dispersed, at least
 * Poisson; value as orders times what an order brings; prices by their days), the formula's slopes carry that on, and
 * the sum is taken as normal. Honest only where the counts are many: under ten of any of them it is `too-few`.
 *
 * A formula that adds up is a total and lands with the days to come; another one is judged by its value so far.
 * @returns null where the formula has no value
 */
export function formulaOutlook(scene: Scene): Outlook | null {
  const expression = scene.input.formula;
  if (!expression) return null;
  const additive = isAdditive(expression);
  const tallies = new Map(
    metricsIn(expression).map((metric) => [metric, tally(scene, metric, 'days')] as const),
  );
  // What is late is put in: the value is that of the window once everything has arrived.
  const ripe = metricsOver(tallies, ({ count, exposure, ripe: in_ }) =>
    in_ > 0 ? (count * exposure) / in_ : count,
  );
  const end = metricsOver(tallies, (t, metric) => (ripe[metric] ?? 0) + rateOf(t) * t.ahead);
  const soFar = evaluate(expression, ripe);
  const final = additive ? evaluate(expression, end) : soFar;
  if (soFar.value === null || final.value === null) return null;

  const sources = sourcesOf(scene, expression, tallies, ripe, soFar.slopes);
  const varianceOf = (at: 'now' | 'end') =>
    sources.reduce((sum, source) => sum + source.slope ** 2 * source[at], 0);
  const now = normalBelief(soFar.value, Math.sqrt(varianceOf('now')));
  const landed = normalBelief(final.value, Math.sqrt(varianceOf(additive ? 'end' : 'now')));
  const least = Math.min(...sources.filter(({ slope }) => slope !== 0).map(({ counts }) => counts));
  const shares = [...tallies.values()].filter(({ exposure }) => exposure > 0);
  const share = Math.min(1, ...shares.map((t) => t.ripe / t.exposure));
  const open = scene.calendar.toCome.length > 0 && !scene.input.ended;
  const lands = additive || !open;
  return {
    low: now.quantile(TENTH),
    high: now.quantile(NINE_TENTHS),
    below: landed.below,
    above: landed.above,
    landing: lands ? landingOf(final.value, landed.quantile(TENTH), landed.quantile(NINE_TENTHS)) : null,
    // The guard asks for three where a posterior is exact; here ten of the scarcest count are worth those three.
    expected: (Math.max(0, least) / ENOUGH) * RULE.counts,
    ripe: share,
    settled: !open && share === 1,
    late: soFar.value - (valueOf(expression, tallies) ?? soFar.value),
    facts: {
      counted: Number.isFinite(least) ? least : null,
      needed: ENOUGH,
      method: 'delta',
      drift: scene.drift,
    },
  };
}

function metricsOver(
  tallies: ReadonlyMap<MetricKey, Tally>,
  of: (tally: Tally, metric: MetricKey) => number,
): Metrics {
  return Object.fromEntries([...tallies].map(([metric, one]) => [metric, of(one, metric)]));
}

const valueOf = (expression: Expression, tallies: ReadonlyMap<MetricKey, Tally>) =>
  evaluate(
    expression,
    metricsOver(tallies, ({ count }) => count),
  ).value;

/** A day's worth of a metric, by the weighted evidence. */
const rateOf = ({ pastCount, pastRipe }: Tally) => (pastRipe > 0 ? Math.max(0, pastCount / pastRipe) : 0);

/**
 * The independent sources of scatter. Value and its orders move together: the orders carry both their own slope and
 * that of the value they bring; what is left of the value is the spread of single orders.
 */
function sourcesOf(
  scene: Scene,
  expression: Expression,
  tallies: ReadonlyMap<MetricKey, Tally>,
  sums: Metrics,
  slopes: ReadonlyMap<MetricKey, number>,
): Source[] {
  const sources: Source[] = [];
  const used = metricsIn(expression);
  const orders = tallies.get('conversions') ?? tally(scene, 'conversions', 'days');
  const worth = slopes.get('conversionValue') ?? 0;
  const sells = used.includes('conversionValue');
  const counted = scene.own.every((part) => Number.isFinite(part.metrics.conversions)) && orders.count > 0;
  if (sells && counted) {
    const value = sums.conversionValue ?? 0;
    const late = orders.ripe > 0 ? orders.exposure / orders.ripe : 1;
    const each = value / (orders.count * late);
    const singles = scene.parts.filter((part) => part.weight > 0 && part.range.from === part.range.to);
    const cv2 = orderValueCv2(
      singles.map(({ metrics }) => ({
        orders: metrics.conversions ?? 0,
        value: metrics.conversionValue ?? 0,
      })),
    );
    const slope = (slopes.get('conversions') ?? 0) + worth * each;
    sources.push(countSource(scene, 'conversions', orders, slope));
    const spread = cv2 * each * each;
    const more = rateOf(orders) * orders.ahead;
    sources.push({
      slope: worth,
      now: spread * orders.count * late,
      end: spread * (orders.count * late + more),
      counts: orders.count,
    });
  }
  for (const metric of used) {
    if (sells && counted && (metric === 'conversions' || metric === 'conversionValue')) continue;
    sources.push(countSource(scene, metric, tallies.get(metric)!, slopes.get(metric) ?? 0));
  }
  return sources;
}

/**
 * A metric by itself. Spend so far is a fact, and scatters only from here on; value without orders scatters as its
 * days did, and where no days tell nothing can be said of it.
 */
function countSource(scene: Scene, metric: MetricKey, t: Tally, slope: number): Source {
  const money = metric === 'spend' || metric === 'conversionValue';
  const bought = metric === 'impressions' || metric === 'clicks' || metric === 'linkClicks';
  const byDays = t.noise.freedom > 0 ? t.noise.chiSquare / t.noise.freedom : null;
  const phi = money
    ? (byDays ?? (t.days > 0 ? t.allCount / t.days / 16 : 0))
    : bought
      ? priceDispersion(t.noise, t.days > 0 ? t.allCount / t.days : 0, scene.input.dispersion)
      : dispersionOf(t.noise, scene.input.dispersion);
  const late = t.ripe > 0 ? t.exposure / t.ripe : 1;
  const more = rateOf(t) * t.ahead;
  const past = Math.max(0, t.count);
  // The count so far, blown up to what it will be; then the days to come, their rate's doubt, and drift.
  const now = metric === 'spend' ? 0 : phi * past * late * late;
  const doubt = t.pastCount > 0 ? (phi * more * more) / t.pastCount : 0;
  const counts =
    metric === 'spend' ? Infinity : metric === 'conversionValue' ? (byDays === null ? 0 : Infinity) : past;
  return { slope, now, end: now + phi * more + doubt + scene.drift * more * more, counts };
}
