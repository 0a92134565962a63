import type { MetricKey } from '@/model/metric';
import type { Level } from '@/model/reading';
import { metricColumn, type ColumnRole } from '@/page/table';
import type { ColumnKey } from './keys';

const METRICS: ReadonlyMap<string, MetricKey> = new Map([
  ['impressions', 'impressions'],
  ['reach', 'reach'],
  ['frequency', 'frequency'],
  ['spend', 'spend'],
  ['clicks', 'clicks'],
  ['inline_link_clicks', 'linkClicks'],
  ['actions:link_click', 'linkClicks'],
  ['cpm', 'cpm'],
  ['cpc', 'cpc'],
  ['ctr', 'ctr'],
  ['results', 'results'],
  ['result', 'results'],
  ['cost_per_result', 'costPerResult'],
  ['actions:omni_purchase', 'conversions'],
  ['actions:purchase', 'conversions'],
  ['action_values:omni_purchase', 'conversionValue'],
  ['action_values:purchase', 'conversionValue'],
  ['purchase_roas:omni_purchase', 'roas'],
  ['purchase_roas', 'roas'],
  ['cost_per_action_type:omni_purchase', 'cpa'],
  ['cost_per_action_type:purchase', 'cpa'],
  ['actions:lead', 'leads'],
]);

/** Purchases of one channel: they count where the whole is not shown. */
const PARTS: ReadonlyMap<string, MetricKey> = new Map([
  ['actions:offsite_conversion.fb_pixel_purchase', 'conversions'],
  ['action_values:offsite_conversion.fb_pixel_purchase', 'conversionValue'],
  ['website_purchase_roas:offsite_conversion.fb_pixel_purchase', 'roas'],
  ['cost_per_action_type:offsite_conversion.fb_pixel_purchase', 'cpa'],
  ['actions:offsite_conversion.fb_pixel_lead', 'leads'],
  ['actions:onsite_conversion.lead_grouped', 'leads'],
  ['actions:leadgen_grouped', 'leads'],
]);

type Fixed = Exclude<ColumnRole['kind'], 'metric'>;
const FIXED: ReadonlyMap<string, Fixed> = new Map([
  ['name', 'name'],
  ['delivery', 'status'],
  ['delivery_status', 'status'],
  ['attribution_setting', 'attribution'],
  ['row_selector', 'control'],
  ['selector', 'control'],
  ['toggle', 'control'],
  ['suggestions_toggle', 'control'],
  ['recommendations_guidance', 'control'],
  ['budget', 'budget'],
]);

/** Ids by the names of the API, where a campaign is a "campaign group" and an ad set a "campaign". */
const IDS: Readonly<Record<Level, string>> = {
  campaign: 'campaign_group_id',
  'ad-group': 'campaign_id',
  ad: 'adgroup_id',
  keyword: '',
  other: '',
};
const OBJECTS: Readonly<Record<string, Level>> = {
  CAMPAIGN_GROUP: 'campaign',
  CAMPAIGN: 'ad-group',
  ADGROUP: 'ad',
};

/** Columns that hold no figure, and figures of another basis. */
const TEXTS =
  /^(?:bid\w*|end_time|start_time|stop_time|schedule|objective|buying_type|tags?|labels?|last_significant_edit|account_\w+|campaign_\w+|adset_\w+|adgroup_\w+|ad_\w+|page_\w+|date_\w+|created_time|updated_time|quality_\w+|engagement_\w+|conversion_rate_ranking|unique_\w+|cost_per_unique_\w+|outbound_\w+|website_\w+|video_\w+|social_\w+|estimated_\w+|opportunity_score)$/;

/** The level that an object type names; null for one that is not known. */
export function levelOfObject(object: string | null): Level | null {
  return (object && Object.hasOwn(OBJECTS, object) && OBJECTS[object]) || null;
}

/** What a column key says at a level, and whether it counts a part only; null where the header's words are to be asked. */
export function roleOf(key: ColumnKey, level: Level): { role: ColumnRole; part: boolean } | null {
  const name = key.name.toLowerCase();
  const fixed = FIXED.get(name);
  if (fixed) return { role: { kind: fixed }, part: false };
  if (name === IDS[level]) return { role: { kind: 'id' }, part: false };
  if (name === IDS.campaign) return { role: { kind: 'parent-id' }, part: false };
  if (/(?:^|_)(?:daily|lifetime|adset|campaign)_budget$/.test(name))
    return { role: { kind: 'other' }, part: false };
  const metric = METRICS.get(name);
  if (metric) return { role: metricColumn(metric), part: false };
  const part = PARTS.get(name);
  if (part) return { role: metricColumn(part), part: true };
  // An action, cost or basis of its own, and what is no figure, is known not to be a plain metric.
  return name.includes(':') || TEXTS.test(name) ? { role: { kind: 'other' }, part: false } : null;
}

/** Headers that only this console uses, for builds without keys. Folded as they stand. */
export const OWN_WORDS: ReadonlyMap<string, Fixed> = new Map([
  ['off / on', 'control'],
  ['off/on', 'control'],
  ['delivery', 'status'],
  ['pubblicazione', 'status'],
  ['auslieferung', 'status'],
  ['diffusion', 'status'],
  ['entrega', 'status'],
  ['veiculação', 'status'],
  ['campaign id', 'id'],
  ['id campagna', 'id'],
  ['id della campagna', 'id'],
  ['kampagnen-id', 'id'],
  ['id de la campagne', 'id'],
  ['identifiant de la campagne', 'id'],
  ['id de la campaña', 'id'],
  ['identificador de la campaña', 'id'],
  ['id da campanha', 'id'],
  ['identificação da campanha', 'id'],
  ['广告系列编号', 'id'],
  ['投放', 'status'],
  ['投放状态', 'status'],
  ['attribution setting', 'attribution'],
  ['impostazione di attribuzione', 'attribution'],
  ['attributionseinstellung', 'attribution'],
  ['attributionseinstellungen', 'attribution'],
  ["paramètre d'attribution", 'attribution'],
  ["paramètres d'attribution", 'attribution'],
  ['configuración de atribución', 'attribution'],
  ['configuração de atribuição', 'attribution'],
  ['归因设置', 'attribution'],
]);
