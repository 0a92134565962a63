import { addDays, dayNumber, type Day, type Instant } from '@/model/day';
import type { KeptForecast } from '@/model/kept-forecast';
import type { KpiKey } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';
import { contains, dayCount } from '@/model/range';

import type { Prepared } from './account-case';
import type { Maturity, Span } from './case';
import { dispersionOf } from './dispersion';
import type { PastForecast } from './drift';
import { partsOf, type Part } from './parts';
import { JEFFREYS } from './prior';
import { ripeOf, sceneOf, tally } from './scene';

/** How far ahead forecasts of the past look. */
export const HORIZON = 14;
/** A forecast of fewer counts tells noise, not drift. */
export const LEAST_FORECAST = 3;
/** One that looks ahead less far is hardly one. */
const SHORTEST = 5;
/** Days before it that a forecast takes along: beyond them all late conversions are in. */
const LONGEST_PAST = 45;
/** Share of what came that must be in before it counts, days it takes where no delay is known, and days it is waited for. */
const RIPE = 0.98;
const SETTLED = 3;
const PATIENCE = 30;
/** Spend is final but for credits: where less came than was spent before, the figures are of something else. */
const CREDITS = 0.02;

/** What a campaign's conversions are called by the KPIs that count them against spend. */
export const counted: Partial<Record<KpiKey, MetricKey>> = {
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
 * The landing of a light whose forecasts are kept, where there is one to keep: once in the last fortnight of a period,
 * at the first judgement that has all of its days so far.
 */
export function forecastNow({ one, parts, ground }: Prepared): KeptForecast | null {
  const metric = counted[one.kpi];
  const { to } = one.target.window;
  if (!metric || !one.kept || one.ended || !Array.isArray(parts)) return null;
  if (one.kept.some((known) => known.metric === metric && known.to === to)) return null;
  const scene = sceneOf(one, parts, ground);
  const { calendar } = scene;
  const days = calendar.toCome.reduce((sum, { part }) => sum + part, 0);
  if (days < SHORTEST || days > HORIZON || calendar.unread.length > 0) return null;
  const since = addDays(one.today, -LONGEST_PAST);
  const own = scene.own.filter(({ range }) => range.from >= since);
  const first = own[0];
  if (!first || !own.every((part) => isCounted(part, metric))) return null;
  const t = tally(scene, metric, 'spend');
  const phi = dispersionOf(t.noise, one.dispersion);
  const prior = one.prior?.gamma ?? JEFFREYS;
  const shape = prior.shape + t.pastCount / phi;
  const rate = shape / (prior.rate + t.pastRipe / phi);
  const ripe = ripeOf(metric);
  const sum = (of: (part: Part) => number) => own.reduce((all, part) => all + of(part), 0);
  const made: KeptForecast = {
    metric,
    from: first.range.from,
    to,
    made: one.today,
    days,
    count: sum((part) => part.metrics[metric]!),
    spend: sum((part) => part.metrics.spend!),
    ripe: sum((part) => part.metrics.spend! * ripe(part)),
    rate,
    doubt: 1 / shape,
    phi,
    came: null,
    tried: null,
  };
  return [made.count, made.spend, made.ripe, rate, made.doubt, phi].every(
    (figure) => Number.isFinite(figure) && figure >= 0,
  )
    ? made
    : null;
}

const isCounted = ({ metrics }: Part, metric: MetricKey) =>
  Number.isFinite(metrics[metric]) && Number.isFinite(metrics.spend);

/** What is to be done about a kept forecast on a day: wait, look for what came, keep what is known, or forget it. */
export function stateOf(
  forecast: KeptForecast,
  today: Day,
  maturity: Maturity | undefined,
): 'open' | 'due' | 'known' | 'lost' {
  if (forecast.came) return 'known';
  const age = dayNumber(today) - dayNumber(forecast.to);
  const shares = maturity?.conversions ?? [];
  const late = shares.findIndex((share) => share >= RIPE);
  const settled = Math.max(SETTLED, late < 0 ? shares.length : late);
  if (age < settled) return 'open';
  if (age > settled + PATIENCE) return 'lost';
  return forecast.tried !== null && forecast.tried >= today ? 'open' : 'due';
}

/** The forecast with what came of it; null where the spans are not exactly its days, or not yet all in. */
export function comeTrue(
  forecast: KeptForecast,
  spans: readonly Span[],
  about: { today: Day; now: Instant; maturity: Maturity | undefined },
): KeptForecast | null {
  const { from, to, metric } = forecast;
  const window = { from, to };
  const parts = partsOf({
    kpi: 'conversions',
    target: { value: 1, window, tolerance: 0, direction: 'at-least' },
    spans: spans.filter(({ range }) => contains(window, range)),
    ...about,
  });
  if (!Array.isArray(parts) || !parts.every((part) => isCounted(part, metric))) return null;
  const days = parts.reduce((sum, { range }) => sum + dayCount(range), 0);
  if (days !== dayCount(window)) return null;
  const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0);
  const spend = sum((part) => part.metrics.spend!);
  const ripe = ripeOf(metric);
  if (!(sum((part) => part.metrics.spend! * ripe(part)) >= RIPE * spend)) return null;
  if (!(spend >= (1 - CREDITS) * forecast.spend)) return null;
  return { ...forecast, came: { count: sum((part) => part.metrics[metric]!), spend } };
}

/** The kept forecast as one that drift is learnt from: at the spend that came; null where it tells nothing. */
export function pastOf({ rate, ripe, count, came, phi, doubt, days }: KeptForecast): PastForecast | null {
  if (!came) return null;
  const forecast = rate * (came.spend - ripe);
  return forecast >= LEAST_FORECAST ? { forecast, actual: came.count - count, phi, doubt, days } : null;
}
