import * as z from 'zod/mini';

import { DaySchema } from '@/model/day';
import { KeptForecastSchema } from '@/model/kept-forecast';
import { MetricKeySchema } from '@/model/metric';

const SharesSchema = z.readonly(z.array(z.number().check(z.minimum(0), z.maximum(1))).check(z.minLength(1)));

/** What an account's past taught, so that it need not be learnt again on the same day. Keyed (account, kind). */
const MaturitySchema = z.object({
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

/** Whose forecasts: the metric of a target's scope, in one account or over several. */
export const SubjectSchema = z.object({
  /** The only account it stands in; empty where it spans several. */
  account: z.string(),
  accounts: z.array(z.string()),
  /** Scope, currency and attribution, as one text. */
  scope: z.string(),
  metric: MetricKeySchema,
});
export type Subject = z.infer<typeof SubjectSchema>;

/** A subject's own forecasts, at most one a period. Keyed (account, kind, scope, metric, accounts in order). */
export const ForecastsSchema = z.extend(SubjectSchema, {
  kind: z.literal('forecasts'),
  /** A year and a half of months and more is not written; twice that is not read. */
  forecasts: z.array(KeptForecastSchema).check(z.maxLength(48)),
});
export type Forecasts = z.infer<typeof ForecastsSchema>;

export const LearntSchema = z.discriminatedUnion('kind', [MaturitySchema, ForecastsSchema]);
export type Learnt = z.infer<typeof LearntSchema>;
export type LearntMaturity = Extract<Learnt, { kind: 'maturity' }>;
