import type { Graph } from './graph';

/** A spanning forest of some of a graph's edges, rooted, with a potential per vertex. */
export interface Forest {
  /** Vertices with the same component are connected; the number is that of its root. */
  component: Int32Array;
  /** The edge to the parent; −1 at a root. */
  up: Int32Array;
  parent: Int32Array;
  depth: Int32Array;
  /** P(vertex), 0 at each root. Good for telling conflicts; totals are summed along the path instead. */
  potential: Float64Array;
  /** 1 where the edge is part of the forest. */
  used: Uint8Array;
}

/** A way from one vertex to another: edges, and +1 where an edge is walked forwards in time. */
export interface Path {
  edges: number[];
  signs: number[];
}

/**
 * The maximum spanning forest by preference (Kruskal: edges stand newest first). On every pair of connected
 * vertices the oldest reading of its path is as new as any path allows. It cannot be repaired edge by edge;
 * rebuild it.
 * @param takes which edges may be used; all where left out
 */
export function growForest(graph: Graph, takes?: (edge: number) => boolean): Forest {
  const { vertices, edges, from, to } = graph;
  const leader = new Int32Array(vertices);
  for (let vertex = 0; vertex < vertices; vertex++) leader[vertex] = vertex;
  const find = (vertex: number): number => {
    let at = vertex;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at]!]!;
      at = leader[at]!;
    }
    return at;
  };
  // Adjacency of the forest as linked lists: arc 2e leaves from[e], arc 2e+1 leaves to[e].
  const first = new Int32Array(vertices).fill(-1);
  const next = new Int32Array(edges * 2);
  const used = new Uint8Array(edges);
  for (let edge = 0; edge < edges; edge++) {
    if (takes !== undefined && !takes(edge)) continue;
    const [a, b] = [find(from[edge]!), find(to[edge]!)];
    if (a === b) continue;
    leader[a] = b;
    used[edge] = 1;
    next[2 * edge] = first[from[edge]!]!;
    first[from[edge]!] = 2 * edge;
    next[2 * edge + 1] = first[to[edge]!]!;
    first[to[edge]!] = 2 * edge + 1;
  }
  return hang(graph, first, next, used);
}

function hang(graph: Graph, first: Int32Array, next: Int32Array, used: Uint8Array): Forest {
  const { vertices, from, to, value } = graph;
  const forest: Forest = {
    component: new Int32Array(vertices).fill(-1),
    up: new Int32Array(vertices).fill(-1),
    parent: new Int32Array(vertices).fill(-1),
    depth: new Int32Array(vertices),
    potential: new Float64Array(vertices),
    used,
  };
  const queue = new Int32Array(vertices);
  for (let root = 0; root < vertices; root++) {
    if (forest.component[root] !== -1) continue;
    forest.component[root] = root;
    let tail = 1;
    queue[0] = root;
    for (let head = 0; head < tail; head++) {
      const vertex = queue[head]!;
      for (let arc = first[vertex]!; arc !== -1; arc = next[arc]!) {
        const edge = arc >> 1;
        const forwards = (arc & 1) === 0;
        const other = forwards ? to[edge]! : from[edge]!;
        if (forest.component[other] !== -1) continue;
        forest.component[other] = root;
        forest.parent[other] = vertex;
        forest.up[other] = edge;
        forest.depth[other] = forest.depth[vertex]! + 1;
        forest.potential[other] = forest.potential[vertex]! + (forwards ? value[edge]! : -value[edge]!);
        queue[tail++] = other;
      }
    }
  }
  return forest;
}

/** The way between two vertices; null where they are not connected. Empty from a vertex to itself. */
export function pathBetween(graph: Graph, forest: Forest, from: number, to: number): Path | null {
  if (forest.component[from] !== forest.component[to]) return null;
  const path: Path = { edges: [], signs: [] };
  let [left, right] = [from, to];
  while (left !== right) {
    // Climb on the deeper side: leaving `left` upwards, or arriving at `right` downwards.
    const leaving = forest.depth[left]! >= forest.depth[right]!;
    const vertex = leaving ? left : right;
    const edge = forest.up[vertex]!;
    const startsHere = graph.from[edge] === vertex;
    path.edges.push(edge);
    path.signs.push(startsHere === leaving ? 1 : -1);
    if (leaving) left = forest.parent[left]!;
    else right = forest.parent[right]!;
  }
  return path;
}
