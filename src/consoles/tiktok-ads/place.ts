import type { Level } from '@/model/reading';
import type { Place } from '../console';

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['campaign', 'campaign'],
  ['adgroup', 'ad-group'],
  ['creative', 'ad'],
]);
const NARROWING = ['campaign_ids', 'campaign_id', 'adgroup_ids', 'adgroup_id', 'keyword', 'filters'];

/**
 * What a TikTok Ads Manager address says: `/i18n/{manage|perf}/{campaign|adgroup|creative}?aadvid=<id>`, and the pages
 * of GMV Max, whose tables list campaigns.
 * @example placeOf(new URL('https://ads.tiktok.com/i18n/perf/adgroup?aadvid=7'))?.level // 'ad-group'
 */
export function placeOf(url: URL): Place | null {
  const segments = url.pathname.split('/').filter(Boolean);
  const [root, section = '', view = ''] = segments;
  if (root !== 'i18n') return null;
  const gmvMax = /^gmv[-_]?max/i.test(section) || /^gmv[-_]?max/i.test(view);
  const level = gmvMax ? 'campaign' : /^(?:manage|perf)$/.test(section) ? LEVELS.get(view) : undefined;
  if (!level) return null;
  const account = url.searchParams.get('aadvid');
  const parent = url.searchParams.get('campaign_id') ?? '';
  return {
    level,
    account: { id: account !== null && /^\d+$/.test(account) ? account : null, name: null },
    view: [
      segments.join('/'),
      account ?? '',
      ...NARROWING.map((name) => url.searchParams.get(name) ?? ''),
    ].join('|'),
    ...(level !== 'campaign' && /^\d+$/.test(parent) ? { parentId: parent } : {}),
  };
}
