import * as z from 'zod/mini';

/** The consoles that Lampadina knows by name; `other` is a page that a user taught it. */
export const platforms = [
  'google-ads',
  'meta-ads',
  'amazon-ads',
  'tiktok-ads',
  'linkedin-ads',
  'microsoft-ads',
  'pinterest-ads',
  'snapchat-ads',
  'x-ads',
  'reddit-ads',
  'other',
] as const;
export const PlatformSchema = z.enum(platforms);
export type Platform = z.infer<typeof PlatformSchema>;

/** Proper names, the same in every language. */
export const platformNames: Record<Exclude<Platform, 'other'>, string> = {
  'google-ads': 'Google Ads',
  'meta-ads': 'Meta Ads Manager',
  'amazon-ads': 'Amazon Ads',
  'tiktok-ads': 'TikTok Ads Manager',
  'linkedin-ads': 'LinkedIn Campaign Manager',
  'microsoft-ads': 'Microsoft Advertising',
  'pinterest-ads': 'Pinterest Ads',
  'snapchat-ads': 'Snapchat Ads',
  'x-ads': 'X Ads',
  'reddit-ads': 'Reddit Ads',
};

const amazonMarkets = [
  'com',
  'ca',
  'co.uk',
  'de',
  'fr',
  'es',
  'it',
  'in',
  'com.br',
  'com.mx',
  'co.jp',
  'com.au',
  'ae',
  'sa',
];

/**
 * Match patterns of each console's own hosts. All of them are in the first manifest, because an update
 * that adds a host switches the extension off until the user accepts it. The worker also holds a
 * message's console against the sender's address with them.
 */
export const platformHosts: Partial<Record<Platform, readonly string[]>> = {
  'google-ads': ['https://ads.google.com/*'],
  'meta-ads': ['https://adsmanager.facebook.com/*', 'https://business.facebook.com/*'],
  'amazon-ads': amazonMarkets.map((market) => `https://advertising.amazon.${market}/*`),
  'tiktok-ads': ['https://ads.tiktok.com/*'],
  'microsoft-ads': ['https://ui.ads.microsoft.com/*'],
  'pinterest-ads': ['https://ads.pinterest.com/*'],
  'snapchat-ads': ['https://ads.snapchat.com/*'],
  'x-ads': ['https://ads.x.com/*', 'https://ads.twitter.com/*'],
  'reddit-ads': ['https://ads.reddit.com/*'],
};

/** Consoles that stand inside a whole site: asked for at the moment of use, never at install. */
export const optionalHosts: Partial<Record<Platform, readonly string[]>> = {
  'meta-ads': ['https://www.facebook.com/adsmanager/*'],
  'linkedin-ads': ['https://www.linkedin.com/campaignmanager/*'],
};

/** Does the address stand on one of the platform's hosts, asked for at install or later? */
export function standsOn(platform: Platform, address: string): boolean {
  const patterns = [...(platformHosts[platform] ?? []), ...(optionalHosts[platform] ?? [])];
  return patterns.some((pattern) => address.startsWith(pattern.slice(0, -1)));
}

/** The platform that an address belongs to, or null. */
export function platformAt(address: string): Platform | null {
  return platforms.find((platform) => standsOn(platform, address)) ?? null;
}
