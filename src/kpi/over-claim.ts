/** What one platform says of a window. Null: it was not read, or not in a way that may be added. */
export interface Claim {
  conversions: number | null;
  /** In units of `currency`. */
  value: number | null;
  spend: number | null;
  currency: string | null;
}

/** What the book says of the same window. */
export interface Books {
  orders: number | null;
  revenue: number | null;
  refunds: number | null;
  newCustomers: number | null;
  currency: string | null;
}

/** Why a figure of the check cannot be said. */
export type NoAnswer =
  /** A platform's spend of the window is not known whole. */
  | 'platform-missing'
  /** The book has no such figure over the whole window. */
  | 'book-missing'
  | 'currency-mixed'
  /** Nothing to divide by. */
  | 'nothing-counted'
  | 'bad-input';
export type Answer = { value: number } | { value: null; why: NoAnswer };

/** A platform's figures as it claims them, and what is left of them. */
export interface Deflated {
  /** Spend over claimed conversions, and claimed value over spend. */
  cpa: Answer;
  roas: Answer;
  /** Scaled as if all platforms claimed too much alike: the CPA is at least this, the ROAS at most. */
  cpaAtLeast: Answer;
  roasAtMost: Answer;
  /**
   * Certain for this platform alone, whatever the others do: it cannot have brought more orders than there were.
   * CPA at least, spend over the smaller of its claims and the orders.
   */
  cpaCertain: Answer;
}

export interface OverClaim {
  /** Sum of the conversions of the platforms that were read. */
  claimed: number;
  /** Claims per real order; above 1 some orders were claimed twice or never were. Null without both. */
  perOrder: Answer;
  /**
   * What is left of a claim on average: orders over claims, never above 1. An upper bound of the truth: orders that
   * came by themselves are in the orders too, and claims that were not read are missing below.
   */
  factor: Answer;
  /** All spend; all revenue over it, and the same after refunds; spend per order; spend per new customer. */
  spend: Answer;
  mer: Answer;
  merNet: Answer;
  costPerOrder: Answer;
  cac: Answer;
  /** One for each claim, in their order. */
  platforms: Deflated[];
}

const none = (why: NoAnswer): Answer => ({ value: null, why });

/** A figure that is there and may be: counts and money of these books are never below zero. */
function given(value: number | null, missing: NoAnswer): Answer {
  if (value === null) return none(missing);
  return Number.isFinite(value) && value >= 0 ? { value } : none('bad-input');
}

function over(top: Answer, bottom: Answer): Answer {
  if (top.value === null) return top;
  if (bottom.value === null) return bottom;
  if (bottom.value === 0) return none('nothing-counted');
  const value = top.value / bottom.value;
  return Number.isFinite(value) ? { value } : none('bad-input');
}

const times = (a: Answer, b: Answer): Answer =>
  a.value === null ? a : b.value === null ? b : { value: a.value * b.value };

function totalSpend(claims: readonly Claim[]): Answer {
  if (claims.length === 0) return none('platform-missing');
  // Two that say no currency may be of two.
  const currencies = new Set(claims.map(({ currency }) => currency));
  if (currencies.size > 1 || (claims.length > 1 && currencies.has(null))) return none('currency-mixed');
  let sum = 0;
  for (const { spend } of claims) {
    const one = given(spend, 'platform-missing');
    if (one.value === null) return one;
    sum += one.value;
  }
  return { value: sum };
}

/**
 * What the platforms claim against what the book saw, over one window.
 *
 * What it cannot know: which platform claims too much, how many orders came without any advertisement, and whether
 * a platform's conversions are orders at all. So the factor is the same for all, and a bound, not an estimate.
 *
 * @param claims one a platform, each under one attribution, all over the window of the book's figures
 * @example
 * overClaim({ orders: 300, … }, [{ conversions: 212, … }, { conversions: 200, … }]).perOrder // { value: 1.3733 }
 */
export function overClaim(books: Books, claims: readonly Claim[]): OverClaim {
  const orders = given(books.orders, 'book-missing');
  const read = claims.filter(({ conversions }) => given(conversions, 'platform-missing').value !== null);
  const claimed = read.reduce((sum, { conversions }) => sum + conversions!, 0);
  const some: Answer = read.length === 0 ? none('platform-missing') : { value: claimed };
  const perOrder = over(some, orders);
  const share = over(orders, some);
  const factor: Answer = share.value === null ? share : { value: Math.min(1, share.value) };
  const spend = totalSpend(claims);
  const oneMoney = (answer: Answer): Answer =>
    answer.value !== null && claims.some(({ currency }) => currency !== books.currency)
      ? none('currency-mixed')
      : answer;
  const revenue = oneMoney(given(books.revenue, 'book-missing'));
  const refunds = oneMoney(given(books.refunds, 'book-missing'));
  const net: Answer =
    revenue.value === null
      ? revenue
      : refunds.value === null
        ? refunds
        : { value: revenue.value - refunds.value };
  return {
    claimed,
    perOrder,
    factor,
    spend,
    mer: over(revenue, spend),
    merNet: over(net, spend),
    costPerOrder: over(spend, orders),
    cac: over(spend, given(books.newCustomers, 'book-missing')),
    platforms: claims.map((claim) => deflated(claim, orders, factor)),
  };
}

function deflated(claim: Claim, orders: Answer, factor: Answer): Deflated {
  const spend = given(claim.spend, 'platform-missing');
  const conversions = given(claim.conversions, 'platform-missing');
  // Refunds may turn a claimed value below zero: then it is no return that could be scaled.
  const value = given(claim.value, 'platform-missing');
  const most: Answer =
    conversions.value === null
      ? conversions
      : orders.value === null
        ? orders
        : { value: Math.min(conversions.value, orders.value) };
  const roas = over(value, spend);
  return {
    cpa: over(spend, conversions),
    roas,
    cpaAtLeast: over(spend, times(conversions, factor)),
    roasAtMost: times(roas, factor),
    cpaCertain: over(spend, most),
  };
}
