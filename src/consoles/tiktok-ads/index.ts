import { isDay } from '@/model/day';
import { rangeNear } from '@/page/range-near';
import type { RangeFound } from '@/page/shown-range';
import { consoleOf, type LookedAt } from '../reader';
import { withoutTable } from '../generic/without';
import { genericEngine } from '../generic/engine';
import { ksTable } from './ks-table';
import { placeOf } from './place';
import { TABLE } from './slots';

/** `st` and `et` in the address, both included; without them the page's own picker. */
function rangeOf({ document, url, now, tools }: LookedAt): RangeFound {
  const from = url.searchParams.get('st') ?? '';
  const to = url.searchParams.get('et') ?? '';
  if (isDay(from) && isDay(to) && from <= to) return { range: { from, to }, problem: null, preset: null };
  return rangeNear(document, tools, now);
}

/** TikTok Ads Manager: a table of slots, and real tables on the pages of GMV Max. */
export const tiktokAds = consoleOf({
  platform: 'tiktok-ads',
  place: placeOf,
  engines: [ksTable, genericEngine({ place: placeOf, levelByAddress: true })],
  facts: (look) => ({ account: look.place.account, range: rangeOf(look), attribution: null }),
  without(document) {
    const why = withoutTable(document);
    if (why !== 'none') return why;
    const elements = document.getElementsByTagName('*');
    for (const { tagName } of elements) if (tagName.toUpperCase().startsWith(TABLE)) return 'loading';
    return 'none';
  },
});
