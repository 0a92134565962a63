import * as z from 'zod/mini';

import { hintsOf } from '@/budget/hints';
import { DaySchema, InstantSchema } from '@/model/day';
import { PlatformSchema } from '@/model/platform';
import { BudgetSchema, CurrencySchema, RowSchema, StatusSchema } from '@/model/reading';

import { parseCase } from './case';

const figure = z.nullable(z.number());
const CaseSchema = z.object({
  currency: CurrencySchema,
  goal: z.enum(['conversions', 'conversionValue']),
  now: InstantSchema,
  campaigns: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      platform: PlatformSchema,
      status: z.optional(z.nullable(StatusSchema)),
      budget: z.optional(z.nullable(z.union([BudgetSchema, z.number()]))),
      limitedBy: z.optional(RowSchema.shape.limitedBy),
      edited: z.optional(z.nullable(DaySchema)),
      owner: z.optional(z.nullable(z.string())),
      /** Share of the conversions that are in at age 0, 1, 2 … days; without it the days are complete. */
      maturity: z.optional(
        z.nullable(z.array(z.number().check(z.positive(), z.maximum(1))).check(z.minLength(1))),
      ),
      days: z.array(
        z.object({
          date: DaySchema,
          spend: figure,
          conversions: figure,
          conversionValue: z.optional(figure),
        }),
      ),
    }),
  ),
});

/**
 * `lab hints`: campaigns with their days → moves of budget, and what is left as it is, each with its reason.
 * A bare number for a budget is per day. The account's day is that of `now` in UTC.
 * @throws Error with a sentence where the case does not parse or names a campaign twice.
 */
export function hintsCase(json: unknown): unknown {
  const { goal, now, campaigns } = parseCase(CaseSchema, json, 'a hints case');
  const ids = campaigns.map((campaign) => campaign.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`the campaign id "${twice}" stands twice`);
  for (const { id, days } of campaigns) {
    const dates = days.map(({ date }) => date);
    const again = dates.find((date, index) => dates.indexOf(date) !== index);
    if (again !== undefined) throw new Error(`the campaign "${id}" has the day ${again} twice`);
  }
  const { moves, held } = hintsOf(
    campaigns.map(({ budget, maturity, ...campaign }) => ({
      ...campaign,
      budget: typeof budget === 'number' ? { amount: budget, per: 'day' as const } : (budget ?? null),
      ...(maturity ? { maturity: { conversions: maturity } } : {}),
    })),
    goal,
    now.slice(0, 10),
  );
  return { moves, held };
}
