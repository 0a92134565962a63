import { dayNumber, weekday, type Day } from '@/model/day';

import { solveSymmetric } from './symmetric';

/** One closed day of one campaign: money spent and what it brought (conversions, or their value). */
export interface DailyPoint {
  date: Day;
  spend: number;
  outcome: number;
}

/** How an outcome answers to spend: `exponent` is its elasticity, with the standard error of the estimate. */
export interface Elasticity {
  exponent: number;
  error: number;
}

/**
 * Where elasticities of campaigns lie before anything is known of one: N(0.7, 0.2²), from attributed
 * conversions of real campaigns (0.70, spread 0.26 over 21 of them) and clicks (0.77 over 35).
 */
export const priorElasticity: Elasticity = { exponent: 0.7, error: 0.2 };

/** A slow swing of demand gets a knot every fortnight, so that it is not taken for an answer to money. */
const KNOT_DAYS = 14;
const LEAST_DAYS = 21;

/**
 * The elasticity that a campaign's own days show: quasi-Poisson regression of the outcome on ln spend, with
 * weekday and a level that bends once a fortnight, the error widened by the over-dispersion left.
 * Null where the days cannot tell: fewer than 21 with spend, fewer outcomes than parameters, or spend that
 * never moved. An observed slope is not an experiment's: spend follows demand, so the caller shrinks it.
 */
export function observedElasticity(days: readonly DailyPoint[]): Elasticity | null {
  const used = days.filter((day) => day.spend > 0 && Number.isFinite(day.outcome) && day.outcome >= 0);
  const first = Math.min(...used.map((day) => dayNumber(day.date)));
  const knots = Math.max(
    0,
    Math.ceil((Math.max(...used.map((day) => dayNumber(day.date))) - first + 1) / KNOT_DAYS) - 1,
  );
  const width = 2 + 6 + knots;
  const outcomes = used.reduce((sum, day) => sum + day.outcome, 0);
  if (used.length < Math.max(LEAST_DAYS, width + 7) || outcomes <= width) return null;

  const meanLog = used.reduce((sum, day) => sum + Math.log(day.spend), 0) / used.length;
  const design = used.map((day) => {
    const age = dayNumber(day.date) - first;
    return [
      Math.log(day.spend) - meanLog,
      1,
      ...Array.from({ length: 6 }, (_, index) => (weekday(day.date) === index + 1 ? 1 : 0)),
      ...Array.from({ length: knots }, (_, index) => Math.max(0, age / KNOT_DAYS - (index + 1))),
    ];
  });
  return regress(
    design,
    used.map((day) => day.outcome),
  );
}

/** Stretches under which a slope over stretches of days is not looked for, and those from which time is told apart. */
const LEAST_STRETCHES = 8;
const TREND_STRETCHES = 12;

/**
 * The elasticity that stretches of days show, in their order: money that works per day, and outcome per day. From
 * twelve on a trend stands beside the money, so that growth is not taken for an answer to it. Null as above.
 */
export function stretchElasticity(
  stretches: readonly { working: number; outcome: number }[],
): Elasticity | null {
  const used = stretches.filter(({ working, outcome }) => working > 0 && outcome >= 0);
  if (used.length < LEAST_STRETCHES) return null;
  const logs = used.map(({ working }) => Math.log(working));
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const trend = used.length >= TREND_STRETCHES;
  return regress(
    logs.map((log, at) => [log - mean, 1, ...(trend ? [at / used.length - 0.5] : [])]),
    used.map(({ outcome }) => outcome),
  );
}

/** Fisher scoring for a Poisson regression with log link; a light ridge keeps weekdays without data solvable. */
function regress(design: readonly number[][], outcome: readonly number[]): Elasticity | null {
  const width = design[0]!.length;
  const mean = outcome.reduce((sum, value) => sum + value, 0) / outcome.length;
  let weights = Array.from({ length: width }, (_, index) => (index === 1 ? Math.log(mean) : 0));
  let covariance: number[][] | null = null;
  for (let turn = 0; turn < 50; turn++) {
    const rate = design.map((row) => Math.exp(clamp(dot(row, weights), -30, 30)));
    const score = weights.map((_, j) =>
      design.reduce((sum, row, i) => sum + row[j]! * (outcome[i]! - rate[i]!), 0),
    );
    const information = weights.map((_, j) =>
      weights.map((__, k) =>
        design.reduce((sum, row, i) => sum + row[j]! * row[k]! * rate[i]!, j === k ? 1e-9 : 0),
      ),
    );
    covariance = solveSymmetric(information);
    if (!covariance) return null;
    const step = covariance.map((row) => clamp(dot(row, score), -2, 2));
    weights = weights.map((weight, j) => weight + step[j]!);
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  if (!covariance) return null;
  const rate = design.map((row) => Math.exp(clamp(dot(row, weights), -30, 30)));
  const misfit = outcome.reduce((sum, value, i) => sum + (value - rate[i]!) ** 2 / rate[i]!, 0);
  const dispersion = Math.max(1, misfit / (outcome.length - width));
  const error = Math.sqrt(dispersion * covariance[0]![0]!);
  return Number.isFinite(error) && error > 0 && error < 5 ? { exponent: weights[0]!, error } : null;
}

/**
 * The observed elasticity drawn towards the prior by how little it knows: precision-weighted mean.
 * Without an observation it is the prior itself.
 */
export function shrunkElasticity(
  observed: Elasticity | null,
  prior: Elasticity = priorElasticity,
): Elasticity {
  if (!observed) return prior;
  const [own, common] = [observed.error ** -2, prior.error ** -2];
  return {
    exponent: (observed.exponent * own + prior.exponent * common) / (own + common),
    error: (own + common) ** -0.5,
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
