import type { Level } from '@/model/reading';
import type { Place } from '../console';

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['campaigns', 'campaign'],
  ['adgroups', 'ad-group'],
  ['ads', 'ad'],
  ['keywords', 'keyword'],
]);

/**
 * What a Google Ads address says. `ocid` is no customer id: it serves as a stable name of the account only.
 * @example placeOf(new URL('https://ads.google.com/aw/campaigns?ocid=7'))?.level // 'campaign'
 */
export function placeOf(url: URL): Place | null {
  if (url.hostname !== 'ads.google.com') return null;
  const segments = url.pathname.split('/').filter(Boolean);
  const start = segments.indexOf('aw');
  const level = start < 0 ? undefined : LEVELS.get(segments[start + 1] ?? '');
  if (!level) return null;
  const ocid = url.searchParams.get('ocid');
  const view = [segments.slice(start + 1).join('/'), ocid];
  for (const name of ['campaignId', 'adGroupId', 'workspaceId', 'authuser'])
    view.push(`${name}=${url.searchParams.get(name) ?? ''}`);
  const parent = level === 'campaign' ? null : digitsOf(url.searchParams.get('campaignId'));
  return {
    level,
    account: { id: null, name: null, ...(digitsOf(ocid) ? { aliases: [`ocid:${ocid}`] } : {}) },
    view: view.join('|'),
    ...(parent ? { parentId: parent } : {}),
  };
}

function digitsOf(text: string | null): string | null {
  return text !== null && /^\d+$/.test(text) ? text : null;
}
