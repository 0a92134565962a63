import * as z from 'zod/mini';

import { InstantSchema } from './day';
import { MetricKeySchema, MetricsSchema } from './metric';
import { PlatformSchema } from './platform';
import { ProblemSchema } from './problem';
import { RangeSchema } from './range';
import { VerdictSchema } from './verdict';

export const LevelSchema = z.enum(['campaign', 'ad-group', 'ad', 'keyword', 'other']);
export type Level = z.infer<typeof LevelSchema>;

export const StatusSchema = z.enum(['enabled', 'paused', 'ended', 'removed', 'learning', 'limited', 'other']);
export type Status = z.infer<typeof StatusSchema>;

export const BudgetSchema = z.object({
  /** In units of the reading's currency. */
  amount: z.number(),
  per: z.enum(['day', 'week', 'month', 'lifetime']),
});
export type Budget = z.infer<typeof BudgetSchema>;

/** ISO 4217, three capitals. */
export const CurrencySchema = z.string().check(z.regex(/^[A-Z]{3}$/));

export const RowSchema = z.object({
  /** Ids are text: they run past 2^53. */
  id: z.nullable(z.string()),
  name: z.string(),
  status: z.nullable(StatusSchema),
  budget: z.nullable(BudgetSchema),
  metrics: MetricsSchema,
  /** What `results` counts, where the console says so. */
  resultType: z.nullable(z.string()),
  limitedBy: z.nullable(z.enum(['budget', 'bid', 'learning', 'policy'])),
  /** Where this row's attribution differs from the reading's. */
  attribution: z.optional(z.nullable(z.string())),
  /** Attribution per metric, where columns differ. */
  basis: z.optional(z.partialRecord(MetricKeySchema, z.string())),
  /** Half the unit in the last place shown, where it is coarser than the metric's usual: "12.3K" is 50. */
  rounding: z.optional(z.partialRecord(MetricKeySchema, z.number())),
  /** The campaign that an ad group or ad belongs to, where the page says so. */
  parentId: z.optional(z.nullable(z.string())),
  /** That campaign's name, where a file says so. */
  parent: z.optional(z.nullable(z.string())),
  /** Columns that nobody knows, as text, by header. */
  other: z.optional(z.record(z.string(), z.string())),
});
export type Row = z.infer<typeof RowSchema>;

export const AccountEvidenceSchema = z.object({
  id: z.nullable(z.string()),
  name: z.nullable(z.string()),
  /** Further stable keys of the same account, such as `ocid:123`. */
  aliases: z.optional(z.array(z.string())),
  /** IANA zone, from the page's own evidence. */
  timeZone: z.optional(z.nullable(z.string())),
});
export type AccountEvidence = z.infer<typeof AccountEvidenceSchema>;

/** What one look at one table, or one report file, said. Append-only. */
export const ReadingSchema = z.object({
  source: z.enum(['page', 'report']),
  platform: PlatformSchema,
  /** Which grid engine or report shape matched. */
  grid: z.string(),
  account: AccountEvidenceSchema,
  level: LevelSchema,
  /** Null serves identity and reader health only, never the ledger. */
  range: z.nullable(RangeSchema),
  currency: z.nullable(CurrencySchema),
  /** `7d_click_1d_view`, `7d`, `14d`, `click_date`, `event_date`; null where the page does not say. */
  attribution: z.nullable(z.string()),
  readAt: InstantSchema,
  rows: z.array(RowSchema),
  /** The page's own totals of what is filtered. Never summed into anything. */
  totals: z.nullable(z.object({ metrics: MetricsSchema })),
  coverage: z.object({ seen: z.number(), total: z.nullable(z.number()) }),
  /** Where the range reaches today: the instant that the figures run to. */
  through: z.nullable(InstantSchema),
  problems: z.array(ProblemSchema),
  /** Summed from the rows of a finer report (ad groups, ads, breakdowns): additive metrics alone. */
  derived: z.optional(z.boolean()),
  /** How the figures hold against each other; worked out where the reading is kept. */
  verdict: z.optional(VerdictSchema),
});
export type Reading = z.infer<typeof ReadingSchema>;
