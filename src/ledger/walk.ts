import type { Ledger } from './build';
import { growForest, pathBetween, type Forest, type Path } from './forest';
import { exactSum } from './sum';

/** A way through the readings from one end of a window to the other, added up. */
export interface Walk {
  path: Path;
  total: number;
  /** Sum of the roundings. */
  tolerance: number;
  /** Rank of the least preferred (oldest) reading; smaller is better. */
  worst: number;
  /** Neither all settled nor, where not settled, all of one session. */
  mixesAges: boolean;
  /** Touches a reading from before its source changed. */
  doubtful: boolean;
}

export function walk(ledger: Ledger, path: Path): Walk {
  const { graph, doubtful } = ledger;
  const found: Walk = {
    path,
    total: exactSum(
      path.edges.map((edge) => graph.value[edge]!),
      path.signs,
    ),
    tolerance: 0,
    worst: 0,
    mixesAges: false,
    doubtful: false,
  };
  let epoch = -1;
  for (const edge of path.edges) {
    found.tolerance += graph.tolerance[edge]!;
    found.worst = Math.max(found.worst, graph.rank[edge]!);
    found.doubtful ||= doubtful[graph.observation[edge]!] === 1;
    if (graph.epoch[edge] === -1) continue;
    found.mixesAges ||= epoch !== -1 && epoch !== graph.epoch[edge];
    epoch = graph.epoch[edge]!;
  }
  return found;
}

/** May the total be shown? Below zero within the rounding is zero; further below is a contradiction. */
export function isShowable(ledger: Ledger, found: Walk): boolean {
  return !ledger.nonNegative || found.total >= -found.tolerance;
}

/** The preferred reading of exactly the window between two vertices, as a way of one edge. */
export function directWalk(ledger: Ledger, start: number, end: number): Walk | null {
  const edge = ledger.direct().get(start * ledger.graph.vertices + end);
  return edge === undefined ? null : walk(ledger, { edges: [edge], signs: [1] });
}

/**
 * The way that answers for a window whose ends are connected; null where none can be shown. `fallback` is true
 * where readings that contradict each other had to be left out.
 *
 * The newest-first way it is, unless a reading of exactly the window is as new; unless it mixes ages and there
 * is a way that does not; unless it falls below zero and readings that agree with each other lead through.
 */
export function bestWalk(
  ledger: Ledger,
  newest: Walk,
  start: number,
  end: number,
): { walk: Walk; fallback: boolean } | null {
  const direct = directWalk(ledger, start, end);
  if (direct !== null && direct.worst <= newest.worst) return { walk: direct, fallback: false };
  if (newest.mixesAges) {
    const exact = [direct, oneSettled(ledger, start, end), oneSession(ledger, start, end)].filter(
      (found) => found !== null && !found.mixesAges && !found.doubtful && isShowable(ledger, found),
    );
    exact.sort((a, b) => a!.worst - b!.worst || a!.path.edges.length - b!.path.edges.length);
    if (exact[0]) return { walk: exact[0], fallback: false };
  }
  if (isShowable(ledger, newest)) return { walk: newest, fallback: false };
  const agreed = along(ledger, ledger.agreed(), start, end);
  return agreed !== null && isShowable(ledger, agreed) ? { walk: agreed, fallback: true } : null;
}

function along(ledger: Ledger, forest: Forest, start: number, end: number): Walk | null {
  const path = pathBetween(ledger.graph, forest, start, end);
  return path === null ? null : walk(ledger, path);
}

function oneSettled(ledger: Ledger, start: number, end: number): Walk | null {
  return along(ledger, ledger.settled(), start, end);
}

/** The way by settled readings and those of one session, the newest session that leads through. */
function oneSession(ledger: Ledger, start: number, end: number): Walk | null {
  const { graph } = ledger;
  const { component } = ledger.settled();
  for (const edges of ledger.sessions()) {
    if (!leadsThrough(ledger, component, edges, start, end)) continue;
    const epoch = graph.epoch[edges[0]!]!;
    const forest = growForest(graph, (edge) => graph.epoch[edge] === -1 || graph.epoch[edge] === epoch);
    return along(ledger, forest, start, end);
  }
  return null;
}

/** Do these edges connect two vertices, where vertices of one component already are? */
function leadsThrough(
  ledger: Ledger,
  component: Int32Array,
  edges: readonly number[],
  start: number,
  end: number,
): boolean {
  const { from, to } = ledger.graph;
  const [begin, goal] = [component[start]!, component[end]!];
  let [begins, arrives] = [false, false];
  for (const edge of edges) {
    const [a, b] = [component[from[edge]!]!, component[to[edge]!]!];
    begins ||= a === begin || b === begin;
    arrives ||= a === goal || b === goal;
  }
  if (!begins || !arrives) return false;
  const reached = new Set([begin]);
  for (let before = 0; before !== reached.size && !reached.has(goal);) {
    before = reached.size;
    for (const edge of edges) {
      const [a, b] = [component[from[edge]!]!, component[to[edge]!]!];
      if (reached.has(a)) reached.add(b);
      else if (reached.has(b)) reached.add(a);
    }
  }
  return reached.has(goal);
}
