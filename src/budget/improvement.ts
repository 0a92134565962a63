import { kpis } from '@/model/kpi';

import { forecastOf, type Course, type Lever, type Movable } from './forecast';

/** Beyond this factor nobody improves anything. */
const FARTHEST = 1000;

const times = (lever: Lever | null, factor: number): Lever | null =>
  lever && { ...lever, rate: factor * lever.rate };

/**
 * The factor by which all that the money of a target's scope brings over the days left would have to grow, spends as
 * they are, for its forecast to be green; 1 where it is green already. Null where no factor up to a thousand does it,
 * where nothing can be forecast, or where the target asks for less of what is good.
 */
export function improvementOf(course: Course, campaigns: ReadonlyMap<string, Movable>): number | null {
  if (course.direction !== kpis[course.kpi].direction || course.kpi === 'spend') return null;
  const isGreen = (factor: number) => {
    const better = new Map(campaigns);
    for (const id of course.campaigns) {
      const one = campaigns.get(id);
      if (one)
        better.set(id, {
          ...one,
          conversions: times(one.conversions, factor),
          value: times(one.value, factor),
        });
    }
    return forecastOf(course, better, new Map())?.light === 'green';
  };
  if (isGreen(1)) return 1;
  if (!(course.daysLeft > 0) || !isGreen(FARTHEST)) return null;
  let [low, high] = [0, Math.log(FARTHEST)];
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2;
    if (isGreen(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
