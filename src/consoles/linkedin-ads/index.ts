import type { Level } from '@/model/reading';
import type { Place } from '../console';
import { genericConsole } from '../generic';
import { placeAt, segmentsOf } from '../generic/address';

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['campaign-groups', 'other'],
  ['campaigns', 'campaign'],
  ['creatives', 'ad'],
]);

/** `/campaignmanager/accounts/<id>/{campaign-groups|campaigns|creatives}`; no dates in the address. */
function placeOf(url: URL): Place | null {
  const segments = segmentsOf(url.pathname);
  const [root, accounts, account = '', view = ''] = segments;
  const level = LEVELS.get(view);
  if (root !== 'campaignmanager' || accounts !== 'accounts' || !/^\d+$/.test(account) || !level) return null;
  return { ...placeAt(url, segments.slice(0, 4), level, account), level };
}

/** LinkedIn Campaign Manager. Its words are moving between levels, its addresses are not: the address names the level. */
export const linkedInAds = genericConsole({ platform: 'linkedin-ads', place: placeOf, levelByAddress: true });
