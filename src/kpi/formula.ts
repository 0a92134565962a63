import { kpis, type KpiKey } from '@/model/kpi';
import type { Reason } from '@/model/light';
import { metricKeys, metrics as facts, type MetricKey, type Metrics } from '@/model/metric';

import { evaluate } from './evaluate';
import type { Expression } from './expression';

/** A KPI's value, or null with the reason why there is none. */
export type KpiValue = { value: number } | { value: null; reason: Reason };

export interface KpiOptions {
  margin?: number | undefined;
  /** The formula of a custom KPI. */
  formula?: Expression | undefined;
}

/** A metric that could not be summed: rows where the column was absent, and where its cell was empty. */
export interface Gap {
  metric: MetricKey;
  absent: number;
  empty: number;
}

/**
 * A KPI from the sums of a window (never from ratios of parts).
 *
 * Absent (`metric-absent`), shown empty (`metric-empty`) and zero are three things; dividing by zero is
 * `nothing-counted`. A count below zero, spend below zero under a ratio, or a figure that is no number is
 * `bad-input`; value below zero (refunds) and spend below zero on its own (a credit) are figures like others.
 * A custom KPI is its formula over the sums; a business KPI has no value in the consoles' metrics alone.
 * @param options.margin share of the conversion value that is margin, 0 < margin ≤ 1, for ROI; 1 by default
 * @returns in the KPI's unit: money in units of the currency, shares as fractions
 * @example kpiValue('cpa', { spend: 1000, conversions: 50 }) // { value: 20 }
 */
export function kpiValue(kpi: KpiKey, metrics: Metrics, options: KpiOptions = {}): KpiValue {
  const { formula } = kpis[kpi];
  if (formula.kind === 'custom') {
    if (!options.formula) return { value: null, reason: { code: 'bad-input', params: { what: 'formula' } } };
    const found = evaluate(options.formula, metrics);
    return found.value === null ? found : { value: found.value };
  }
  // Consoles know no business figures: these are put in by `business.ts`.
  if (formula.kind === 'business')
    return { value: null, reason: { code: 'business-missing', params: { metric: formula.needs[0]! } } };
  if (formula.kind === 'total') {
    const total = figure(metrics, formula.metric);
    return total.value === null ? total : { value: total.value };
  }
  const over = figure(metrics, formula.kind === 'ratio' ? formula.numerator : formula.value);
  if (over.value === null) return over;
  const under = figure(metrics, formula.kind === 'ratio' ? formula.denominator : formula.spend);
  if (under.value === null) return under;
  if (formula.kind === 'ratio' && formula.numerator === 'spend' && over.value < 0)
    return none('bad-input', 'spend');
  const denominator = formula.kind === 'ratio' ? formula.denominator : formula.spend;
  if (under.value === 0) return none('nothing-counted', denominator);
  if (under.value < 0) return none('bad-input', denominator);
  if (formula.kind === 'ratio') return finite((over.value / under.value) * formula.scale, denominator);
  const margin = options.margin ?? 1;
  if (!(margin > 0 && margin <= 1)) return { value: null, reason: { code: 'bad-input', params: { margin } } };
  return finite((over.value * margin - under.value) / under.value, denominator);
}

function figure(metrics: Metrics, metric: MetricKey): KpiValue {
  const value = metrics[metric];
  if (value === undefined) return none('metric-absent', metric);
  if (value === null) return none('metric-empty', metric);
  const mayFall = metric === 'spend' || metric === 'conversionValue';
  return Number.isFinite(value) && (value >= 0 || mayFall) ? { value } : none('bad-input', metric);
}

/** A quotient of tiny and huge figures may leave the numbers. */
function finite(value: number, metric: MetricKey): KpiValue {
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value } : none('bad-input', metric);
}

function none(code: Reason['code'], metric: MetricKey): { value: null; reason: Reason } {
  return { value: null, reason: { code, params: { metric } } };
}

/**
 * Adds up rows, metric by metric. A metric that every row has is their sum; one that no row has stays absent;
 * one that some rows lack or show empty is null and told in `gaps`: a sum of parts is never passed off as the
 * whole. What cannot be added (reach, frequency, ratios as shown) is left out, unless there is one row only.
 * @example sumMetrics([{ spend: 10, clicks: 3 }, { spend: 5, clicks: null }])
 * // { metrics: { spend: 15, clicks: null }, gaps: [{ metric: 'clicks', absent: 0, empty: 1 }] }
 */
export function sumMetrics(rows: readonly Metrics[]): { metrics: Metrics; gaps: Gap[] } {
  const sums: Metrics = {};
  const gaps: Gap[] = [];
  for (const metric of metricKeys) {
    if (!facts[metric].additive && rows.length > 1) continue;
    const gap: Gap = { metric, absent: 0, empty: 0 };
    let sum = 0;
    for (const row of rows) {
      const value = row[metric];
      if (value === undefined) gap.absent++;
      else if (value === null) gap.empty++;
      else sum += value;
    }
    if (gap.absent === rows.length) continue;
    const whole = gap.absent === 0 && gap.empty === 0;
    sums[metric] = whole ? sum : null;
    if (!whole) gaps.push(gap);
  }
  return { metrics: sums, gaps };
}
