import * as z from 'zod/mini';

import { allocate } from '@/budget/allocate';
import { CurveSchema } from '@/budget/curve';

import { parseCase } from './case';

const amount = z.number().check(z.minimum(0));
const ProblemSchema = z.object({
  budget: amount,
  campaigns: z
    .array(z.object({ id: z.string(), curve: CurveSchema, min: amount, max: amount }))
    .check(z.minLength(1)),
});

/**
 * `lab allocate`: `{ budget, campaigns: [{ id, curve, min, max }] }` → `{ spend, response, price, gap }`.
 * @throws Error with a sentence where the case does not parse, names an id twice, or cannot be met.
 */
export function allocateCase(json: unknown): unknown {
  const problem = parseCase(ProblemSchema, json, 'an allocation problem');
  const ids = problem.campaigns.map((campaign) => campaign.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`the campaign id "${twice}" stands twice`);
  const plan = allocate(problem);
  if (plan.kind === 'infeasible') {
    const why = {
      'bounds-crossed': `campaign "${plan.campaign}" has a minimum above its maximum`,
      'below-minimum': `the budget is ${plan.slack} below the sum of the minimums`,
      'above-maximum': `the budget is ${plan.slack} above the sum of the maximums`,
    };
    throw new Error(`infeasible: ${why[plan.why]}`);
  }
  const { spend, response, price, gap } = plan;
  return { spend: Object.fromEntries(spend), response, price, gap };
}
