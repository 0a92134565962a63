import type { ReadTx, Store, WriteTx } from './open';

/**
 * What a change can make a difference to: the lights of one account, the lines that books are part of, or no light at
 * all. Targets and the register's own facts are no part of this: whoever keeps lights compares them as they are.
 */
export type Touched = 'everything' | 'books' | 'nothing' | { account: string };

/** The part's record; parts lie in one range of keys. */
const partKey = (part: string) => `revision ${part}`;
const accountKey = (account: string) => partKey(`account ${account}`);

/** Counts every change that lights depend on, within the transaction that makes it. */
export async function bumpRevision(tx: WriteTx, touched: Touched = 'everything'): Promise<void> {
  const meta = tx.objectStore('meta');
  const revision = Number((await meta.get('revision')) ?? 0) + 1;
  await meta.put(revision, 'revision');
  if (touched === 'nothing') return;
  await meta.put(revision, typeof touched === 'string' ? partKey(touched) : accountKey(touched.account));
}

/** Forgets that an account was ever changed. Its removal must have touched everything. */
export async function forgetRevision(tx: WriteTx, account: string): Promise<void> {
  await tx.objectStore('meta').delete(accountKey(account));
}

/** How many changes there have been. */
export async function revisionOf(store: Store): Promise<number> {
  return store.read(['meta'], async (tx) => Number((await tx.objectStore('meta').get('revision')) ?? 0));
}

/** The last change of each part of the store, as numbers that only grow. */
export interface Revisions {
  /** Of an account by all of its keys. */
  account(keys: readonly string[]): number;
  books: number;
}

export async function revisionsOf(store: Store): Promise<Revisions> {
  return store.read(['meta'], revisionsIn);
}

async function revisionsIn(tx: ReadTx): Promise<Revisions> {
  const range = IDBKeyRange.bound(partKey(''), partKey('\uffff'));
  const meta = tx.objectStore('meta');
  const [keys, values] = await Promise.all([meta.getAllKeys(range), meta.getAll(range)]);
  const last = new Map(keys.map((key, at) => [key, Number(values[at])]));
  const everything = last.get(partKey('everything')) ?? 0;
  return {
    account: (own) => Math.max(everything, ...own.map((key) => last.get(accountKey(key)) ?? 0)),
    books: Math.max(everything, last.get(partKey('books')) ?? 0),
  };
}
