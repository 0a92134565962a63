import { optionalHosts, platformAt, platformHosts, platforms, type Platform } from '@/model/platform';

/** Whether we may read a console's pages, and the browser's question to the user about it. */
export interface AccessPort {
  hasAccess(platform: Platform): Promise<boolean>;
  /** Must be called straight from a click: the browser asks only then. */
  requestAccess(platforms: readonly Platform[]): Promise<boolean>;
  /** The same for a site that the user taught, by its match pattern. */
  sites?: { has(pattern: string): Promise<boolean>; request(pattern: string): Promise<boolean> };
}

/** The match patterns to ask for: a console's own hosts, or those in a whole site where it has no host of its own. */
export function originsOf(platform: Platform): string[] {
  return [...(platformHosts[platform] ?? optionalHosts[platform] ?? [])];
}

/** The consoles that can be read, by the match patterns that our content scripts are registered for. */
export function readableConsoles(matches: readonly string[]): Platform[] {
  return platforms.filter((platform) => originsOf(platform).some((pattern) => matches.includes(pattern)));
}

/** The match pattern to ask for on a page: its console's own, else the whole site; null where none can be asked for. */
export function sitePatternAt(address: string | null): string | null {
  if (!address?.startsWith('https://')) return null;
  const platform = platformAt(address);
  const own = platform && originsOf(platform).find((pattern) => address.startsWith(pattern.slice(0, -1)));
  return own ?? `https://${new URL(address).hostname}/*`;
}

/**
 * Which console an address is of, and the match patterns that its page needs beside the hosts asked for at install:
 * some consoles live inside a whole site.
 * @param readable the consoles that can be read without them
 */
export function standingAt(
  address: string | null,
  readable: readonly Platform[],
): { platform: Platform | null; later: string[] } {
  const platform = address === null ? null : platformAt(address);
  if (platform === null) return { platform, later: [] };
  const hosts = optionalHosts[platform] ?? [];
  const later = hosts.some((pattern) => address!.startsWith(pattern.slice(0, -1))) ? [...hosts] : [];
  return { platform: later.length > 0 || readable.includes(platform) ? platform : null, later };
}
