import { useEffect, useState } from 'preact/hooks';

import { RequestFailed, type Client } from '@/messages/client';
import type { Failure, Replies, RequestKind, RequestOf } from '@/messages/protocol';

/** What a question to the worker has come to. A value that is there stays while a newer one is asked for. */
export type Asked<T> =
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure; again: () => void }
  | { state: 'ready'; value: T; again: () => void };

/** The failure in whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  return { code: 'failed', detail: error instanceof Error ? error.message : String(error) };
}

/**
 * Asks the worker, and asks again after every change it tells of. Changes that come while an answer is on its
 * way cost one more question, however many they are; an answer to an older request is dropped.
 * `request` null asks nothing yet.
 */
export function useAsk<K extends RequestKind>(
  client: Client,
  kind: K,
  request: RequestOf<K> | null,
): Asked<Replies[K]> {
  const [asked, setAsked] = useState<{ of: string; asked: Asked<Replies[K]> }>({
    of: '',
    asked: { state: 'loading' },
  });
  const [round, setRound] = useState(0);
  const of = JSON.stringify([kind, request]);

  useEffect(() => {
    if (request === null) return undefined;
    let live = true;
    let busy = false;
    let changed = false;
    const again = () => setRound((count) => count + 1);
    const ask = async () => {
      busy = true;
      changed = false;
      let next: Asked<Replies[K]>;
      try {
        next = { state: 'ready', value: await client.ask(kind, request), again };
      } catch (error) {
        next = { state: 'failed', failure: failureOf(error), again };
      }
      busy = false;
      if (!live) return;
      setAsked({ of, asked: next });
      if (changed) await ask();
    };
    void ask();
    const stop = client.onChange(() => {
      changed = true;
      if (!busy) void ask();
    });
    return () => {
      live = false;
      stop();
    };
    // `of` stands for kind and request.
  }, [client, of, round]);

  return asked.of === of ? asked.asked : { state: 'loading' };
}
