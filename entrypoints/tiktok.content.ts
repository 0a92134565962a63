import { defineContentScript } from 'wxt/utils/define-content-script';

import { tiktokAds } from '@/consoles/tiktok-ads';
import { matchPatterns } from '@/consoles/hosts';
import { startReading } from '@/content/start';

const consoles = [tiktokAds];

/** TikTok Ads Manager. */
export default defineContentScript({
  matches: matchPatterns(consoles),
  runAt: 'document_idle',
  main: () => startReading(consoles),
});
