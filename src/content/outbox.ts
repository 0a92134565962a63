import { RequestFailed, type Client } from '@/messages/client';
import type { Failure, ReadingReceipt } from '@/messages/protocol';
import type { Reading } from '@/model/reading';
import type { Clock } from './clock';

/** Readings on their way to the worker: kept until it has acknowledged them. */
export interface Outbox {
  /** Takes a reading of a context and generation; a repeat of what was sent is dropped, a fuller one replaces what waits. */
  offer(key: string, reading: Reading): void;
  /** Sends all that waits, without waiting for answers: the page is going away. */
  flush(): void;
  /** Is anything not acknowledged yet? */
  waiting(): number;
  stop(): void;
}

export interface OutboxEvents {
  acknowledged(receipt: ReadingReceipt, reading: Reading): void;
  /** The worker did not answer, or refused. */
  failed(failure: Failure | null): void;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** So many contexts are remembered, to know a repeat; the worker knows older ones. */
const REMEMBERED = 50;
/** Refusals that a second try cannot change. */
const FINAL = new Set<Failure['code']>(['bad-message', 'not-allowed']);

export function outbox(client: Client, clock: Clock, events: OutboxEvents): Outbox {
  /** In the order of first offering; the newest reading of each key. */
  const pending = new Map<string, { reading: Reading; print: string }>();
  const acknowledged = new Map<string, string>();
  let sending = false;
  let wait = FIRST_RETRY_MS;
  let cancelRetry: (() => void) | null = null;
  let stopped = false;

  const next = () => {
    const [first] = pending;
    if (!first || sending || stopped || cancelRetry) return;
    void send(...first);
  };

  async function send(key: string, item: { reading: Reading; print: string }): Promise<void> {
    sending = true;
    try {
      const receipt = await client.ask('reading.add', { reading: item.reading });
      settle(key, item.print);
      wait = FIRST_RETRY_MS;
      if (!stopped) events.acknowledged(receipt, item.reading);
    } catch (error) {
      const failure = error instanceof RequestFailed ? error.failure : null;
      if (failure && FINAL.has(failure.code)) settle(key, item.print);
      else retry();
      if (!stopped) events.failed(failure);
    } finally {
      sending = false;
    }
    next();
  }

  function settle(key: string, print: string): void {
    acknowledged.delete(key);
    acknowledged.set(key, print);
    const [oldest] = acknowledged.keys();
    if (acknowledged.size > REMEMBERED) acknowledged.delete(oldest!);
    if (pending.get(key)?.print === print) pending.delete(key);
  }

  function retry(): void {
    if (stopped) return;
    cancelRetry = clock.after(wait, () => {
      cancelRetry = null;
      next();
    });
    wait = Math.min(wait * 2, LONGEST_RETRY_MS);
  }

  return {
    offer(key, reading) {
      const print = printOf(reading);
      if (stopped || acknowledged.get(key) === print || pending.get(key)?.print === print) return;
      pending.set(key, { reading, print });
      next();
    },
    flush() {
      for (const { reading } of pending.values()) void client.ask('reading.add', { reading }).catch(() => {});
    },
    waiting: () => pending.size,
    stop() {
      stopped = true;
      cancelRetry?.();
      cancelRetry = null;
    },
  };
}

/** What a reading says, without when it was read and in which order its rows stood. */
export function printOf(reading: Reading): string {
  const { readAt: _, through: __, rows, ...rest } = reading;
  const sorted = rows.toSorted((a, b) => order(a.id ?? a.name, b.id ?? b.name));
  return JSON.stringify([rest, sorted]);
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
