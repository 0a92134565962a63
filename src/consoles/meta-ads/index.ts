import { isVisible } from '@/page/text';
import { consoleOf } from '../reader';
import { accountOf, rangeOf } from './facts';
import { fixedDataTable } from './fixed-data-table';
import { placeOf } from './place';

const BUSY = '[aria-busy="true"], [role="progressbar"]';

/** Meta Ads Manager: one grid engine through all its builds, each with fewer keys than the one before it or more. */
export const metaAds = consoleOf({
  platform: 'meta-ads',
  place: placeOf,
  engines: [fixedDataTable],
  facts: (look) => ({ account: accountOf(look), range: rangeOf(look), attribution: null }),
  without(document) {
    if ([...document.querySelectorAll(BUSY)].some(isVisible)) return 'loading';
    return document.querySelector('[role="table"], [role="grid"], table') ? 'unknown' : 'none';
  },
});
