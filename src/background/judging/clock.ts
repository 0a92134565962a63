import { addDays, dayFromNumber, dayNumber, dayReader, type Day, type Instant } from '@/model/day';
import { onceEach } from '@/model/once';

/** The account's own days at one instant. */
export interface Clock {
  now: Instant;
  /** The account's civil day; where its zone is unknown the latest day that its own pages have shown. */
  today: Day;
  /** The last day that is over: for certain, where the zone is unknown. */
  closed: Day;
  /** The civil day of an instant, where the zone is known. */
  dayOf: ((instant: Instant) => Day) | null;
  /** Share of its civil day gone by at an instant, 0 to 1; by UTC where the zone is unknown. */
  shareOf(instant: Instant): number;
}

const MS_PER_DAY = 86_400_000;
const HOUR = 3_600_000;
const dayAt = (ms: number) => dayFromNumber(Math.floor(ms / MS_PER_DAY));

/** The civil days that it may be somewhere on Earth: the earliest (UTC−12) and the latest (UTC+14). */
const earliest = (at: number) => dayAt(at - 12 * HOUR);
const latest = (at: number) => dayAt(at + 14 * HOUR);

/** The latest civil day that an instant can lie in, anywhere on Earth. */
export const latestDay = (instant: Instant) => latest(Date.parse(instant));

/**
 * The clock of an account. Without a known zone a day counts as over only when it is over in every zone, and
 * today is the latest day that a look has named, if it can be today somewhere: a page that shows "1 to 22
 * November" stands in a zone where the 22nd has begun.
 * @param looks ends of the ranges that were read, and when
 */
export function clockOf(
  now: Instant,
  timeZone: string | null,
  looks: readonly { to: Day; at: number }[],
): Clock {
  const at = Date.parse(now);
  if (timeZone !== null) {
    // Formatting a date is dear, and looks are few.
    const dayOf = onceEach(dayReader(timeZone));
    const today = dayOf(now);
    return { now, today, closed: addDays(today, -1), dayOf, shareOf: shareReader(timeZone) };
  }
  let today = earliest(at);
  for (const look of looks)
    if (look.to > today && look.to <= latest(look.at) && look.to <= latest(at)) today = look.to;
  return {
    now,
    today,
    closed: addDays(earliest(at), -1),
    dayOf: null,
    shareOf: (instant) => (Date.parse(instant) % MS_PER_DAY) / MS_PER_DAY,
  };
}

function shareReader(timeZone: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = Object.fromEntries(
      format.formatToParts(Date.parse(instant)).map((part) => [part.type, part.value]),
    );
    return (Number(parts.hour) * 60 + Number(parts.minute)) / 1440;
  };
}

/** Days between two days: `to` − `from`. */
export const daysApart = (from: Day, to: Day) => dayNumber(to) - dayNumber(from);
