import type * as z from 'zod/mini';
import { browser } from 'wxt/browser';

import type { pageRequests, PageReplies } from './protocol';
import type { Home, Sender } from './serve';

/** From our own pages and the worker to the content script of a tab, and back. */
export type PageRequestKind = keyof PageReplies;
export type PageRequestOf<K extends PageRequestKind> = z.infer<(typeof pageRequests)[K]>;

/** Is this message from one of our own pages or the worker, and not from the script of another tab? */
export function isFromHome(sender: Sender, home: Home): boolean {
  return sender.id === home.id && (sender.tab === undefined || (sender.url?.startsWith(home.url) ?? false));
}

/**
 * Listens in a content script; returns how to stop.
 * @param answer parses the message itself; null for one that is not meant for a page.
 */
export function servePage(answer: (message: unknown) => Promise<unknown> | null): () => void {
  const home: Home = { id: browser.runtime.id, url: browser.runtime.getURL('/') };
  const listener = (message: unknown, sender: Sender, respond: (reply: unknown) => void) => {
    const reply = isFromHome(sender, home) ? answer(message) : null;
    // What cannot be answered is answered with nothing: the asker takes it for a page without our script.
    void reply?.then(respond, () => respond(null));
    return reply !== null;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/**
 * Asks the content script of a tab. Null where there is none: a page that is no console, or one that was open
 * before the extension was installed or updated.
 */
export async function askPage<K extends PageRequestKind>(
  tab: number,
  kind: K,
  request: PageRequestOf<K>,
): Promise<PageReplies[K] | null> {
  try {
    const reply: unknown = await browser.tabs.sendMessage(tab, { kind, request }, { frameId: 0 });
    return (reply as PageReplies[K] | null | undefined) ?? null;
  } catch {
    return null;
  }
}

/** The report of the page in a tab: a script of our own makes it there, once. Null where the page gives none. */
export async function reportTab(tab: number | undefined): Promise<string | null> {
  if (tab === undefined) return null;
  const [done] = await browser.scripting.executeScript({
    target: { tabId: tab },
    // Where the script is put comes of its name under `entrypoints`.
    files: ['/report.js' as never],
  });
  return typeof done?.result === 'string' ? done.result : null;
}
