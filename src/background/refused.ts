import type { Failure } from '@/messages/protocol';
import { StoreFailure } from '@/store/failure';

/** A request that fits its schema and still cannot be done. */
export class Refused extends Error {
  constructor(
    readonly code: Failure['code'],
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What went wrong, as the asker is told. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused || error instanceof StoreFailure)
    return { code: error.code, detail: error.detail };
  return {
    code: 'failed',
    detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}
