import * as z from 'zod/mini';

import { hintsOf } from '@/budget/hints';
import { defaultMaturity } from '@/lights/maturity';
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
  const { moves, held } = hintsOf(
    campaigns.map(({ budget, ...campaign }) => ({
      ...campaign,
      budget: typeof budget === 'number' ? { amount: budget, per: 'day' as const } : (budget ?? null),
      maturity: defaultMaturity(campaign.platform),
    })),
    goal,
    now.slice(0, 10),
  );
  return { moves, held };
}
