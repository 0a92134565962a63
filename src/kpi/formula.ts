import type { KpiKey } from '@/model/kpi';
import type { Reason } from '@/model/light';
import type { MetricKey, Metrics } from '@/model/metric';

/** A KPI's value, or null with the reason why there is none. */
export type KpiValue = { value: number } | { value: null; reason: Reason };

/** A metric that could not be summed: rows where the column was absent, and where its cell was empty. */
export interface Gap {
  metric: MetricKey;
  absent: number;
  empty: number;
}

export declare function kpiValue(kpi: KpiKey, metrics: Metrics, options?: { margin?: number }): KpiValue;

export declare function sumMetrics(rows: readonly Metrics[]): { metrics: Metrics; gaps: Gap[] };
