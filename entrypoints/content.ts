import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';

import { matchPatterns } from '@/consoles/index';
import { answerPage } from '@/content/answers';
import { pageClock } from '@/content/clock';
import { startSession } from '@/content/session';
import { clientOver } from '@/messages/client';
import { mountOverlay } from '@/ui/overlay/overlay';

export default defineContentScript({
  matches: matchPatterns(),
  runAt: 'document_idle',
  main() {
    if (window.top !== window) return;
    const clock = pageClock(window);
    const client = clientOver(
      (message) => browser.runtime.sendMessage(message),
      (listener) => {
        const heard = (message: unknown) => {
          if ((message as { kind?: unknown } | null)?.kind === 'changed') listener();
        };
        browser.runtime.onMessage.addListener(heard);
        return () => browser.runtime.onMessage.removeListener(heard);
      },
    );
    const languages = navigator.languages;
    const mount = () => mountOverlay(document, { now: clock.now, languages });
    const alive = () => browser.runtime?.id !== undefined;
    const session = startSession({ window, client, clock, alive, mount });
    browser.runtime.onMessage.addListener((message, _sender, reply) => {
      const answer = answerPage(session, message);
      void answer?.then(reply);
      return answer !== null;
    });
  },
});
