import './alive.css';

import { browser } from 'wxt/browser';

import type { Console } from '@/consoles/console';
import { consoleAt } from '@/consoles/hosts';
import { browserClient } from '@/messages/browser-client';
import { servePage } from '@/messages/page-port';
import { mountOverlay } from '@/ui/overlay/overlay';
import { answerPage } from './answers';
import { pageClock } from './clock';
import { publishRunning, type Running } from './running';
import { startSession } from './session';

/** Reads the page with the consoles of one script. Does nothing in a frame, or where none of them stands. */
export function startReading(consoles: readonly Console[]): void {
  if (window.top === window && consoleAt(consoles, new URL(window.location.href))) startHere(consoles);
}

/** Reads the page with these consoles, wherever it stands. */
export function startHere(consoles: readonly Console[]): Running {
  const clock = pageClock(window);
  const alive = () => browser.runtime?.id !== undefined;
  const client = browserClient();
  const open = (page: 'lights' | 'targets') => void client.ask('page.open', { page }).catch(() => undefined);
  const session = startSession({
    window,
    consoles,
    clock,
    client,
    languages: navigator.languages,
    alive,
    mount: () =>
      mountOverlay(document, {
        hidesAlone: true,
        now: clock.now,
        onTell: (asked) => client.ask('page.told', asked),
        onOpen: (what) => open(what === 'dashboard' ? 'lights' : what),
      }),
  });
  servePage((message) => answerPage(session, message));
  const running: Running = { session, consoles, alive };
  publishRunning(running);
  return running;
}
