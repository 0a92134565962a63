import { optionalHosts, platformHosts, platforms, type Platform } from '@/model/platform';

/** Whether we may read a console's pages, and the browser's question to the user about it. */
export interface AccessPort {
  hasAccess(platform: Platform): Promise<boolean>;
  /** Must be called straight from a click: the browser asks only then. */
  requestAccess(platforms: readonly Platform[]): Promise<boolean>;
}

/** The match patterns to ask for: a console's own hosts, or those in a whole site where it has no host of its own. */
export function originsOf(platform: Platform): string[] {
  return [...(platformHosts[platform] ?? optionalHosts[platform] ?? [])];
}

/** The consoles that can be read, by the match patterns that our content scripts are registered for. */
export function readableConsoles(matches: readonly string[]): Platform[] {
  return platforms.filter((platform) => originsOf(platform).some((pattern) => matches.includes(pattern)));
}
