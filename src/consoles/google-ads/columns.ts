import type { MetricKey } from '@/model/metric';
import type { Level } from '@/model/reading';
import { metricColumn, type ColumnRole } from '@/page/table';

/** `essfield` names of the plain metrics, without `stats.`. */
const METRICS: ReadonlyMap<string, MetricKey> = new Map([
  ['impressions', 'impressions'],
  ['clicks', 'clicks'],
  ['cost', 'spend'],
  ['conversions', 'conversions'],
  ['conversion_value', 'conversionValue'],
  ['conversions_value', 'conversionValue'],
  ['click_through_rate', 'ctr'],
  ['ctr', 'ctr'],
  ['cost_per_click', 'cpc'],
  ['average_cpc', 'cpc'],
  ['average_cpm', 'cpm'],
  ['cost_per_thousand_impressions', 'cpm'],
  ['conversion_rate', 'cvr'],
  ['cost_per_conversion', 'cpa'],
  ['conversion_value_per_cost', 'roas'],
  ['conversions_value_per_cost', 'roas'],
]);

/** Names of another basis or period: never the plain metric, whatever the header says. */
const OTHER_BASIS =
  /(?:^|[._])(?:all|interactions?|interaction_rate|engagements?|views?|average_cost|search|display|content|phone|view_through|cross_device|original|modeled|predicted|platform_comparable|absolute|top|lost|share|previous|change|delta|by_conv\w*|last_\w+)(?:[._]|$)/;

const NAMES: Readonly<Record<Level, readonly string[]>> = {
  campaign: ['campaign_name', 'campaign.name', 'campaign'],
  'ad-group': ['ad_group_name', 'ad_group.name', 'adgroup_name', 'ad_group'],
  ad: ['ad', 'ad_name', 'ad.name', 'creative', 'ad_preview', 'creative_preview', 'ad_cell'],
  keyword: ['keyword_text', 'keyword', 'keyword.text', 'criterion.keyword.text'],
  other: [],
};
const IDS: Readonly<Record<Level, readonly string[]>> = {
  campaign: ['campaign_id', 'campaign.id'],
  'ad-group': ['ad_group_id', 'ad_group.id', 'adgroup_id'],
  ad: ['ad_id', 'ad.id', 'creative_id'],
  keyword: ['keyword_id', 'keyword.id', 'criterion_id'],
  other: [],
};
const FIXED: ReadonlyMap<string, ColumnRole['kind'] & Exclude<ColumnRole['kind'], 'metric'>> = new Map([
  ['status', 'control'],
  ['checkbox', 'control'],
  ['selection', 'control'],
  ['segmentation_info', 'control'],
  ['primary_display_status', 'status'],
  ['primary_status', 'status'],
  ['budget', 'budget'],
  ['campaign_budget', 'budget'],
  ['budget.amount', 'budget'],
  ['budget_amount', 'budget'],
  ['budget_type', 'budget-period'],
  ['budget.type', 'budget-period'],
  ['budget_period', 'budget-period'],
]);

/**
 * What an `essfield` says at a level; null where it says nothing we know, so that the header's words are asked.
 * @example roleOf('stats.cost', 'campaign') // { kind: 'metric', metric: 'spend' }
 */
export function roleOf(field: string, level: Level): ColumnRole | null {
  const key = field.toLowerCase();
  if (key.includes('#')) return { kind: 'other' };
  if (NAMES[level].includes(key)) return { kind: 'name' };
  if (IDS[level].includes(key)) return { kind: 'id' };
  if (level !== 'campaign' && IDS.campaign.includes(key)) return { kind: 'parent-id' };
  const fixed = FIXED.get(key);
  if (fixed) return { kind: fixed };
  const metric = METRICS.get(key.replace(/^(?:stats|metrics)\./, ''));
  if (metric) return metricColumn(metric);
  if (OTHER_BASIS.test(key)) return { kind: 'other' };
  return null;
}

/** Metric columns begin so in this console's own code. */
export function isMetricKey(field: string): boolean {
  return /^(?:stats|metrics)\./.test(field);
}

/** Selects the name cells of a level. */
export function nameCells(level: Level): string {
  return NAMES[level].map((name) => `[essfield="${name}"]`).join(', ');
}

/** The level whose rows a table with these columns shows: the most specific one that has its name column. */
export function levelOfFields(fields: readonly string[]): Level | null {
  const known = new Set(fields.map((field) => field.toLowerCase()));
  const order: readonly Level[] = ['keyword', 'ad', 'ad-group', 'campaign'];
  return order.find((level) => NAMES[level].some((name) => known.has(name))) ?? null;
}
