import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import * as z from 'zod/mini';

import { onAlarms } from '@/background/alarms';
import { alignLaterScripts } from '@/background/later-scripts';
import { failureOf } from '@/background/refused';
import { sitePort } from '@/background/taught-scripts';
import { openDashboard, showBadge } from '@/background/toolbar';
import { createWorker } from '@/background/worker';
import { REVISION } from '@/messages/browser-client';
import { serve } from '@/messages/serve';
import { storeOf } from '@/store/open';

export default defineBackground({
  type: 'module',
  main() {
    z.config({ jitless: true }); // The extension's policy forbids code from text.
    const worker = createWorker(storeOf(), {
      now: () => new Date().toISOString(),
      announce: (revision) => browser.storage.local.set({ [REVISION]: revision }),
      showBadge,
      openDashboard,
      sites: sitePort,
      languages: () => navigator.languages,
      soon: (work) => void setTimeout(work, 2_000),
      estimate: () => navigator.storage.estimate(),
    });
    serve(worker.handlers, failureOf, worker.sites);
    onAlarms({ badge: worker.refreshBadge, tidy: worker.tidy });
    // The listeners also make the browser's start wake the worker.
    const align = () => void Promise.allSettled([alignLaterScripts(), worker.alignSites()]);
    browser.runtime.onStartup.addListener(align);
    browser.runtime.onInstalled.addListener(align);
    browser.permissions.onAdded.addListener(align);
    browser.permissions.onRemoved.addListener(align);
    void worker.wake();
  },
});
