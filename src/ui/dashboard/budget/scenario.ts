import type { ScenePool } from '@/messages/areas/budget';
import { clampElasticity } from '@/budget/answer';
import { allocate } from '@/budget/allocate';
import { forecastOf, type Course, type Forecast, type Movable } from '@/budget/forecast';

/** Beyond twice today's spend a curve has never been seen. */
export const FARTHEST = 2;

/** A pool made ready once, so that a slider's move costs only the forecast. */
export interface Scenario {
  pool: ScenePool;
  movables: ReadonlyMap<string, Movable>;
  courses: readonly { id: string; course: Course }[];
}

export function scenarioOf(pool: ScenePool): Scenario {
  return {
    pool,
    movables: new Map(
      pool.campaigns.map(({ id, spend, conversions, value, dispersion, own }) => [
        id,
        { id, spend, conversions, value, dispersion, ...(own ? { halfLife: own.halfLife } : {}) },
      ]),
    ),
    courses: pool.targets.map((target) => ({ id: target.id, course: target })),
  };
}

/** Each target's forecast under a plan; null where it cannot be said. */
export function forecasts(
  { courses, movables }: Scenario,
  plan: ReadonlyMap<string, number>,
): Map<string, Forecast | null> {
  return new Map(courses.map(({ id, course }) => [id, forecastOf(course, movables, plan)]));
}

/** Money per day under a plan. */
export function totalOf({ pool }: Scenario, plan: ReadonlyMap<string, number>): number {
  return pool.campaigns.reduce((sum, { id, spend }) => sum + (plan.get(id) ?? spend), 0);
}

/** The lever that the pool's goal is about. */
export function leverOf({ pool, movables }: Scenario, id: string) {
  const one = movables.get(id);
  return (pool.goal === 'conversions' ? one?.conversions : one?.value) ?? null;
}

/** Outcome per day of a campaign at a spend, by the pool's goal; null where nothing is known. */
export function bringsAt(scenario: Scenario, id: string, spend: number): number | null {
  const [lever, one] = [leverOf(scenario, id), scenario.movables.get(id)];
  if (!lever || !one || !(one.spend > 0)) return null;
  return lever.rate * one.spend * (spend / one.spend) ** clampElasticity(lever.exponent);
}

export type Placed =
  | { kind: 'plan'; plan: Map<string, number> }
  | { kind: 'infeasible'; low: number; high: number };

/** A total placed where it brings most: held campaigns, own estimates and those of which nothing is known keep theirs. */
export function placeTotal(scenario: Scenario, total: number): Placed {
  const { campaigns } = scenario.pool;
  const free = campaigns.filter((one) => one.held === null && !one.own && leverOf(scenario, one.id) !== null);
  const kept = campaigns.filter((one) => !free.includes(one)).reduce((sum, { spend }) => sum + spend, 0);
  const plan = allocate({
    budget: Math.max(0, total - kept),
    campaigns: free.map(({ id, spend }) => {
      const lever = leverOf(scenario, id)!;
      const exponent = clampElasticity(lever.exponent);
      return {
        id,
        curve: { kind: 'power', scale: lever.rate * spend ** (1 - exponent), exponent },
        min: 0,
        max: FARTHEST * spend,
      };
    }),
  });
  if (plan.kind === 'plan' && total >= kept) return { kind: 'plan', plan: plan.spend };
  const most = free.reduce((sum, { spend }) => sum + FARTHEST * spend, 0);
  return { kind: 'infeasible', low: kept, high: kept + most };
}
