/**
 * Why the store could not do what was asked.
 * - `disk-full`: the browser refused to keep more. Nothing of the transaction was written.
 * - `store-unavailable`: there is no database here (a private window, a profile that forbids it), a newer
 *   version of the extension wrote it, or an older one still holds it. The detail says which.
 */
export class StoreFailure extends Error {
  constructor(
    readonly code: 'disk-full' | 'store-unavailable' | 'failed',
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** The failure that an error of the database stands for; anything unknown is `failed` and keeps its words. */
export function storeFailure(error: unknown, opening = false): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const name = nameOf(error);
  const words = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  if (name === 'QuotaExceededError') return new StoreFailure('disk-full', words);
  if (name === 'VersionError') return new StoreFailure('store-unavailable', 'newer-version');
  return new StoreFailure(opening ? 'store-unavailable' : 'failed', name ? `${name}: ${words}` : words);
}
