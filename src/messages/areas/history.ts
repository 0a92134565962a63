import * as z from 'zod/mini';

import { CustomFormulaSchema } from '@/model/custom-formula';
import { KpiKeySchema } from '@/model/kpi';
import type { ReasonCode } from '@/model/light';
import type { Range } from '@/model/range';
import { ScopeSchema } from '@/model/target';

/** What an account reached before: for targets that can be met. */
export const historyRequests = {
  /** A KPI over the last complete weeks of a scope; over months, where the readings do not tell weeks apart. */
  'history.reach': z.object({
    kpi: KpiKeySchema,
    formula: z.optional(CustomFormulaSchema),
    scope: ScopeSchema,
    weeks: z.int().check(z.minimum(1), z.maximum(26)),
    /** What business KPIs and ROI are worked out with; as in a target. */
    margin: z.optional(z.number().check(z.positive(), z.maximum(1))),
    refunds: z.optional(z.number().check(z.minimum(0), z.lt(1))),
    ordersPerCustomer: z.optional(z.number().check(z.positive())),
    churn: z.optional(z.number().check(z.positive(), z.maximum(1))),
  }),
} as const;

/** One week or month of the past. */
export interface PastSpan {
  range: Range;
  /** Ratio of sums, in the KPI's unit; null with the reason why it cannot be said. */
  value: number | null;
  reason: ReasonCode | null;
  /** Share of its late conversions that were in when it was read. */
  ripe: number;
}

export interface Reach {
  by: 'week' | 'month';
  /** Newest first; only spans whose conversions are in, nearly all of them. */
  spans: PastSpan[];
  currency: string | null;
}

export interface HistoryReplies {
  'history.reach': Reach;
}
