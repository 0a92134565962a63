import { isVisible } from '@/page/text';
import { withoutTable } from '../generic/without';
import { consoleOf } from '../reader';
import { agGrid } from './ag-grid';
import { accountOf, attributionOf, marketplaceOf, rangeOf } from './facts';
import { placeOf } from './place';
import { udtGrid } from './udt-grid';

const LOADING = '[data-e2e-id="loading"]';

/** Amazon Ads: two grid engines, the newer of which replaces the older one page by page. */
export const amazonAds = consoleOf({
  platform: 'amazon-ads',
  place: placeOf,
  engines: [udtGrid, agGrid],
  facts: (look) => ({
    account: accountOf(look),
    range: rangeOf(look),
    attribution: attributionOf(look),
    marketplace: marketplaceOf(look),
  }),
  without(document) {
    if ([...document.querySelectorAll(LOADING)].some(isVisible)) return 'loading';
    return document.querySelector('[data-e2e-id="table"], .ag-root') ? 'unknown' : withoutTable(document);
  },
});
