import type { Place } from '../console';
import { genericConsole } from '../generic';
import { levelInPath, placeAt, segmentsOf } from '../generic/address';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Only the host is known: any page of it may hold the table. An id of the usual shape in the path is the account's. */
function placeOf(url: URL): Place {
  const segments = segmentsOf(url.pathname);
  const ids = segments.filter((segment) => UUID.test(segment));
  return placeAt(url, segments, levelInPath(segments) ?? 'campaign', ids[0] ?? null);
}

export const snapchatAds = genericConsole({ platform: 'snapchat-ads', place: placeOf });
