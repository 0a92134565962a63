import { defineContentScript } from 'wxt/utils/define-content-script';

import { amazonAds } from '@/consoles/amazon-ads';
import { matchPatterns } from '@/consoles/hosts';
import { startReading } from '@/content/start';

const consoles = [amazonAds];

/** Amazon Ads. */
export default defineContentScript({
  matches: matchPatterns(consoles),
  runAt: 'document_idle',
  main: () => startReading(consoles),
});
