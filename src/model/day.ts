import * as z from 'zod/mini';

/**
 * Civil days, without a clock and without a time zone: `2026-11-22`.
 * All arithmetic runs on day numbers (days since 1970-01-01), so daylight saving and leap days
 * cannot bend it.
 */
export type Day = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/**
 * Days since 1970-01-01; NaN where the text is no day of the calendar.
 * @example dayNumber('1970-01-02') // 1
 */
export function dayNumber(day: Day): number {
  const match = SHAPE.exec(day);
  if (!match) return Number.NaN;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const ms = Date.UTC(year, month - 1, date);
  const back = new Date(ms);
  const same = back.getUTCMonth() === month - 1 && back.getUTCDate() === date;
  return same && year >= 1000 ? ms / MS_PER_DAY : Number.NaN;
}

/**
 * The day of a day number.
 * @example dayFromNumber(1) // '1970-01-02'
 */
export function dayFromNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** Is this text a day of the calendar, written `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

export const DaySchema = z.string().check(z.refine(isDay, 'not a day'));

/** An instant in ISO 8601, in UTC: `2026-11-22T09:15:00Z` or with milliseconds. */
export type Instant = string;
export const InstantSchema = z
  .string()
  .check(
    z.refine((text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)), 'not an instant'),
  );

/**
 * A reader of civil days in one time zone: building it is dear, using it is cheap.
 * @throws RangeError where the zone is unknown to the runtime.
 * @example dayReader('Europe/Rome')('2026-11-22T23:30:00Z') // '2026-11-23'
 */
export function dayReader(timeZone: string): (instant: Instant) => Day {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => {
    const parts = Object.fromEntries(
      format.formatToParts(Date.parse(instant)).map((part) => [part.type, part.value]),
    );
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
}

/** The civil day of one instant in a time zone; see `dayReader`. */
export function dayIn(instant: Instant, timeZone: string): Day {
  return dayReader(timeZone)(instant);
}
