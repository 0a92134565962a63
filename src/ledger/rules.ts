import { metrics, type MetricKey } from '@/model/metric';

import type { LedgerOptions } from './types';

/** Conversion window in days where the attribution does not name one: Google's default for clicks. */
const USUAL_WINDOW = 30;
/** Days after which spend, impressions and clicks stood still in real histories (cost within 0.04 %). */
const DELIVERY_SETTLES = 2;

const delivery: ReadonlySet<MetricKey> = new Set(['impressions', 'clicks', 'linkClicks', 'spend']);
/** Credits and refunds may show money below zero; a count never is. */
const money: ReadonlySet<MetricKey> = new Set(['spend', 'conversionValue']);

/**
 * A metric's usual rules for `buildLedger`; override what the account has taught (the age at which its own
 * conversions are complete).
 * @param attribution as on the reading: `7d_click_1d_view` settles after 7 days, `28d` after 28
 * @example rulesFor('conversions', '7d_click_1d_view') // { additive: true, nonNegative: true, settledAfter: 7 }
 */
export function rulesFor(
  metric: MetricKey,
  attribution: string | null = null,
): Pick<LedgerOptions, 'additive' | 'nonNegative' | 'settledAfter'> {
  return {
    additive: metrics[metric].additive,
    ...(money.has(metric) ? {} : { nonNegative: true }),
    settledAfter: delivery.has(metric) ? DELIVERY_SETTLES : windowOf(attribution),
  };
}

/**
 * The longest window that the attribution names, in days; never shorter than delivery takes to settle. What is
 * counted on the day it happened does not grow afterwards.
 */
function windowOf(attribution: string | null): number {
  if (attribution === 'event_date') return DELIVERY_SETTLES;
  const named = [...(attribution ?? '').matchAll(/(?<![a-z0-9])(\d{1,3})d(?![a-z0-9])/g)].map((found) =>
    Number(found[1]),
  );
  return named.length === 0 ? USUAL_WINDOW : Math.max(DELIVERY_SETTLES, ...named);
}
