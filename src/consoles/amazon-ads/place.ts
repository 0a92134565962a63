import type { Level } from '@/model/reading';
import type { Place } from '../console';

const TABS: ReadonlyMap<string, Level> = new Map([
  ['campaigns', 'campaign'],
  ['all-campaigns', 'campaign'],
  ['ad-groups', 'ad-group'],
  ['adgroups', 'ad-group'],
  ['ads', 'ad'],
  ['keywords', 'keyword'],
  ['targets', 'keyword'],
  ['targeting', 'keyword'],
  ['portfolios', 'other'],
]);

/**
 * What an Amazon Ads address says: `/cm/campaigns`, `/cm/portfolios`, `/campaign-manager/all-campaigns`, and a campaign's
 * own page `/cm/sp/campaigns/<id>`, which lists its ad groups unless a further segment names another tab.
 * @example placeOf(new URL('https://advertising.amazon.de/cm/sp/campaigns/A012'))?.level // 'ad-group'
 */
export function placeOf(url: URL): Place | null {
  const segments = url.pathname.split('/').filter(Boolean);
  if (segments[0] !== 'cm' && segments[0] !== 'campaign-manager') return null;
  const entity = entityIn(url.searchParams.get('entityId'));
  const detail = segments[0] === 'cm' && segments[2] === 'campaigns' ? segments[3] : undefined;
  const group = detail && /^ad-?groups$/.test(segments[4] ?? '') ? segments[5] : undefined;
  const level = group
    ? (TABS.get(segments[6] ?? '') ?? 'ad')
    : detail
      ? (TABS.get(segments[4] ?? '') ?? 'ad-group')
      : levelOf(segments);
  if (level === null) return null;
  return {
    level,
    account: { id: entity, name: null },
    view: [segments.join('/'), entity ?? ''].join('|'),
    ...(detail ? { parentId: detail } : {}),
  };
}

function levelOf(segments: readonly string[]): Level | null {
  for (const segment of segments.slice(1)) {
    const level = TABS.get(segment);
    // A portfolio's own page lists its campaigns.
    if (level === 'other' && segments.length > 2) return 'campaign';
    if (level) return level;
  }
  return null;
}

/** `ENTITY…`, in the address or in a link. */
export const ENTITY = /^ENTITY[A-Z0-9]+$/;

export function entityIn(text: string | null): string | null {
  return text !== null && ENTITY.test(text) ? text : null;
}
