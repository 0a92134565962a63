import * as z from 'zod/mini';
import { browser } from 'wxt/browser';

import { platformAt, standsOn } from '@/model/platform';
import { isForSite, noSites, type SiteTrust } from './site-trust';
import {
  requests,
  type Answer,
  type Failure,
  type Replies,
  type RequestKind,
  type RequestOf,
} from './protocol';

/** What answers each request. Each gets what has been parsed, and throws where it cannot answer. */
export type Handlers = { [K in RequestKind]: (request: RequestOf<K>) => Promise<Replies[K]> };

/** Who sent a message, as the browser says (never as the message says). */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: object | undefined;
}
/** Our own extension: its id, and the address that its pages begin with. */
export interface Home {
  id: string;
  url: string;
}

const EnvelopeSchema = z.object({
  kind: z.enum(Object.keys(requests) as [RequestKind, ...RequestKind[]]),
  request: z.unknown(),
});

const refused = (code: Failure['code'], detail: string): Answer<never> => ({
  ok: false,
  failure: { code, detail },
});

/** The first thing that does not fit, as a path and what was expected there; never the value itself. */
function misfit(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.map(String).join('.') || 'message'}: ${issue.code}` : 'message';
}

/** What a content script may ask: about the console that it stands on, the settings, a page of ours. Nothing else. */
function isForConsole(kind: RequestKind, request: unknown, address: string): boolean {
  if (kind === 'settings.get' || kind === 'words.overlay' || kind === 'page.open')
    return platformAt(address) !== null;
  if (kind === 'page.lights' || kind === 'page.told')
    return standsOn((request as RequestOf<'page.lights' | 'page.told'>).platform, address);
  if (kind !== 'reading.add') return false;
  return standsOn((request as RequestOf<'reading.add'>).reading.platform, address);
}

const isHome = (sender: Sender, home: Home) => sender.url?.startsWith(home.url) === true;

/** What a content script may ask at all; about what, `isForConsole` and `isForSite` say. */
const consoleKinds: ReadonlySet<RequestKind> = new Set([
  'settings.get',
  'words.overlay',
  'page.open',
  'page.lights',
  'page.told',
  'reading.add',
  'teaching.here',
  'teaching.save',
]);

/**
 * May this sender ask a thing of this kind? Our own pages anything; a content script, in the top frame of a tab, the few
 * that it needs; nobody else anything.
 */
function mayAsk(kind: RequestKind, sender: Sender, home: Home): boolean {
  if (sender.id !== home.id || sender.url === undefined) return false;
  return isHome(sender, home) || (sender.tab !== undefined && sender.frameId === 0 && consoleKinds.has(kind));
}

/**
 * Answers one message. Never throws and never rejects: what goes wrong is a failure by code.
 * @param failureOf names what a handler threw
 */
export async function answer(
  message: unknown,
  sender: Sender,
  handlers: Handlers,
  failureOf: (error: unknown) => Failure,
  home: Home,
  sites: SiteTrust = noSites,
): Promise<Answer<RequestKind>> {
  const envelope = EnvelopeSchema.safeParse(message);
  if (!envelope.success) return refused('bad-message', misfit(envelope.error));
  const { kind } = envelope.data;
  if (!mayAsk(kind, sender, home)) return refused('not-allowed', kind);
  const request = requests[kind].safeParse(envelope.data.request);
  if (!request.success) return refused('bad-message', `${kind}: ${misfit(request.error)}`);
  try {
    if (
      !isHome(sender, home) &&
      !isForConsole(kind, request.data, sender.url!) &&
      !(await isForSite(kind, request.data, sender.url!, sites))
    )
      return refused('not-allowed', kind);
    const handle = handlers[kind] as (request: unknown) => Promise<Replies[RequestKind]>;
    return { ok: true, reply: await handle(request.data) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** Listens, once and synchronously: a worker that is woken by a message finds the listener in place. */
export function serve(handlers: Handlers, failureOf: (error: unknown) => Failure, sites: SiteTrust): void {
  const home: Home = { id: browser.runtime.id, url: browser.runtime.getURL('/') };
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender, respond: (answer: unknown) => void) => {
      void answer(message, sender, handlers, failureOf, home, sites).then(respond);
      return true;
    },
  );
}
