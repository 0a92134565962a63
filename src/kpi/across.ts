import { kpis, type KpiKey } from '@/model/kpi';
import type { Reason } from '@/model/light';
import type { MetricKey, Metrics } from '@/model/metric';

import { decompose, type DecomposeOptions, type Driver, type Period } from './decompose';
import { kpiValue, sumMetrics } from './formula';
import { mixAndRate, type Quotient } from './mix';

/** A campaign in both windows; null where it is known not to have run. */
export interface CampaignChange {
  id: string;
  before: Period | null;
  after: Period | null;
}

/** What a campaign did to the account's KPI, in the KPI's unit: `effect` = `rate` + `mix`. */
export interface CampaignEffect {
  id: string;
  effect: number;
  rate: number;
  mix: number;
}

export type AccountExplanation =
  | {
      kpi: KpiKey;
      before: number;
      after: number;
      change: number;
      /** Drivers summed over the campaigns (never of the account's totals), and the mix apart. */
      parts: { driver: Driver; effect: number }[];
      campaigns: CampaignEffect[];
    }
  | { kpi: KpiKey; change: null; parts: []; campaigns: []; reason: Reason };

/**
 * Why a KPI of several campaigns together changed. For ratios: each campaign's own drivers weighed by its mean
 * share, and `mix`, what moved because money moved between campaigns. For totals: the campaigns' drivers added
 * up. Parts add up to the change, and so do campaigns.
 * @example decomposeAcross('roas', [{ id: 'a', before: { metrics }, after: { metrics } }])
 */
export function decomposeAcross(
  kpi: KpiKey,
  campaigns: readonly CampaignChange[],
  options: DecomposeOptions = {},
): AccountExplanation {
  const sides = sidesOf(kpi);
  if (sides === null)
    return {
      kpi,
      change: null,
      parts: [],
      campaigns: [],
      reason: { code: 'bad-input', params: { what: 'kpi' } },
    };
  const { over, under } = sides;
  const needed = under === null ? [over] : [over, under];
  const sums = (side: 'before' | 'after') =>
    sumMetrics(campaigns.flatMap((one) => (one[side] ? [pick(one[side].metrics, needed)] : []))).metrics;
  const was = kpiValue(kpi, sums('before'), options);
  const is = kpiValue(kpi, sums('after'), options);
  if (was.value === null) return { kpi, change: null, parts: [], campaigns: [], reason: was.reason };
  if (is.value === null) return { kpi, change: null, parts: [], campaigns: [], reason: is.reason };

  const split =
    under === null
      ? addUp(kpi, campaigns, options)
      : weigh(kpi, campaigns, options, (metrics) => quotientOf(kpi, metrics, over, under, options));
  if ('code' in split) return { kpi, change: null, parts: [], campaigns: [], reason: split };
  return { kpi, before: was.value, after: is.value, change: is.value - was.value, ...split };
}

type Split = { parts: { driver: Driver; effect: number }[]; campaigns: CampaignEffect[] };

function addUp(kpi: KpiKey, campaigns: readonly CampaignChange[], options: DecomposeOptions): Split | Reason {
  const parts = new Map<Driver, number>();
  const effects: CampaignEffect[] = [];
  for (const { id, before, after } of campaigns) {
    if (before === null && after === null) continue;
    const own = decompose(kpi, before ?? idle(after), after ?? idle(before), options);
    if (own.change === null) return { ...own.reason, params: { ...own.reason.params, campaign: id } };
    for (const part of own.parts) parts.set(part.driver, (parts.get(part.driver) ?? 0) + part.effect);
    effects.push({ id, effect: own.change, rate: own.change, mix: 0 });
  }
  return { parts: inOrder(parts), campaigns: effects };
}

function weigh(
  kpi: KpiKey,
  campaigns: readonly CampaignChange[],
  options: DecomposeOptions,
  quotient: (metrics: Metrics) => Quotient,
): Split | Reason {
  const movers = campaigns.map(({ before, after }) => ({
    before: before && quotient(before.metrics),
    after: after && quotient(after.metrics),
  }));
  const effects = mixAndRate(movers);
  if (effects === null) return { code: 'bad-input', params: {} };
  const parts = new Map<Driver, number>();
  for (const [at, { share }] of effects.entries()) {
    const { before, after } = campaigns[at]!;
    const stays = (movers[at]!.before?.under ?? 0) > 0 && (movers[at]!.after?.under ?? 0) > 0;
    if (!stays || before === null || after === null) continue;
    const own = decompose(kpi, before, after, options);
    if (own.change === null)
      return { ...own.reason, params: { ...own.reason.params, campaign: campaigns[at]!.id } };
    for (const part of own.parts) parts.set(part.driver, (parts.get(part.driver) ?? 0) + share * part.effect);
  }
  parts.set(
    'mix',
    effects.reduce((sum, effect) => sum + effect.mix, 0),
  );
  return {
    parts: inOrder(parts),
    campaigns: effects.map(({ rate, mix }, at) => ({ id: campaigns[at]!.id, effect: rate + mix, rate, mix })),
  };
}

/** Numerator and denominator of a KPI; a total has no denominator, and what is no quotient has no sides. */
function sidesOf(kpi: KpiKey): { over: MetricKey; under: MetricKey | null } | null {
  const { formula } = kpis[kpi];
  if (formula.kind === 'total') return { over: formula.metric, under: null };
  if (formula.kind === 'return') return { over: formula.value, under: formula.spend };
  return formula.kind === 'ratio' ? { over: formula.numerator, under: formula.denominator } : null;
}

/** In the KPI's unit per denominator, so that ratios of the quotients are values of the KPI. */
function quotientOf(
  kpi: KpiKey,
  metrics: Metrics,
  over: MetricKey,
  under: MetricKey,
  options: DecomposeOptions,
): Quotient {
  const { formula } = kpis[kpi];
  const [a, b] = [metrics[over] ?? 0, metrics[under] ?? 0];
  if (formula.kind === 'return') return { over: a * (options.margin ?? 1) - b, under: b };
  return { over: a * (formula.kind === 'ratio' ? formula.scale : 1), under: b };
}

/** A campaign that did not run, in the columns of the window in which it did. */
function idle(other: Period | null): Period {
  const metrics: Metrics = {};
  for (const metric of Object.keys(other?.metrics ?? {}) as MetricKey[]) metrics[metric] = 0;
  return { metrics };
}

function pick(metrics: Metrics, keys: readonly MetricKey[]): Metrics {
  return Object.fromEntries(keys.filter((key) => key in metrics).map((key) => [key, metrics[key]]));
}

/** Drivers in the order of the way from spend to value, then spend, refunds and mix. */
function inOrder(parts: ReadonlyMap<Driver, number>): { driver: Driver; effect: number }[] {
  return ORDER.flatMap((driver) => (parts.has(driver) ? [{ driver, effect: parts.get(driver)! }] : []));
}

const ORDER: readonly Driver[] = [
  'cpm',
  'ctr',
  'cpc',
  'cvr',
  'actionsPerImpression',
  'cpa',
  'cpl',
  'cac',
  'costPerResult',
  'aov',
  'valuePerClick',
  'valuePerImpression',
  'roas',
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'leads',
  'newCustomers',
  'results',
  'conversionValue',
  'refunds',
  'mix',
];
