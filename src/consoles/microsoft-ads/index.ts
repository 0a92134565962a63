import type { Place } from '../console';
import { genericConsole } from '../generic';
import { idAfter, levelInPath, placeAt, segmentsOf } from '../generic/address';

/**
 * `/campaign/vnext/campaigns?aid=<account>&cid=<customer>`, and the older
 * `/campaign/Campaigns.m#/customer/<cid>/account/<aid>/campaign`.
 */
function placeOf(url: URL): Place | null {
  const [root, version, ...rest] = segmentsOf(url.pathname);
  if (root !== 'campaign') return null;
  const old = version?.toLowerCase() === 'campaigns.m';
  if (!old && version !== 'vnext') return null;
  const segments = old ? segmentsOf(url.hash.replace(/^#/, '').split('?')[0]!) : rest;
  const level = levelInPath(segments);
  if (!level) return null;
  const aid = url.searchParams.get('aid') ?? idAfter(segments, /^account$/);
  return placeAt(url, segments, level, aid !== null && /^\d+$/.test(aid) ? aid : null);
}

/** Microsoft Advertising: its own grid component, with header and body in two tables or in rows of flex boxes. */
export const microsoftAds = genericConsole({ platform: 'microsoft-ads', place: placeOf });
