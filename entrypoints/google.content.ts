import { defineContentScript } from 'wxt/utils/define-content-script';

import { googleAds } from '@/consoles/google-ads';
import { matchPatterns } from '@/consoles/hosts';
import { startReading } from '@/content/start';

const consoles = [googleAds];

/** Google Ads. */
export default defineContentScript({
  matches: matchPatterns(consoles),
  runAt: 'document_idle',
  main: () => startReading(consoles),
});
