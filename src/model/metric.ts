import * as z from 'zod/mini';

/**
 * The metrics that a reading may carry.
 * - `unit`: count; money in units of the reading's currency (not cents); fraction (12.96 % is 0.1296); plain ratio.
 * - `additive`: may be summed over days and campaigns. Reach and frequency may not.
 * - `shown`: a ratio as the console shows it. Cross-check only: our own ratios are ratios of sums.
 */
export interface MetricFacts {
  unit: 'count' | 'money' | 'fraction' | 'ratio';
  additive: boolean;
  shown?: true;
  /** Counted by the attribution setting: it may come in late, and figures of two settings never meet. */
  attributed?: true;
}

export const metricKeys = [
  'impressions',
  'clicks',
  'linkClicks',
  'spend',
  'conversions',
  'conversionValue',
  'results',
  'reach',
  'frequency',
  'leads',
  'newCustomers',
  'ctr',
  'cpc',
  'cpm',
  'cvr',
  'cpa',
  'roas',
  'acos',
  'costPerResult',
] as const;
export const MetricKeySchema = z.enum(metricKeys);
export type MetricKey = z.infer<typeof MetricKeySchema>;

export const metrics: Record<MetricKey, MetricFacts> = {
  impressions: { unit: 'count', additive: true },
  clicks: { unit: 'count', additive: true },
  linkClicks: { unit: 'count', additive: true },
  spend: { unit: 'money', additive: true },
  conversions: { unit: 'count', additive: true, attributed: true },
  conversionValue: { unit: 'money', additive: true, attributed: true },
  results: { unit: 'count', additive: true, attributed: true },
  reach: { unit: 'count', additive: false },
  frequency: { unit: 'ratio', additive: false },
  leads: { unit: 'count', additive: true, attributed: true },
  newCustomers: { unit: 'count', additive: true, attributed: true },
  ctr: { unit: 'fraction', additive: false, shown: true },
  cpc: { unit: 'money', additive: false, shown: true },
  cpm: { unit: 'money', additive: false, shown: true },
  cvr: { unit: 'fraction', additive: false, shown: true },
  cpa: { unit: 'money', additive: false, shown: true },
  roas: { unit: 'ratio', additive: false, shown: true },
  acos: { unit: 'fraction', additive: false, shown: true },
  costPerResult: { unit: 'money', additive: false, shown: true },
};

/** Does the figure depend on the attribution setting? */
export const isAttributed = (metric: MetricKey): boolean => metrics[metric].attributed === true;

/**
 * Metric figures by key. A key that is not there was not shown; null was shown empty.
 * Absent is not empty, and empty is not zero.
 */
export const MetricsSchema = z.partialRecord(MetricKeySchema, z.nullable(z.number()));
export type Metrics = z.infer<typeof MetricsSchema>;

/**
 * Figures of the business that no console knows, from the user's own books. `customersAtStart` is a stock: that of
 * a window is the one of its first day. New customers are a metric like the consoles' own.
 */
export const businessFigures = {
  revenue: { unit: 'money' },
  refunds: { unit: 'money' },
  orders: { unit: 'count' },
  customersLost: { unit: 'count' },
  customersAtStart: { unit: 'count' },
} as const;
export type BusinessKey = keyof typeof businessFigures;
export type FigureKey = MetricKey | BusinessKey;

/** The unit of any figure that can stand in a light. */
export function unitOf(figure: FigureKey): MetricFacts['unit'] {
  return figure in businessFigures
    ? businessFigures[figure as BusinessKey].unit
    : metrics[figure as MetricKey].unit;
}
