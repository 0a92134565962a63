import { lowerBound, type Graph } from './graph';

/**
 * What a metric that is never below zero on any day allows: P(later) ≥ P(earlier), and per reading
 * P(to) − P(from) = v ± δ. A constraint P(b) ≤ P(a) + c is an arc a → b of weight c, and the shortest way from
 * x to y is the largest total that the window [x, y) can have.
 */
export interface Constraints {
  /** 1 where a reading agrees with all newer ones; the others are left out. */
  accepted: Uint8Array;
  /** A solution of all constraints: P(vertex). Shortest ways are searched on weights reduced by it. */
  level: Float64Array;
  /** Arcs as linked lists by tail; the first `count` of them. */
  first: Int32Array;
  next: Int32Array;
  head: Int32Array;
  weight: Float64Array;
  count: number;
  /** Differences up to this size are the dust of binary fractions. */
  slack: number;
}

/**
 * Takes the readings newest first and leaves out each that contradicts the newer ones (it closes a negative
 * cycle, of which it is the oldest reading).
 */
export function constrain(graph: Graph): Constraints {
  const most = graph.days.length + 3 * graph.nows.length + 2 * graph.edges;
  const constraints: Constraints = {
    accepted: new Uint8Array(graph.edges),
    // The order of time alone is solved by zeros.
    level: new Float64Array(graph.vertices),
    first: new Int32Array(graph.vertices).fill(-1),
    next: new Int32Array(most),
    head: new Int32Array(most),
    weight: new Float64Array(most),
    count: 0,
    slack: graph.largest * 1e-9,
  };
  addOrder(graph, constraints);
  const trail: Trail = { vertices: [], levels: [] };
  for (let edge = 0; edge < graph.edges; edge++) {
    const from = graph.from[edge]!;
    const to = graph.to[edge]!;
    const most = graph.value[edge]! + graph.tolerance[edge]!;
    const least = graph.value[edge]! - graph.tolerance[edge]!;
    trail.vertices.length = 0;
    trail.levels.length = 0;
    addArc(constraints, from, to, most);
    addArc(constraints, to, from, -least);
    const fits = settle(constraints, from, to, most, trail) && settle(constraints, to, from, -least, trail);
    if (fits) constraints.accepted[edge] = 1;
    else {
      dropArc(constraints, to);
      dropArc(constraints, from);
      for (let at = trail.vertices.length - 1; at >= 0; at--)
        constraints.level[trail.vertices[at]!] = trail.levels[at]!;
    }
  }
  return constraints;
}

/** What the levels were before a reading was tried, in the order of the changes. */
interface Trail {
  vertices: number[];
  levels: number[];
}

function addArc(constraints: Constraints, tail: number, head: number, weight: number): void {
  const arc = constraints.count++;
  constraints.next[arc] = constraints.first[tail]!;
  constraints.head[arc] = head;
  constraints.weight[arc] = weight;
  constraints.first[tail] = arc;
}

/** Takes back the arc that was added last, which leaves `tail`. */
function dropArc(constraints: Constraints, tail: number): void {
  constraints.first[tail] = constraints.next[--constraints.count]!;
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

/**
 * Repairs the solution for an arc that was added; false where there is none, because the arc closes a negative
 * cycle. Both arcs of a reading are in place, so the second repair may undo what the first one found out.
 */
function settle(constraints: Constraints, tail: number, head: number, weight: number, trail: Trail): boolean {
  const { slack, level, first, next } = constraints;
  if (level[head]! <= level[tail]! + weight + slack) return true;
  const begin = trail.vertices.length;
  trail.vertices.push(head);
  trail.levels.push(level[head]!);
  level[head] = level[tail]! + weight;
  // The trail is the queue as well: what was lowered is looked at in turn.
  for (let at = begin; at < trail.vertices.length; at++) {
    const vertex = trail.vertices[at]!;
    for (let arc = first[vertex]!; arc !== -1; arc = next[arc]!) {
      const other = constraints.head[arc]!;
      const bound = level[vertex]! + constraints.weight[arc]!;
      if (level[other]! <= bound + slack) continue;
      if (other === tail) return false;
      trail.vertices.push(other);
      trail.levels.push(level[other]!);
      level[other] = bound;
    }
  }
  return true;
}
