import type { KpiKey } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';

import type { AccountCase } from './account-case';
import type { Exposure } from './scene';

/**
 * What of a KPI is forecast: counts of a metric by their exposure. A ratio lands on an exposure that is taken as
 * planned; a total on one that had to be expected too, and its drift is of both.
 */
export interface Foretold {
  metric: MetricKey;
  exposure: Exposure;
  /** Hits among trials. */
  share?: true;
  expected?: true;
  /** A price of an auction, which moves for all campaigns at once. */
  price?: true;
}

const given = (metric: MetricKey, exposure: Exposure = 'spend'): Foretold => ({ metric, exposure });
const price = (metric: MetricKey): Foretold => ({ ...given(metric), price: true });
const expected = (metric: MetricKey, exposure: Exposure = 'spend'): Foretold => ({
  metric,
  exposure,
  expected: true,
});

const byKpi: Partial<Record<KpiKey, Foretold>> = {
  cpl: given('leads'),
  cac: given('newCustomers'),
  costPerResult: given('results'),
  cpc: price('clicks'),
  cpm: price('impressions'),
  ctr: { ...given('clicks', 'impressions'), share: true },
  cvr: { ...given('conversions', 'clicks'), share: true },
  conversions: expected('conversions'),
  conversionValue: expected('conversions'),
  leads: expected('leads'),
  newCustomers: expected('newCustomers'),
  results: expected('results'),
  clicks: expected('clicks'),
  impressions: expected('impressions'),
  spend: expected('spend', 'days'),
};

/** Whatever else hangs on conversions by what they cost, returns and the user's own formulas among it. */
const usual = given('conversions');

/** What of a case's KPI is forecast. */
export function foretoldOf({ kpi, plannedSpend }: Pick<AccountCase, 'kpi' | 'plannedSpend'>): Foretold {
  const foretold = byKpi[kpi] ?? usual;
  return foretold.expected && plannedSpend !== undefined && foretold.metric !== 'spend'
    ? given(foretold.metric)
    : foretold;
}
