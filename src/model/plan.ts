import * as z from 'zod/mini';

import { DaySchema, InstantSchema } from './day';
import { PlatformSchema } from './platform';
import { CurrencySchema } from './reading';

const notNegative = z.number().check(z.minimum(0));
const name = z.string().check(z.minLength(1), z.maxLength(200));

/** A what-if that the user kept: money per day by campaign of one pool. */
export const PlanSchema = z.object({
  kind: z.literal('plan'),
  id: z.string().check(z.minLength(1)),
  name,
  pool: z.string(),
  /** By the scene's campaign id; campaigns that are not named stay as they are. */
  spend: z.record(z.string(), notNegative),
  keptAt: InstantSchema,
});
export type Plan = z.infer<typeof PlanSchema>;

/**
 * A channel without ads, as the user estimates it: what it costs and brings, and how slowly an answer comes. It
 * takes part beside the campaigns, always marked as the user's own estimate.
 */
export const ChannelSchema = z.object({
  kind: z.literal('channel'),
  id: z.string().check(z.minLength(1)),
  name,
  pool: z.string(),
  currency: CurrencySchema,
  /** Money per day, and what it brings per day once its effect has fully come. */
  spend: z.number().check(z.positive()),
  outcome: notNegative,
  /** Days until half of the effect of a unit of money has come; 0 for at once. */
  halfLife: notNegative.check(z.maximum(730)),
  keptAt: InstantSchema,
});
export type Channel = z.infer<typeof ChannelSchema>;

/** How far hints may go. */
export const BudgetRulesSchema = z.object({
  kind: z.literal('rules'),
  /** Largest step up or down, as a share of today's spend. */
  step: z.number().check(z.minimum(0.05), z.maximum(1)),
  /** Least money per day of a campaign, by console, in the account's currency. */
  minimums: z.partialRecord(PlatformSchema, notNegative),
  /** The user's own dated rates: one unit of `from` is `rate` units of `to`. */
  rates: z.array(
    z.object({
      from: CurrencySchema,
      to: CurrencySchema,
      rate: z.number().check(z.positive()),
      on: DaySchema,
    }),
  ),
});
export type BudgetRules = z.infer<typeof BudgetRulesSchema>;
export const usualRules: BudgetRules = { kind: 'rules', step: 0.2, minimums: {}, rates: [] };

export const PlanRecordSchema = z.discriminatedUnion('kind', [PlanSchema, ChannelSchema, BudgetRulesSchema]);
export type PlanRecord = z.infer<typeof PlanRecordSchema>;
