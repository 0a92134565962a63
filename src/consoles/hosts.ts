import { platformHosts, standsOn } from '@/model/platform';

import type { Console } from './console';

/** Of these consoles, the one whose hosts the address stands on, or null. */
export function consoleAt(consoles: readonly Console[], url: URL): Console | null {
  return consoles.find((one) => one.stands?.(url) ?? standsOn(one.platform, url.href)) ?? null;
}

/** Match patterns of a content script that reads these consoles: the hosts that the extension has from the start. */
export function matchPatterns(consoles: readonly Console[]): string[] {
  return consoles.flatMap((console) => platformHosts[console.platform] ?? []);
}
