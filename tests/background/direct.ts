import 'fake-indexeddb/auto';

import type { Instant } from '@/model/day';
import { clientOver, type Client } from '@/messages/client';
import { answer } from '@/messages/serve';
import { failureOf } from '@/background/refused';
import { createWorker, type Worker } from '@/background/worker';
import { storeOf, type Store } from '@/store/open';

const home = { id: 'us', url: 'chrome-extension://us/' };

/** A worker on a database of its own, and a client that reaches it as JSON, as in the browser. */
export function direct(
  now: Instant = '2026-11-22T10:00:00Z',
  name: string = `lampadina-${crypto.randomUUID()}`,
) {
  const time = { now };
  const shown = { reds: -1, announced: [] as number[], opened: [] as string[] };
  const store: Store = storeOf({ name });
  const worker: Worker = createWorker(store, {
    now: () => time.now,
    announce: async (revision) => void shown.announced.push(revision),
    showBadge: async (reds) => {
      shown.reds = reds;
    },
    openDashboard: async (page) => void shown.opened.push(page),
    soon: (work) => void setTimeout(work, 0),
    estimate: async () => ({ usage: 1, quota: 2 }),
  });
  const client: Client = clientOver(
    async (message) => {
      const json = JSON.parse(JSON.stringify(message)) as unknown;
      const reply = await answer(
        json,
        { id: 'us', url: `${home.url}popup.html` },
        worker.handlers,
        failureOf,
        home,
      );
      return JSON.parse(JSON.stringify(reply)) as unknown;
    },
    () => () => undefined,
  );
  return { client, store, worker, time, shown, name };
}
