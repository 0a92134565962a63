const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * The same number as the model's `dayNumber` (days since 1970-01-01, NaN for no day of the calendar), some
 * twenty times faster: a ledger of a large account parses half a million days.
 * Algorithm: era arithmetic on a year that begins in March, so that the leap day comes last.
 * @example parseDay('1970-01-02') // 1
 */
export function parseDay(text: string): number {
  if (typeof text !== 'string' || text.length !== 10) return Number.NaN;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month)))
    return Number.NaN;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** Milliseconds since 1970 of an ISO instant; NaN for anything else. `2026-11-22T09:15:00Z` goes the fast way. */
export function parseInstant(text: string): number {
  if (typeof text !== 'string' || text.charCodeAt(10) !== 84) return Number.NaN;
  const day = parseDay(text.slice(0, 10));
  if (Number.isNaN(day)) return Number.NaN;
  const plain = text.length === 20 && text.charCodeAt(19) === 90;
  const fine = text.length === 24 && text.charCodeAt(23) === 90 && text.charCodeAt(19) === 46;
  const colons = text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const milli = fine ? digits(text, 20, 23) : 0;
  if ((plain || fine) && colons && hour < 24 && minute < 60 && second < 60 && milli >= 0)
    return day * MS_PER_DAY + hour * MS_PER_HOUR + minute * 60_000 + second * 1000 + milli;
  return Date.parse(text);
}

/** The earliest civil day that it can be anywhere on earth at that time (UTC−12). */
export function earliestDay(ms: number): number {
  return Math.floor((ms - 12 * MS_PER_HOUR) / MS_PER_DAY);
}

/** The latest civil day that it can be anywhere on earth at that time (UTC+14). */
export function latestDay(ms: number): number {
  return Math.floor((ms + 14 * MS_PER_HOUR) / MS_PER_DAY);
}
