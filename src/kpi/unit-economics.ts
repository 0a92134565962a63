/**
 * What a business can afford, from what an order and a customer leave behind. All shares are fractions of one;
 * money is in units of one currency. What a field needs and is not known (null) or out of range leaves the results
 * that rest on it null: nothing is assumed.
 */
export interface Economics {
  /** Value of an order, > 0. */
  orderValue: number | null;
  /** Share of the revenue that is left after the cost of what was sold, in (0, 1]. */
  margin: number | null;
  /** Share of the revenue that is paid back, in [0, 1). */
  refunds: number | null;
  /** Orders that a customer places in all, > 0; usually 1 or more. */
  ordersPerCustomer: number | null;
  /** Orders of a customer in a month, > 0: for payback, and for CLV by churn. */
  ordersPerMonth: number | null;
  /** Share of the customers that leave in a month, in (0, 1]. */
  churn: number | null;
  /** What a new customer costs, ≥ 0, where it is known. */
  cac: number | null;
}

export interface Limits {
  /** Value over spend at which nothing is gained or lost: 1 / (margin × (1 − refunds)). */
  breakEvenRoas: number | null;
  /** What an order leaves: order value × margin × (1 − refunds); a conversion may cost as much, at most. */
  maximumCpa: number | null;
  /** What a customer leaves over all orders; by churn where the orders are not known. Money. */
  clv: number | null;
  /** CLV / 3: the usual rule is that a customer should bring three times what it costs. */
  maximumCac: number | null;
  /** CLV / CAC. */
  ltvToCac: number | null;
  /** Months until a customer has paid for itself: CAC / (what a month leaves). */
  paybackMonths: number | null;
}

/** The ratio that is called healthy. */
export const HEALTHY_LTV_TO_CAC = 3;

/**
 * The limits that the economics set.
 * @example limitsOf({ orderValue: 80, margin: 0.4, refunds: 0.1, … }).breakEvenRoas // 2.7778
 */
export function limitsOf(economics: Economics): Limits {
  const share = (value: number | null) => (value !== null && value > 0 && value <= 1 ? value : null);
  const above = (value: number | null) =>
    value !== null && value > 0 && Number.isFinite(value) ? value : null;
  const margin = share(economics.margin);
  const refunds =
    economics.refunds !== null && economics.refunds >= 0 && economics.refunds < 1 ? economics.refunds : null;
  const churn = share(economics.churn);
  const orderValue = above(economics.orderValue);
  const orders = above(economics.ordersPerCustomer);
  const monthly = above(economics.ordersPerMonth);
  const cac =
    economics.cac !== null && economics.cac >= 0 && Number.isFinite(economics.cac) ? economics.cac : null;

  const kept = times(margin, refunds === null ? null : 1 - refunds);
  const perOrder = times(orderValue, kept);
  const perMonth = times(perOrder, monthly);
  const clv = times(perOrder, orders) ?? over(perMonth, churn);
  return {
    breakEvenRoas: over(1, kept),
    maximumCpa: perOrder,
    clv,
    maximumCac: over(clv, HEALTHY_LTV_TO_CAC),
    ltvToCac: over(clv, cac),
    paybackMonths: over(cac, perMonth),
  };
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : finite(a * b);
}

function over(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : finite(a / b);
}

/** Figures of the wildest sizes leave the numbers: then nothing is said. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
