import * as z from 'zod/mini';

import { platforms, PlatformSchema, type Platform } from './platform';

const times = (most: number) => z.nullable(z.number().check(z.minimum(1), z.maximum(most)));

/**
 * How much a platform may spend of a daily budget, in multiples of it: on one day, over a week from Sunday to
 * Saturday, and over a calendar month (`days`: as often as the month has days). Null where no such bound is known.
 */
export const DeliveryRuleSchema = z.object({
  day: times(10),
  week: times(70),
  month: z.union([z.literal('days'), times(310)]),
});
export type DeliveryRule = z.infer<typeof DeliveryRuleSchema>;

/** What the user set in place of the rules below. */
export const DeliverySchema = z.partialRecord(PlatformSchema, DeliveryRuleSchema);
export type Delivery = z.infer<typeof DeliverySchema>;

/** The rules as the platforms tell them. A platform that is not here has none: nothing is assumed of it. */
export const deliveryRules: Delivery = {
  // Up to twice the average daily budget on a day, 30.4 times in a month: support.google.com/google-ads/answer/2393018
  'google-ads': { day: 2, week: null, month: 30.4 },
  // Up to 75 % over the daily budget on a day, seven times the budget from Sunday to Saturday (Meta's business help).
  'meta-ads': { day: 1.75, week: 7, month: null },
  // The daily budget times the days of the month; how far one day may go is not told.
  'microsoft-ads': { day: null, week: null, month: 'days' },
  'amazon-ads': { day: null, week: null, month: 'days' },
  // About half as much again on a day.
  'linkedin-ads': { day: 1.5, week: null, month: null },
};

/** The rules in force: the platforms' own, and over them what the user set. */
export const rulesInForce = (own: Delivery | undefined): Delivery => ({ ...deliveryRules, ...own });

/** What fits of stored rules, field by field; a field that does not fit is the platform's own. */
export function repairDelivery(stored: unknown): Delivery {
  const found = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const repaired: Delivery = {};
  for (const platform of platforms) {
    const rule = found[platform];
    if (typeof rule !== 'object' || rule === null) continue;
    repaired[platform] = repairRule(platform, rule as Record<string, unknown>);
  }
  return repaired;
}

const none: DeliveryRule = { day: null, week: null, month: null };

function repairRule(platform: Platform, stored: Record<string, unknown>): DeliveryRule {
  const own = deliveryRules[platform] ?? none;
  const { day, week, month } = DeliveryRuleSchema.def.shape;
  return {
    day: day.safeParse(stored.day).data ?? (stored.day === null ? null : own.day),
    week: week.safeParse(stored.week).data ?? (stored.week === null ? null : own.week),
    month: month.safeParse(stored.month).data ?? (stored.month === null ? null : own.month),
  };
}
