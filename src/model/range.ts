import * as z from 'zod/mini';

import { addDays, dayFromNumber, dayNumber, DaySchema, type Day } from './day';

/** A window: civil days of the account's own time zone, both ends included. */
export const RangeSchema = z
  .object({ from: DaySchema, to: DaySchema })
  .check(z.refine((range) => range.from <= range.to, 'a range that ends before it begins'));
export type Range = z.infer<typeof RangeSchema>;

/** Number of days, both ends included; at least 1 for a valid range. */
export function dayCount(range: Range): number {
  return dayNumber(range.to) - dayNumber(range.from) + 1;
}

/** Every day of the range, first to last. */
export function daysOf(range: Range): Day[] {
  return Array.from({ length: dayCount(range) }, (_, index) => addDays(range.from, index));
}

export function sameRange(a: Range, b: Range): boolean {
  return a.from === b.from && a.to === b.to;
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** The days in both, or null where they share none. */
export function intersect(a: Range, b: Range): Range | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}

/**
 * The calendar month that holds the day.
 * @example monthOf('2026-02-10') // { from: '2026-02-01', to: '2026-02-28' }
 */
export function monthOf(day: Day): Range {
  return spanOfMonths(day, 1);
}

/** The calendar quarter that holds the day. */
export function quarterOf(day: Day): Range {
  return spanOfMonths(day, 3);
}

function spanOfMonths(day: Day, months: number): Range {
  const year = Number(day.slice(0, 4));
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months;
  const start = Date.UTC(year, first, 1) / 86_400_000;
  const next = Date.UTC(year, first + months, 1) / 86_400_000;
  return { from: dayFromNumber(start), to: dayFromNumber(next - 1) };
}
