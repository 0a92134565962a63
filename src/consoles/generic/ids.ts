import type { Level } from '@/model/reading';
import type { IdPattern } from '@/page/links';

const ID = '\\[?"?([\\w-]+)';

function patterns(paths: string, parameter: string): readonly IdPattern[] {
  return [
    new RegExp(`/(?:${paths})/([\\w-]+)`, 'i'),
    new RegExp(`[?&#](?:${parameter})=${ID}"?\\]?(?:&|#|$)`, 'i'),
  ];
}

const CAMPAIGN = patterns('campaigns?', 'campaign_?ids?|selectedCampaignIds?');

/** How consoles write ids of a level in links: `/campaigns/<id>`, `?campaignId=<id>`, `?campaignIds=%5B<id>%5D`. */
export const idPatterns: Readonly<Record<Level, readonly IdPattern[]>> = {
  campaign: CAMPAIGN,
  'ad-group': patterns(
    'ad[-_]?groups?|ad[-_]?sets?|ad[-_]?squads?|line[-_]?items?',
    'ad_?group_?ids?|ad_?set_?ids?|ad_?squad_?ids?|line_?item_?ids?',
  ),
  ad: patterns('ads?|creatives?', 'ad_?ids?|creative_?ids?'),
  keyword: patterns('keywords?', 'keyword_?ids?'),
  other: patterns('campaign[-_]?groups?', 'campaign_?group_?ids?'),
};
