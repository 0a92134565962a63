import { addDays, type Instant } from '@/model/day';
import type { Judgement, LightView } from '@/model/light';
import { contains, type Range } from '@/model/range';
import type { Memory } from '@/lights/account';
import { parseExpression } from '@/kpi/expression';
import { kpiValue, type KpiOptions } from '@/kpi/formula';
import type { MetricKey, Metrics } from '@/model/metric';
import type { Target } from '@/model/target';

import type { Evidence } from './evidence';

/** A judgement that says why there is none. */
export const greyOf = (reason: Judgement['reason'], value: number | null = null): Judgement => ({
  light: 'grey',
  value,
  low: null,
  high: null,
  probability: null,
  reason,
});

function optionsOf({ margin, formula }: Target): KpiOptions {
  const parsed = formula ? parseExpression(formula.expression) : null;
  return { margin, formula: parsed?.ok ? parsed.expression : undefined };
}

/** The KPI of the covered part of the window, where it can be worked out. */
export function valueOf(target: Target, { figures }: Evidence): number | null {
  const metrics: Metrics = Object.fromEntries(figures.map(({ metric, value }) => [metric, value]));
  if (figures.length === 0) return null;
  return kpiValue(target.kpi, metrics, optionsOf(target)).value;
}

/**
 * The course of the KPI: its value from the window's first day to the end of each part that the readings give.
 * Noon stands for a day's end, so that every reader's clock shows the same day; the last point is the reading's.
 */
function trendOf(target: Target, { spans, readAt, covered }: Evidence, window: Range): LightView['trend'] {
  const trend: LightView['trend'] = [];
  const options = optionsOf(target);
  const sums: Metrics = {};
  for (const { range, metrics } of spans) {
    if (!contains(window, range)) continue;
    addTo(sums, metrics);
    const { value } = kpiValue(target.kpi, sums, options);
    const last = range.to === covered?.to && readAt !== null && readAt.slice(0, 10) <= addDays(range.to, 1);
    if (value !== null) trend.push({ at: last ? readAt : `${range.to}T12:00:00Z`, value });
  }
  return trend;
}

function addTo(sums: Metrics, metrics: Metrics): void {
  let metric: MetricKey;
  for (metric in metrics) sums[metric] = (sums[metric] ?? 0) + metrics[metric]!;
}

/** A light as it is shown. */
export function viewOf(
  light: {
    key: string;
    target: Target;
    window: Range;
    subject: LightView['subject'];
    evidence: Evidence;
    judgement: Judgement;
    memory: Memory | null;
    counts?: LightView['counts'];
  },
  now: Instant,
): LightView {
  const { key, target, window, subject, evidence, judgement, memory, counts } = light;
  const { value, tolerance, direction, main } = target;
  return {
    ...judgement,
    key,
    target: target.id,
    kpi: target.kpi,
    ...(target.formula ? { formula: target.formula } : {}),
    subject,
    aim: { value, tolerance, direction, main },
    currency: evidence.currency ?? target.currency,
    attribution: evidence.attribution,
    window,
    covered: evidence.covered,
    figures: evidence.figures,
    asOf: evidence.asOf,
    missing: evidence.missing,
    stale: evidence.stale,
    since: memory?.since ?? (judgement.light === 'grey' ? null : now),
    before: memory?.before ?? null,
    trend: trendOf(target, evidence, window),
    ...(counts ? { counts } : {}),
  };
}
