import type { Instant } from '@/model/day';

import { isImportKey } from './import-schema';
import { clearedTables, clearImport } from './import-write';
import { UNDO_MS } from './import-undo';
import type { ReadTx, Store } from './open';
import { clearKey } from './remove';
import { writeParsed } from './sieve';

/** An import that nothing was added to for so long has lost its page: a message comes every few seconds. */
export const ABANDONED_MS = 10 * 60_000;

/** Which keys are of no account: those of an import that is not published, or was taken out. */
export async function isHidden(tx: ReadTx): Promise<(key: string) => boolean> {
  const known = new Set(await tx.objectStore('accounts').getAllKeys());
  return (key) => isImportKey(key) && !known.has(key);
}

/**
 * Clears away imports that were begun and left, and those whose undo is over, each in a transaction of its own.
 * A worker is woken between two messages of one import too: only time tells that nobody goes on with it.
 * @returns how many were cleared
 */
export async function sweepImports(store: Store, now: Instant): Promise<number> {
  const at = Date.parse(now);
  const old = (record: { state: string; touched: string }) =>
    at - Date.parse(record.touched) >= (record.state === 'pending' ? ABANDONED_MS : UNDO_MS);
  const stale = await store.read(['imports'], async (tx) => {
    const records = await tx.objectStore('imports').getAll();
    return records.filter((record) => record.state !== 'published' && old(record)).map(({ id }) => id);
  });
  let swept = 0;
  for (const id of stale)
    swept += await writeParsed(store, ['imports', ...clearedTables], now, async (tx, pass) => {
      const stored = await tx.objectStore('imports').get(id);
      const record = stored && pass('imports', id, stored);
      // It may have gone on since it was found.
      if (!record || record.state === 'published' || !old(record)) return 0;
      await clearImport(tx, record);
      return 1;
    });
  return swept + (await sweepOrphans(store, now));
}

/** Rows of an import whose own record was set aside as broken before it was published. */
async function sweepOrphans(store: Store, now: Instant): Promise<number> {
  const orphansIn = async (tx: ReadTx) => {
    const hidden = await isHidden(tx);
    const keys = (await tx.objectStore('tallies').getAllKeys()).filter(hidden);
    if (keys.length === 0) return [];
    const records = await tx.objectStore('imports').getAll();
    const owned = new Set(records.flatMap((record) => (record.parts ?? []).map(({ key }) => key)));
    return keys.filter((key) => !owned.has(key));
  };
  const tables = ['imports', 'accounts', ...clearedTables] as const;
  if ((await store.read(['imports', 'accounts', 'tallies'], orphansIn)).length === 0) return 0;
  return writeParsed(store, tables, now, async (tx) => {
    const keys = await orphansIn(tx);
    for (const key of keys) await clearKey(tx, key);
    return keys.length;
  });
}
