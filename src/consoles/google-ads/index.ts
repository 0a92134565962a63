import { isVisible } from '@/page/text';
import { consoleOf } from '../reader';
import { essTable } from './ess-table';
import { accountOf, rangeOf } from './facts';
import { placeOf } from './place';

const LOADING =
  'particle-content-loading, .particle-content-loading, material-spinner, material-progress, [role="progressbar"]';

/** Google Ads: one grid engine, whose columns carry their name in every language. */
export const googleAds = consoleOf({
  platform: 'google-ads',
  place: placeOf,
  engines: [essTable],
  facts: ({ document, place, tools }) => ({
    account: accountOf(document, place),
    range: rangeOf(document, tools),
    // The page does not say by which model a conversion column attributes.
    attribution: null,
  }),
  without(document) {
    if ([...document.querySelectorAll(LOADING)].some(isVisible)) return 'loading';
    if ([...document.querySelectorAll('.particle-table-placeholder')].some(isVisible)) return 'empty';
    return document.querySelector('ess-table, [role="grid"], [role="treegrid"], table') ? 'unknown' : 'none';
  },
});
