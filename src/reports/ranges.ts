import { dayNumber, type Day } from '@/model/day';
import { addDays } from '@/model/day';
import { problem, type Problem } from '@/model/problem';
import { intersect, monthOf, type Range } from '@/model/range';
import type { Dimension } from '@/model/report-file';
import { readDateColumn, type DateOrder } from '@/page/dates';
import { readRange } from '@/page/ranges';

import type { Layout, ReportColumn } from './layout';
import type { SheetCell } from './sheet';

/** The range of each row; null with a problem where it cannot be told. */
export interface RowRanges {
  ranges: (Range | null)[];
  /** The range that the file states as a whole, in its title or its name. */
  whole: Range | null;
  problems: Problem[];
}

/** What a file's kind and its making say of its dates. */
export interface FileDates {
  name: string;
  locale: string | null;
  /** A start without an end is the row's one day. */
  startIsDay: boolean;
  /** How numeric dates are written, where the kind of file tells. */
  order: DateOrder | null;
  /** The day that the file was made, a day of grace for other time zones included. */
  notAfter: Day;
  /** What the user said: the order outranks the file's kind, the range stands where the file states none. */
  chosen?: { order?: DateOrder | null; range?: Range | null };
}

/**
 * The range of each row, by the first of: a day, a week (from the day it names, clipped to the file's own range),
 * a month, a beginning with an end, the file's title lines, the file's name.
 */
export function rangesOf(
  rows: readonly (readonly SheetCell[])[],
  layout: Layout,
  file: FileDates,
): RowRanges {
  const title = titleRange(layout.preamble, file);
  const whole = title.range ?? (title.problem ? null : (file.chosen?.range ?? null));
  const column = (dimension: Dimension) => layout.columns.find((one) => one.dimension === dimension);
  const problems: Problem[] = [];
  const cellsOf = (one: ReportColumn) => rows.map((cells) => cells[one.index] ?? { text: '' });
  const days = (one: ReportColumn) => {
    const cells = cellsOf(one);
    const found = dayColumn(cells, file);
    if (found.ambiguous) problems.push(problem('range-ambiguous', ambiguity(one, cells, found.days)));
    return found.days;
  };

  const [day, week, month, from, to] = (['day', 'week', 'month', 'from', 'to'] as const).map(column);
  let ranges: (Range | null)[] | null = null;
  if (day) ranges = days(day).map((one) => (one ? { from: one, to: one } : null));
  else if (week)
    ranges = days(week).map((one) => (one ? clipped({ from: one, to: addDays(one, 6) }, whole) : null));
  else if (month)
    ranges = rows.map((cells) => {
      const found = monthIn(cells[month.index] ?? { text: '' }, file.locale);
      return found ? clipped(found, whole) : null;
    });
  else if (from && to) {
    // Written by one hand: what decides the one column decides the other.
    const cells = [...cellsOf(from), ...cellsOf(to)];
    const found = dayColumn(cells, file);
    if (found.ambiguous) problems.push(problem('range-ambiguous', ambiguity(from, cells, found.days)));
    const [begins, ends] = [found.days.slice(0, rows.length), found.days.slice(rows.length)];
    ranges = begins.map((begin, row) => {
      const end = ends[row];
      return begin && end && begin <= end ? { from: begin, to: end } : null;
    });
  } else if (from && file.startIsDay) {
    const starts = days(from);
    // One start for all rows of a file that states its range is that range's.
    const daily = whole === null || new Set(starts).size > 1;
    ranges = starts.map((one) => (daily && one ? { from: one, to: one } : whole));
  }
  if (ranges) {
    const lost = ranges.filter((range) => range === null).length;
    if (lost > 0 && problems.length === 0) problems.push(problem('range-unknown', { rows: lost }));
    return { ranges, whole, problems };
  }
  if (whole === null) problems.push(title.problem ?? problem('range-unknown'));
  return { ranges: rows.map(() => whole), whole, problems };
}

function clipped(range: Range, whole: Range | null): Range {
  return (whole && intersect(range, whole)) ?? range;
}

function ambiguity(column: ReportColumn, cells: readonly SheetCell[], days: readonly (Day | null)[]) {
  return {
    column: column.header,
    text: cells.find((cell, row) => !days[row] && cell.text.trim())?.text ?? '',
  };
}

function dayColumn(
  cells: readonly SheetCell[],
  file: FileDates,
): { days: (Day | null)[]; ambiguous: boolean } {
  const texts = cells.map((cell) => (cell.day === undefined ? cell.text : ''));
  const read = (order: DateOrder | null) => readDateColumn(texts, { ...file, order });
  const usual = read(file.chosen?.order ?? file.order);
  // A kind of file that is always written one way, and this one is not: its own cells decide.
  const lost = (days: readonly (Day | null)[]) => days.some((day, row) => !day && /\d/.test(texts[row]!));
  const own = !file.chosen?.order && file.order && lost(usual.days) ? read(null) : null;
  const found = own && (own.ambiguous || !lost(own.days)) ? own : usual;
  return { days: cells.map((cell, row) => cell.day ?? found.days[row]!), ambiguous: found.ambiguous };
}

/** @example monthIn({ text: '2026-11' }, null) // all of November; 'November 2026' and a day of the month do as well */
function monthIn(cell: SheetCell, locale: string | null): Range | null {
  if (cell.day) return monthOf(cell.day);
  const text = cell.text.trim();
  const iso = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(text);
  if (iso && !Number.isNaN(dayNumber(`${iso[1]}-${iso[2]}-01`))) return monthOf(`${iso[1]}-${iso[2]}-01`);
  const { days, ambiguous } = readDateColumn([`1 ${text}`], { locale });
  return days[0] && !ambiguous ? monthOf(days[0]) : null;
}

/** Google's card exports carry the range in the name only: `Time_series(2026.02.05-2026.02.10).csv`. */
const IN_NAME = /(\d{4})[.-](\d{2})[.-](\d{2})\s?[-_–]\s?(\d{4})[.-](\d{2})[.-](\d{2})/;

function titleRange(
  preamble: readonly string[],
  file: { name: string; locale: string | null },
): { range: Range | null; problem: Problem | null } {
  let unbounded: Problem | null = null;
  for (const line of preamble) {
    // A report's own label before the dates ("Report Time: ") is passed over.
    const found = readRange(line.replace(/^[\p{L} ]+:\s*(?=\d)/u, '').replace(',', commaBetweenDates(line)), {
      locale: file.locale,
      today: null,
    });
    if ('range' in found) return { range: found.range, problem: null };
    if (found.problem.code === 'range-unbounded') unbounded = found.problem;
  }
  const name = IN_NAME.exec(file.name);
  const range = name && { from: name.slice(1, 4).join('-'), to: name.slice(4, 7).join('-') };
  if (range && dayNumber(range.from) <= dayNumber(range.to)) return { range, problem: null };
  return { range: null, problem: unbounded };
}

/** Microsoft parts the two dates of "Report Time: 3/1/2026,3/31/2026" with a comma; elsewhere a comma is a comma. */
function commaBetweenDates(line: string): string {
  return /\d{4},\s?\d{1,2}\/\d{1,2}\//.test(line) ? ' - ' : ',';
}
