import { inflection, slope, type Curve } from './curve';
import { fill, type Filled, type Share } from './fill';

export interface AllocationProblem {
  /** Money to place, all of it, in the campaigns' one currency. */
  budget: number;
  campaigns: readonly { id: string; curve: Curve; min: number; max: number }[];
}

export type Allocation =
  | {
      kind: 'plan';
      spend: Map<string, number>;
      response: number;
      /** Marginal response of one more unit of budget; null where none more can be placed, or where it is unbounded. */
      price: number | null;
      /** Proven: the best possible response is at most `response / (1 − gap)`. */
      gap: number;
    }
  | {
      kind: 'infeasible';
      why: 'bounds-crossed' | 'below-minimum' | 'above-maximum';
      campaign: string | null;
      slack: number;
    };

/** S-shaped problems stop here at the latest, within about a second; what is left is told in `gap`. */
const PROOF = 1e-10;
const WORK = 10_000;

/**
 * Places a budget so that the summed response is largest.
 * Concave curves are solved exactly by `fill`; S-shaped ones by branch and bound over it: the interval of the
 * share that the envelope flatters most is split where the envelope put it, until the proven gap closes.
 * Nothing is clamped silently: a budget that the bounds cannot hold is `infeasible`, with the money that is over.
 */
export function allocate(problem: AllocationProblem): Allocation {
  const { budget, campaigns } = problem;
  const crossed = campaigns.find((campaign) => !(campaign.min >= 0 && campaign.min <= campaign.max));
  if (crossed)
    return {
      kind: 'infeasible',
      why: 'bounds-crossed',
      campaign: crossed.id,
      slack: crossed.min - crossed.max,
    };
  const [least, most] = [total(campaigns.map((c) => c.min)), total(campaigns.map((c) => c.max))];
  const grain = 1e-12 * Math.max(1e-300, Math.abs(budget), least);
  if (budget < least - grain)
    return { kind: 'infeasible', why: 'below-minimum', campaign: null, slack: least - budget };
  if (budget > most + grain)
    return { kind: 'infeasible', why: 'above-maximum', campaign: null, slack: budget - most };

  const shares = campaigns.map(({ curve, min, max }) => ({ curve, low: min, high: max }));
  const { best, bound } = search(shares, Math.min(most, Math.max(least, budget)));
  return {
    kind: 'plan',
    spend: new Map(campaigns.map((campaign, index) => [campaign.id, best.spend[index]!])),
    response: best.response,
    price: priceOf(shares, best),
    gap: bound > 0 ? Math.max(0, (bound - best.response) / bound) : 0,
  };
}

function search(shares: readonly Share[], budget: number): { best: Filled; bound: number } {
  const root = fill(shares, budget);
  let best = root;
  if (shares.every((share) => inflection(share.curve) <= share.low)) return { best, bound: root.bound };
  const open: { shares: readonly Share[]; filled: Filled }[] = [{ shares, filled: root }];
  const done = (bound: number) => bound - best.response <= PROOF * bound;
  for (let work = 0; open.length > 0 && work < WORK; work += 2 * shares.length) {
    open.sort((a, b) => a.filled.bound - b.filled.bound);
    const node = open.at(-1)!;
    if (done(node.filled.bound)) break;
    open.pop();
    const widest = node.filled.flattery.indexOf(Math.max(...node.filled.flattery));
    for (const child of split(node.shares, widest, node.filled.spend[widest]!)) {
      const [least, most] = [total(child.map((s) => s.low)), total(child.map((s) => s.high))];
      if (budget < least || budget > most) continue;
      const filled = fill(child, budget);
      if (filled.response > best.response) best = filled;
      if (!done(filled.bound)) open.push({ shares: child, filled });
    }
  }
  const bound = Math.max(best.response, ...open.map((node) => node.filled.bound));
  return { best, bound };
}

function split(shares: readonly Share[], index: number, at: number): Share[][] {
  const share = shares[index]!;
  const cut = at > share.low && at < share.high ? at : (share.low + share.high) / 2;
  return [shares.with(index, { ...share, high: cut }), shares.with(index, { ...share, low: cut })];
}

/**
 * The steepest slope among the shares that can take more. A share that was offered money at a finite price and took
 * none has no slope of its own that counts: near an exponent of 1 the best spend is smaller than any number.
 */
function priceOf(shares: readonly Share[], { spend, price }: Filled): number | null {
  const slopes = shares.flatMap(({ curve, high }, index) => {
    if (spend[index]! >= high) return [];
    const own = slope(curve, spend[index]!);
    return [own === Infinity && price !== null ? price : own];
  });
  const steepest = Math.max(...slopes);
  return Number.isFinite(steepest) ? steepest : null;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
