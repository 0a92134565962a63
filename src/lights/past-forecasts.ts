import { dayNumber } from '@/model/day';

import type { KpiKey } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';

import type { Prepared } from './account-case';
import type { Drift } from './case';
import { dispersionOf, pearson } from './dispersion';
import { driftOf, type PastForecast } from './drift';
import { DAILY_DISCOUNT, EVIDENCE_DAYS, type Part } from './parts';
import { ripeOf } from './scene';

/** Past forecasts look this far ahead, begin a week apart, and rest on three weeks or more. */
const HORIZON = 14;
const STEP = 7;
const LEAST_HISTORY = 21;
/** A forecast of fewer counts tells noise, not drift. */
const LEAST_FORECAST = 3;

/** What a campaign's conversions are called by the KPIs that count them against spend. */
const counted: Partial<Record<KpiKey, MetricKey>> = {
  cpa: 'conversions',
  roas: 'conversions',
  acos: 'conversions',
  roi: 'conversions',
  aov: 'conversions',
  conversions: 'conversions',
  conversionValue: 'conversions',
  cpl: 'leads',
  leads: 'leads',
  cac: 'newCustomers',
  newCustomers: 'newCustomers',
  costPerResult: 'results',
  results: 'results',
};

/**
 * The drift that the account's own past shows: conversions of each fortnight given its spend, forecast from the
 * days before it as a landing is, held against what came. A campaign's metric counts once, whatever asks for it.
 */
export function learnDrift(cases: readonly Prepared[]): Drift {
  const past: PastForecast[] = [];
  const seen = new Set<string>();
  for (const { one, parts } of cases) {
    const metric = counted[one.kpi];
    const name = JSON.stringify([one.campaign, metric]);
    if (!metric || one.campaign === undefined || seen.has(name)) continue;
    seen.add(name);
    if (Array.isArray(parts)) past.push(...forecastsOf(parts, metric));
  }
  return driftOf(past);
}

interface Row {
  day: number;
  count: number;
  ripe: number;
}

function forecastsOf(parts: readonly Part[], metric: MetricKey): PastForecast[] {
  const ripe = ripeOf(metric);
  const rows: Row[] = [];
  for (const part of parts) {
    const count = part.metrics[metric];
    const spend = part.metrics.spend;
    if (part.range.from !== part.range.to || part.running || count == null || spend == null) continue;
    rows.push({ day: dayNumber(part.range.from), count, ripe: Math.max(0, spend * ripe(part)) });
  }
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return [];
  const found: PastForecast[] = [];
  for (let origin = last.day + 1 - HORIZON; origin - first.day >= LEAST_HISTORY; origin -= STEP) {
    const forecast = forecastAt(rows, origin);
    if (forecast) found.push(forecast);
  }
  // Neighbours share half of their fortnight: n of them tell no more than n/(1 + 2·¼·(n − 1)/n) that share nothing.
  const share = 1 / (1 + (found.length - 1) / (2 * found.length));
  return found.map((one) => ({ ...one, share }));
}

/** The fortnight from `origin` on against the days before it; null where either is too thin. */
function forecastAt(rows: readonly Row[], origin: number): PastForecast | null {
  let count = 0;
  let exposure = 0;
  let ahead = 0;
  let actual = 0;
  let days = 0;
  const before: { count: number; exposure: number }[] = [];
  for (const row of rows) {
    if (row.day >= origin + HORIZON) break;
    if (row.day >= origin) {
      ahead += row.ripe;
      actual += row.count;
      days += 1;
    } else if (origin - row.day <= EVIDENCE_DAYS) {
      const weight = DAILY_DISCOUNT ** (origin - 1 - row.day);
      count += weight * row.count;
      exposure += weight * row.ripe;
      before.push({ count: row.count, exposure: row.ripe });
    }
  }
  const phi = dispersionOf(pearson(before));
  const shape = 0.5 + count / phi;
  const forecast = exposure > 0 ? (shape / (exposure / phi)) * ahead : 0;
  if (days < HORIZON || before.length < LEAST_HISTORY || !(forecast >= LEAST_FORECAST)) return null;
  return { forecast, actual, phi, days: HORIZON, doubt: 1 / shape };
}
