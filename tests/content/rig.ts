import { Window } from 'happy-dom';

import type { Client } from '@/messages/client';
import type { PageLights, Replies, RequestKind } from '@/messages/protocol';
import type { Clock } from '@/content/clock';
import { consoles } from '@/consoles/index';
import { startSession, type Session } from '@/content/session';
import { defaultSettings, type Settings } from '@/model/settings';
import type { Reading } from '@/model/reading';
import type { Anchor, Overlay, OverlayState } from '@/ui/overlay/overlay';

/** A clock that moves only when told. */
export interface HandClock extends Clock {
  advance(ms: number): Promise<void>;
}

const settle = async () => {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
};

export function handClock(start = '2026-11-22T09:15:00.000Z'): HandClock {
  let elapsed = 0;
  let id = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const after = (ms: number, run: () => void) => {
    const own = ++id;
    timers.set(own, { at: elapsed + ms, run });
    return () => void timers.delete(own);
  };
  return {
    now: () => new Date(Date.parse(start) + elapsed).toISOString(),
    elapsed: () => elapsed,
    after,
    beforePaint: (run) => after(16, run),
    yieldToPage: () => Promise.resolve(),
    async advance(ms) {
      const end = elapsed + ms;
      await settle();
      for (;;) {
        const due = [...timers].filter(([, one]) => one.at <= end).toSorted((a, b) => a[1].at - b[1].at)[0];
        if (!due) break;
        elapsed = Math.max(elapsed, due[1].at);
        timers.delete(due[0]);
        due[1].run();
        await settle();
      }
      elapsed = end;
      await settle();
    },
  };
}

export const noLights = (settings: Settings): PageLights => ({
  account: 'a1',
  settings,
  campaigns: {},
  bar: { counts: { red: 0, yellow: 0, green: 0, grey: 0 }, main: null, asOf: null, missing: [] },
  hasTargets: false,
});

/** A session on a page, with a worker and an overlay that only remember. */
export interface Rig {
  window: Window;
  document: Document;
  clock: HandClock;
  session: Session;
  asked: { kind: RequestKind; request: unknown }[];
  /** Readings that the worker acknowledged. */
  stored: Reading[];
  shown: OverlayState[];
  placed: readonly Anchor[][];
  removed(): boolean;
  /** What the worker does next; throws stand for no answer. */
  worker: { settings: Settings; refuse: (() => never) | null };
  alive: { yes: boolean };
  /** Lights have changed, says the worker. */
  announce(): void;
  go(path: string): void;
}

/** @param words awaited before the worker tells the overlay's words */
export async function rigAt(url: string, html: string, words?: Promise<void>): Promise<Rig> {
  const window = new Window({ url, settings: { disableJavaScriptEvaluation: true } });
  window.document.write(html);
  const document = window.document as unknown as Document;
  const clock = handClock();
  const asked: Rig['asked'] = [];
  const stored: Reading[] = [];
  const shown: OverlayState[] = [];
  const placed: Anchor[][] = [];
  const worker: Rig['worker'] = { settings: defaultSettings, refuse: null };
  const alive = { yes: true };
  const listeners = new Set<() => void>();
  let removed = false;
  const client: Client = {
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async ask<K extends RequestKind>(kind: K, request: unknown): Promise<Replies[K]> {
      asked.push({ kind, request });
      worker.refuse?.();
      if (kind === 'settings.get') return worker.settings as Replies[K];
      if (kind === 'words.overlay') await words;
      if (kind === 'words.overlay') return { language: 'en', catalogue: {} } as unknown as Replies[K];
      if (kind === 'page.lights') return noLights(worker.settings) as Replies[K];
      stored.push((request as { reading: Reading }).reading);
      return { outcome: 'stored', account: 'a1', rowsStored: 1 } as unknown as Replies[K];
    },
  };
  const mount = (): Overlay => {
    const host = document.createElement('lampadina-test');
    document.documentElement.append(host);
    return {
      show: (state) => void shown.push(state),
      place(anchors) {
        placed.push([...anchors]);
        // As the real one does: a node of ours inside each name cell.
        for (const { cell } of anchors)
          if (!cell.querySelector('lampadina-light')) cell.append(document.createElement('lampadina-light'));
      },
      remove() {
        removed = true;
        host.remove();
        for (const light of document.querySelectorAll('lampadina-light')) light.remove();
      },
      owns: (node) => /^lampadina/i.test((node as Element).tagName ?? ''),
    };
  };
  const session = startSession({
    consoles,
    window: window as unknown as globalThis.Window & typeof globalThis,
    client,
    languages: ['en-GB'],
    clock,
    alive: () => alive.yes,
    mount,
  });
  const rig: Rig = {
    window,
    document,
    clock,
    session,
    asked,
    stored,
    shown,
    placed,
    removed: () => removed,
    worker,
    alive,
    announce: () => listeners.forEach((listener) => listener()),
    go: (path) => window.history.pushState({}, '', path),
  };
  await clock.advance(400);
  return rig;
}
