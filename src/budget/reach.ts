import { kpis } from '@/model/kpi';
import { gammaInverse } from '@/lights/special/gamma-inverse';

import { clampElasticity } from './answer';
import { askedOf, forecastOf, toCome, type Course, type Movable } from './forecast';
import { cheapestWay, mostVolume, type Placeable, type Reached } from './goals';
import type { Clash, Limit } from './groups';
import { leftBy } from './limits';

/** What would bring a target to green. */
export type Reach =
  | { kind: 'there' }
  /** Money per day by campaign, and what it comes to. */
  | {
      kind: 'plan';
      spend: Map<string, number>;
      perDay: number;
      now: number;
      /** No spend moves by more than this share of it. */
      width: number;
    }
  /** Budget alone does not do it: see `improvementOf` for what would. */
  | { kind: 'not-by-budget' }
  /** Limits of groups that the campaigns cannot keep. */
  | { kind: 'clash'; clash: Clash }
  | { kind: 'unknown' };

/** How far from today's spend is looked, the nearest first; beyond twice of it a curve has never been seen. */
const widths = [0.2, 0.5, 1];
/** Halvings by which the least change is found between a width that fails and one that does it. */
const HALVINGS = 6;
/** Chances of missing that are planned for: a light turns green at 0.2, and a plan widens the doubt itself. */
const misses = [0.2, 0.15, 0.1, 0.05];

export interface ReachOptions {
  /** Limits of groups, by the campaigns' ids. */
  limits?: readonly Limit[];
  /** The cheapest plan of all, not the nearest to today; also where the target is met as it is. */
  cheapest?: boolean;
}

/**
 * The least change that brings a target to green, by the share that any spend moves: within it the cheapest plan for
 * a volume, the one of most volume for a cost or a return. Or that no plan between nothing and twice today's spend
 * does. Campaigns in `fixed` stay as they are. What it gives has been forecast and is green.
 */
export function reachOf(
  course: Course,
  campaigns: ReadonlyMap<string, Movable>,
  fixed: ReadonlySet<string>,
  { limits = [], cheapest = false }: ReachOptions = {},
): Reach {
  const now = forecastOf(course, campaigns, new Map());
  // Plans bring more of what is good: a target turned round asks for the opposite.
  const turned = kpis[course.kpi].direction !== course.direction;
  if (!now || course.kpi === 'spend' || turned || !(course.daysLeft > 0)) return { kind: 'unknown' };
  if (now.light === 'green' && !cheapest) return { kind: 'there' };
  const asked = askOf(course, campaigns, fixed, limits);
  if (!asked) return { kind: 'unknown' };
  let clash: Clash | null = null;
  const within = (width: number): Reach | null => {
    // The most that the width allows goes last: the doubt that was planned for may be more than there is.
    for (const miss of [...misses, null]) {
      const found = miss === null ? asked.most(width) : asked.plan(width, miss);
      if (!found) continue;
      clash = found.kind === 'infeasible' ? found : null;
      if (found.kind !== 'plan') continue;
      if (forecastOf(course, campaigns, found.spend)?.light === 'green')
        return { kind: 'plan', spend: found.spend, perDay: found.cost, now: asked.now, width };
    }
    return null;
  };
  const halvings = cheapest ? 0 : HALVINGS;
  let failed = 0;
  for (const width of cheapest ? widths.slice(-1) : widths) {
    let best = within(width);
    if (!best) failed = width;
    else {
      let done = width;
      for (let turn = 0; turn < halvings; turn++) {
        const middle = (failed + done) / 2;
        const nearer = within(middle);
        if (nearer) [best, done] = [nearer, middle];
        else failed = middle;
      }
      return best;
    }
  }
  return clash ? { kind: 'clash', clash } : { kind: 'not-by-budget' };
}

const byValue = ['roas', 'acos', 'roi', 'conversionValue'];
const volumes = ['conversions', 'leads', 'conversionValue'];

/** What a target asks of the campaigns that may move; null where nothing is known of what they bring. */
function askOf(
  course: Course,
  campaigns: ReadonlyMap<string, Movable>,
  fixed: ReadonlySet<string>,
  limits: readonly Limit[],
) {
  const { kpi, daysLeft } = course;
  const value = byValue.includes(kpi);
  const outcome = value ? 'conversionValue' : 'conversions';
  const rest = toCome(course, campaigns, new Map(), outcome);
  if (!(rest.mean > 0)) return null;
  const before = course.soFar[outcome] ?? 0;
  const shape = rest.mean ** 2 / rest.variance;
  const movable = course.campaigns.flatMap((id) => {
    const one = campaigns.get(id);
    const lever = one && (value ? one.value : one.conversions);
    return one && lever && one.spend > 0 && !fixed.has(id) ? [{ one, lever }] : [];
  });
  const placed = new Set(movable.map(({ one }) => one.id));
  const spends = new Map([...campaigns.values()].map(({ id, spend }) => [id, spend]));
  const left = leftBy(limits, spends, placed);
  const now = movable.reduce((sum, { one }) => sum + one.spend, 0);
  const got = movable.reduce((sum, { one, lever }) => sum + lever.rate * one.spend, 0);
  // What comes whatever the plan does: the late part, unread days, and campaigns that stay as they are.
  const settled = rest.mean - daysLeft * got;
  const spent = (course.soFar.spend ?? 0) + rest.spend - daysLeft * now;
  const isVolume = volumes.includes(kpi);
  const perSpend = isVolume ? 0 : askedOf(course, 1, course.value);
  /** Wanted of the movable campaigns per day, when of each unit expected `sure` comes for certain enough. */
  const wanted = (sure: number) =>
    (((isVolume ? course.value : spent * perSpend) - before) / sure - settled) / daysLeft;
  const sureAt = (miss: number) => gammaInverse(shape, miss) / shape;
  return {
    now,
    /** All at their most, which for a volume is the nearest to green; null where limits or a return decide. */
    most(width: number): Reached | null {
      if (!isVolume || left.kind === 'infeasible' || left.limits.length > 0) return null;
      const spend = new Map(movable.map(({ one }) => [one.id, (1 + width) * one.spend]));
      return { kind: 'plan', spend, cost: (1 + width) * now, response: 0, price: null };
    },
    plan(width: number, miss: number): Reached {
      if (left.kind === 'infeasible') return left;
      const sure = sureAt(miss);
      const placeable = movable.map(({ one, lever }): Placeable => {
        const exponent = clampElasticity(lever.exponent);
        return {
          id: one.id,
          curve: { kind: 'power', scale: lever.rate * one.spend ** (1 - exponent), exponent },
          min: (1 - width) * one.spend,
          max: (1 + width) * one.spend,
        };
      });
      return isVolume
        ? cheapestWay(placeable, wanted(sure), left.limits)
        : mostVolume(placeable, perSpend / sure, wanted(sure), left.limits);
    },
  };
}
