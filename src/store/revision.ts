import type { Store, WriteTx } from './open';

/** Counts every change that lights depend on, within the transaction that makes it. */
export async function bumpRevision(tx: WriteTx): Promise<void> {
  const meta = tx.objectStore('meta');
  await meta.put(Number((await meta.get('revision')) ?? 0) + 1, 'revision');
}

/** How many changes there have been. */
export async function revisionOf(store: Store): Promise<number> {
  return store.read(['meta'], async (tx) => Number((await tx.objectStore('meta').get('revision')) ?? 0));
}
