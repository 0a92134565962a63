import * as z from 'zod/mini';

import { DaySchema, InstantSchema, type Day } from './day';
import { CustomFormulaSchema } from './custom-formula';
import { DirectionSchema, KpiKeySchema } from './kpi';
import { PlatformSchema } from './platform';
import { monthOf, quarterOf, RangeSchema, type Range } from './range';
import { CurrencySchema } from './reading';

/** Where a target holds. The narrowest scope wins: campaign, name, label, account, console, everything. */
export const ScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({ kind: z.literal('console'), platform: PlatformSchema }),
  /** `account` is the internal key, see `account.ts`. */
  z.object({ kind: z.literal('account'), account: z.string() }),
  z.object({ kind: z.literal('campaign'), account: z.string(), id: z.string() }),
  /** Campaigns whose name holds the text, or matches it where it has `*`; letter case does not count. */
  z.object({ kind: z.literal('name'), pattern: z.string().check(z.minLength(1)) }),
  z.object({ kind: z.literal('label'), label: z.string().check(z.minLength(1)) }),
]);
export type Scope = z.infer<typeof ScopeSchema>;

/** Every period has an end; a recurring one begins anew with each month or quarter. */
export const PeriodSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), range: RangeSchema }),
  z.object({ kind: z.literal('month'), from: DaySchema, until: z.nullable(DaySchema) }),
  z.object({ kind: z.literal('quarter'), from: DaySchema, until: z.nullable(DaySchema) }),
]);
export type Period = z.infer<typeof PeriodSchema>;

export const ObjectiveSchema = z.enum(['sell', 'leads', 'known', 'teach']);
export type Objective = z.infer<typeof ObjectiveSchema>;

/** Only a return on investment and an own formula may be aimed at zero or below (break-even, an accepted loss). */
const positiveUnlessRoi = z.refine<{ kpi: string; value: number }>(
  (target) => target.kpi === 'roi' || target.kpi === 'custom' || target.value > 0,
  'a target of zero or less',
);
const formulaWhereCustom = z.refine<{ kpi: string; formula?: unknown }>(
  (target) => (target.kpi === 'custom') === (target.formula !== undefined),
  'a formula where, and only where, the KPI is custom',
);

/** At the end of a day of the period (1 is its first) this share of the target should be reached. */
export const CheckpointSchema = z.object({
  day: z.int().check(z.minimum(1), z.maximum(3653)),
  share: z.number().check(z.minimum(0), z.maximum(1)),
});
export type PeriodCheckpoint = z.infer<typeof CheckpointSchema>;
const ascending = z.refine<readonly PeriodCheckpoint[]>(
  (points) =>
    points.every(
      ({ day, share }, at) => at === 0 || (day > points[at - 1]!.day && share >= points[at - 1]!.share),
    ),
  'checkpoints that do not rise',
);

export const TargetSchema = z
  .object({
    id: z.string().check(z.minLength(1)),
    kpi: KpiKeySchema,
    scope: ScopeSchema,
    /** In the KPI's unit: money in units of `currency`, shares as fractions. */
    value: z.number(),
    /** For money and ratios of money: the currency the target is meant in; null where none is needed. */
    currency: z.nullable(CurrencySchema),
    direction: DirectionSchema,
    objective: z.nullable(ObjectiveSchema),
    /** Why this figure: written down so that it can be read at the end. */
    reason: z.string(),
    period: PeriodSchema,
    /** A fraction of the value, 0.1 by default. */
    tolerance: z.number().check(z.minimum(0), z.maximum(1)),
    /** Share of the value that is margin, for ROI; 1 where nothing is known. */
    margin: z.optional(z.number().check(z.positive(), z.maximum(1))),
    /** Share of the revenue that is paid back; where the business figures have refunds, those count instead. */
    refunds: z.optional(z.number().check(z.minimum(0), z.lt(1))),
    /** Orders that a customer places in all; for CLV and LTV:CAC. */
    ordersPerCustomer: z.optional(z.number().check(z.positive())),
    /** Share of the customers that leave in a month; CLV is then what a month leaves ÷ this. */
    churn: z.optional(z.number().check(z.positive(), z.maximum(1))),
    /** The user's own KPI, as it was written when the target was saved. */
    formula: z.optional(CustomFormulaSchema),
    /** The course of a total over each period, as the user draws it; even where there is none. */
    checkpoints: z.optional(z.array(CheckpointSchema).check(ascending)),
    /** At most one target is the main one: the navigator's. */
    main: z.boolean(),
    createdAt: InstantSchema,
    /** The last change that a judgement must take as a fresh start. */
    changedAt: InstantSchema,
  })
  .check(positiveUnlessRoi, formulaWhereCustom);
export type Target = z.infer<typeof TargetSchema>;

/**
 * The window that a target is judged over on a given day; null before it begins and after it ends.
 * A recurring target whose `from` falls inside a month is judged over that whole month.
 */
export function windowOf(period: Period, today: Day): Range | null {
  if (period.kind === 'once')
    return today >= period.range.from && today <= period.range.to ? period.range : null;
  const window = period.kind === 'month' ? monthOf(today) : quarterOf(today);
  if (window.to < period.from || (period.until !== null && window.from > period.until)) return null;
  return window;
}
