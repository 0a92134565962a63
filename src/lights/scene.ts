import { isAdditive, metricsIn } from '@/kpi/expression';
import { kpis, metricsOf } from '@/model/kpi';
import { isAttributed, type MetricKey, type Metrics } from '@/model/metric';

import type { Calendar } from './calendar';
import type { JudgeCase } from './case';
import { pearson, type Pearson } from './dispersion';
import { driftAt } from './drift';
import { expectedOver } from './future';
import { groundOf, type Ground } from './ground';
import { total, type Part } from './parts';

/** A case made ready: what the figures say, and how much is still to come. */
export interface Scene {
  input: JudgeCase;
  /** All evidence, oldest first, and the part of it inside the window. */
  parts: readonly Part[];
  own: readonly Part[];
  calendar: Calendar;
  /** Sums over the window; null where a part of them was not shown. */
  sums: Metrics;
  ground: Ground;
  /** Drift variance over what is still to come. */
  drift: number;
}

export function sceneOf(
  input: JudgeCase,
  parts: readonly Part[],
  ground: Ground = groundOf(input, parts),
): Scene {
  const calendar = ground.calendar();
  const horizon = calendar.toCome.reduce((days, { part }) => days + part, 0);
  return {
    input,
    parts,
    own: ground.own,
    calendar,
    sums: ground.sums(),
    ground,
    drift: driftAt(input.drift, horizon),
  };
}

/** Does this KPI wait for conversions that come in late? */
export function ripens(input: JudgeCase): boolean {
  return metricsFor(input).some(isAttributed);
}

/** The metrics that a case's KPI reads. */
export function metricsFor({ kpi, formula }: JudgeCase): MetricKey[] {
  return formula ? metricsIn(formula) : metricsOf(kpi);
}

/** Is the case's KPI a total, so that it is paced and lands? */
export function addsUp({ kpi, formula }: JudgeCase): boolean {
  return formula ? isAdditive(formula) : kpis[kpi].additive;
}

/** How the parts' share of what is in is taken for a metric. */
export function ripeOf(metric: MetricKey): (part: Part) => number {
  if (!isAttributed(metric)) return () => 1;
  return metric === 'conversionValue' ? (part) => part.ripeValue : (part) => part.ripe;
}

/** What a unit of exposure is: a unit of a metric, or a day where the metric is not to be had. */
export type Exposure = MetricKey | 'days';

/** Counts against exposure, as a rate is estimated from them. */
export interface Tally {
  /** Over the window: the count, its exposure, and the part of the exposure whose counts are in. */
  count: number;
  exposure: number;
  ripe: number;
  /** The same for the rate's evidence, older days counting less. */
  pastCount: number;
  pastRipe: number;
  /** Exposure still to come in the window. */
  ahead: number;
  /** All evidence unweighed: its count, and the days it stands for. */
  allCount: number;
  days: number;
  noise: Pearson;
}

/** Tallies a count against an exposure over the scene. Parts that lack either are no evidence. */
export function tally(scene: Scene, metric: MetricKey, exposure: Exposure, share = false): Tally {
  return scene.ground.tally(`${metric} ${exposure} ${share}`, () => tallied(scene, metric, exposure, share));
}

function tallied(scene: Scene, metric: MetricKey, exposure: Exposure, share: boolean): Tally {
  const ripeShare = ripeOf(metric);
  const own = { count: 0, exposure: 0, ripe: 0 };
  const all = { pastCount: 0, pastRipe: 0, allCount: 0, days: 0 };
  const rows: { count: number; exposure: number }[] = [];
  for (const part of scene.parts) {
    const count = part.metrics[metric];
    const size = exposure === 'days' ? part.days : part.metrics[exposure];
    if (!isFigure(count) || (exposure !== 'days' && !isFigure(size))) continue;
    const [units, ripe, { weight }] = [size as number, ripeShare(part), part];
    if (part.inWindow) {
      own.count += count;
      own.exposure += units;
      own.ripe += units * ripe;
    }
    if (!(weight > 0)) continue;
    all.pastCount += count * weight;
    all.pastRipe += weight * units * ripe;
    all.allCount += count;
    all.days += part.days;
    rows.push({ count, exposure: Math.max(0, units * ripe) });
  }
  return { ...own, ...all, ahead: aheadOf(scene, exposure), noise: pearson(rows, share) };
}

/** Absent and empty cells are no evidence, nor is what is no number. */
const isFigure = (value: number | null | undefined): value is number => Number.isFinite(value);

/** What is still to come of an exposure: as planned for spend, and in step with the plan for what spend buys. */
export function aheadOf(scene: Scene, exposure: Exposure): number {
  const { input, calendar, parts } = scene;
  if (input.ended) return 0;
  if (exposure === 'days') return calendar.toCome.reduce((days, { part }) => days + part, 0);
  if (input.plannedSpend === undefined) return expectedOver(scene.ground.weekly(exposure), calendar.toCome);
  if (exposure === 'spend') return Math.max(0, input.plannedSpend);
  // Impressions and clicks per unit of spend, as the evidence had them.
  const spend = total(parts, 'spend', (part) => part.weight);
  return spend > 0
    ? (total(parts, exposure, (part) => part.weight) / spend) * Math.max(0, input.plannedSpend)
    : 0;
}

/** Spend where the figures have it, else days: what a total grows with. */
export function exposureOfTotals(scene: Scene): Exposure {
  const told = scene.parts.length > 0 && scene.parts.every((part) => Number.isFinite(part.metrics.spend));
  return told && total(scene.own, 'spend') > 0 && total(scene.parts, 'spend', (part) => part.weight) > 0
    ? 'spend'
    : 'days';
}
