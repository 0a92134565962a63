import * as z from 'zod/mini';

import { decompose, type Period } from '@/kpi/decompose';
import { sumMetrics } from '@/kpi/formula';
import { DaySchema } from '@/model/day';
import { KpiKeySchema } from '@/model/kpi';
import { MetricsSchema } from '@/model/metric';

import { parseCase } from './case';

const PeriodSchema = z
  .object({
    days: z.optional(z.array(z.object({ date: DaySchema, metrics: MetricsSchema }))),
    /** Where both stand, the totals are these and the days serve the noise. */
    metrics: z.optional(MetricsSchema),
  })
  .check(
    z.refine(({ days, metrics }) => days !== undefined || metrics !== undefined, 'neither days nor metrics'),
  );

const ExplainCaseSchema = z.object({
  kpi: KpiKeySchema,
  before: PeriodSchema,
  after: PeriodSchema,
  /** Share of the conversion value that is margin, for ROI; 1 by default. */
  margin: z.optional(z.number().check(z.positive(), z.maximum(1))),
});

/**
 * `lab explain`: `{ kpi, before: { days? | metrics }, after }` → `{ change, parts: [{ driver, effect }] }`, and
 * beside them the KPI and each driver before and after, and what of it is noise; `change` null with a reason
 * where the KPI is undefined at either end.
 * @throws Error with a sentence where the case does not parse.
 */
export function explainCase(json: unknown): unknown {
  const { kpi, before, after, margin } = parseCase(ExplainCaseSchema, json, 'a case to explain');
  return decompose(kpi, periodOf(before), periodOf(after), margin === undefined ? {} : { margin });
}

function periodOf({ days, metrics }: z.infer<typeof PeriodSchema>): Period {
  const rows = days?.map((day) => day.metrics);
  return {
    metrics: metrics ?? sumMetrics(rows ?? []).metrics,
    ...(rows === undefined ? {} : { days: rows }),
  };
}
