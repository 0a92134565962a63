import type { Intake } from './intake';
import { instants, type NowVertex } from './now';
import { preferred } from './order';
import { sessionsOf } from './session';
import type { LedgerOptions, Observation } from './types';

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
  const { observations: order, ranks } = preferred(observations, intake, options);
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
    rank: ranks,
    epoch: new Int32Array(edges),
    readAt: new Float64Array(edges),
    largest: 0,
    knownAt: new Float64Array(days.length + nows.length).fill(Number.NEGATIVE_INFINITY),
  };
  for (let edge = 0; edge < edges; edge++) {
    const at = order[edge]!;
    const from = boundaryOf(days, intake.from[at]!);
    const to = nowOf[edge] === -1 ? boundaryOf(days, intake.end[at]!) : days.length + nowOf[edge]!;
    graph.from[edge] = from;
    graph.to[edge] = to;
    graph.value[edge] = observations[at]!.value;
    graph.tolerance[edge] = observations[at]!.tolerance;
    graph.readAt[edge] = intake.readAt[at]!;
    graph.epoch[edge] = intake.settled[at] === 1 ? -1 : sessions[edge]!;
    graph.largest = Math.max(graph.largest, Math.abs(graph.value[edge]!));
    graph.knownAt[from] = Math.max(graph.knownAt[from]!, intake.readAt[at]!);
    graph.knownAt[to] = Math.max(graph.knownAt[to]!, intake.readAt[at]!);
  }
  return graph;
}

/** The preferred edge between two vertices, by from · vertices + to. */
export function directEdges(graph: Graph): Map<number, number> {
  const direct = new Map<number, number>();
  for (let edge = graph.edges - 1; edge >= 0; edge--)
    direct.set(graph.from[edge]! * graph.vertices + graph.to[edge]!, edge);
  return direct;
}

/** Unsettled edges by session, the preferred session first. */
export function sessionEdges(graph: Graph): number[][] {
  const sessions = new Map<number, number[]>();
  graph.epoch.forEach((epoch, edge) => {
    if (epoch === -1) return;
    const edges = sessions.get(epoch);
    if (edges === undefined) sessions.set(epoch, [edge]);
    else edges.push(edge);
  });
  return [...sessions.values()];
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
