import { defineContentScript } from 'wxt/utils/define-content-script';

import { metaAds } from '@/consoles/meta-ads';
import { matchPatterns } from '@/consoles/hosts';
import { startReading } from '@/content/start';

const consoles = [metaAds];

/** Meta Ads Manager. */
export default defineContentScript({
  matches: matchPatterns(consoles),
  runAt: 'document_idle',
  main: () => startReading(consoles),
});
