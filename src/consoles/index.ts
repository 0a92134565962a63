import { optionalHosts, platformHosts, standsOn, type Platform } from '@/model/platform';
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

/** Every console that can be read. A further one is a folder beside these and a line here. */
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

/** The console whose hosts the address stands on, or null. */
export function consoleAt(url: URL): Console | null {
  return consoles.find((console) => standsOn(console.platform, url.href)) ?? null;
}

/** Match patterns of the content script: hosts that the extension has from the start, of consoles that can be read. */
export function matchPatterns(): string[] {
  return consoles.flatMap((console) => platformHosts[console.platform] ?? []);
}

/** Match patterns of hosts that are asked for later, of consoles that can be read, with their platform. */
export function optionalPatterns(): { platform: Platform; patterns: readonly string[] }[] {
  return consoles.flatMap((console) => {
    const patterns = optionalHosts[console.platform];
    return patterns ? [{ platform: console.platform, patterns }] : [];
  });
}
