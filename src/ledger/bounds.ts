import { lowerBound, type Graph } from './graph';

/**
 * What a metric that is never below zero on any day allows: P(later) ≥ P(earlier), and per reading
 * P(to) − P(from) = v ± δ. A constraint P(b) ≤ P(a) + c is an arc a → b of weight c, and the shortest way from
 * x to y is the largest total that the window [x, y) can have.
 */
export interface Constraints {
  /** 1 where a reading agrees with all newer ones; the others are left out. */
  accepted: Uint8Array;
  /** Arcs as linked lists by tail. */
  first: Int32Array;
  next: number[];
  head: number[];
  weight: number[];
  /** Differences up to this size are the dust of binary fractions. */
  slack: number;
}

/**
 * Takes the readings newest first and leaves out each that contradicts the newer ones (it closes a negative
 * cycle, of which it is the oldest reading).
 */
export function constrain(graph: Graph): Constraints {
  let largest = 0;
  for (let edge = 0; edge < graph.edges; edge++) largest = Math.max(largest, Math.abs(graph.value[edge]!));
  const constraints: Constraints = {
    accepted: new Uint8Array(graph.edges),
    first: new Int32Array(graph.vertices).fill(-1),
    next: [],
    head: [],
    weight: [],
    slack: largest * 1e-9,
  };
  addOrder(graph, constraints);
  // A solution of all constraints taken so far; the order alone is solved by zeros.
  const level = new Float64Array(graph.vertices);
  for (let edge = 0; edge < graph.edges; edge++) {
    const [from, to] = [graph.from[edge]!, graph.to[edge]!];
    const [value, tolerance] = [graph.value[edge]!, graph.tolerance[edge]!];
    const undo = new Map<number, number>();
    addArc(constraints, from, to, value + tolerance);
    let fits = settleArc(constraints, level, from, to, value + tolerance, undo);
    if (fits) {
      addArc(constraints, to, from, tolerance - value);
      fits = settleArc(constraints, level, to, from, tolerance - value, undo);
      if (!fits) dropArc(constraints, to);
    }
    if (fits) constraints.accepted[edge] = 1;
    else {
      dropArc(constraints, from);
      for (const [vertex, before] of undo) level[vertex] = before;
    }
  }
  return constraints;
}

function addArc(constraints: Constraints, tail: number, head: number, weight: number): void {
  constraints.next.push(constraints.first[tail]!);
  constraints.head.push(head);
  constraints.weight.push(weight);
  constraints.first[tail] = constraints.head.length - 1;
}

/** Takes back the arc that was added last, which leaves `tail`. */
function dropArc(constraints: Constraints, tail: number): void {
  constraints.first[tail] = constraints.next.pop()!;
  constraints.head.pop();
  constraints.weight.pop();
}

/** Totals never fall with time: between neighbouring boundaries, and around each session's instant. */
function addOrder(graph: Graph, constraints: Constraints): void {
  const { days, nows } = graph;
  for (let at = 1; at < days.length; at++) addArc(constraints, at, at - 1, 0);
  const byTime = nows.map((_, at) => at).sort((a, b) => nows[a]!.latest - nows[b]!.latest || a - b);
  byTime.forEach((at, position) => {
    const now = nows[at]!;
    const vertex = days.length + at;
    const before = lowerBound(days, now.dayLow + 1) - 1;
    const after = lowerBound(days, now.dayHigh + 1);
    if (before >= 0) addArc(constraints, vertex, before, 0);
    if (after < days.length) addArc(constraints, after, vertex, 0);
    const earlier = byTime.slice(0, position).findLast((other) => nows[other]!.latest <= now.earliest);
    if (earlier !== undefined) addArc(constraints, vertex, days.length + earlier, 0);
  });
}

/** Repairs the solution for one arc more; false where there is none, because the arc closes a negative cycle. */
function settleArc(
  constraints: Constraints,
  level: Float64Array,
  tail: number,
  head: number,
  weight: number,
  undo: Map<number, number>,
): boolean {
  const { slack } = constraints;
  if (level[head]! <= level[tail]! + weight + slack) return true;
  const queue: number[] = [];
  const lower = (vertex: number, to: number): void => {
    if (!undo.has(vertex)) undo.set(vertex, level[vertex]!);
    level[vertex] = to;
    queue.push(vertex);
  };
  lower(head, level[tail]! + weight);
  for (let at = 0; at < queue.length; at++) {
    const vertex = queue[at]!;
    for (let arc = constraints.first[vertex]!; arc !== -1; arc = constraints.next[arc]!) {
      const other = constraints.head[arc]!;
      const bound = level[vertex]! + constraints.weight[arc]!;
      if (level[other]! <= bound + slack) continue;
      if (other === tail) return false;
      lower(other, bound);
    }
  }
  return true;
}

/**
 * The shortest way from any of the sources to any of the targets; infinite where there is none.
 * Terminates because accepted readings leave no negative cycle beyond `slack`.
 */
function shortest(constraints: Constraints, sources: readonly number[], targets: readonly number[]): number {
  const distance = new Float64Array(constraints.first.length).fill(Number.POSITIVE_INFINITY);
  const waits = new Uint8Array(constraints.first.length);
  const queue: number[] = [];
  for (const source of sources) {
    distance[source] = 0;
    waits[source] = 1;
    queue.push(source);
  }
  for (let at = 0; at < queue.length; at++) {
    const vertex = queue[at]!;
    waits[vertex] = 0;
    for (let arc = constraints.first[vertex]!; arc !== -1; arc = constraints.next[arc]!) {
      const other = constraints.head[arc]!;
      const through = distance[vertex]! + constraints.weight[arc]!;
      if (distance[other]! <= through + constraints.slack) continue;
      distance[other] = through;
      if (waits[other] === 1) continue;
      waits[other] = 1;
      queue.push(other);
    }
  }
  return targets.reduce((least, target) => Math.min(least, distance[target]!), Number.POSITIVE_INFINITY);
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
