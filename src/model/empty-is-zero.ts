import type { MetricKey, Metrics } from './metric';
import type { Platform } from './platform';

/**
 * Counts of actions that a console leaves empty where there was none. Spend without a purchase is then zero
 * purchases, and can turn a light red; anywhere else an empty cell stays unknown.
 * - Meta writes a dash for every action that did not happen, and in its files an empty cell.
 * - Amazon writes a dash for orders, purchases and sales that there were none of.
 * - Google shows 0.00, so that its dash means something else, and stays unknown.
 */
const emptyCounts: Partial<Record<Platform, ReadonlySet<MetricKey>>> = {
  'meta-ads': new Set(['results', 'conversions', 'conversionValue', 'leads', 'newCustomers']),
  'amazon-ads': new Set(['conversions', 'conversionValue', 'leads', 'newCustomers']),
};
/** What is empty beside a spend of zero: nothing was delivered, so there was none of these either. */
const delivered: ReadonlySet<MetricKey> = new Set(['impressions', 'clicks', 'linkClicks', 'spend']);

/**
 * Does an empty cell of this metric mean zero in this row? A count of actions does where the row was delivered,
 * and so does delivery itself where the row says that nothing was spent or shown. A row of empty cells alone
 * says nothing, not even that there was nothing.
 * @param metrics the row as shown
 * @example emptyIsZero('meta-ads', 'conversions', { spend: 12, conversions: null }) // true
 * @example emptyIsZero('google-ads', 'conversions', { spend: 12, conversions: null }) // false
 */
export function emptyIsZero(platform: Platform, metric: MetricKey, metrics: Metrics): boolean {
  const counts = emptyCounts[platform];
  if (!counts) return false;
  const shown = [metrics.spend, metrics.impressions].filter((value) => typeof value === 'number');
  if (shown.length === 0) return false;
  const nothing = shown.every((value) => value === 0);
  return counts.has(metric) || (nothing && delivered.has(metric));
}
