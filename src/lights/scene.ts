import { isAdditive, metricsIn } from '@/kpi/expression';
import { kpis, metricsOf } from '@/model/kpi';
import { isAttributed, type MetricKey, type Metrics } from '@/model/metric';

import type { Calendar } from './calendar';
import type { JudgeCase } from './case';
import { driftAt, pearson, type Pearson } from './dispersion';
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
  const known = (part: Part) =>
    Number.isFinite(part.metrics[metric]) && (exposure === 'days' || Number.isFinite(part.metrics[exposure]));
  const own = scene.own.filter(known);
  const all = scene.parts.filter((part) => known(part) && part.weight > 0);
  const size = (part: Part) => (exposure === 'days' ? part.days : (part.metrics[exposure] ?? 0));
  const ripe = ripeOf(metric);
  const sum = (parts: readonly Part[], of: (part: Part) => number) =>
    parts.reduce((result, part) => result + of(part), 0);
  return {
    count: total(own, metric),
    exposure: sum(own, size),
    ripe: sum(own, (part) => size(part) * ripe(part)),
    pastCount: total(all, metric, (part) => part.weight),
    pastRipe: sum(all, (part) => part.weight * size(part) * ripe(part)),
    ahead: aheadOf(scene, exposure),
    allCount: total(all, metric),
    days: sum(all, (part) => part.days),
    noise: pearson(
      all.map((part) => ({
        count: part.metrics[metric] ?? 0,
        exposure: Math.max(0, size(part) * ripe(part)),
      })),
      share,
    ),
  };
}

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
