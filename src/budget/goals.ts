import { inflection, response, spendAtSlope, type Curve } from './curve';
import { takenWithin, type Clash, type Limit } from './groups';

/** A campaign that may get between `min` and `max` of money. */
export interface Placeable {
  id: string;
  curve: Curve;
  min: number;
  max: number;
}

/** A plan without a fixed budget, or the reason why there is none, with what is lacking. */
export type Reached =
  | { kind: 'plan'; spend: Map<string, number>; cost: number; response: number; price: number | null }
  | { kind: 'out-of-reach'; why: 'bounds-crossed' | 'too-dear' | 'too-much'; lacking: number }
  /** Limits of groups that cannot all hold. */
  | Clash;

/** Spend at a price: where the next unit of money brings `price`. S-shaped curves by their concave envelope. */
function spendAt({ curve, min, max }: Placeable, price: number): number {
  if (price <= 0) return max;
  const right = Math.min(max, Math.max(min, spendAtSlope(curve, price)));
  if (inflection(curve) <= min) return right;
  const gain = (x: number) => response(curve, x) - price * x;
  return [right, max].reduce((best, x) => (gain(x) > gain(best) ? x : best), min);
}

type Priced = (price: number) => { spend: Map<string, number>; cost: number; response: number };

/** The plan at each price, under limits for groups where there are some. */
function plansOf(campaigns: readonly Placeable[], limits: readonly Limit[]): Priced | Clash {
  const told = (spend: Map<string, number>) => ({ spend, ...sums(campaigns, spend) });
  if (limits.length === 0)
    return (price) => told(new Map(campaigns.map((one) => [one.id, spendAt(one, price)])));
  const within = takenWithin(campaigns, limits);
  return within.kind === 'infeasible' ? within : (price) => told(within.at(price));
}

/** Prices at which all is taken, and nothing but what must be. */
const [FREE, DEAR] = [Math.exp(-700), Math.exp(700)];

function sums(campaigns: readonly Placeable[], spend: ReadonlyMap<string, number>) {
  let [cost, got] = [0, 0];
  for (const { id, curve } of campaigns) {
    cost += spend.get(id)!;
    got += response(curve, spend.get(id)!);
  }
  return { cost, response: got };
}

const crossed = (campaigns: readonly Placeable[]) =>
  campaigns.find(({ min, max }) => !(min >= 0 && min <= max));

/** The highest price (in ln) at which `holds`, between two prices of which the upper one need not hold. */
function bisect(low: number, high: number, holds: (price: number) => boolean): number {
  let [yes, no] = [Math.log(low), Math.log(high)];
  for (let turn = 0; turn < 200 && Math.abs(no - yes) > 4e-16 * Math.max(1, Math.abs(no)); turn++) {
    const middle = (yes + no) / 2;
    if (holds(Math.exp(middle))) yes = middle;
    else no = middle;
  }
  return Math.exp(yes);
}

/**
 * The most volume at a return of at least `least` per money over all of it (response per spend, a ROAS where the
 * response is value). Along falling prices the return falls once the price is below `least`, so the answer is the
 * lowest price that still gives it. Whatever the minimums force is part of the sum.
 * `too-dear`: even the best mix stays below: `lacking` in the response.
 * @param owed response that is wanted on top of it: what was spent dearly so far must be made good
 */
export function mostVolume(
  campaigns: readonly Placeable[],
  least: number,
  owed = 0,
  limits: readonly Limit[] = [],
): Reached {
  const wrong = crossed(campaigns);
  if (wrong) return { kind: 'out-of-reach', why: 'bounds-crossed', lacking: wrong.min - wrong.max };
  const planAt = plansOf(campaigns, limits);
  if (typeof planAt !== 'function') return planAt;
  const everything = planAt(FREE);
  if (everything.response >= least * everything.cost + owed)
    return { kind: 'plan', ...everything, price: null };
  const best = planAt(least);
  const lacking = least * best.cost + owed - best.response;
  if (lacking > 1e-12 * Math.max(best.response, Math.abs(owed)))
    return { kind: 'out-of-reach', why: 'too-dear', lacking };
  const holds = (price: number) => {
    const { cost, response: got } = planAt(price);
    return got >= least * cost + owed;
  };
  const price = bisect(least, least * 1e-12, holds);
  return { kind: 'plan', ...planAt(price), price };
}

/** The plan in which the next unit of money still brings `least`: a marginal return, no average. */
export function mostAtMargin(
  campaigns: readonly Placeable[],
  least: number,
  limits: readonly Limit[] = [],
): Reached {
  const wrong = crossed(campaigns);
  if (wrong) return { kind: 'out-of-reach', why: 'bounds-crossed', lacking: wrong.min - wrong.max };
  const planAt = plansOf(campaigns, limits);
  return typeof planAt === 'function' ? { kind: 'plan', ...planAt(least), price: least } : planAt;
}

/**
 * The least money that brings `wanted`, all in the curves' period: for a deadline, what is still needed over the
 * days that are left. `too-much`: with every campaign at its most, `lacking` is still missing.
 */
export function cheapestWay(
  campaigns: readonly Placeable[],
  wanted: number,
  limits: readonly Limit[] = [],
): Reached {
  const wrong = crossed(campaigns);
  if (wrong) return { kind: 'out-of-reach', why: 'bounds-crossed', lacking: wrong.min - wrong.max };
  const planAt = plansOf(campaigns, limits);
  if (typeof planAt !== 'function') return planAt;
  const atLeast = planAt(DEAR);
  if (atLeast.response >= wanted) return { kind: 'plan', ...atLeast, price: null };
  const atMost = planAt(FREE);
  if (atMost.response < wanted * (1 - 1e-12))
    return { kind: 'out-of-reach', why: 'too-much', lacking: wanted - atMost.response };
  // Any finite price above zero will do to begin with: the ends are pushed out until they hold the answer.
  const start = Math.max(Number.MIN_VALUE, atMost.response / Math.max(atMost.cost, Number.MIN_VALUE));
  let [cheap, dear] = [start, start];
  for (let turn = 0; turn < 600 && planAt(cheap).response < wanted; turn++) cheap /= 2;
  for (let turn = 0; turn < 600 && planAt(dear).response >= wanted; turn++) dear *= 2;
  const price = bisect(cheap, dear, (one) => planAt(one).response >= wanted);
  return { kind: 'plan', ...planAt(price), price };
}
