import { dayNumber } from '@/model/day';
import { onceEach } from '@/model/once';

import type { AccountCase, Prepared } from './account-case';
import type { Drift } from './case';
import { dispersionOf, pearson } from './dispersion';
import { driftOf, type PastForecast } from './drift';
import { foretoldOf, type Foretold } from './foretold';
import { HORIZON, LEAST_FORECAST, pastOf } from './kept-forecasts';
import { DAILY_DISCOUNT, EVIDENCE_DAYS, type Part } from './parts';
import { ripeOf } from './scene';

/** Forecasts that are made up afterwards begin a week apart, and rest on three weeks or more. */
const STEP = 7;
const LEAST_HISTORY = 21;
/** Days that what is to be spent is expected from, as a landing expects it. */
const RECENT = 28;
/** How alike the errors of one fortnight's prices are across campaigns: many of them tell hardly more than three. */
const COMMON = 0.3;

/** The drift of each of these cases, learnt once for all of which the same is forecast. */
export function driftsOf(cases: readonly Prepared[]): (one: AccountCase) => Drift {
  const alike = new Map<string, Prepared[]>();
  const kindOf = (one: AccountCase) => JSON.stringify(foretoldOf(one));
  for (const prepared of cases) {
    const kind = kindOf(prepared.one);
    const others = alike.get(kind);
    if (others) others.push(prepared);
    else alike.set(kind, [prepared]);
  }
  const drift = onceEach((kind: string) => learnDrift(alike.get(kind)!));
  return (one) => drift(kindOf(one));
}

/**
 * The drift that the account's own past forecasts show: a fortnight of each campaign, forecast as a landing is, held
 * against what came. They are made up afterwards from the single days that are known, and beside them stand those that
 * were kept when they were made, of days that are too far back or were never seen one by one: no day counts twice. A
 * campaign counts once, whatever asks for it; a line that sums campaigns only without them.
 * @param alike cases of which the same is forecast, one or more
 */
function learnDrift(alike: readonly Prepared[]): Drift {
  const foretold = foretoldOf(alike[0]!.one);
  const single = alike.filter(({ one }) => one.campaign !== undefined);
  const past: Dated[] = [];
  const seen = new Set<string | undefined>();
  for (const { one, parts } of single.length > 0 ? single : alike) {
    if (seen.has(one.campaign)) continue;
    seen.add(one.campaign);
    const { found, days } = Array.isArray(parts) ? forecastsOf(parts, foretold) : nothingFound;
    past.push(...found, ...keptBeside(one, foretold, days));
  }
  const drift = driftOf(foretold.price ? shared(past) : past);
  return drift.horizon === null ? drift : { ...drift, forecasts: past.length };
}

/** Forecasts whose errors go together by the fortnight: n of one tell n/(1 + COMMON·(n − 1)). */
function shared(past: readonly Dated[]): PastForecast[] {
  const at = new Map<number | null, number>();
  for (const { origin } of past) at.set(origin, (at.get(origin) ?? 0) + 1);
  return past.map((one) => ({
    ...one,
    share: (one.share ?? 1) / (1 + COMMON * ((at.get(one.origin) ?? 1) - 1)),
  }));
}

/** Numbers of the first and the last day that forecasts are of. */
type Days = { from: number; to: number } | null;
/** A forecast with the number of the day that it began on; null where it was kept. */
type Dated = PastForecast & { origin: number | null };
const nothingFound: { found: Dated[]; days: Days } = { found: [], days: null };

/** Kept forecasts are of counts by the spend that came. */
function keptBeside({ kept = [] }: AccountCase, { metric, exposure }: Foretold, days: Days): Dated[] {
  return kept
    .filter((one) => one.metric === metric && exposure === 'spend')
    .filter(({ made, to }) => !days || dayNumber(to) < days.from || dayNumber(made) > days.to)
    .flatMap((one) => {
      const past = pastOf(one);
      return past ? [{ ...past, origin: null }] : [];
    });
}

interface Row {
  day: number;
  count: number;
  size: number;
  /** Share of the counts that was in. */
  ripe: number;
}

function forecastsOf(parts: readonly Part[], foretold: Foretold): typeof nothingFound {
  const ripe = ripeOf(foretold.metric);
  const rows: Row[] = [];
  for (const part of parts) {
    const count = part.metrics[foretold.metric];
    const size = foretold.exposure === 'days' ? 1 : part.metrics[foretold.exposure];
    if (part.range.from !== part.range.to || part.running || count == null || size == null) continue;
    rows.push({ day: dayNumber(part.range.from), count, size: Math.max(0, size), ripe: ripe(part) });
  }
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return nothingFound;
  const found: Dated[] = [];
  let from = last.day;
  for (let origin = last.day + 1 - HORIZON; origin - first.day >= LEAST_HISTORY; origin -= STEP) {
    const forecast = forecastAt(rows, origin, foretold);
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
function forecastAt(rows: readonly Row[], origin: number, foretold: Foretold): Dated | null {
  const before = rows.filter(({ day }) => day < origin && origin - day <= EVIDENCE_DAYS);
  const after = rows.filter(({ day }) => day >= origin && day < origin + HORIZON);
  if (after.length < HORIZON || before.length < LEAST_HISTORY) return null;
  const recent = before.filter(({ day }) => origin - day <= RECENT);
  const sum = (of: readonly Row[], what: (row: Row) => number) => of.reduce((all, row) => all + what(row), 0);
  const ahead = foretold.expected
    ? (sum(recent, ({ size }) => size) / Math.max(1, recent.length)) * sum(after, ({ ripe }) => ripe)
    : sum(after, ({ size, ripe }) => size * ripe);
  const actual = sum(after, ({ count }) => count);
  const fit = foretold.metric === 'spend' ? moneyFit(recent) : countFit(before, origin, foretold.share);
  if (!fit || !(fit.rate * ahead >= fit.least)) return null;
  return { origin, forecast: fit.rate * ahead, actual, phi: fit.phi, days: HORIZON, doubt: fit.doubt };
}

interface Fit {
  rate: number;
  phi: number;
  doubt: number;
  /** Of less a forecast tells nothing. */
  least: number;
}

/** Counts by exposure, older days counting less, as the rate of a light is. */
function countFit(before: readonly Row[], origin: number, share: boolean | undefined): Fit | null {
  let count = 0;
  let exposure = 0;
  for (const row of before) {
    const weight = DAILY_DISCOUNT ** (origin - 1 - row.day);
    count += weight * row.count;
    exposure += weight * row.size * row.ripe;
  }
  if (!(exposure > 0)) return null;
  const phi = dispersionOf(
    pearson(
      before.map((row) => ({ count: row.count, exposure: row.size * row.ripe })),
      share,
    ),
  );
  const shape = 0.5 + count / phi;
  return { rate: (shape * phi) / exposure, phi, doubt: 1 / shape, least: LEAST_FORECAST };
}

/** Money a day: it scatters in its own units, and four weeks count alike. */
function moneyFit(recent: readonly Row[]): Fit | null {
  const spent = recent.reduce((all, { count }) => all + count, 0);
  if (!(spent > 0)) return null;
  const { chiSquare, freedom } = pearson(recent.map(({ count }) => ({ count, exposure: 1 })));
  const phi = freedom > 0 ? chiSquare / freedom : 0;
  return { rate: spent / recent.length, phi, doubt: phi / spent, least: Number.MIN_VALUE };
}
