import type { KpiKey } from '@/model/kpi';
import { kpis, type Direction } from '@/model/kpi';
import type { Drift } from '@/lights/case';
import { driftAt } from '@/lights/drift';
import { gammaTails } from '@/lights/special/gamma';
import { gammaInverse } from '@/lights/special/gamma-inverse';

import { clampElasticity } from './answer';
import type { Moments } from './answer';

/** How an outcome of a campaign answers to money, in plain figures. */
export interface Lever {
  rate: number;
  moments: Moments;
  exponent: number;
  error: number;
}

/** A campaign on the sliders. */
export interface Movable {
  id: string;
  /** Money per day now. */
  spend: number;
  conversions: Lever | null;
  value: Lever | null;
  dispersion: number;
}

/** A target as a plan moves it. */
export interface Course {
  kpi: KpiKey;
  value: number;
  direction: Direction;
  tolerance: number;
  margin: number;
  campaigns: readonly string[];
  soFar: { spend: number | null; conversions: number | null; conversionValue: number | null };
  maturity: number;
  daysUnread: number;
  daysLeft: number;
  /** What the accounts' own past forecasts showed; the usual drift otherwise. */
  drift?: Drift;
}

export interface Forecast {
  /** The KPI at the window's end, all of it in, with its 80 % interval. */
  value: number;
  low: number;
  high: number;
  /** Chance of meeting the target, tolerance apart. */
  probability: number;
  light: 'green' | 'yellow' | 'red';
  /** Campaigns of the scope of which nothing is known: they are not in the forecast. */
  without: number;
}

/** Relative variance of one conversion's value where nothing better is known. */
const ORDER_CV2 = 1;

type Outcome = 'conversions' | 'conversionValue';
/** The outcome that a KPI is made of; null for spend itself, and for KPIs that money does not move. */
function outcomeOf(kpi: KpiKey): Outcome | 'spend' | null {
  if (kpi === 'cpa' || kpi === 'cpl' || kpi === 'conversions' || kpi === 'leads') return 'conversions';
  if (kpi === 'roas' || kpi === 'acos' || kpi === 'roi' || kpi === 'conversionValue')
    return 'conversionValue';
  return kpi === 'spend' ? 'spend' : null;
}

/** Does a plan say anything of a KPI? */
export const isMoved = (kpi: KpiKey) => outcomeOf(kpi) !== null;

/** Share of the effect of today's money that comes within so many days, spread over them. */
export function carriedOver(halfLife: number, days: number): number {
  if (halfLife <= 0) return 1;
  if (days <= 0) return 0;
  const keep = 0.5 ** (1 / halfLife);
  return 1 - (keep * (1 - keep ** days)) / (days * (1 - keep));
}

/** What is still to come: mean and variance. */
export interface ToCome {
  mean: number;
  variance: number;
  spend: number;
  without: number;
}

/**
 * What a plan brings over the days that are left, with what is on its way of the money spent. Spends are per day;
 * campaigns that the plan does not name stay as they are.
 */
export function toCome(
  course: Course,
  campaigns: ReadonlyMap<string, Movable>,
  plan: ReadonlyMap<string, number>,
  outcome: Outcome,
): ToCome {
  const { daysUnread, daysLeft, maturity, soFar } = course;
  let [future, belief, noise, spend, without] = [0, 0, 0, 0, 0];
  let [usual, scatter] = [0, 0];
  for (const id of course.campaigns) {
    const one = campaigns.get(id);
    if (!one) continue;
    const planned = plan.get(id) ?? one.spend;
    spend += daysUnread * one.spend + daysLeft * planned;
    const lever = outcome === 'conversions' ? one.conversions : one.value;
    if (!lever || !(one.spend > 0)) {
      without += planned > 0 || one.spend > 0 ? 1 : 0;
      continue;
    }
    const now = lever.rate * one.spend;
    const ratio = planned / one.spend;
    const exponent = clampElasticity(lever.exponent);
    const later = ratio > 0 ? now * ratio ** exponent : 0;
    const got = daysUnread * now + daysLeft * later;
    const { A, C } = lever.moments;
    const doubt = 1 / A + (C === undefined ? 0 : 1 / Math.max(C - 2, 0.5));
    const bend = ratio > 0 ? daysLeft * later * Math.log(ratio) * lever.error : 0;
    future += got;
    belief += got ** 2 * doubt + bend ** 2;
    const order =
      outcome === 'conversions' || !one.conversions ? 1 : lever.rate / Math.max(one.conversions.rate, 1e-12);
    const each = one.dispersion * order * (outcome === 'conversions' ? 1 : 1 + ORDER_CV2);
    noise += got * each;
    usual += now;
    scatter += now * each;
  }
  const late = Math.max(0, (soFar[outcome] ?? 0) * (1 / Math.min(1, Math.max(maturity, 0.05)) - 1));
  // What is on its way is as scattered as what the campaigns bring now.
  noise += late * (usual > 0 ? scatter / usual : 1);
  return {
    mean: future + late,
    // As a light's landing: the days ahead may drift from the rate, and the late ones from their delay.
    variance: belief + noise + (future + late) ** 2 * driftAt(course.drift, daysUnread + daysLeft),
    spend,
    without,
  };
}

/** The figure of a KPI from totals; `outcome` conversions or their value. */
function figure(course: Course, spend: number, outcome: number): number {
  switch (course.kpi) {
    case 'cpa':
    case 'cpl':
      return outcome > 0 ? spend / outcome : Infinity;
    case 'acos':
      return outcome > 0 ? spend / outcome : Infinity;
    case 'roas':
      return spend > 0 ? outcome / spend : 0;
    case 'roi':
      return spend > 0 ? (outcome * course.margin - spend) / spend : 0;
    case 'spend':
      return spend;
    default:
      return outcome;
  }
}

/** The outcome at which the KPI is just `value`: what a target asks for. */
export function askedOf(course: Course, spend: number, value: number): number {
  switch (course.kpi) {
    case 'cpa':
    case 'cpl':
    case 'acos':
      return value > 0 ? spend / value : Infinity;
    case 'roas':
      return value * spend;
    case 'roi':
      return (spend * (1 + value)) / course.margin;
    default:
      return value;
  }
}

/** Is more of the outcome better for the target? A cost that should be at most has it so as well. */
const LIGHT = { red: 0.9, green: 0.2 };

/**
 * A target at its window's end under a plan: what was read so far, what is on its way, and what the plan brings, as
 * a gamma with the mean and variance of the rest. Null where the KPI is not moved by money, where what was so far is
 * not known, or where a target is neither "at least" nor "at most" of what money brings.
 */
export function forecastOf(
  course: Course,
  campaigns: ReadonlyMap<string, Movable>,
  plan: ReadonlyMap<string, number>,
): Forecast | null {
  const outcome = outcomeOf(course.kpi);
  if (outcome === null || course.soFar.spend === null) return null;
  const { value: aim, tolerance } = course;
  if (outcome === 'spend') {
    const { spend, without } = toCome(course, campaigns, plan, 'conversions');
    const value = course.soFar.spend + spend;
    const twoSided = course.direction === 'two-sided';
    const above = value - aim;
    const off = twoSided ? Math.abs(above) : course.direction === 'at-least' ? -above : above;
    // As a light's: two-sided is met anywhere inside the tolerance, the others at the value itself.
    const met = off <= (twoSided ? tolerance * aim : 0);
    const light = met ? 'green' : off <= tolerance * aim ? 'yellow' : 'red';
    return { value, low: value, high: value, probability: met ? 1 : 0, light, without };
  }
  const before = course.soFar[outcome];
  if (before === null || course.direction === 'two-sided') return null;
  const rest = toCome(course, campaigns, plan, outcome);
  const spend = course.soFar.spend + rest.spend;
  const costly = kpis[course.kpi].direction === 'at-most';
  // Worse means less of the outcome, for costs and returns alike; a direction turned round turns it.
  const turned = kpis[course.kpi].direction !== course.direction;
  const limit = aim * (1 + (course.direction === 'at-most' ? tolerance : -tolerance));
  const below = (wanted: number) => {
    if (!(rest.mean > 0)) return before < wanted ? 1 : 0;
    const shape = rest.mean ** 2 / rest.variance;
    return wanted <= before ? 0 : gammaTails(shape, ((wanted - before) * rest.mean) / rest.variance).lower;
  };
  const quantile = (p: number) => {
    if (!(rest.mean > 0)) return before;
    const shape = rest.mean ** 2 / rest.variance;
    return before + (gammaInverse(shape, p) * rest.variance) / rest.mean;
  };
  const short = (value: number) => {
    const chance = below(askedOf(course, spend, value));
    return turned ? 1 - chance : chance;
  };
  const missed = short(aim);
  const certain = short(limit);
  const [few, many] = [figure(course, spend, quantile(0.1)), figure(course, spend, quantile(0.9))];
  return {
    value: figure(course, spend, before + rest.mean),
    low: costly ? many : few,
    high: costly ? few : many,
    probability: 1 - missed,
    light: certain >= LIGHT.red ? 'red' : missed <= LIGHT.green ? 'green' : 'yellow',
    without: rest.without,
  };
}
