import { dayCount, type Range } from '@/model/range';
import { dayNumber } from '@/model/day';
import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { lateOf } from '../parts/distance';

/** Places on the navigator's track, 0 (left end) to 1 (right end), and the scale they were taken from. */
export interface Course {
  least: number;
  most: number;
  /** Where zero is: the value's bar begins there. */
  zero: number;
  target: number;
  /** The last value that the tolerance forgives; for two-sided aims the upper one. */
  limit: number;
  value: number | null;
  /** Where a running total stands with its late conversions; null where none are to come. */
  ripe: number | null;
  /** The 80 % interval of the value. */
  interval: { low: number; high: number } | null;
  /** Where the total should stand today. */
  pace: number | null;
  landing: { at: number; low: number; high: number } | null;
}

/**
 * The navigator's geometry. The scale always holds zero, the target, and all that is known, with a little air at
 * the end; null where the aim is no number.
 */
export function courseOf(light: LightView): Course | null {
  const { aim, value, pace, landing } = light;
  const late = factsOf(light).additive ? lateOf(light) : 0;
  const ripe = value !== null && late > 0 ? value + late : null;
  const finite = (figure: number | null | undefined): figure is number =>
    typeof figure === 'number' && Number.isFinite(figure);
  if (!finite(aim.value)) return null;
  const slack = Math.abs(aim.value) * aim.tolerance;
  const limit = aim.direction === 'at-least' ? aim.value - slack : aim.value + slack;
  const shownLanding =
    landing && finite(landing.value) && finite(landing.low) && finite(landing.high) ? landing : null;
  const interval = finite(light.low) && finite(light.high) ? { low: light.low, high: light.high } : null;
  const held = [0, aim.value, limit, value, ripe, pace, shownLanding?.low, shownLanding?.high].filter(finite);
  // An interval of a handful of conversions may reach ten times the target: it is cut, not the track.
  const core = Math.max(...held.map(Math.abs), 1e-9);
  if (interval) held.push(Math.max(interval.low, -2 * core), Math.min(interval.high, 2 * core));
  const [low, high] = [Math.min(...held), Math.max(...held)];
  const air = (high - low || 1) * 0.06;
  const least = low < 0 ? low - air : 0;
  const most = high > 0 ? high + air : 0;
  const at = (figure: number) => Math.min(1, Math.max(0, (figure - least) / (most - least)));
  return {
    least,
    most,
    zero: at(0),
    target: at(aim.value),
    limit: at(limit),
    value: finite(value) ? at(value) : null,
    ripe: finite(ripe) ? at(ripe) : null,
    interval: interval && { low: at(interval.low), high: at(interval.high) },
    pace: finite(pace) ? at(pace) : null,
    landing: shownLanding && {
      at: at(shownLanding.value),
      low: at(shownLanding.low),
      high: at(shownLanding.high),
    },
  };
}

/** What is left of a running total's way: "€70k to go, 10 days, €7k a day; you make €4k". */
export interface Remainder {
  /** Target minus value; negative when it is passed. In the KPI's unit. */
  toGo: number;
  /** The part of it that late conversions of the days so far still bring. */
  late: number;
  /** Days of the window that no figure covers yet. */
  days: number;
  /** What each of those days must bring; null when none is left or nothing is to go. */
  need: number | null;
  /** What a day has brought, its late conversions counted in, over the days covered from the window's start; null where they are not known. */
  make: number | null;
}

/** Null for ratios: they have no way to go, only a distance. */
export function remainderOf(light: LightView): Remainder | null {
  if (!factsOf(light).additive || light.value === null) return null;
  const { window, covered, value, aim } = light;
  const toGo = aim.value - value;
  const late = lateOf(light);
  const counted = coveredFromStart(window, covered);
  const days = counted ? dayNumber(window.to) - dayNumber(counted.to) : dayCount(window);
  return {
    toGo,
    late: Math.max(0, Math.min(toGo, late)),
    days,
    need: toGo > 0 && days > 0 ? (light.needPerDay ?? toGo / days) : null,
    make: counted ? (value + late) / dayCount(counted) : null,
  };
}

function coveredFromStart(window: Range, covered: Range | null): Range | null {
  return covered && covered.from === window.from && covered.to <= window.to ? covered : null;
}
