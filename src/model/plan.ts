import * as z from 'zod/mini';

import { DaySchema, InstantSchema } from './day';
import { GoalSchema } from './hint';
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

/** What a channel cost and brought over some days, first and last counted. */
export const ChannelLineSchema = z
  .object({
    from: DaySchema,
    to: DaySchema,
    /** All of it over these days, in the channel's currency. */
    cost: notNegative,
    /** Results, and their value; null where it was not said, which is not zero. */
    count: z.nullable(notNegative),
    value: z.nullable(notNegative),
  })
  .check(z.refine(({ from, to }) => from <= to, 'days that run backwards'));
export type ChannelLine = z.infer<typeof ChannelLineSchema>;

/** Longer than this nobody waits for an effect. */
export const LONGEST_WAIT = 730;
export const MOST_LINES = 1000;
const wait = notNegative.check(z.maximum(LONGEST_WAIT));

/**
 * A channel without ads, as the user estimates it: what it cost and brought over time, or what is expected of it,
 * and how slowly an answer comes. It takes part beside the campaigns, always marked as the user's own estimate.
 * What has a default was not asked for at first.
 */
export const ChannelSchema = z.object({
  kind: z.literal('channel'),
  id: z.string().check(z.minLength(1)),
  name,
  pool: z.string(),
  currency: CurrencySchema,
  /** The expectation: money per day, and what it brings per day once its effect has fully come. Null: none said. */
  spend: z.nullable(z.number().check(z.positive())),
  outcome: z.nullable(notNegative),
  /** Is money spent on it already? Without lines: as much as is expected. */
  begun: z._default(z.boolean(), true),
  /** What `outcome` is, and what is counted; null where it is what the pool's targets are about. */
  goal: z._default(z.nullable(GoalSchema), null),
  counted: z._default(z.nullable(z.enum(['conversions', 'leads'])), null),
  /** Days until the first effect of a unit of money, and from then until half of it has come; 0 for at once. */
  delay: z._default(wait, 0),
  halfLife: wait,
  /** Its own figures, oldest first; no two share a day. */
  lines: z._default(z.array(ChannelLineSchema).check(z.maxLength(MOST_LINES)), []),
  /** Was money spent on it before the first line too? Then as much a day as in that line. */
  before: z._default(z.boolean(), false),
  /** May moves take money to it and from it? Off until the user says so: they are made of what was measured. */
  moves: z._default(z.boolean(), false),
  keptAt: InstantSchema,
});
export type Channel = z.infer<typeof ChannelSchema>;

/** What the campaigns of a group may get together, in money per day; null for no such bound. */
export const GroupLimitSchema = z.object({
  by: z.enum(['platform', 'label', 'account']),
  /** A console's key, a label, or an account's key. */
  of: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Keys of the accounts whose campaigns it is about: those of one client. */
  among: z.array(z.string()).check(z.minLength(1)),
  currency: CurrencySchema,
  least: z.nullable(notNegative),
  most: z.nullable(notNegative),
});
export type GroupLimit = z.infer<typeof GroupLimitSchema>;

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
  limits: z.optional(z.array(GroupLimitSchema)),
});
export type BudgetRules = z.infer<typeof BudgetRulesSchema>;
export const usualRules: BudgetRules = { kind: 'rules', step: 0.2, minimums: {}, rates: [] };

export const PlanRecordSchema = z.discriminatedUnion('kind', [PlanSchema, ChannelSchema, BudgetRulesSchema]);
export type PlanRecord = z.infer<typeof PlanRecordSchema>;
