import type { MetricKey } from '@/model/metric';
import type { Level } from '@/model/reading';
import { metricColumn, type ColumnRole } from '@/page/table';

/** Field names in the slots of the table, the same in every language. */
const METRICS: ReadonlyMap<string, MetricKey> = new Map([
  ['stat_cost', 'spend'],
  ['show_cnt', 'impressions'],
  ['click_cnt', 'clicks'],
  ['cpc', 'cpc'],
  ['cpm', 'cpm'],
  ['ctr', 'ctr'],
  ['reach', 'reach'],
  ['frequency', 'frequency'],
  ['time_attr_convert_cnt', 'conversions'],
  ['time_attr_conversion_cost', 'cpa'],
  ['time_attr_conversion_rate', 'cvr'],
  ['time_attr_shopping_roas', 'roas'],
]);

const NAMES: Readonly<Record<Level, readonly string[]>> = {
  campaign: ['campaign_name'],
  'ad-group': ['adgroup_name', 'ad_name'],
  ad: ['creative_name', 'ad_name'],
  keyword: [],
  other: [],
};
const STATUS: Readonly<Partial<Record<Level, string>>> = {
  campaign: 'campaign_status',
  'ad-group': 'adgroup_status',
  ad: 'creative_status',
};
const IDS: Readonly<Partial<Record<Level, string>>> = {
  campaign: 'campaign_id',
  'ad-group': 'adgroup_id',
  ad: 'creative_id',
};
const CONTROLS = new Set([
  'checkbox',
  'select',
  'selection',
  'switch',
  'opt_status',
  'operation',
  'operations',
]);

/** Every field whose name is known, longest first: row ids and fields both hold underscores. */
export const FIELDS: readonly string[] = [
  ...METRICS.keys(),
  ...Object.values(NAMES).flat(),
  ...Object.values(STATUS),
  ...Object.values(IDS),
  'budget',
].toSorted((a, b) => b.length - a.length);

/** What a field holds at a level; null where its header is to be asked. */
export function roleOf(field: string, level: Level): ColumnRole | null {
  if (NAMES[level].includes(field)) return { kind: 'name' };
  if (field === IDS[level]) return { kind: 'id' };
  if (field === IDS.campaign) return { kind: 'parent-id' };
  if (field === STATUS[level]) return { kind: 'status' };
  if (field === 'budget') return { kind: 'budget' };
  if (CONTROLS.has(field)) return { kind: 'control' };
  const metric = METRICS.get(field);
  if (metric) return metricColumn(metric);
  // Fields of other levels, and counts of another basis (`skan_…`, `real_time_…`), are no plain metrics.
  return /_(?:name|status|id)$|^(?:skan|real_time|time_attr|view|total)_/.test(field)
    ? { kind: 'other' }
    : null;
}

/** The level whose name a table shows: the innermost one. */
export function levelOfFields(fields: ReadonlySet<string>): Level | null {
  if (fields.has('creative_name')) return 'ad';
  if (fields.has('ad_name')) return null;
  if (fields.has('adgroup_name')) return 'ad-group';
  return fields.has('campaign_name') ? 'campaign' : null;
}
