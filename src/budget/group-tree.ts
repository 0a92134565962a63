import type { Placeable } from './goals';

/** Campaigns that together get between `min` and `max`: a platform, a client, a label. */
export interface Limit {
  id: string;
  campaigns: readonly string[];
  min: number;
  max: number;
}

/** Limits that cannot all hold. */
export interface Clash {
  kind: 'infeasible';
  why:
    | 'bounds-crossed'
    | 'below-minimum'
    | 'above-maximum'
    | 'groups-overlap'
    | 'group-unreachable'
    | 'kept-above';
  /** The campaign or group that it fails at; null where it is the budget itself. */
  at: string | null;
  /** Money that is over or short. */
  slack: number;
}

export interface Node {
  limit: Limit;
  nodes: Node[];
  leaves: number[];
  /** What it can take at least and at most, its members' bounds and its own together. */
  least: number;
  most: number;
}

/** The groups as they lie in one another, around them the whole sum, between `low` and `high`. */
export function treeOf(
  low: number,
  high: number,
  campaigns: readonly Omit<Placeable, 'curve'>[],
  limits: readonly Limit[],
): Node | Clash {
  const wrong = [...campaigns, ...limits].find(({ min, max }) => !(min >= 0 && min <= max));
  if (wrong) return { kind: 'infeasible', why: 'bounds-crossed', at: wrong.id, slack: wrong.min - wrong.max };
  const at = new Map(campaigns.map(({ id }, index) => [id, index]));
  const sets = limits
    .map((limit) => ({
      limit,
      held: new Set(limit.campaigns.flatMap((id) => (at.has(id) ? [at.get(id)!] : []))),
    }))
    .toSorted((a, b) => b.held.size - a.held.size);
  const all = new Set(campaigns.map((_, index) => index));
  const root = { limit: { id: '', campaigns: [], min: low, max: high }, held: all };
  const placed: { held: Set<number>; node: Node }[] = [
    { held: all, node: { limit: root.limit, nodes: [], leaves: [], least: 0, most: 0 } },
  ];
  for (const { limit, held } of sets) {
    // The larger ones stand already: each is around this one, or apart from it.
    const around = placed.filter((one) => [...held].every((index) => one.held.has(index)));
    const halfway = placed.find(
      (one) => !around.includes(one) && [...held].some((index) => one.held.has(index)),
    );
    if (halfway) return { kind: 'infeasible', why: 'groups-overlap', at: limit.id, slack: 0 };
    const node: Node = { limit, nodes: [], leaves: [], least: 0, most: 0 };
    around.at(-1)!.node.nodes.push(node);
    placed.push({ held, node });
  }
  for (const index of all) {
    const inner = placed.findLast(({ held }) => held.has(index))!;
    inner.node.leaves.push(index);
  }
  const settle = (node: Node): Clash | null => {
    for (const one of node.nodes) {
      const failed = settle(one);
      if (failed) return failed;
    }
    const sum = (of: (index: number) => number, inner: (one: Node) => number) =>
      node.leaves.reduce((total, index) => total + of(index), 0) +
      node.nodes.reduce((total, one) => total + inner(one), 0);
    const least = sum(
      (index) => campaigns[index]!.min,
      (one) => one.least,
    );
    const most = sum(
      (index) => campaigns[index]!.max,
      (one) => one.most,
    );
    const { min, max, id } = node.limit;
    const grain = 1e-12 * Math.max(low, least, 1e-300);
    if (least > max + grain || most < min - grain) {
      const slack = least > max ? least - max : min - most;
      if (id !== '') return { kind: 'infeasible', why: 'group-unreachable', at: id, slack };
      const why = least > max ? 'below-minimum' : 'above-maximum';
      return { kind: 'infeasible', why, at: null, slack };
    }
    node.least = Math.max(least, min);
    node.most = Math.min(most, max);
    return null;
  };
  return settle(placed[0]!.node) ?? placed[0]!.node;
}
