import { dayFromNumber, dayNumber, type Day } from '@/model/day';

import { knownLocale } from './languages';
import type { Numbers, Token } from './dates-tokens';

/** The order of the parts of a numeric date. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** One date as far as it is written; null parts are for the other end of a range to give. */
export interface Parts {
  year: number | null;
  month: number | null;
  day: number;
}

/** Advertising consoles show no other years; a date of another calendar (2569, 1405) falls outside. */
const YEARS = [1995, 2100] as const;

/**
 * The date that some tokens write, or null where they write none or more than one.
 * @param order what `3/4/2026` is read as; `ymd` also means a month before a day where no year is shown
 */
export function datePart(tokens: readonly Token[], order: DateOrder): Parts | null {
  let year: number | null = null;
  let month: number | null = null;
  let day: number | null = null;
  for (const token of tokens) {
    if (token.kind === 'date' || token.kind === 'numbers') {
      if (tokens.length > 1) return null;
      return token.kind === 'date' ? token : numericPart(token, order);
    }
    if (token.kind === 'year' && year === null) year = token.value;
    else if (token.kind === 'month' && month === null) month = token.value;
    else if ((token.kind === 'day' || token.kind === 'number') && day === null) day = token.value;
    else if (token.kind === 'number' && year === null && month !== null && token.value < 50)
      year = 2000 + token.value;
    else return null;
  }
  return day === null ? null : { year, month, day };
}

function numericPart(token: Numbers, order: DateOrder): Parts | null {
  const { first, second, third, dots } = token;
  const short = third !== null && third.length < 4;
  if (order === 'ymd' && short) return { year: 2000 + first, month: second, day: Number(third) };
  if (short && !/^[0-4]\d$/.test(third)) return null;
  const year = third === null ? null : Number(third) + (short ? 2000 : 0);
  // Dots between the numbers put the day first, wherever the year does not come before.
  const dayFirst = order === 'dmy' || (order === 'mdy' && dots);
  return dayFirst ? { day: first, month: second, year } : { day: second, month: first, year };
}

/** Can this numeric date begin with a two-digit year? Only locales that write the year first do so. */
export function mayBeginWithYear({ third }: Numbers): boolean {
  return third !== null && third.length < 4;
}

/** The day, or null where parts are missing or no calendar has it. */
export function dayOf({ year, month, day }: Parts): Day | null {
  if (year === null || month === null || year < YEARS[0] || year > YEARS[1]) return null;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const number = dayNumber(text);
  return Number.isNaN(number) ? null : dayFromNumber(number);
}

/** The order that a locale writes numeric dates in; null where the locale is unknown. */
export function localeOrder(locale: string | null): DateOrder | null {
  const tag = knownLocale(locale);
  if (tag === null) return null;
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'short', calendar: 'gregory' });
  const order = format
    .formatToParts(0)
    .map(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? type[0] : ''))
    .join('');
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : null;
}
