import type { Place } from '../console';
import { genericConsole } from '../generic';
import { levelInPath, placeAt, segmentsOf } from '../generic/address';

/** `/advertiser/<id>/reporting/…`; where the path names no level, the table's header does. */
function placeOf(url: URL): Place | null {
  const segments = segmentsOf(url.pathname);
  const at = segments.indexOf('advertiser');
  const account = segments[at + 1] ?? '';
  if (at < 0 || !/^\d+$/.test(account) || segments[at + 2] !== 'reporting') return null;
  return placeAt(url, segments, levelInPath(segments.slice(at + 3)) ?? 'campaign', account);
}

export const pinterestAds = genericConsole({ platform: 'pinterest-ads', place: placeOf });
