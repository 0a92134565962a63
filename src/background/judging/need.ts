import { metricsIn, parseExpression } from '@/kpi/expression';
import { metricsOf, type KpiKey } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';
import type { Target } from '@/model/target';

/** What judging a KPI reads: the metrics of its formula, and those that only sharpen the evidence. */
export interface Need {
  required: readonly MetricKey[];
  /** Left out where they are not to be had for every part, or where they stand on another basis. */
  further: readonly MetricKey[];
}

const orders: readonly KpiKey[] = ['roas', 'acos', 'roi', 'conversionValue'];
const bought: readonly KpiKey[] = [
  'conversionValue',
  'conversions',
  'leads',
  'newCustomers',
  'results',
  'clicks',
  'impressions',
];

/**
 * - A return is as sure as the number of its orders.
 * - What spend buys is forecast by the spend.
 */
export function needOf({ kpi, formula }: Pick<Target, 'kpi' | 'formula'>): Need {
  const parsed = formula ? parseExpression(formula.expression) : null;
  const required = parsed?.ok ? metricsIn(parsed.expression) : metricsOf(kpi);
  const further: MetricKey[] = [
    ...(orders.includes(kpi) || required.includes('conversionValue') ? (['conversions'] as const) : []),
    ...(bought.includes(kpi) ? (['spend'] as const) : []),
  ];
  return { required, further: further.filter((metric) => !required.includes(metric)) };
}
