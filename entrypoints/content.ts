import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';

import { matchPatterns } from '@/consoles/index';
import { answerPage } from '@/content/answers';
import { pageClock } from '@/content/clock';
import { startSession } from '@/content/session';
import { browserClient } from '@/messages/browser-client';
import { servePage } from '@/messages/page-port';
import { mountOverlay } from '@/ui/overlay/overlay';

export default defineContentScript({
  matches: matchPatterns(),
  runAt: 'document_idle',
  main() {
    if (window.top !== window) return;
    const clock = pageClock(window);
    const session = startSession({
      window,
      clock,
      client: browserClient(),
      alive: () => browser.runtime?.id !== undefined,
      mount: () => mountOverlay(document, { now: clock.now, languages: navigator.languages }),
    });
    servePage((message) => answerPage(session, message));
  },
});
