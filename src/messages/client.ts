import type { Answer, Failure, Replies, RequestKind, RequestOf } from './protocol';

/** A request that the worker answered with a failure, or could not answer at all. */
export class RequestFailed extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.detail}`);
  }
}

/** The way from a page of ours, or a content script, to the worker. */
export interface Client {
  /** @throws RequestFailed with the worker's own reason. */
  ask<K extends RequestKind>(kind: K, request: RequestOf<K>): Promise<Replies[K]>;
  /** Calls back after anything that lights depend on has changed; returns how to stop. */
  onChange(listener: () => void): () => void;
}

type Send = (message: { kind: RequestKind; request: unknown }) => Promise<unknown>;

/** A client over any transport that carries JSON; the tests hand in a direct one. */
export function clientOver(send: Send, onChange: Client['onChange']): Client {
  return {
    onChange,
    async ask(kind, request) {
      const answer = (await send({ kind, request })) as Answer<typeof kind> | undefined;
      if (!answer) throw new RequestFailed({ code: 'failed', detail: 'no answer from the worker' });
      if (!answer.ok) throw new RequestFailed(answer.failure);
      return answer.reply;
    },
  };
}
