/** Day-to-day noise of a click or impression price where no days are known to measure it: a quarter of the mean. */
export const PRICE_NOISE = 0.25;
/** Days' worth of belief in the default cv² of the order value. */
const CV2_DAYS = 10;

/** Pearson's statistic of counts against one common rate: its expectation is φ times the degrees of freedom. */
export interface Pearson {
  chiSquare: number;
  freedom: number;
}

/**
 * Over-dispersion as counts over exposure show it, span by span (a span of several days serves like a day: sums
 * of over-dispersed days keep the same φ). Spans with hardly any exposure are joined to their neighbours, so that
 * one conversion on a cent of spend cannot decide.
 * @param share for hits among trials: true takes the binomial variance
 */
export function pearson(
  rows: readonly { count: number; exposure: number }[],
  share: boolean = false,
): Pearson {
  const exposure = rows.reduce((sum, row) => sum + row.exposure, 0);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const rate = count / exposure;
  if (!(exposure > 0) || !(count > 0) || (share && rate >= 1)) return { chiSquare: 0, freedom: 0 };
  const least = (0.1 * exposure) / rows.length;
  let chiSquare = 0;
  let joined = 0;
  let open = { count: 0, exposure: 0 };
  for (const row of rows) {
    open = { count: open.count + row.count, exposure: open.exposure + row.exposure };
    if (open.exposure < least) continue;
    const expected = rate * open.exposure;
    chiSquare += (open.count - expected) ** 2 / (share ? expected * (1 - rate) : expected);
    joined += 1;
    open = { count: 0, exposure: 0 };
  }
  return { chiSquare, freedom: Math.max(0, joined - 1) };
}

/**
 * φ from the own spans and what was learnt elsewhere, at least 1. Without either it is 1: what is not known to be
 * over-dispersed is taken as counted.
 */
export function dispersionOf(own: Pearson, learnt?: { phi: number; days: number }): number {
  const days = learnt?.days ?? 0;
  const weight = own.freedom + days;
  if (!(weight > 0)) return 1;
  return Math.max(1, (own.chiSquare + (learnt?.phi ?? 1) * days) / weight);
}

/**
 * φ of clicks or impressions per unit of spend: a price has no counting noise worth modelling, its days differ.
 * From the days where there are two or more, else a quarter of the mean from day to day.
 */
export function priceDispersion(
  own: Pearson,
  countPerDay: number,
  learnt?: { phi: number; days: number },
): number {
  if (own.freedom > 0 || (learnt && learnt.days > 0)) return dispersionOf(own, learnt);
  return Math.max(1, PRICE_NOISE ** 2 * countPerDay);
}

/**
 * What over-dispersion is usual at a volume, for an account that cannot tell yet: conversions given spend showed
 * 0.9–1.6 under one a day, 1.2–4.5 at 2–35 a day and 4–27 at 180–3,600 a day; clicks given impressions about 3.
 */
export function usualDispersion(kind: 'conversions' | 'clicks', perDay: number): number {
  return kind === 'clicks' ? 3 : Math.max(1, 1.4 * perDay ** 0.28);
}

/**
 * Squared coefficient of variation of one order's value, from the days' mean values:
 * Σ n(R/n/μ − 1)²/(D − 1), shrunk to the usual 1 with the weight of ten days.
 */
export function orderValueCv2(days: readonly { orders: number; value: number }[]): number {
  const sold = days.filter((day) => day.orders > 0);
  const orders = sold.reduce((sum, day) => sum + day.orders, 0);
  const value = sold.reduce((sum, day) => sum + day.value, 0);
  const mean = value / orders;
  if (sold.length < 2 || !(mean > 0)) return 1;
  const spread = sold.reduce((sum, day) => sum + day.orders * (day.value / day.orders / mean - 1) ** 2, 0);
  return (CV2_DAYS + spread) / (CV2_DAYS + sold.length - 1);
}
