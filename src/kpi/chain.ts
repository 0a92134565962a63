import { kpis, type KpiKey } from '@/model/kpi';
import type { MetricKey, Metrics } from '@/model/metric';

import type { Factor } from './lmdi';

/** The way from money to value; an action is a conversion, a lead, a new customer or a result. */
const ACTIONS = ['conversions', 'leads', 'newCustomers', 'results'] as const;
type Action = (typeof ACTIONS)[number];
type Stage = 'spend' | 'impressions' | 'clicks' | Action | 'conversionValue';

/**
 * What moves a KPI: the ratio of two neighbouring stages, or (for totals) where the way begins. Ad side: `cpm`,
 * `ctr`, `cpc`; site side: `cvr` (actions per click, whatever the KPI's action is), `aov`. The others stand
 * where a figure between was not to be had. `refunds` are value below zero, `mix` the campaigns' shares.
 */
export type Driver =
  | 'cpm'
  | 'ctr'
  | 'cpc'
  | 'cvr'
  | 'actionsPerImpression'
  | 'cpa'
  | 'cpl'
  | 'cac'
  | 'costPerResult'
  | 'aov'
  | 'valuePerClick'
  | 'valuePerImpression'
  | 'roas'
  | Stage
  | 'refunds'
  | 'mix';

/** A factor of a KPI with the metrics that make it. */
export interface Link extends Factor {
  driver: Driver;
  /** The driver's own value before and after, as the field writes it (CPM per thousand); null where undefined. */
  shown: Factor;
  /** The metrics of the driver's ratio, in the field's order; a total has no `under`. */
  over: MetricKey;
  under: MetricKey | null;
}

/**
 * How a KPI is made of the stages from `first` to `last`: last per first (`return`), first per last (`cost`),
 * or the last itself, as first × every step (`total`).
 */
export interface Make {
  kind: 'return' | 'cost' | 'total';
  stages: readonly Stage[];
}

const WAY = ['spend', 'impressions', 'clicks'] as const;

/** @example makeOf('cpa') // { kind: 'cost', stages: ['spend', 'impressions', 'clicks', 'conversions'] } */
export function makeOf(kpi: KpiKey): Make {
  const { formula } = kpis[kpi];
  const between = (first: MetricKey, last: MetricKey): readonly Stage[] => {
    const action: Action = ACTIONS.find((one) => one === first || one === last) ?? 'conversions';
    const way: Stage[] = [...WAY, action, 'conversionValue'];
    return way.slice(way.indexOf(first as Stage), way.indexOf(last as Stage) + 1);
  };
  if (formula.kind === 'total') return { kind: 'total', stages: between('spend', formula.metric) };
  if (formula.kind === 'return') return { kind: 'return', stages: between(formula.spend, formula.value) };
  // Business and custom KPIs have no way from spend to value: `decompose` asks for none.
  if (formula.kind !== 'ratio') return { kind: 'total', stages: [] };
  const { numerator, denominator } = formula;
  return numerator === 'spend'
    ? { kind: 'cost', stages: between(numerator, denominator) }
    : { kind: 'return', stages: between(denominator, numerator) };
}

/**
 * The factors of a KPI between two windows, the finest that both can tell. A stage between is left out where
 * either window has no figure for it, or a zero before something that was counted (conversions without a
 * click): the neighbours then make one factor, which bears its own name (`cpc` for CPM and CTR together).
 */
export function linksOf(make: Make, before: Metrics, after: Metrics): Link[] {
  const stages = make.stages.filter((stage, at) => {
    const last = at === make.stages.length - 1;
    const end = last || (at === 0 && make.kind !== 'total');
    return end || (tells(before, make.stages, at) && tells(after, make.stages, at));
  });
  const links = stages.slice(1).map((stage, at) => linkOf(make, stages[at]!, stage, before, after));
  if (make.kind !== 'total') return links;
  const first = stages[0]!;
  const own = { before: before[first]!, after: after[first]! };
  return [{ driver: first, ...own, shown: own, over: first, under: null }, ...links];
}

/** Has this stage a figure, one that does not stand at zero before a later stage that counted something? */
function tells(metrics: Metrics, stages: readonly Stage[], at: number): boolean {
  const figure = metrics[stages[at]!];
  if (typeof figure !== 'number' || !Number.isFinite(figure) || figure < 0) return false;
  return figure > 0 || stages.slice(at + 1).every((later) => !((metrics[later] ?? 0) > 0));
}

function linkOf(make: Make, from: Stage, to: Stage, before: Metrics, after: Metrics): Link {
  const driver = driverOf(from, to);
  const step = (metrics: Metrics): number | null => quotient(metrics[to]!, metrics[from]!);
  const back = (metrics: Metrics): number | null => quotient(metrics[from]!, metrics[to]!);
  const factor = make.kind === 'cost' ? back : step;
  const costs = from === 'spend' && to !== 'conversionValue';
  const scale = driver === 'cpm' ? 1000 : 1;
  const shown = (metrics: Metrics) => {
    const value = costs ? back(metrics) : step(metrics);
    return value === null ? null : value * scale;
  };
  return {
    driver,
    before: factor(before),
    after: factor(after),
    shown: { before: shown(before), after: shown(after) },
    over: costs ? from : to,
    under: costs ? to : from,
  };
}

/** Null for nothing over nothing, and for anything over nothing. */
function quotient(over: number, under: number): number | null {
  return under > 0 ? over / under : null;
}

function driverOf(from: Stage, to: Stage): Driver {
  const isAction = (stage: Stage): stage is Action => (ACTIONS as readonly Stage[]).includes(stage);
  const costs: Record<Action, Driver> = {
    conversions: 'cpa',
    leads: 'cpl',
    newCustomers: 'cac',
    results: 'costPerResult',
  };
  if (from === 'spend') {
    if (isAction(to)) return costs[to];
    return to === 'impressions' ? 'cpm' : to === 'clicks' ? 'cpc' : 'roas';
  }
  if (from === 'impressions')
    return to === 'clicks' ? 'ctr' : isAction(to) ? 'actionsPerImpression' : 'valuePerImpression';
  if (from === 'clicks') return isAction(to) ? 'cvr' : 'valuePerClick';
  return 'aov';
}
