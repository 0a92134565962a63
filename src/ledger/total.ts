import type { Range } from '@/model/range';

import { boundsOf } from './bounds';
import type { Ledger } from './build';
import { parseDay } from './calendar';
import { pathBetween, type Path } from './forest';
import { boundaryOf, type Graph } from './graph';
import { missingRanges } from './missing';
import { roundAt } from './sum';
import type { WindowTotal } from './types';
import { bestWalk, directWalk, walk, type Walk } from './walk';

/**
 * The total of a window, with its grade and where it comes from. Never throws; a range that is none is unknown.
 *
 * A window whose last day was not closed ends at the instant of the newest session that reached it
 * (`through`), never at midnight. What lies beyond the last day that a reading named is not derivable: clip
 * the window to today before asking.
 * @example windowTotal(ledger, { from: '2026-11-01', to: '2026-11-22' }).value // 10000
 */
export function windowTotal(ledger: Ledger, range: Range): WindowTotal {
  const x = parseDay(range.from);
  const y = parseDay(range.to) + 1;
  if (!(x < y)) return unknown([]);
  const { graph, forest } = ledger;
  const whole = [{ from: range.from, to: range.to }];
  const found = derive(ledger, x, y);
  if (found?.best) return told(ledger, found.best, found.end, found.doubted);
  if (ledger.options.additive === false) return unknown(whole);
  if (found) return { ...bounded(ledger, x, y, found.end), missing: whole, suspects: found.doubted };
  const ends = endsOf(graph, y);
  const goals = ends.filter((vertex) => vertex >= graph.days.length);
  return { ...bounded(ledger, x, y, ends[0]), missing: missingRanges(graph, forest, x, y, goals) };
}

/** Has the window a total? Says so without working out which one, or what is missing. */
export function isDerivable(ledger: Ledger, range: Range): boolean {
  const [x, y] = [parseDay(range.from), parseDay(range.to) + 1];
  return x < y && hasTotal(ledger, x, y);
}

/** Has the window [x, y) (day numbers) a total? The short form of `windowTotal`. */
export function hasTotal(ledger: Ledger, x: number, y: number): boolean {
  return (derive(ledger, x, y)?.best ?? null) !== null;
}

/** A window whose ends are connected. */
interface Derived {
  end: number;
  /** The way that answers; null where none can be shown. */
  best: Walk | null;
  /** Readings that had to be left out, or that leave no answer. */
  doubted: number[];
}

function derive(ledger: Ledger, x: number, y: number): Derived | null {
  const { graph, forest } = ledger;
  const start = boundaryOf(graph.days, x);
  if (start === -1) return null;
  const ends = endsOf(graph, y);
  if (ledger.options.additive === false) {
    const readings = ends.map((end) => ({ end, found: directWalk(ledger, start, end) }));
    const first = readings.find(({ found }) => found !== null);
    return first ? { end: first.end, best: first.found, doubted: [] } : null;
  }
  const end = ends.find((vertex) => forest.component[vertex] === forest.component[start]);
  if (end === undefined) return null;
  const newest = walk(ledger, pathBetween(graph, forest, start, end)!);
  const best = bestWalk(ledger, newest, start, end);
  const doubted = best === null || best.fallback ? olderOf(ledger, newest.path) : [];
  return { end, best: best?.walk ?? null, doubted };
}

function unknown(missing: Range[]): WindowTotal {
  return {
    grade: 'unknown',
    value: null,
    low: null,
    high: null,
    tolerance: 0,
    asOf: null,
    through: null,
    support: [],
    missing,
    suspects: [],
  };
}

/**
 * The vertices that a window up to the boundary y can end at: the boundary itself, and the instants of
 * sessions that lie inside its last days; the one that was known last first.
 */
function endsOf(graph: Graph, y: number): number[] {
  const boundary = boundaryOf(graph.days, y);
  const ends = boundary === -1 ? [] : [{ vertex: boundary, at: graph.knownAt[boundary]! }];
  graph.nows.forEach((now, at) => {
    if (now.dayHigh < y && y <= now.reach) ends.push({ vertex: graph.days.length + at, at: now.latest });
  });
  return ends.sort((a, b) => b.at - a.at || a.vertex - b.vertex).map((end) => end.vertex);
}

/** A derived total, put into words. `suspects` are readings that had to be left out. */
function told(ledger: Ledger, found: Walk, end: number, suspects: readonly number[]): WindowTotal {
  const { graph, observations, nonNegative } = ledger;
  const value = nonNegative ? Math.max(0, found.total) : found.total;
  const exact = !found.mixesAges && !found.doubtful && suspects.length === 0;
  const grown = found.mixesAges ? growthAlong(ledger, found.path) : 0;
  const tolerance = found.tolerance + (grown ?? 0);
  const bounded = exact || (grown !== null && !found.doubtful && suspects.length === 0);
  const support = found.path.edges.map((edge) => graph.observation[edge]!).sort((a, b) => a - b);
  const oldest = found.path.edges.reduce((a, b) => (graph.readAt[b]! < graph.readAt[a]! ? b : a));
  const low = nonNegative ? Math.max(0, value - tolerance) : value - tolerance;
  return {
    grade: exact ? 'exact' : 'mixed',
    value,
    low: bounded ? low : null,
    high: bounded ? value + tolerance : null,
    tolerance,
    asOf: observations[graph.observation[oldest]!]!.readAt,
    through: throughOf(ledger, end),
    support,
    missing: [],
    suspects: [...new Set([...suspects, ...support.filter((at) => ledger.doubtful[at] === 1)])].sort(
      (a, b) => a - b,
    ),
  };
}

/** How much the readings that were not settled have grown since, in the metric's unit; null where not known. */
function growthAlong(ledger: Ledger, path: Path): number | null {
  const { graph, observations, options } = ledger;
  if (options.growth === undefined) return null;
  let grown = 0;
  for (const edge of path.edges) {
    if (graph.epoch[edge] === -1) continue;
    const observation = observations[graph.observation[edge]!]!;
    grown += Math.abs(observation.value) * Math.max(0, options.growth(observation));
  }
  return Number.isFinite(grown) ? grown : null;
}

/** What is known of a window that cannot be derived, up to a vertex or, without one, up to the boundary y. */
function bounded(ledger: Ledger, x: number, y: number, end: number | undefined): WindowTotal {
  const { graph } = ledger;
  if (!ledger.nonNegative || graph.edges === 0) return unknown([]);
  const open = end !== undefined && end >= graph.days.length;
  const found = boundsOf(graph, ledger.constraints(), x, open ? { vertex: end } : { day: y });
  const low = roundAt(found.low, graph.largest);
  const high = roundAt(Math.max(found.low, found.high), graph.largest);
  if (low <= 0 && high === Number.POSITIVE_INFINITY) return unknown([]);
  return {
    ...unknown([]),
    grade: 'bounds',
    low,
    high: high === Number.POSITIVE_INFINITY ? null : high,
    through: open ? throughOf(ledger, end) : null,
  };
}

/** The instant that a session's figures run to, as the newest of its readings states it; null for a boundary. */
function throughOf(ledger: Ledger, vertex: number): string | null {
  const { graph, observations } = ledger;
  if (vertex < graph.days.length) return null;
  let newest: string | null = null;
  for (let edge = 0; edge < graph.edges; edge++) {
    if (graph.to[edge] !== vertex) continue;
    const one = observations[graph.observation[edge]!]!;
    const stated = one.through ?? one.readAt;
    if (newest === null || Date.parse(stated) > Date.parse(newest)) newest = stated;
  }
  return newest;
}

/** The observations on a way that are older than its newest one; all where they are equally old. */
function olderOf(ledger: Ledger, path: Path): number[] {
  const { graph } = ledger;
  const newest = Math.max(...path.edges.map((edge) => graph.readAt[edge]!));
  const older = path.edges.filter((edge) => graph.readAt[edge]! < newest);
  const doubted = older.length > 0 ? older : path.edges;
  return doubted.map((edge) => graph.observation[edge]!).sort((a, b) => a - b);
}
