import { defineContentScript } from 'wxt/utils/define-content-script';

import { linkedInAds } from '@/consoles/linkedin-ads';
import { microsoftAds } from '@/consoles/microsoft-ads';
import { pinterestAds } from '@/consoles/pinterest-ads';
import { redditAds } from '@/consoles/reddit-ads';
import { snapchatAds } from '@/consoles/snapchat-ads';
import { xAds } from '@/consoles/x-ads';
import { matchPatterns } from '@/consoles/hosts';
import { startReading } from '@/content/start';

const consoles = [linkedInAds, microsoftAds, pinterestAds, redditAds, snapchatAds, xAds];

/** Consoles that are read as plain tables and grids. */
export default defineContentScript({
  matches: matchPatterns(consoles),
  runAt: 'document_idle',
  main: () => startReading(consoles),
});
