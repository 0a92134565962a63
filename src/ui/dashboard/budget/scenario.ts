import type { ScenePool } from '@/messages/areas/budget';
import { clampElasticity } from '@/budget/answer';
import { allocate } from '@/budget/allocate';
import type { Curve } from '@/budget/curve';
import { forecastOf, type Course, type Forecast, type Movable } from '@/budget/forecast';
import { mostVolume, type Placeable } from '@/budget/goals';
import { allocateGrouped, type Clash, type Limit } from '@/budget/groups';
import { leftBy } from '@/budget/limits';
import { reachOf, type Reach } from '@/budget/reach';

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
        // Where nothing is spent yet, the answer holds at what is expected.
        { id, spend: own?.anchor ?? spend, conversions, value, dispersion },
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
  | { kind: 'infeasible'; low: number; high: number }
  /** Even the best mix stays below the return asked for. */
  | { kind: 'too-dear' }
  | { kind: 'clash'; clash: Clash };

/** The user's limits as the allocator takes them. */
export const limitsIn = ({ groups }: ScenePool): Limit[] =>
  groups
    .filter(({ currency }) => currency === null)
    .map(({ id, campaigns, least, most }) => ({ id, campaigns, min: least ?? 0, max: most ?? Infinity }));

/** What a slider may reach: twice of today's spend, or of what is expected where nothing is spent yet. */
export const farthestOf = ({ spend, own }: ScenePool['campaigns'][number]) =>
  FARTHEST * (spend > 0 ? spend : (own?.anchor ?? 0));

/**
 * What is placed, and what keeps its money: held campaigns, and those of which nothing is known. Of more money for a
 * channel that answers slowly only what comes within three months is weighed.
 */
function placeable(scenario: Scenario) {
  const { campaigns } = scenario.pool;
  const free = campaigns.filter((one) => one.held === null && leverOf(scenario, one.id) !== null);
  const placed = new Set(free.map(({ id }) => id));
  const curveOf = ({ id, spend, own }: ScenePool['campaigns'][number]): Curve => {
    const lever = leverOf(scenario, id);
    const exponent = clampElasticity(lever?.exponent ?? 0.5);
    const scale = (lever?.rate ?? 0) * spend ** (1 - exponent);
    return own && own.soon < 1
      ? { kind: 'late', scale, exponent, at: spend, share: Math.max(own.soon, 1e-6) }
      : { kind: 'power', scale, exponent };
  };
  const kept = campaigns.filter(({ id }) => !placed.has(id));
  return {
    free: free.map((one): Placeable => ({
      id: one.id,
      curve: curveOf(one),
      min: 0,
      max: FARTHEST * one.spend,
    })),
    kept,
    /** The others as they are: an average return is of all the ads' money. */
    fixed: kept
      .filter(({ own }) => !own)
      .map((one): Placeable => ({ id: one.id, curve: curveOf(one), min: one.spend, max: one.spend })),
    left: leftBy(limitsIn(scenario.pool), new Map(campaigns.map(({ id, spend }) => [id, spend])), placed),
  };
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0);

/** A total placed where it brings most, inside the limits of groups. */
export function placeTotal(scenario: Scenario, total: number): Placed {
  const { free, kept, left } = placeable(scenario);
  if (left.kind === 'infeasible') return { kind: 'clash', clash: left };
  const low = sumOf(kept.map(({ spend }) => spend));
  const high = low + sumOf(free.map(({ max }) => max));
  if (total < low || total > high) return { kind: 'infeasible', low, high };
  const plan =
    left.limits.length === 0
      ? allocate({ budget: total - low, campaigns: free })
      : allocateGrouped(total - low, free, left.limits);
  if (plan.kind === 'plan') return { kind: 'plan', plan: plan.spend };
  return 'at' in plan ? { kind: 'clash', clash: plan } : { kind: 'infeasible', low, high };
}

/** The most of the pool's outcome at a return of at least `least` per money over all ads, up to twice today's spend. */
export function placeAtReturn(scenario: Scenario, least: number): Placed {
  const { free, fixed, left } = placeable(scenario);
  if (left.kind === 'infeasible') return { kind: 'clash', clash: left };
  const found = mostVolume([...free, ...fixed], least, 0, left.limits);
  if (found.kind === 'infeasible') return { kind: 'clash', clash: found };
  if (found.kind === 'out-of-reach') return { kind: 'too-dear' };
  return { kind: 'plan', plan: new Map(free.map(({ id }) => [id, found.spend.get(id)!])) };
}

/** The least money that brings a target to green by its end, inside the limits of groups. */
export function cheapestFor({ pool, movables }: Scenario, course: Course): Reach {
  const held = pool.campaigns.filter((one) => one.held !== null || one.own).map(({ id }) => id);
  return reachOf(course, movables, new Set(held), { limits: limitsIn(pool), cheapest: true });
}
