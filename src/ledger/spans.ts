import { dayFromNumber } from '@/model/day';
import type { Range } from '@/model/range';

import type { Ledger } from './build';
import { parseDay } from './calendar';
import { boundaryOf, lowerBound } from './graph';
import { hasTotal } from './total';

/** Day numbers: the first day, and the day after the last. */
interface Stretch {
  from: number;
  end: number;
}

/**
 * The finest partition of a window into parts that each have a total, in order, without gaps; empty where the
 * window itself has none. A window that reaches today ends with the part that does.
 * @example spansOf(ledger, { from: '2026-11-01', to: '2026-11-30' })
 * // with readings of 1–30, 1–7 and 24–30: 1–7, 8–23, 24–30
 */
export function spansOf(ledger: Ledger, range: Range): Range[] {
  const [x, end] = [parseDay(range.from), parseDay(range.to) + 1];
  if (!(x < end) || !hasTotal(ledger, x, end)) return [];
  if (ledger.options.additive === false) return [{ from: range.from, to: range.to }];
  const cuts = cutsWithin(ledger, x, end);
  const starts = [x];
  for (const cut of cuts) if (hasTotal(ledger, starts.at(-1)!, cut)) starts.push(cut);
  // What is left must have a total too; take cuts back until it does (the whole window has one).
  while (starts.length > 1 && !hasTotal(ledger, starts.at(-1)!, end)) starts.pop();
  return starts.map((start, at) => rangeOf(start, starts[at + 1] ?? end));
}

/**
 * The longest part of a window that has a total; of equally long ones the latest; null where there is none.
 * Says how much of a target's window the readings cover.
 */
export function coveredOf(ledger: Ledger, range: Range): Range | null {
  const { graph, forest } = ledger;
  const [x, y] = [parseDay(range.from), parseDay(range.to) + 1];
  if (!(x < y)) return null;
  if (hasTotal(ledger, x, y)) return { from: range.from, to: range.to };
  if (ledger.options.additive === false) return null;
  // Per component its boundaries inside, and the latest day that a session's instant closes.
  const parts = new Map<number, number[]>();
  const note = (component: number, day: number) =>
    parts.set(component, [...(parts.get(component) ?? []), day]);
  for (let at = lowerBound(graph.days, x); at < graph.days.length && graph.days[at]! <= y; at++)
    note(forest.component[at]!, graph.days[at]!);
  graph.nows.forEach((now, at) => {
    const day = Math.min(now.reach, y);
    if (now.dayHigh < day && day > x) note(forest.component[graph.days.length + at]!, day);
  });
  const found = [...parts.values()].map((days) => longest(ledger, days)).filter((part) => part !== null);
  found.sort(longestFirst);
  return found[0] ? rangeOf(found[0].from, found[0].end) : null;
}

/** The whole of a connected part, or where its readings contradict each other the longest that has a total. */
function longest(ledger: Ledger, days: readonly number[]): Stretch | null {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const whole = { from: sorted[0]!, end: sorted.at(-1)! };
  if (whole.from < whole.end && hasTotal(ledger, whole.from, whole.end)) return whole;
  const parts = sorted.flatMap((from, at) => sorted.slice(at + 1).map((end) => ({ from, end })));
  parts.sort(longestFirst);
  return parts.find(({ from, end }) => hasTotal(ledger, from, end)) ?? null;
}

function longestFirst(a: Stretch, b: Stretch): number {
  return b.end - b.from - (a.end - a.from) || b.end - a.end;
}

/** Boundaries strictly inside the window that are connected with its beginning, ascending. */
function cutsWithin(ledger: Ledger, x: number, y: number): number[] {
  const { graph, forest } = ledger;
  const component = forest.component[boundaryOf(graph.days, x)];
  const cuts: number[] = [];
  for (let at = lowerBound(graph.days, x + 1); at < graph.days.length && graph.days[at]! < y; at++)
    if (forest.component[at] === component) cuts.push(graph.days[at]!);
  return cuts;
}

function rangeOf(from: number, end: number): Range {
  return { from: dayFromNumber(from), to: dayFromNumber(end - 1) };
}
