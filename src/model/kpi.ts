import * as z from 'zod/mini';

import type { CustomFormula } from './custom-formula';
import type { FigureKey, MetricKey } from './metric';

/** Which way is better. Spend is two-sided: too much and too little are both off. */
export const DirectionSchema = z.enum(['at-least', 'at-most', 'two-sided']);
export type Direction = z.infer<typeof DirectionSchema>;

export const kpiKeys = [
  'ctr',
  'cpc',
  'cpm',
  'cvr',
  'cpa',
  'cpl',
  'cac',
  'costPerResult',
  'aov',
  'roas',
  'acos',
  'roi',
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'conversionValue',
  'leads',
  'newCustomers',
  'results',
  'mer',
  'poas',
  'clv',
  'ltvCac',
  'churn',
  'custom',
] as const;
export const KpiKeySchema = z.enum(kpiKeys);
export type KpiKey = z.infer<typeof KpiKeySchema>;

/** Sums of metrics over the window: `numerator / denominator × scale`, or one metric alone. */
export type KpiFormula =
  | { kind: 'total'; metric: MetricKey }
  | { kind: 'ratio'; numerator: MetricKey; denominator: MetricKey; scale: number }
  /** (value × margin − spend) / spend; the margin is a parameter of the target, 1 by default. */
  | { kind: 'return'; value: MetricKey; spend: MetricKey }
  /** Made of business figures and the platforms' spend: for everything only, see `kpi/business.ts`. */
  | { kind: 'business'; needs: readonly FigureKey[] }
  /** The user's own expression, which the target carries. */
  | { kind: 'custom' };

export const UnitSchema = z.enum(['count', 'money', 'fraction', 'ratio']);
export type Unit = z.infer<typeof UnitSchema>;

export interface KpiFacts {
  formula: KpiFormula;
  unit: Unit;
  direction: Direction;
  /** May totals of campaigns and days be added up? Decides whether a target cascades (it does where this is false). */
  additive: boolean;
}

const ratio = (numerator: MetricKey, denominator: MetricKey, scale = 1): KpiFormula => ({
  kind: 'ratio',
  numerator,
  denominator,
  scale,
});
const total = (metric: MetricKey): KpiFormula => ({ kind: 'total', metric });
const business = (...needs: FigureKey[]): KpiFormula => ({ kind: 'business', needs });

/** The registry: one formula a KPI, as the field writes it. */
export const kpis: Record<KpiKey, KpiFacts> = {
  ctr: { formula: ratio('clicks', 'impressions'), unit: 'fraction', direction: 'at-least', additive: false },
  cpc: { formula: ratio('spend', 'clicks'), unit: 'money', direction: 'at-most', additive: false },
  cpm: { formula: ratio('spend', 'impressions', 1000), unit: 'money', direction: 'at-most', additive: false },
  cvr: { formula: ratio('conversions', 'clicks'), unit: 'fraction', direction: 'at-least', additive: false },
  cpa: { formula: ratio('spend', 'conversions'), unit: 'money', direction: 'at-most', additive: false },
  cpl: { formula: ratio('spend', 'leads'), unit: 'money', direction: 'at-most', additive: false },
  cac: { formula: ratio('spend', 'newCustomers'), unit: 'money', direction: 'at-most', additive: false },
  costPerResult: { formula: ratio('spend', 'results'), unit: 'money', direction: 'at-most', additive: false },
  aov: {
    formula: ratio('conversionValue', 'conversions'),
    unit: 'money',
    direction: 'at-least',
    additive: false,
  },
  roas: { formula: ratio('conversionValue', 'spend'), unit: 'ratio', direction: 'at-least', additive: false },
  acos: {
    formula: ratio('spend', 'conversionValue'),
    unit: 'fraction',
    direction: 'at-most',
    additive: false,
  },
  roi: {
    formula: { kind: 'return', value: 'conversionValue', spend: 'spend' },
    unit: 'fraction',
    direction: 'at-least',
    additive: false,
  },
  spend: { formula: total('spend'), unit: 'money', direction: 'two-sided', additive: true },
  impressions: { formula: total('impressions'), unit: 'count', direction: 'at-least', additive: true },
  clicks: { formula: total('clicks'), unit: 'count', direction: 'at-least', additive: true },
  conversions: { formula: total('conversions'), unit: 'count', direction: 'at-least', additive: true },
  conversionValue: {
    formula: total('conversionValue'),
    unit: 'money',
    direction: 'at-least',
    additive: true,
  },
  leads: { formula: total('leads'), unit: 'count', direction: 'at-least', additive: true },
  newCustomers: { formula: total('newCustomers'), unit: 'count', direction: 'at-least', additive: true },
  results: { formula: total('results'), unit: 'count', direction: 'at-least', additive: true },
  /** All revenue over all marketing spend. */
  mer: { formula: business('revenue', 'spend'), unit: 'ratio', direction: 'at-least', additive: false },
  /** Gross profit (revenue less refunds, × margin) over spend. */
  poas: { formula: business('revenue', 'spend'), unit: 'ratio', direction: 'at-least', additive: false },
  /** What an order leaves × the orders of a customer, or the same a month ÷ churn. */
  clv: { formula: business('revenue', 'orders'), unit: 'money', direction: 'at-least', additive: false },
  /** CLV over what a new customer costs. */
  ltvCac: {
    formula: business('revenue', 'orders', 'newCustomers', 'spend'),
    unit: 'ratio',
    direction: 'at-least',
    additive: false,
  },
  /** Customers lost in the window, of those there were at its start. */
  churn: {
    formula: business('customersLost', 'customersAtStart'),
    unit: 'fraction',
    direction: 'at-most',
    additive: false,
  },
  /** A placeholder: `factsOf` gives those of the formula itself. */
  custom: { formula: { kind: 'custom' }, unit: 'ratio', direction: 'at-least', additive: false },
};

/** What is known of the KPI of a target or a light; of a custom one, its formula's own facts. */
export function factsOf(of: {
  kpi: KpiKey;
  formula?: Pick<CustomFormula, 'unit' | 'additive' | 'direction'> | undefined;
}): KpiFacts {
  const facts = kpis[of.kpi];
  if (of.kpi !== 'custom' || !of.formula) return facts;
  const { unit, additive, direction } = of.formula;
  return { formula: facts.formula, unit, additive, direction };
}

/** Is the KPI made of business figures, which are known of whole scopes alone? */
export const isOfBusiness = (kpi: KpiKey) => kpis[kpi].formula.kind === 'business';

/** The consoles' metrics that a KPI's formula reads; of a custom one its expression says so. */
export function metricsOf(kpi: KpiKey): MetricKey[] {
  const formula = kpis[kpi].formula;
  switch (formula.kind) {
    case 'total':
      return [formula.metric];
    case 'ratio':
      return [formula.numerator, formula.denominator];
    case 'return':
      return [formula.value, formula.spend];
    case 'business':
      return formula.needs.includes('spend') ? ['spend'] : [];
    case 'custom':
      return [];
  }
}
