import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import * as z from 'zod/mini';

import { failureOf } from '@/background/refused';
import { createWorker } from '@/background/worker';
import { REVISION } from '@/messages/browser-client';
import { serve } from '@/messages/serve';
import { storeOf } from '@/store/open';

export default defineBackground({
  type: 'module',
  main() {
    // No code from text: the extension's policy forbids it.
    z.config({ jitless: true });
    const worker = createWorker(storeOf(), {
      now: () => new Date().toISOString(),
      announce: (revision) => browser.storage.local.set({ [REVISION]: revision }),
      async showBadge(reds) {
        await browser.action.setBadgeBackgroundColor({ color: '#cf222e' });
        await browser.action.setBadgeText({ text: reds > 0 ? String(reds) : '' });
      },
      soon: (work) => void setTimeout(work, 2_000),
      estimate: () => navigator.storage.estimate(),
    });
    serve(worker.handlers, failureOf);
    browser.alarms.onAlarm.addListener(({ name }) => {
      void (name === 'tidy' ? worker.tidy() : worker.refreshBadge());
    });
    // Whatever starts the worker, it wakes below; without listeners the browser's start would not start it.
    browser.runtime.onStartup.addListener(() => undefined);
    browser.runtime.onInstalled.addListener(() => undefined);
    void keepAlarm('badge', 30);
    void keepAlarm('tidy', 60);
    void worker.wake();
  },
});

/** Alarms do not outlive every restart of a browser; one that is there keeps its time. */
async function keepAlarm(name: string, periodInMinutes: number): Promise<void> {
  if (!(await browser.alarms.get(name))) await browser.alarms.create(name, { periodInMinutes });
}
