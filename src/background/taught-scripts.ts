import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

import { sitePattern, type TaughtMap } from '@/model/taught';

/** What the worker does in the browser for taught sites. */
export interface SitePort {
  /** Registers the reading script for the sites of these maps that are allowed, and starts it in open tabs of `fresh`. */
  align(maps: readonly Pick<TaughtMap, 'origin'>[], fresh?: string): Promise<void>;
  /** Opens the panel in a tab; where the site is not allowed yet, as soon as it is. */
  start(tab: number, pattern: string): Promise<boolean>;
  /** Opens the panel that waits for a permission, if that is there now. */
  startWaiting(): Promise<void>;
  allows(origin: string): Promise<boolean>;
}

const ID = 'taught';
const READER = '/content-scripts/taught.js' as const;
const STYLE = READER.replace(/js$/, 'css');
const PANEL = '/teach.js' as const;
/** The tab that waits for the user's yes, in the session's storage: the popup that asked may be closed by the question. */
const WAITING = 'teachingWaits';
const WaitingSchema = z.object({ tab: z.int(), pattern: z.string() });

const isAllowed = (pattern: string) => browser.permissions.contains({ origins: [pattern] });

export const sitePort: SitePort = {
  async align(maps, fresh) {
    const patterns = [...new Set(maps.map(sitePattern))].sort();
    const allowed = await Promise.all(patterns.map(isAllowed));
    const matches = patterns.filter((_, at) => allowed[at]);
    const known = (await browser.scripting.getRegisteredContentScripts()).filter(({ id }) => id === ID);
    if (known.length > 0 && JSON.stringify(known[0]!.matches?.toSorted()) !== JSON.stringify(matches))
      await browser.scripting.unregisterContentScripts({ ids: [ID] });
    else if (known.length > 0) return fresh === undefined ? undefined : startIn(matches, fresh);
    if (matches.length > 0)
      await browser.scripting.registerContentScripts([
        {
          id: ID,
          matches,
          js: [READER],
          // Without it the lights take themselves for orphans of an extension that is gone, and hide.
          css: [STYLE],
          runAt: 'document_idle',
          persistAcrossSessions: true,
        },
      ]);
    if (fresh !== undefined) await startIn(matches, fresh);
  },

  async start(tab, pattern) {
    if (await isAllowed(pattern)) {
      await openPanel(tab);
      return true;
    }
    await browser.storage.session.set({ [WAITING]: { tab, pattern } });
    return false;
  },

  async startWaiting() {
    const stored: unknown = (await browser.storage.session.get(WAITING))[WAITING];
    const waiting = WaitingSchema.safeParse(stored);
    if (!waiting.success || !(await isAllowed(waiting.data.pattern))) return;
    await browser.storage.session.remove(WAITING);
    await openPanel(waiting.data.tab);
  },

  allows: (origin) => isAllowed(sitePattern({ origin })),
};

async function openPanel(tab: number): Promise<void> {
  await browser.storage.session.remove(WAITING);
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [PANEL] });
}

/** Tabs that are open on a site that was just taught; a script that runs there already sees that it does. */
async function startIn(matches: readonly string[], origin: string): Promise<void> {
  const pattern = sitePattern({ origin });
  if (!matches.includes(pattern)) return;
  for (const { id } of await browser.tabs.query({ url: pattern })) {
    if (id === undefined) continue;
    const target = { tabId: id };
    await browser.scripting.insertCSS({ target, files: [STYLE] }).catch(() => undefined);
    await browser.scripting.executeScript({ target, files: [READER] }).catch(() => undefined);
  }
}
