import * as z from 'zod/mini';

import { allocate } from '@/budget/allocate';
import { CurveSchema } from '@/budget/curve';
import { cheapestWay, mostAtMargin, mostVolume, type Reached } from '@/budget/goals';
import { allocateGrouped } from '@/budget/groups';

import { parseCase } from './case';

const amount = z.number().check(z.minimum(0));
const ProblemSchema = z.object({
  /** Left out where an aim decides how much is spent. */
  budget: z.optional(amount),
  aim: z.optional(
    z.union([
      z.object({ return: amount }),
      z.object({ margin: z.number().check(z.positive()) }),
      z.object({ response: amount }),
    ]),
  ),
  groups: z.optional(
    z.array(z.object({ id: z.string(), campaigns: z.array(z.string()), min: amount, max: amount })),
  ),
  campaigns: z
    .array(z.object({ id: z.string(), curve: CurveSchema, min: amount, max: amount }))
    .check(z.minLength(1)),
});

/**
 * `lab allocate`: `{ budget, campaigns: [{ id, curve, min, max }] }` → `{ spend, response, price, gap }`.
 * With `groups` (limits over several campaigns) there is no price; with `aim` instead of `budget` the answer is the most
 * volume at a `return` per money, the plan at a `margin`, or the cheapest way to a `response`, with its `cost`.
 * @throws Error with a sentence where the case does not parse, names an id twice, or cannot be met.
 */
export function allocateCase(json: unknown): unknown {
  const problem = parseCase(ProblemSchema, json, 'an allocation problem');
  const ids = problem.campaigns.map((campaign) => campaign.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`the campaign id "${twice}" stands twice`);
  const { budget, aim, groups, campaigns } = problem;
  if (aim) return reached(aimed(campaigns, aim, groups ?? []));
  if (budget === undefined) throw new Error('the problem names neither a budget nor an aim');
  if (groups) return grouped(allocateGrouped(budget, campaigns, groups));
  const plan = allocate({ budget, campaigns });
  if (plan.kind === 'infeasible') {
    // Sums of cents carry the last bits of binary fractions, which say nothing.
    const slack = Number(plan.slack.toPrecision(12));
    const why = {
      'bounds-crossed': `campaign "${plan.campaign}" has a minimum above its maximum`,
      'below-minimum': `the budget is ${slack} below the sum of the minimums`,
      'above-maximum': `the budget is ${slack} above the sum of the maximums`,
    };
    throw new Error(`infeasible: ${why[plan.why]}`);
  }
  const { spend, response, price, gap } = plan;
  return { spend: Object.fromEntries(spend), response, price, gap };
}

type Problem = z.infer<typeof ProblemSchema>;

function aimed(
  campaigns: Problem['campaigns'],
  aim: NonNullable<Problem['aim']>,
  groups: NonNullable<Problem['groups']>,
): Reached {
  if ('return' in aim) return mostVolume(campaigns, aim.return, 0, groups);
  return 'margin' in aim
    ? mostAtMargin(campaigns, aim.margin, groups)
    : cheapestWay(campaigns, aim.response, groups);
}

function reached(found: Reached): unknown {
  if (found.kind === 'out-of-reach') throw new Error(`out of reach: ${found.why}, lacking ${found.lacking}`);
  if (found.kind === 'infeasible') return grouped(found);
  const { spend, cost, response, price } = found;
  return { spend: Object.fromEntries(spend), response, cost, price };
}

function grouped(found: ReturnType<typeof allocateGrouped>): unknown {
  if (found.kind === 'infeasible')
    throw new Error(
      `infeasible: ${found.why}${found.at === null ? '' : ` at "${found.at}"`}, ${found.slack}`,
    );
  return { spend: Object.fromEntries(found.spend), response: found.response, price: null, gap: found.gap };
}
