import type { KpiKey } from '@/model/kpi';
import type { Reason } from '@/model/light';
import type { Metrics } from '@/model/metric';

import { linksOf, makeOf, type Driver } from './chain';
import { kpiValue, type KpiValue } from './formula';
import { lmdiEffects } from './lmdi';
import { noiseOf, type Noise, type Period } from './noise';

export type { Driver } from './chain';
export type { Period } from './noise';

/** What one driver did to a KPI. */
export interface Part {
  driver: Driver;
  /** In the KPI's unit; the parts' effects add up to the change. */
  effect: number;
  /** The driver's own value before and after; null where it is nothing over nothing. */
  before: number | null;
  after: number | null;
  noise: Noise;
}

/** A change taken apart, or null with the reason why there is none. `before` and `after` in the KPI's unit. */
export type Explanation =
  | { kpi: KpiKey; before: number; after: number; change: number; parts: Part[] }
  | {
      kpi: KpiKey;
      before: number | null;
      after: number | null;
      change: null;
      parts: [];
      reason: Reason;
    };

export interface DecomposeOptions {
  /** Share of the conversion value that is margin, for ROI. */
  margin?: number;
  /** Over-dispersion of counts, at least 1, where it was learnt elsewhere; else from the days. */
  phi?: number;
}

const NO_NOISE: Noise = { threshold: null, within: null };

/**
 * Why a KPI changed between two windows: its drivers' effects in a fixed order (CPM, CTR, CVR, AOV on the way
 * from spend to value; for totals spend last), adding up to the change exactly. Compare windows of equal
 * maturity, or divide late conversions by their completeness first.
 *
 * Where impressions or clicks are not there the chain is shorter (`cpc` stands for CPM and CTR). Value below
 * zero is no factor: `refunds` is the change of what they take from the KPI, apart. The change is null where
 * the KPI is undefined at either end.
 * @example decompose('cpa', { metrics: { spend: 1000, conversions: 50 } }, { metrics: { spend: 900, conversions: 30 } })
 * // { …, change: 10, parts: [{ driver: 'cpa', effect: 10, … }] }
 */
export function decompose(
  kpi: KpiKey,
  before: Period,
  after: Period,
  options: DecomposeOptions = {},
): Explanation {
  const [was, is] = [kpiValue(kpi, before.metrics, options), kpiValue(kpi, after.metrics, options)];
  if (was.value === null || is.value === null) return undefinedAt(kpi, was, is);
  const [grossBefore, grossAfter] = [grossOf(before), grossOf(after)];
  const [from, to] = [
    kpiValue(kpi, grossBefore.metrics, options),
    kpiValue(kpi, grossAfter.metrics, options),
  ];
  if (from.value === null || to.value === null) return undefinedAt(kpi, from, to);

  const links = linksOf(makeOf(kpi), grossBefore.metrics, grossAfter.metrics);
  // ROI is margin × ROAS − 1: its change is that of margin × ROAS, which is a product.
  const shift = kpi === 'roi' ? 1 : 0;
  const effects = lmdiEffects(from.value + shift, to.value + shift, links);
  // Figures so far apart that a factor leaves the numbers.
  if (!effects.every(Number.isFinite)) return nothing(kpi, was.value, is.value, 'bad-input');
  const parts = links.map((link, at): Part => ({
    driver: link.driver,
    effect: effects[at]!,
    ...link.shown,
    noise: noiseOf(link, grossBefore, grossAfter, options.phi),
  }));
  if (makeOf(kpi).kind === 'total' && parts.length > 1) parts.push(parts.shift()!);
  const refunds = is.value - to.value - (was.value - from.value);
  if (was.value !== from.value || is.value !== to.value)
    parts.push({
      driver: 'refunds',
      effect: refunds,
      before: refundsOf(before, grossBefore),
      after: refundsOf(after, grossAfter),
      noise: NO_NOISE,
    });
  return { kpi, before: was.value, after: is.value, change: is.value - was.value, parts };
}

function nothing(kpi: KpiKey, before: number, after: number, code: Reason['code']): Explanation {
  return { kpi, before, after, change: null, parts: [], reason: { code, params: {} } };
}

function undefinedAt(kpi: KpiKey, was: KpiValue, is: KpiValue): Explanation {
  const reason = was.value === null ? was.reason : is.value === null ? is.reason : null;
  return { kpi, before: was.value, after: is.value, change: null, parts: [], reason: reason! };
}

/** The period with value before refunds: the sum of the days' value above zero, or the total if that is. */
function grossOf(period: Period): Period {
  const value = period.metrics.conversionValue;
  if (typeof value !== 'number') return period;
  const back = (period.days ?? [])
    .map((day) => day.conversionValue ?? 0)
    .filter((figure) => figure < 0)
    .reduce((sum, figure) => sum + figure, 0);
  const gross = Math.max(0, value - back);
  if (gross === value) return period;
  const positive = (day: Metrics): Metrics =>
    typeof day.conversionValue === 'number'
      ? { ...day, conversionValue: Math.max(0, day.conversionValue) }
      : day;
  return {
    metrics: { ...period.metrics, conversionValue: gross },
    ...(period.days === undefined ? {} : { days: period.days.map(positive) }),
  };
}

/** What refunds took, zero or below. */
function refundsOf(period: Period, gross: Period): number {
  return (period.metrics.conversionValue ?? 0) - (gross.metrics.conversionValue ?? 0);
}
