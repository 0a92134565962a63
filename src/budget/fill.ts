import { inflection, response, slope, spendAtSlope, type Curve } from './curve';

/** A campaign in an allocation: its curve and the money it may get, 0 ≤ low ≤ high. */
export interface Share {
  curve: Curve;
  low: number;
  high: number;
}

/** Spend per share with Σ spend = budget, its true response, and a bound that no allocation can pass. */
export interface Filled {
  spend: number[];
  response: number;
  bound: number;
  /** Response per money at which it was filled; null where the bounds leave no choice. */
  price: number | null;
  /** Shares that the concave envelope, not the curve, placed: by how much the envelope flatters each. */
  flattery: number[];
}

/** The spend that makes response − price · spend largest within the share's bounds; `more` breaks a tie upwards. */
export function taken(share: Share, price: number): number {
  const { curve, low, high } = share;
  const bend = inflection(curve);
  const right = Math.min(high, Math.max(low, spendAtSlope(curve, price)));
  if (bend <= low) return right;
  const gain = (x: number) => response(curve, x) - price * x;
  let best = low;
  for (const x of [right, high]) if (gain(x) > gain(best)) best = x;
  return best;
}

/**
 * Fills shares up to one price: λ-bisection in ln λ over closed inverses, then the rest spread between
 * the two brackets. Exact for concave curves; for S-shaped ones it fills their concave envelopes.
 * `bound` is the Lagrangian dual, which holds for every price whatever the curves' shape
 * (Patriksson 2008, EJOR 185; judged free of scale because only ratios of prices enter).
 * The caller has made sure that Σ low ≤ budget ≤ Σ high.
 */
export function fill(shares: readonly Share[], budget: number): Filled {
  const lowest = shares.map((share) => share.low);
  const highest = shares.map((share) => share.high);
  const sum = (xs: readonly number[]) => xs.reduce((total, x) => total + x, 0);
  const only = [lowest, highest].find((xs) => Math.abs(sum(xs) - budget) <= 1e-15 * budget);
  if (only) return corner(shares, only);
  // Counted from the lower bounds: a trickle on a steep curve must not drown in a large sum.
  const room = budget - sum(lowest);
  const used = (xs: readonly number[]) => sum(xs.map((x, index) => x - lowest[index]!));
  const at = (logPrice: number) => shares.map((share) => taken(share, Math.exp(logPrice)));

  // Prices between which the answer lies: above every slope nothing more is taken, below every slope all is.
  let [dear, cheap] = [startingPrice(shares, budget), startingPrice(shares, budget)];
  let [few, many] = [at(dear), at(cheap)];
  for (let step = 1; used(few) > room && dear < 700; step *= 2) few = at((dear = Math.min(700, dear + step)));
  for (let step = 1; used(many) < room && cheap > -700; step *= 2)
    many = at((cheap = Math.max(-700, cheap - step)));
  if (used(few) > room) few = lowest;
  // Curves that bring nothing take money only because it has to go somewhere.
  if (used(many) < room) many = highest;

  for (let turn = 0; turn < 80 && dear - cheap > 4e-16 * Math.max(1, Math.abs(dear)); turn++) {
    const middle = (dear + cheap) / 2;
    const spend = at(middle);
    if (used(spend) > room) [cheap, many] = [middle, spend];
    else [dear, few] = [middle, spend];
  }
  const spend = settled(shares, few, many, room - used(few));

  const price = Math.exp(dear);
  const dual = shares.map((share, index) => response(share.curve, few[index]!) - price * few[index]!);
  const got = shares.map((share, index) => response(share.curve, spend[index]!));
  // No plan brings more than every share at its most: the bound that counts where nothing brings anything.
  const ceiling = sum(shares.map((share) => response(share.curve, share.high)));
  return {
    spend,
    response: sum(got),
    price,
    bound: Math.min(ceiling, sum(dual) + price * budget),
    flattery: shares.map((_, index) => dual[index]! + price * spend[index]! - got[index]!),
  };
}

/**
 * The money left between the two brackets. S-shaped curves jump there, and half a jump is worth less than both its
 * ends: they take it one after the other, so that at most one stands inside its jump. The others share it evenly.
 */
function settled(
  shares: readonly Share[],
  few: readonly number[],
  many: readonly number[],
  rest: number,
): number[] {
  const spend = [...few];
  const even: number[] = [];
  for (const [index, share] of shares.entries()) {
    const jump = many[index]! - few[index]!;
    if (inflection(share.curve) <= few[index]!) even.push(index);
    else if (jump <= rest) spend[index] = many[index]!;
    else spend[index] = few[index]! + Math.max(0, rest);
    rest -= spend[index]! - few[index]!;
  }
  const width = even.reduce((total, index) => total + many[index]! - few[index]!, 0);
  const part = width > 0 ? Math.min(1, Math.max(0, rest / width)) : 0;
  for (const index of even) spend[index]! += part * (many[index]! - few[index]!);
  return spend;
}

/** The one plan that there is, where the bounds leave no choice: it is its own bound. */
function corner(shares: readonly Share[], spend: number[]): Filled {
  const got = shares.reduce((total, share, index) => total + response(share.curve, spend[index]!), 0);
  return { spend, response: got, price: null, bound: got, flattery: shares.map(() => 0) };
}

/** ln of a slope met inside the bounds: only a place to begin, any finite one will do. */
function startingPrice(shares: readonly Share[], budget: number): number {
  for (const share of shares) {
    const inside = Math.min(share.high, Math.max(share.low, budget / shares.length, inflection(share.curve)));
    const found = Math.log(slope(share.curve, inside));
    if (Number.isFinite(found)) return Math.min(700, Math.max(-700, found));
  }
  return 0;
}
