import type { Metrics } from '@/model/metric';

import type { Link } from './chain';

/** One side of a comparison: its totals, and its days where they are known. */
export interface Period {
  metrics: Metrics;
  days?: readonly Metrics[];
}

/**
 * What chance alone would do to a driver between the two periods.
 * `threshold` is on |ln(after / before)|, 1.28 standard deviations (a two-sided 80 %): below it the driver's
 * move is `within` noise. Null where it cannot be said (money figures without days).
 */
export interface Noise {
  threshold: number | null;
  within: boolean | null;
}

const QUANTILE = 1.28;
const UNKNOWN: Noise = { threshold: null, within: null };
/** What is counted, and therefore scatters like counts; the rest scatters from day to day. */
const COUNTS = ['clicks', 'conversions', 'leads', 'newCustomers', 'results'];

/**
 * Counts of the numerator for rates and for costs per action: 1.28·√(φ(1/n₁ + 1/n₀)), φ ≥ 1 from the scatter
 * of the days where there are any. CPM, CPC, AOV and other ratios of money: their day-to-day dispersion. Spend
 * is set, not drawn: no noise.
 */
export function noiseOf(link: Link, before: Period, after: Period, phi?: number): Noise {
  const { over, under, shown } = link;
  if (over === 'spend' && under === null) return judge(shown, 0);
  // A cost per action is as noisy as its actions; per click or impression it is the days that scatter.
  const perAction = over === 'spend' && under !== 'clicks' && under !== null && COUNTS.includes(under);
  const counted = perAction ? under : COUNTS.includes(over) ? over : null;
  if (counted === null) return byDays(link, before, after);
  const exposure = perAction ? over : under;
  const [n0, n1] = [before.metrics[counted], after.metrics[counted]];
  if (typeof n0 !== 'number' || typeof n1 !== 'number') return UNKNOWN;
  const spread = phi ?? dispersion([before, after], counted, exposure);
  // Where one side counted nothing the ratio is zero or without end; half a count on both sides tames it.
  const half = n0 === 0 || n1 === 0 ? 0.5 : 0;
  const threshold = QUANTILE * Math.sqrt(spread * (1 / (n0 + half) + 1 / (n1 + half)));
  if (half === 0) return judge(shown, threshold);
  const [e0, e1] = [exposureOf(before, exposure), exposureOf(after, exposure)];
  if (e0 === null || e1 === null) return { threshold, within: null };
  return judge({ before: (n0 + half) / e0, after: (n1 + half) / e1 }, threshold);
}

function judge(shown: Link['shown'], threshold: number): Noise {
  if (!(shown.before! > 0) || !(shown.after! > 0)) return { threshold, within: null };
  return { threshold, within: Math.abs(Math.log(shown.after! / shown.before!)) <= threshold };
}

function exposureOf(period: Period, metric: Link['under']): number | null {
  if (metric === null) return 1;
  const figure = period.metrics[metric];
  return typeof figure === 'number' && figure > 0 ? figure : null;
}

/**
 * Over-dispersion of a count given its exposure: Pearson's χ² per degree of freedom over the days of both
 * periods, each about its own rate; at least 1, and 1 where no days are known.
 */
function dispersion(periods: readonly Period[], counted: Link['over'], exposure: Link['under']): number {
  let chi = 0;
  let freedom = 0;
  for (const { days = [] } of periods) {
    const pairs = pairsOf(days, counted, exposure);
    const [n, e] = [total(pairs, 0), total(pairs, 1)];
    if (pairs.length < 2 || !(n > 0) || !(e > 0)) continue;
    for (const [count, exposed] of pairs) {
      const expected = (n / e) * exposed;
      if (expected > 0) chi += (count - expected) ** 2 / expected;
    }
    freedom += pairs.length - 1;
  }
  return freedom === 0 ? 1 : Math.max(1, chi / freedom);
}

/** Day-to-day dispersion: the linearised variance of the logarithm of a ratio of sums, on both sides. */
function byDays(link: Link, before: Period, after: Period): Noise {
  let variance = 0;
  for (const { days = [] } of [before, after]) {
    const pairs = pairsOf(days, link.over, link.under);
    const [over, under] = [total(pairs, 0), total(pairs, 1)];
    if (pairs.length < 2 || !(over > 0) || !(under > 0)) return UNKNOWN;
    const squares = pairs.reduce((sum, [a, b]) => sum + (a - (over / under) * b) ** 2, 0);
    variance += ((pairs.length / (pairs.length - 1)) * squares) / over ** 2;
  }
  return judge(link.shown, QUANTILE * Math.sqrt(variance));
}

type Pair = readonly [over: number, under: number];

/** The days' figures; none where a day lacks one, for then the days are not those of the total. */
function pairsOf(days: readonly Metrics[], over: Link['over'], under: Link['under']): Pair[] {
  const pairs = days.map((day) => [day[over], under === null ? 1 : day[under]] as const);
  const whole = pairs.every(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  return whole ? (pairs as Pair[]) : [];
}

function total(pairs: readonly Pair[], side: 0 | 1): number {
  return pairs.reduce((sum, pair) => sum + pair[side], 0);
}
