import { gammaInverse } from '@/lights/special/gamma-inverse';

import { clampElasticity } from './answer';
import { askedOf, forecastOf, toCome, type Course, type Movable } from './forecast';
import { cheapestWay, mostVolume, type Placeable } from './goals';

/** What would bring a target to green. */
export type Reach =
  | { kind: 'there' }
  /** Money per day by campaign, and what it comes to. */
  | { kind: 'plan'; spend: Map<string, number>; perDay: number; now: number }
  /** Budget alone does not do it: the factor by which the rest would have to answer better, all else as it is. */
  | { kind: 'not-by-budget'; factor: number }
  | { kind: 'unknown' };

/** Beyond twice today's spend a curve has never been seen. */
const FARTHEST = 2;
/** A light turns green when missing is at most this likely. */
const GREEN = 0.2;

/**
 * The cheapest plan that brings a target of volume to green, or the one of most volume that does it for a cost or a
 * return; or that no plan between nothing and twice today's spend does. Campaigns in `fixed` stay as they are.
 */
export function reachOf(
  course: Course,
  campaigns: ReadonlyMap<string, Movable>,
  fixed: ReadonlySet<string>,
): Reach {
  const now = forecastOf(course, campaigns, new Map());
  const value = ['roas', 'acos', 'roi', 'conversionValue'].includes(course.kpi);
  const { kpi } = course;
  if (!now || kpi === 'spend' || !(course.daysLeft > 0)) return { kind: 'unknown' };
  if (now.light === 'green') return { kind: 'there' };
  const outcome = value ? 'conversionValue' : 'conversions';
  const rest = toCome(course, campaigns, new Map(), outcome);
  const before = course.soFar[outcome] ?? 0;
  if (!(rest.mean > 0)) return { kind: 'unknown' };
  // Of each unit that is expected, so much comes for certain enough.
  const shape = rest.mean ** 2 / rest.variance;
  const sure = gammaInverse(shape, GREEN) / shape;
  const movable = course.campaigns.flatMap((id) => {
    const one = campaigns.get(id);
    const lever = one && (value ? one.value : one.conversions);
    return one && lever && one.spend > 0 && !fixed.has(id) ? [{ one, lever }] : [];
  });
  const placeable = movable.map(({ one, lever }): Placeable => {
    const exponent = clampElasticity(lever.exponent);
    return {
      id: one.id,
      curve: { kind: 'power', scale: lever.rate * one.spend ** (1 - exponent), exponent },
      min: 0,
      max: FARTHEST * one.spend,
    };
  });
  const nowSpend = movable.reduce((sum, { one }) => sum + one.spend, 0);
  const nowGot = movable.reduce((sum, { one, lever }) => sum + lever.rate * one.spend, 0);
  const { daysLeft } = course;
  // What comes whatever the plan does: the late part, unread days, and campaigns that stay as they are.
  const settled = rest.mean - daysLeft * nowGot;
  const spent = (course.soFar.spend ?? 0) + rest.spend - daysLeft * nowSpend;
  const isVolume = kpi === 'conversions' || kpi === 'leads' || kpi === 'conversionValue';
  const perSpend = askedOf(course, 1, course.value);
  const wanted = isVolume
    ? ((course.value - before) / sure - settled) / daysLeft
    : ((spent * perSpend - before) / sure - settled) / daysLeft;
  const found = isVolume ? cheapestWay(placeable, wanted) : mostVolume(placeable, perSpend / sure, wanted);
  if (found.kind === 'plan') return { kind: 'plan', spend: found.spend, perDay: found.cost, now: nowSpend };
  const asked = isVolume ? wanted : (perSpend / sure) * nowSpend + wanted;
  return { kind: 'not-by-budget', factor: nowGot > 0 ? asked / nowGot : Infinity };
}
