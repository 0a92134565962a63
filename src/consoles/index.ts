import { amazonAds } from './amazon-ads';
import type { Console } from './console';
import { googleAds } from './google-ads';
import { linkedInAds } from './linkedin-ads';
import { metaAds } from './meta-ads';
import { microsoftAds } from './microsoft-ads';
import { pinterestAds } from './pinterest-ads';
import { redditAds } from './reddit-ads';
import { snapchatAds } from './snapchat-ads';
import { tiktokAds } from './tiktok-ads';
import { xAds } from './x-ads';

/**
 * Every console that can be read. A further one is a folder beside these and a line here; its own script in
 * `entrypoints` carries it to its pages, so that no page carries the readers of all.
 */
export const consoles: readonly Console[] = [
  googleAds,
  metaAds,
  amazonAds,
  tiktokAds,
  linkedInAds,
  microsoftAds,
  pinterestAds,
  snapchatAds,
  xAds,
  redditAds,
];
