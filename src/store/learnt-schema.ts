import * as z from 'zod/mini';

import { DaySchema } from '@/model/day';

const SharesSchema = z.readonly(z.array(z.number().check(z.minimum(0), z.maximum(1))).check(z.minLength(1)));

/** What an account's past taught, so that it need not be learnt again on the same day. Keyed (account, kind). */
export const LearntSchema = z.object({
  kind: z.literal('maturity'),
  account: z.string(),
  /** The day it was learnt on, in UTC. */
  day: DaySchema,
  /** Shares in by age in days; null where nothing is late. */
  curve: z.nullable(
    z.object({
      conversions: SharesSchema,
      value: z.optional(SharesSchema),
      assumed: z.optional(z.boolean()),
      rereadDays: z.optional(z.number()),
    }),
  ),
});
export type Learnt = z.infer<typeof LearntSchema>;
