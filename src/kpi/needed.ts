import { kpis, type KpiKey } from '@/model/kpi';
import type { MetricKey, Metrics } from '@/model/metric';

import { linksOf, makeOf, type Driver, type Link } from './chain';
import { kpiValue } from './formula';
import { summaryOf, type ReachSummary } from './reach';

/**
 * What the past says of a driver's needed value: `reached` in a span of it at least; `never` in any; `impossible` as
 * such (more clicks than impressions); `unknown` where no span tells.
 */
export type Verdict = 'reached' | 'never' | 'impossible' | 'unknown';

/** What one driver would have to be, all others as they are. */
export interface NeededDriver {
  driver: Driver;
  /** As the field writes it: CPM per thousand, rates as fractions. */
  now: number;
  needed: number;
  past: ReachSummary | null;
  verdict: Verdict;
}

export type Needed =
  | {
      told: true;
      /** The KPI over the window, and what is asked of it. */
      now: number;
      wanted: number;
      /** Likeliest first: reached most often, then the smallest change. */
      drivers: NeededDriver[];
      /** Would all of them at their best spans do it together? Null where a past is not known. */
      together: boolean | null;
    }
  /**
   * `no-drivers`: the figures between spend and the KPI are not there; `no-value`: nothing was counted or spent;
   * `met`: it is as wanted already; `bad-target`: no figure that a chain can give.
   */
  | { told: false; why: 'no-drivers' | 'no-value' | 'met' | 'bad-target' };

/** Shares that cannot be more than all. */
const shares: readonly Driver[] = ['ctr', 'cvr', 'actionsPerImpression'];

/**
 * What each driver of a KPI's chain (CPM, CTR, CVR, order value) would have to be for the KPI to be `wanted`, money
 * and all other drivers as in the window; put back into the chain, each gives just that. Spend is no driver here:
 * what budget does is another question.
 * @param past spans of the same scope that say what was reached before, such as its last weeks
 * @example neededDrivers('cpa', { spend: 100, clicks: 200, conversions: 4 }, 20, [])
 * // cpc 0.5 → 0.4, cvr 2 % → 2.5 %
 */
export function neededDrivers(
  kpi: KpiKey,
  metrics: Metrics,
  wanted: number,
  past: readonly Metrics[],
  options: { margin?: number } = {},
): Needed {
  const make = makeOf(kpi);
  const value = kpiValue(kpi, metrics, options);
  const now = value.value;
  if (make.stages.length === 0) return { told: false, why: 'no-drivers' };
  // ROI is margin × ROAS − 1: its chain is that of margin × ROAS.
  const shift = kpi === 'roi' ? 1 : 0;
  if (now === null || !(now + shift > 0) || !Number.isFinite(now)) return { told: false, why: 'no-value' };
  const factor = (wanted + shift) / (now + shift);
  if (!(factor > 0) || !Number.isFinite(factor)) return { told: false, why: 'bad-target' };
  if (kpis[kpi].direction === 'at-most' ? factor >= 1 : factor <= 1) return { told: false, why: 'met' };
  const links = linksOf(make, metrics, metrics).filter(
    ({ under, shown }) => under !== null && (shown.after ?? 0) > 0 && Number.isFinite(shown.after),
  );
  if (links.length === 0 || (links.length === 1 && (links[0]!.driver as string) === kpi))
    return { told: false, why: 'no-drivers' };

  const drivers = links.map((link): NeededDriver => {
    const shown = link.shown.after!;
    // A cost is a factor as it is shown, a rate is one turned over; in a return it is the other way round.
    const needed = (make.kind === 'cost') === isCost(link) ? shown * factor : shown / factor;
    const values = past.map((span) => shownIn(link, span)).filter((one) => one !== null);
    const summary = summaryOf(values, needed, isCost(link) ? 'at-most' : 'at-least', 0);
    return {
      driver: link.driver,
      now: shown,
      needed,
      past: summary,
      verdict: verdictOf(link, needed, summary),
    };
  });
  // Figures so far apart that a driver leaves the numbers.
  if (!drivers.every(({ needed }) => needed > 0 && Number.isFinite(needed)))
    return { told: false, why: 'bad-target' };
  return {
    told: true,
    now,
    wanted,
    drivers: drivers.toSorted((a, b) => rank(a) - rank(b) || often(b) - often(a) || change(a) - change(b)),
    together: together(drivers, Math.abs(Math.log(factor))),
  };
}

/** Money over a count: less is better. */
const isCost = ({ over }: Link) => over === 'spend';

/** A driver's value in another span; null where it cannot be told. */
function shownIn({ driver, over, under }: Link, metrics: Metrics): number | null {
  const [top, base] = [metrics[over], metrics[under as MetricKey]];
  if (typeof top !== 'number' || typeof base !== 'number' || !(base > 0) || !(top >= 0)) return null;
  return (driver === 'cpm' ? 1000 : 1) * (top / base);
}

function verdictOf({ driver }: Link, needed: number, past: ReachSummary | null): Verdict {
  // Conversions of people who never clicked may be more than clicks, but then the past shows it.
  if (shares.includes(driver) && needed > 1 && !(past !== null && past.high > 1)) return 'impossible';
  if (past === null) return 'unknown';
  return past.times! > 0 ? 'reached' : 'never';
}

const order: readonly Verdict[] = ['reached', 'unknown', 'never', 'impossible'];
const rank = ({ verdict }: NeededDriver) => order.indexOf(verdict);
const often = ({ past }: NeededDriver) => (past ? past.times! / past.of : 0);
const change = ({ now, needed }: NeededDriver) => Math.abs(Math.log(needed / now));

/** Do the best spans of all drivers make up the whole way, in logarithms? A driver that was never better adds none. */
function together(drivers: readonly NeededDriver[], way: number): boolean | null {
  if (drivers.some(({ past }) => past === null)) return null;
  const gained = drivers.map(({ now, needed, past }) => {
    const best = needed < now ? past!.low : past!.high;
    return best > 0 ? Math.max(0, Math.sign(needed - now) * Math.log(best / now)) : 0;
  });
  return gained.reduce((sum, one) => sum + one, 0) >= way;
}
