import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import * as z from 'zod/mini';

import { onAlarms } from '@/background/alarms';
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
      async openDashboard(page) {
        await browser.tabs.create({ url: `${browser.runtime.getURL('/dashboard.html')}#/${page}` });
      },
      soon: (work) => void setTimeout(work, 2_000),
      estimate: () => navigator.storage.estimate(),
    });
    serve(worker.handlers, failureOf);
    onAlarms({ badge: worker.refreshBadge, tidy: worker.tidy });
    // Whatever starts the worker, it wakes below; without listeners the browser's start would not start it.
    browser.runtime.onStartup.addListener(() => undefined);
    browser.runtime.onInstalled.addListener(() => undefined);
    void worker.wake();
  },
});
