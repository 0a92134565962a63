import { addDays, type Day } from '@/model/day';
import { dayCount, monthOf, quarterOf, type Range } from '@/model/range';
import { windowOf, type Period } from '@/model/target';

/** The period that a target begins with. */
function firstPeriod(period: Period): Range {
  if (period.kind === 'once') return period.range;
  return (period.kind === 'month' ? monthOf : quarterOf)(period.from);
}

/**
 * The period on whose dates a course is shown: the newest one that has begun and is as long as the course asks, since a
 * course that goes to the 31st has no such day in February.
 * @param longest the last day of the course, 1 for a period's first
 */
export function shownPeriod(period: Period, today: Day, longest: number): Range {
  const first = firstPeriod(period);
  const last = period.kind !== 'once' && period.until !== null && period.until < today ? period.until : today;
  for (let day = last; day >= first.from;) {
    const window = windowOf(period, day);
    if (window && dayCount(window) >= longest) return window;
    day = addDays(window?.from ?? day, -1);
  }
  return first;
}

/** The period that all of a course's dates lie in: the first one, or one that has begun since; null where none does. */
export function periodHolding(dates: readonly Day[], period: Period, today: Day): Range | null {
  const [earliest] = dates.toSorted();
  if (earliest === undefined) return firstPeriod(period);
  const first = firstPeriod(period);
  const window = earliest <= first.to ? first : windowOf(period, earliest);
  if (!window || (window.from > first.from && window.from > today)) return null;
  return dates.every((date) => date >= window.from && date <= window.to) ? window : null;
}
