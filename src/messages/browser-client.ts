import { browser } from 'wxt/browser';

import { clientOver, RequestFailed, type Client } from './client';
import type { RequestKind } from './protocol';

/** The key in local storage that the worker changes whenever lights may have changed. */
export const REVISION = 'revision';

/** Milliseconds before each further try: a worker that starts needs some. */
const WAITS = [50, 200, 800];

/** Nothing listened yet, so nothing was done: safe to ask again. */
const unheard = /receiving end does not exist|could not establish connection/i;
/** The worker went away before it answered: it may have done what was asked. */
const unanswered = /port closed|channel closed|message manager|conduit/i;
/** This script outlived its extension. */
const orphaned = /context invalidated|extension context/i;

/** Asked twice, these say something else the second time: what was removed is gone. */
const once: ReadonlySet<RequestKind> = new Set([
  'targets.remove',
  'teaching.remove',
  'plan.remove',
  'import.remove',
  'business.save',
  'business.remove',
  'remove.do',
  'remove.undo',
]);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Sends until somebody answers. A worker that was asleep, or died before it answered, is asked again; a request
 * that must not be done twice only where nobody heard it.
 * @throws RequestFailed `failed` with detail `context-invalidated` where the extension was updated or removed.
 */
export async function sendPatiently(
  send: (message: { kind: RequestKind; request: unknown }) => Promise<unknown>,
  message: { kind: RequestKind; request: unknown },
  waits: readonly number[] = WAITS,
): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    let why: string;
    let again: boolean;
    try {
      const answer = await send(message);
      if (answer !== undefined && answer !== null) return answer;
      [why, again] = ['no answer from the worker', !once.has(message.kind)];
    } catch (error) {
      why = wordsOf(error);
      if (orphaned.test(why)) throw new RequestFailed({ code: 'failed', detail: 'context-invalidated' });
      again = unheard.test(why) || (unanswered.test(why) && !once.has(message.kind));
    }
    const wait = waits[attempt];
    if (!again || wait === undefined) throw new RequestFailed({ code: 'failed', detail: why });
    await pause(wait);
  }
}

/** The client of our own pages and of content scripts. */
export function browserClient(): Client {
  return clientOver(
    // An orphaned content script has no runtime any more; its address is then a throw, not a promise.
    (message) => sendPatiently(async (one) => browser.runtime.sendMessage(one), message),
    (listener) => {
      const heard = (changes: Record<string, unknown>, area: string) => {
        if (area === 'local' && REVISION in changes) listener();
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  );
}
