import { dayIn, type Instant } from '@/model/day';
import type { Problem } from '@/model/problem';
import type { Range } from '@/model/range';

/** What a page says of the days that its figures cover. */
export interface RangeFound {
  range: Range | null;
  /** Why there is no range; null where there is one. */
  problem: Problem | null;
  /** The preset that the page names, such as `this_month`; null where it names none. */
  preset: string | null;
}

const WITH_TODAY = /^(?:today|this_)/;
const WITHOUT_TODAY = /^(?:yesterday|last_)/;

/**
 * The instant that the figures run to, where the range reaches a day that is not over; null where it does not. The
 * page's own preset says whether today is in; else the range's end is held against the day in UTC, and the
 * account's own zone is the ledger's business.
 */
export function throughOf(found: RangeFound, now: Instant): Instant | null {
  const { range, preset } = found;
  if (!range || range.to < dayIn(now, 'Etc/GMT+12')) return null;
  if (preset && WITH_TODAY.test(preset)) return now;
  if (preset && WITHOUT_TODAY.test(preset)) return null;
  return range.to >= dayIn(now, 'UTC') ? now : null;
}

/** The days that it may be somewhere on Earth at this instant, earliest first. */
export function possibleToday(now: Instant): string[] {
  return [...new Set(['Etc/GMT+12', 'UTC', 'Etc/GMT-14'].map((zone) => dayIn(now, zone)))];
}
