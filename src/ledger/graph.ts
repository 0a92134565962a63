import type { Intake } from './intake';
import { sessionsOf } from './session';
import type { LedgerOptions, Observation } from './types';

/**
 * The instant vertex of one session: "now", as seen by the readings that reach today. It lies inside a day
 * and is never the day's boundary.
 */
export interface NowVertex {
  /** Milliseconds of the earliest and latest instant that its readings run to. */
  earliest: number;
  latest: number;
  /** The earliest and latest civil day that it can lie in. */
  dayLow: number;
  dayHigh: number;
  /** The day after the last day that a reading of it names: a window beyond was never asked of the page. */
  reach: number;
}

/**
 * An observation of [from, end) = v is an edge from vertex to vertex with P(to) − P(from) = v. Edges stand in
 * the order in which they are preferred, newest first. Vertices 0 … days.length − 1 are the boundaries at the
 * beginning of those days, ascending; the session instants follow.
 */
export interface Graph {
  days: Int32Array;
  nows: NowVertex[];
  vertices: number;
  edges: number;
  /** Edge → observation. */
  observation: Int32Array;
  from: Int32Array;
  to: Int32Array;
  value: Float64Array;
  tolerance: Float64Array;
  /** Equally preferred edges (read at the same instant) share a rank; 0 is preferred. */
  rank: Int32Array;
  /** −1 where settled, else the session that read it. */
  epoch: Int32Array;
  readAt: Float64Array;
  /** The largest figure, without its sign: what binary dust is measured by. */
  largest: number;
  /** Per vertex: when the newest reading that begins or ends there was read. */
  knownAt: Float64Array;
}

export function layOut(observations: readonly Observation[], intake: Intake, options: LedgerOptions): Graph {
  const usable: number[] = [];
  for (let at = 0; at < observations.length; at++) if (intake.usable[at] === 1) usable.push(at);
  const stale = new Float64Array(observations.length);
  if (options.staleness !== undefined)
    for (const at of usable) stale[at] = Math.max(0, options.staleness(observations[at]!)) || 0;
  const order = usable.sort(
    (a, b) => byPreference(a, b, intake, stale) || byContent(a, b, observations, intake),
  );

  const days = boundaries(order, intake);
  const { nows, nowOf } = instants(order, observations, intake);
  const sessions = sessionsOf(
    order.map((at) => intake.readAt[at]!),
    order.map((at) => observations[at]!.session),
  );
  const edges = order.length;
  const graph: Graph = {
    days,
    nows,
    vertices: days.length + nows.length,
    edges,
    observation: Int32Array.from(order),
    from: new Int32Array(edges),
    to: new Int32Array(edges),
    value: new Float64Array(edges),
    tolerance: new Float64Array(edges),
    rank: new Int32Array(edges),
    epoch: new Int32Array(edges),
    readAt: new Float64Array(edges),
    largest: 0,
    knownAt: new Float64Array(days.length + nows.length).fill(Number.NEGATIVE_INFINITY),
  };
  for (let edge = 0; edge < edges; edge++) {
    const at = order[edge]!;
    const from = boundaryOf(days, intake.from[at]!);
    const to = nowOf[edge] === -1 ? boundaryOf(days, intake.end[at]!) : days.length + nowOf[edge]!;
    const before = edge === 0 ? at : order[edge - 1]!;
    graph.from[edge] = from;
    graph.to[edge] = to;
    graph.value[edge] = observations[at]!.value;
    graph.tolerance[edge] = observations[at]!.tolerance;
    graph.readAt[edge] = intake.readAt[at]!;
    graph.epoch[edge] = intake.settled[at] === 1 ? -1 : sessions[edge]!;
    graph.rank[edge] =
      edge === 0 ? 0 : graph.rank[edge - 1]! + (byPreference(before, at, intake, stale) === 0 ? 0 : 1);
    graph.largest = Math.max(graph.largest, Math.abs(graph.value[edge]!));
    graph.knownAt[from] = Math.max(graph.knownAt[from]!, intake.readAt[at]!);
    graph.knownAt[to] = Math.max(graph.knownAt[to]!, intake.readAt[at]!);
  }
  return graph;
}

/** Vertex of the boundary at the beginning of a day; −1 where no reading begins or ends there. */
export function boundaryOf(days: Int32Array, day: number): number {
  const at = lowerBound(days, day);
  return days[at] === day ? at : -1;
}

/** Position of the first boundary not before the day; `days.length` where all are before. */
export function lowerBound(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Less stale first, then newer first. */
function byPreference(a: number, b: number, intake: Intake, stale: Float64Array): number {
  return stale[a]! - stale[b]! || intake.readAt[b]! - intake.readAt[a]!;
}

/**
 * Equal in time: by what they say, so that the order in which they came in decides nothing. Shorter ranges
 * first (they part a window finer), then the finer rounding, then the larger figure (a filter only removes).
 */
function byContent(a: number, b: number, observations: readonly Observation[], intake: Intake): number {
  const [left, right] = [observations[a]!, observations[b]!];
  const length = intake.end[a]! - intake.from[a]! - (intake.end[b]! - intake.from[b]!);
  if (length !== 0) return length;
  const open = (at: number) => (Number.isNaN(intake.through[at]!) ? 0 : intake.through[at]!);
  return (
    intake.from[a]! - intake.from[b]! ||
    open(a) - open(b) ||
    left.tolerance - right.tolerance ||
    right.value - left.value ||
    compareText(left.session ?? '', right.session ?? '') ||
    a - b
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function boundaries(order: readonly number[], intake: Intake): Int32Array {
  const all = new Int32Array(order.length * 2);
  let count = 0;
  for (const at of order) {
    all[count++] = intake.from[at]!;
    if (Number.isNaN(intake.through[at]!)) all[count++] = intake.end[at]!;
  }
  const sorted = all.subarray(0, count).sort();
  let unique = 0;
  for (let at = 0; at < count; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[unique++] = sorted[at]!;
  return sorted.slice(0, unique);
}

/**
 * The instant vertices, and per edge the number of its own (−1 where its last day is closed). Looks of one
 * session that cannot lie in the same civil day (it passed midnight) do not share one.
 */
function instants(order: readonly number[], observations: readonly Observation[], intake: Intake) {
  const nowOf = new Int32Array(order.length).fill(-1);
  const open: number[] = [];
  for (let edge = 0; edge < order.length; edge++)
    if (!Number.isNaN(intake.through[order[edge]!]!)) open.push(edge);
  const groups = new Map<number, number>();
  sessionsOf(
    open.map((edge) => intake.through[order[edge]!]!),
    open.map((edge) => observations[order[edge]!]!.session),
  ).forEach((group, position) => groups.set(open[position]!, group));
  const through = (edge: number) => intake.through[order[edge]!]!;
  open.sort((a, b) => groups.get(a)! - groups.get(b)! || through(a) - through(b) || a - b);

  const nows: NowVertex[] = [];
  open.forEach((edge, position) => {
    const at = order[edge]!;
    const [low, high] = [intake.throughLow[at]!, intake.throughHigh[at]!];
    const now = nows.at(-1);
    const joins =
      now !== undefined &&
      groups.get(open[position - 1]!) === groups.get(edge) &&
      Math.max(now.dayLow, low) <= Math.min(now.dayHigh, high);
    if (joins) {
      now.latest = through(edge);
      now.dayLow = Math.max(now.dayLow, low);
      now.dayHigh = Math.min(now.dayHigh, high);
      now.reach = Math.max(now.reach, intake.end[at]!);
    } else
      nows.push({
        earliest: through(edge),
        latest: through(edge),
        dayLow: low,
        dayHigh: high,
        reach: intake.end[at]!,
      });
    nowOf[edge] = nows.length - 1;
  });
  return { nows, nowOf };
}
