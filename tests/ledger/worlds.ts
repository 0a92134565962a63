import fc from 'fast-check';

import type { Observation } from '@/ledger/ledger';
import { dayFromNumber, dayNumber } from '@/model/day';
import type { Range } from '@/model/range';

/** Day 0 of every small world. */
const START = dayNumber('2026-03-01');
const HOUR = 3_600_000;

export const day = (number: number) => dayFromNumber(START + number);
/** The window of the days from … end − 1, as [from, end). */
export const span = (from: number, end: number): Range => ({ from: day(from), to: day(end - 1) });
export const instant = (number: number, hour: number) =>
  new Date((START + number) * 24 * HOUR + hour * HOUR).toISOString();

/** An observation of the closed days [from, end), read on a day at 8 o'clock. */
export function closed(from: number, end: number, value: number, readOn: number, tolerance = 0): Observation {
  return {
    range: span(from, end),
    value,
    readAt: instant(readOn, 8),
    through: null,
    tolerance,
    session: null,
  };
}

/** An observation of [from, today], read today at an hour. */
export function open(from: number, today: number, value: number, hour: number): Observation {
  const readAt = instant(today, hour);
  return { range: span(from, today + 1), value, readAt, through: readAt, tolerance: 0, session: null };
}

/** One look at a date picker: on a day, in the morning or the afternoon, at a range before or up to today. */
export interface Look {
  today: number;
  afternoon: boolean;
  from: number;
  /** Days of the range; where it would reach today or beyond it ends today, open. */
  length: number;
}

export const DAYS = 12;

export const looks = (maxLength = 9) =>
  fc.array(
    fc.record<Look>({
      today: fc.integer({ min: 1, max: DAYS }),
      afternoon: fc.boolean(),
      from: fc.integer({ min: 0, max: DAYS - 1 }),
      length: fc.integer({ min: 1, max: DAYS }),
    }),
    { maxLength },
  );

/** What happened: figures per day, and the share of a day (of 4) that is in by the morning and the afternoon. */
export const truths = fc.array(
  fc.integer({ min: 0, max: 50 }).map((figure) => figure * 4),
  {
    minLength: DAYS + 1,
    maxLength: DAYS + 1,
  },
);

export const hourOf = (look: Look) => (look.afternoon ? 15 : 9);
const partOf = (look: Look) => (look.afternoon ? 3 : 1);
/** Figures of the days [from, end). */
export const sum = (truth: readonly number[], from: number, end: number) =>
  truth.slice(from, end).reduce((total, figure) => total + figure, 0);

/** Is this look's range open, that is, does it reach its today? Null where it lies in the future. */
export function reaches(look: Look): boolean | null {
  if (look.from > look.today) return null;
  return look.from + look.length > look.today;
}

/** What the looks saw of a truth that never changed afterwards. Looks at the future saw nothing. */
export function seen(truth: readonly number[], all: readonly Look[]): Observation[] {
  return all.flatMap((look) => {
    const isOpen = reaches(look);
    if (isOpen === null) return [];
    if (!isOpen) {
      const end = look.from + look.length;
      return [
        {
          ...closed(look.from, end, sum(truth, look.from, end), look.today),
          readAt: instant(look.today, hourOf(look)),
        },
      ];
    }
    return [open(look.from, look.today, runningTotal(truth, look), hourOf(look))];
  });
}

/** The total from a look's first day to its instant. */
export function runningTotal(truth: readonly number[], look: Look): number {
  return sum(truth, look.from, look.today) + (truth[look.today]! / 4) * partOf(look);
}

/** Observations of any figures: closed ranges, read on days after they ended, contradicting each other at will. */
export const contradictions = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: DAYS - 1 }),
      length: fc.integer({ min: 1, max: DAYS }),
      value: fc.integer({ min: 0, max: 100 }),
      after: fc.integer({ min: 0, max: 20 }),
    })
    .map(({ from, length, value, after }) => {
      const end = Math.min(DAYS, from + length);
      return closed(from, end, value, end + after);
    }),
  { maxLength: 9 },
);

/** Every window of a small world. */
export const windows: readonly [number, number][] = Array.from({ length: DAYS }, (_, from) =>
  Array.from({ length: DAYS - from }, (__, more): [number, number] => [from, from + more + 1]),
).flat();
