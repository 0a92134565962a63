import { browser } from 'wxt/browser';

import type { Client } from '@/messages/client';
import { askPage, reportTab } from '@/messages/page-port';
import type { Platform } from '@/model/platform';
import { originsOf, sitePatternAt, standingAt } from '@/ui/parts/access';
import type { PopupPort } from '@/ui/popup/ports';

const here = async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0];

/** What the popup can do with the browser. */
export const popupPort = (consoles: readonly Platform[], client: Client): PopupPort => ({
  consoles,
  tab: async () => {
    const { id, url = null } = (await here()) ?? {};
    const { platform, later } = standingAt(url, consoles);
    const status = id !== undefined && url !== null ? await askPage(id, 'page.status', {}) : null;
    const pattern = sitePatternAt(url);
    const site = id !== undefined && pattern ? { tab: id, pattern } : null;
    const blocked = (await browser.permissions.contains({ origins: later })) ? [] : later;
    return { url, platform: platform ?? status?.platform ?? null, status, site, blocked };
  },
  hasAccess: (platform) => browser.permissions.contains({ origins: originsOf(platform) }),
  requestAccess: (platforms) => browser.permissions.request({ origins: platforms.flatMap(originsOf) }),
  requestOrigins: (origins) => browser.permissions.request({ origins: [...origins] }),
  reloadTab: async () => browser.tabs.reload((await here())!.id!),
  report: async () => reportTab((await here())?.id),
  teach: async (site) => {
    // Asked within the click. The question may close the popup: the worker waits for the answer too.
    const allowed = browser.permissions.request({ origins: [site.pattern] });
    await client.ask('teaching.start', site);
    if (!(await allowed)) return;
    await client.ask('teaching.start', site);
    window.close();
  },
  openDashboard: async (hash) => {
    await browser.tabs.create({ url: `${browser.runtime.getURL('/dashboard.html')}${hash}` });
    window.close();
  },
});
