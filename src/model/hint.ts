import * as z from 'zod/mini';

import { DaySchema, InstantSchema } from './day';
import { PlatformSchema } from './platform';
import { CurrencySchema } from './reading';

/** What a budget is to bring more of. */
export const GoalSchema = z.enum(['conversions', 'conversionValue']);
export type BudgetGoal = z.infer<typeof GoalSchema>;

/** Extra outcome per day: mean, 80 % interval, and the chance of any gain at all. */
export const GainSchema = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  probability: z.number(),
});

/** One end of a move: a campaign, or several that draw on one budget. */
export const HintSideSchema = z.object({
  account: z.string(),
  accountName: z.string(),
  platform: PlatformSchema,
  campaigns: z.array(z.string()),
  name: z.string(),
  /** The account's own currency, in which its figures here are. */
  currency: CurrencySchema,
  /** Units of the pool's currency for one of the account's own. */
  rate: z.number().check(z.positive()),
  /** Daily budget before and after the move. */
  now: z.number(),
  next: z.number(),
  /** The same as its console has it typed in, where the budget is for longer than a day. */
  typed: z.optional(
    z.object({ per: z.enum(['week', 'month', 'lifetime']), now: z.number(), next: z.number() }),
  ),
  /** Money per day that is spent, and the outcome of one more unit of it. */
  spend: z.number(),
  marginal: z.number(),
  /** Conversions of the last four weeks that the rate rests on. */
  conversions: z.number(),
  /** A channel without ads: the user's own estimate, from so many days of own figures; null from an expectation. */
  own: z.optional(z.object({ days: z.nullable(z.number()), delay: z.number(), halfLife: z.number() })),
});
export type HintSide = z.infer<typeof HintSideSchema>;

/** What would make a hint wrong, beyond chance: its words are made in the UI. */
export const cautionCodes = ['averages', 'few', 'late', 'attribution', 'own'] as const;
export type CautionCode = (typeof cautionCodes)[number];

/** A proposed move of money per day. */
export const HintSchema = z.object({
  /** Pool, both ends and the day it was first proposed. */
  id: z.string(),
  pool: z.string(),
  currency: CurrencySchema,
  goal: GoalSchema,
  /** Which metric counts as a conversion. */
  counted: z.enum(['conversions', 'leads']),
  from: HintSideSchema,
  to: HintSideSchema,
  perDay: z.number(),
  gain: GainSchema,
  /** The same over the first three months, where an end answers slowly. */
  soon: z.optional(GainSchema),
  basis: z.enum(['days', 'averages']),
  cautions: z.array(z.enum(cautionCodes)),
  /** When the oldest reading under it was read. */
  asOf: z.nullable(InstantSchema),
});
export type Hint = z.infer<typeof HintSchema>;

/**
 * Days from the edit of a budget until its move is scored (a fortnight, and three days for what arrives late), and after
 * which it never will be: the weeks before the edit are out of reach.
 */
export const scoredAfter = { from: 17, until: 84 };

export const ScoreSchema = z.object({
  expected: z.number(),
  seen: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['better', 'as-expected', 'within-noise', 'worse']),
});

/** A hint as the ledger keeps it: what was decided, whether the edit was seen, and what came of it. */
export const HintRecordSchema = z.object({
  hint: HintSchema,
  proposedAt: InstantSchema,
  state: z.enum(['proposed', 'done', 'dismissed', 'snoozed']),
  decidedAt: z.nullable(InstantSchema),
  /** A snoozed hint comes back on this day. */
  until: z.nullable(DaySchema),
  /** The budget edit as later readings showed it: the day, and the share of the move that was made. */
  edit: z.nullable(z.object({ day: DaySchema, share: z.number() })),
  score: z.nullable(ScoreSchema),
  scoredAt: z.nullable(InstantSchema),
  /** The elasticities that the edit showed, with their errors: what the priors learn from. */
  shown: z.array(z.object({ exponent: z.number(), error: z.number() })),
});
export type HintRecord = z.infer<typeof HintRecordSchema>;
