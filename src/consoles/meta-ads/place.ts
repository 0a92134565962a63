import type { Level } from '@/model/reading';
import type { Place } from '../console';

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['campaigns', 'campaign'],
  ['adsets', 'ad-group'],
  ['ads', 'ad'],
]);
const HOSTS = new Set(['adsmanager.facebook.com', 'business.facebook.com', 'www.facebook.com']);
/** What narrows a level to a part of the account. At its own level a selection is only ticked boxes. */
const NARROWED: Readonly<Partial<Record<Level, readonly string[]>>> = {
  'ad-group': ['selected_campaign_ids'],
  ad: ['selected_campaign_ids', 'selected_adset_ids'],
};

/**
 * What an Ads Manager address says: whole path segments ("ads" begins "adsets"). Reporting is another page with
 * another grid, and so is no place.
 * @example placeOf(new URL('https://adsmanager.facebook.com/adsmanager/manage/adsets?act=12'))?.level // 'ad-group'
 */
export function placeOf(url: URL): Place | null {
  if (!HOSTS.has(url.hostname)) return null;
  const segments = url.pathname.split('/').filter(Boolean);
  if (segments[0] !== 'adsmanager') return null;
  const level = LEVELS.get(segments[1] === 'manage' ? (segments[2] ?? '') : (segments[1] ?? ''));
  if (!level) return null;
  const query = url.searchParams;
  const act = /^(?:act_)?(\d+)$/.exec(query.get('act') ?? '')?.[1] ?? null;
  const selected = (query.get('selected_campaign_ids') ?? '').split(',').filter((id) => /^\d+$/.test(id));
  return {
    level,
    account: { id: act, name: null },
    view: [level, act ?? '', ...(NARROWED[level] ?? []).map((name) => query.get(name) ?? '')].join('|'),
    ...(level !== 'campaign' && selected.length === 1 ? { parentId: selected[0]! } : {}),
  };
}
