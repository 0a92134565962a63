import type { Constraints } from './constraints';
import { lowerBound, type Graph } from './graph';
import { makeHeap } from './heap';

/**
 * The shortest way from any of the sources to any of the targets; infinite where there is none. Dijkstra on
 * weights reduced by the solution, which makes them zero or more.
 */
function shortest(constraints: Constraints, sources: readonly number[], targets: readonly number[]): number {
  const { level, first, next, head, weight } = constraints;
  const distance = new Float64Array(level.length).fill(Number.POSITIVE_INFINITY);
  const done = new Uint8Array(level.length);
  const heap = makeHeap();
  const top = sources.reduce((most, source) => Math.max(most, level[source]!), Number.NEGATIVE_INFINITY);
  for (const source of sources) {
    distance[source] = top - level[source]!;
    heap.push(distance[source], source);
  }
  let best = Number.POSITIVE_INFINITY;
  const least = targets.reduce((most, target) => Math.min(most, level[target]!), Number.POSITIVE_INFINITY);
  for (let vertex = heap.pop(); vertex !== -1; vertex = heap.pop()) {
    if (done[vertex] === 1) continue;
    done[vertex] = 1;
    if (distance[vertex]! + least - top >= best) break;
    if (targets.includes(vertex)) best = Math.min(best, distance[vertex]! + level[vertex]! - top);
    for (let arc = first[vertex]!; arc !== -1; arc = next[arc]!) {
      const other = head[arc]!;
      const reduced = Math.max(0, weight[arc]! + level[vertex]! - level[other]!);
      if (distance[vertex]! + reduced >= distance[other]!) continue;
      distance[other] = distance[vertex]! + reduced;
      heap.push(distance[other], other);
    }
  }
  return best;
}

/** An end of a window: the boundary at the beginning of a day, or a session's instant. */
export type End = { day: number } | { vertex: number };

/**
 * The least and the most that a window can hold; `high` is infinite where nothing holds it.
 * @param x day number of the window's first day
 */
export function boundsOf(
  graph: Graph,
  constraints: Constraints,
  x: number,
  y: End,
): { low: number; high: number } {
  const start = { day: x };
  const high = shortest(constraints, notAfter(graph, start), notBefore(graph, y));
  const low = -shortest(constraints, notAfter(graph, y), notBefore(graph, start));
  return { low: Math.max(0, low), high: Math.max(0, high) };
}

/** The latest vertices that lie at the end or before it. */
function notAfter(graph: Graph, end: End): number[] {
  if ('vertex' in end) return [end.vertex];
  const { days, nows } = graph;
  const boundary = lowerBound(days, end.day + 1) - 1;
  const found = boundary >= 0 ? [boundary] : [];
  nows.forEach((now, at) => now.dayHigh < end.day && found.push(days.length + at));
  return found;
}

/** The earliest vertices that lie at the end or after it. */
function notBefore(graph: Graph, end: End): number[] {
  if ('vertex' in end) return [end.vertex];
  const { days, nows } = graph;
  const boundary = lowerBound(days, end.day);
  const found = boundary < days.length ? [boundary] : [];
  nows.forEach((now, at) => now.dayLow >= end.day && found.push(days.length + at));
  return found;
}
