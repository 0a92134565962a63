import { response, slope } from './curve';
import { taken, type Share } from './fill';
import type { Placeable } from './goals';
import { treeOf, type Clash, type Limit, type Node } from './group-tree';

export type { Clash, Limit } from './group-tree';

export type Grouped = { kind: 'plan'; spend: Map<string, number>; response: number; gap: number } | Clash;

/** How nodes take money: by a price, and by a sum. */
function taking(shares: readonly Share[]) {
  const start = startOf(shares);
  /** What a node takes at a price, by its limits. */
  const wants = (node: Node, price: number): number =>
    Math.min(node.most, Math.max(node.least, parts(node, price)));
  const parts = (node: Node, price: number) =>
    node.leaves.reduce((sum, at) => sum + taken(shares[at]!, price), 0) +
    node.nodes.reduce((sum, one) => sum + wants(one, price), 0);
  /** The two prices between which a node's members want just so much money, and how far it lies between them. */
  const priced = (node: Node, money: number) => {
    let [dear, cheap] = [start, start];
    for (let step = 1; dear < 700 && parts(node, Math.exp(dear)) > money; step *= 2)
      dear = Math.min(700, dear + step);
    for (let step = 1; cheap > -700 && parts(node, Math.exp(cheap)) < money; step *= 2)
      cheap = Math.max(-700, cheap - step);
    // What is left between the two is spread in a straight line: an error of the width's square.
    for (let turn = 0; turn < 60 && dear - cheap > 1e-10; turn++) {
      const middle = (dear + cheap) / 2;
      if (parts(node, Math.exp(middle)) > money) cheap = middle;
      else dear = middle;
    }
    const [few, many] = [Math.exp(dear), Math.exp(cheap)];
    const [less, more] = [parts(node, few), parts(node, many)];
    return { few, many, part: more > less ? Math.min(1, Math.max(0, (money - less) / (more - less))) : 0 };
  };
  return { wants, parts, priced };
}

/** ln of a slope inside some share's bounds: only a place to begin. */
function startOf(shares: readonly Share[]): number {
  for (const { curve, low, high } of shares) {
    const found = Math.log(slope(curve, Number.isFinite(high) ? (low + high) / 2 : low + 1));
    if (Math.abs(found) < 700) return found;
  }
  return 0;
}

/**
 * Places a budget under limits for groups. Groups may lie inside one another or apart; two that overlap halfway have
 * no one order in which to be filled and are refused. Concave curves are placed exactly: at one price each group
 * takes what its members want, held inside its limits, and the price is bisected from the whole budget downwards.
 * `gap` is the Lagrangian dual's with one multiplier a limit.
 */
export function allocateGrouped(
  budget: number,
  campaigns: readonly Placeable[],
  limits: readonly Limit[],
): Grouped {
  const tree = treeOf(budget, budget, campaigns, limits);
  if ('kind' in tree) return tree;
  const shares = campaigns.map(({ curve, min, max }): Share => ({ curve, low: min, high: max }));
  const { wants, parts, priced } = taking(shares);
  const spend = shares.map(({ low }) => low);
  let bound = 0;
  const prices = shares.map(() => 0);

  /** Gives a node its money: the price at which its members want just that, and the rest between the two ends of it. */
  const give = (node: Node, money: number, above: number | null): void => {
    const { few, many, part } = priced(node, money);
    const between = (a: number, b: number) => a + part * (b - a);
    // Where the price around it gives it just this money, its own limit does not bind.
    const free = above !== null && Math.abs(parts(node, above) - money) <= 1e-9 * Math.max(money, 1e-300);
    const own = free ? above : few;
    bound +=
      above === null ? own * money : own > above ? (own - above) * node.most : (own - above) * node.least;
    for (const at of node.leaves) {
      spend[at] = between(taken(shares[at]!, few), taken(shares[at]!, many));
      prices[at] = own;
    }
    for (const one of node.nodes) give(one, between(wants(one, few), wants(one, many)), own);
  };
  give(tree, budget, null);

  const got = shares.map((share, at) => response(share.curve, spend[at]!));
  const dual = shares.map((share, at) => {
    const x = taken(share, prices[at]!);
    return response(share.curve, x) - prices[at]! * x;
  });
  const total = got.reduce((sum, one) => sum + one, 0);
  const best = bound + dual.reduce((sum, one) => sum + one, 0);
  return {
    kind: 'plan',
    spend: new Map(campaigns.map(({ id }, at) => [id, spend[at]!])),
    response: total,
    gap: best > 0 ? Math.max(0, (best - total) / best) : 0,
  };
}

/**
 * What each campaign takes at one price where no sum is set, under limits for groups: a group whose members want less
 * or more than it may have gets its limit, spread over them at a price of their own.
 */
export function takenWithin(
  campaigns: readonly Placeable[],
  limits: readonly Limit[],
): { kind: 'priced'; at: (price: number) => Map<string, number> } | Clash {
  const tree = treeOf(0, Infinity, campaigns, limits);
  if ('kind' in tree) return tree;
  const shares = campaigns.map(({ curve, min, max }): Share => ({ curve, low: min, high: max }));
  const { wants, parts, priced } = taking(shares);
  /** What a node's campaigns get of a sum of its own. */
  const spread = (node: Node, money: number): [string, number][] => {
    const { few, many, part } = priced(node, money);
    const between = (a: number, b: number) => a + part * (b - a);
    const own = node.leaves.map((leaf): [string, number] => {
      const share = shares[leaf]!;
      return [campaigns[leaf]!.id, between(taken(share, few), taken(share, many))];
    });
    return [...own, ...node.nodes.flatMap((one) => spread(one, between(wants(one, few), wants(one, many))))];
  };
  // At its limit a group is the same at every price around it.
  const known = new Map<Node, Map<number, [string, number][]>>();
  const atLimit = (node: Node, money: number): [string, number][] => {
    const sums = known.get(node) ?? new Map<number, [string, number][]>();
    known.set(node, sums);
    const found = sums.get(money) ?? spread(node, money);
    sums.set(money, found);
    return found;
  };
  const at = (price: number) => {
    const spend = new Map<string, number>();
    const place = (node: Node, here: number): void => {
      const wanted = parts(node, here);
      const held = Math.min(node.most, Math.max(node.least, wanted));
      if (held === wanted) {
        for (const leaf of node.leaves) spend.set(campaigns[leaf]!.id, taken(shares[leaf]!, here));
        for (const one of node.nodes) place(one, here);
      } else for (const [id, money] of atLimit(node, held)) spend.set(id, money);
    };
    place(tree, price);
    return spend;
  };
  return { kind: 'priced', at };
}

/** Why limits cannot all hold over a sum that has to be placed; null where they can. Curves play no part in it. */
export function clashOf(
  budget: number,
  campaigns: readonly Omit<Placeable, 'curve'>[],
  limits: readonly Limit[],
): Clash | null {
  const tree = treeOf(budget, budget, campaigns, limits);
  return 'kind' in tree ? tree : null;
}
