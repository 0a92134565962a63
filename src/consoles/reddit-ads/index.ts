import type { Place } from '../console';
import { genericConsole } from '../generic';
import { idAfter, levelInPath, placeAt, segmentsOf } from '../generic/address';

/** `/accounts/a2_…/campaigns/…`. */
function placeOf(url: URL): Place | null {
  const segments = segmentsOf(url.pathname);
  const account = idAfter(segments, /^accounts?$/);
  if (account === null) return null;
  return placeAt(url, segments, levelInPath(segments.slice(2)) ?? 'campaign', account);
}

export const redditAds = genericConsole({ platform: 'reddit-ads', place: placeOf });
