import { dayNumber } from '@/model/day';
import type { MetricKey } from '@/model/metric';

import type { AccountCase, Prepared } from './account-case';
import type { Drift } from './case';
import { dispersionOf, pearson } from './dispersion';
import { driftOf, type PastForecast } from './drift';
import { counted, HORIZON, LEAST_FORECAST, pastOf } from './kept-forecasts';
import { DAILY_DISCOUNT, EVIDENCE_DAYS, type Part } from './parts';
import { ripeOf } from './scene';

/** Forecasts that are made up afterwards begin a week apart, and rest on three weeks or more. */
const STEP = 7;
const LEAST_HISTORY = 21;

/**
 * The drift that the account's own past forecasts show: conversions of a fortnight given its spend, forecast as a
 * landing is, held against what came. They are made up afterwards from the single days that are known, and beside them
 * stand those that were kept when they were made, of days that are too far back or were never seen one by one: no day
 * counts twice. A campaign's metric counts once, whatever asks for it; a line that sums campaigns only without them.
 */
export function learnDrift(cases: readonly Prepared[]): Drift {
  const past: PastForecast[] = [];
  const seen = new Set<string>();
  const single = new Set(
    cases.flatMap(({ one }) => (one.campaign === undefined ? [] : (counted[one.kpi] ?? []))),
  );
  for (const { one, parts } of cases) {
    const metric = counted[one.kpi];
    const name = JSON.stringify([one.campaign, metric]);
    if (!metric || (one.campaign === undefined && single.has(metric)) || seen.has(name)) continue;
    seen.add(name);
    const { found, days } = Array.isArray(parts) ? forecastsOf(parts, metric) : nothingFound;
    past.push(...found, ...keptBeside(one, metric, days));
  }
  const drift = driftOf(past);
  return drift.horizon === null ? drift : { ...drift, forecasts: past.length };
}

/** Numbers of the first and the last day that forecasts are of. */
type Days = { from: number; to: number } | null;
const nothingFound: { found: PastForecast[]; days: Days } = { found: [], days: null };

function keptBeside({ kept = [] }: AccountCase, metric: MetricKey, days: Days): PastForecast[] {
  return kept
    .filter((one) => one.metric === metric)
    .filter(({ made, to }) => !days || dayNumber(to) < days.from || dayNumber(made) > days.to)
    .flatMap((one) => pastOf(one) ?? []);
}

interface Row {
  day: number;
  count: number;
  ripe: number;
}

function forecastsOf(parts: readonly Part[], metric: MetricKey): typeof nothingFound {
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
  if (!first || !last) return nothingFound;
  const found: PastForecast[] = [];
  let from = last.day;
  for (let origin = last.day + 1 - HORIZON; origin - first.day >= LEAST_HISTORY; origin -= STEP) {
    const forecast = forecastAt(rows, origin);
    if (!forecast) continue;
    found.push(forecast);
    from = origin;
  }
  // Neighbours share half of their fortnight: n of them tell no more than n/(1 + 2·¼·(n − 1)/n) that share nothing.
  const share = 1 / (1 + (found.length - 1) / (2 * found.length));
  return {
    found: found.map((one) => ({ ...one, share })),
    days: found.length > 0 ? { from, to: last.day } : null,
  };
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
