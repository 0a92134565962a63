import { addDays, dayFromNumber, type Day, type Instant } from '@/model/day';
import { monthOf, quarterOf, sameRange, type Range } from '@/model/range';
import { windowOf, type Period } from '@/model/target';

const MS_PER_DAY = 86_400_000;

/** The windows that a period may be in, whatever the account's zone: at most two, around a turn of the month. */
export function windowsAround(period: Period, now: Instant): Range[] {
  const at = Date.parse(now) / MS_PER_DAY;
  const windows: Range[] = [];
  for (const day of [at - 0.5, at, at + 14 / 24].map((one) => dayFromNumber(Math.floor(one)))) {
    const window = windowOf(period, day);
    if (window && !windows.some((one) => sameRange(one, window))) windows.push(window);
  }
  return windows;
}

/**
 * The window nearest to a day on which the period is not in force: its last one where it is over, its first one
 * where it has not begun.
 */
export function lastWindow(period: Period, today: Day): { window: Range; begun: boolean } {
  if (period.kind === 'once') return { window: period.range, begun: period.range.to < today };
  const spanOf = period.kind === 'month' ? monthOf : quarterOf;
  const first = spanOf(period.from);
  if (today < first.from) return { window: first, begun: false };
  const end = period.until !== null && period.until < today ? period.until : addDays(today, -1);
  return { window: spanOf(end), begun: true };
}
