import { keysOfAccount, liveAccount } from './accounts';
import { keysUnder } from './entities';
import type { WriteTx } from './open';
import { accountRecords } from './registry';
import { forgetBudget } from './budget';
import { forgetLearnt } from './learnt';
import { bumpRevision, forgetRevision } from './revision';
import type { AccountRecord } from './schema';
import type { Sieve } from './sieve';
import { takeTargetsOf } from './targets';

/** The tables that deleting an account writes to. */
export const accountTables = [
  'meta',
  'accounts',
  'looks',
  'packs',
  'entities',
  'tallies',
  'targets',
  'labels',
  'memories',
  'forecasts',
  'broken',
  'imports',
  'hints',
  'plans',
] as const;

/** Everything of a key but the account's own record. */
export async function clearKey(tx: WriteTx, key: string): Promise<number> {
  const readings = await tx.objectStore('looks').count(keysUnder(key));
  for (const table of ['looks', 'packs', 'entities', 'labels'] as const)
    await tx.objectStore(table).delete(keysUnder(key));
  await tx.objectStore('tallies').delete(key);
  const memories = await tx.objectStore('memories').index('account').getAllKeys(IDBKeyRange.only(key));
  for (const memory of memories) await tx.objectStore('memories').delete(memory);
  let cursor = await tx.objectStore('broken').openCursor();
  while (cursor) {
    if (cursor.value.account === key) await tx.objectStore('broken').delete(cursor.primaryKey);
    cursor = await cursor.continue();
  }
  return readings;
}

/** A file whose every account is gone is no longer imported, and may come again. */
async function forgetImports(tx: WriteTx, keys: ReadonlySet<string>, pass: Sieve): Promise<void> {
  for (const stored of await tx.objectStore('imports').getAll()) {
    const record = pass('imports', stored.id, stored);
    if (record?.state !== 'published') continue;
    const parts = record.parts.filter(({ key }) => !keys.has(key));
    if (parts.length === 0) await tx.objectStore('imports').delete(record.id);
    else if (parts.length < record.parts.length) await tx.objectStore('imports').put({ ...record, parts });
  }
}

/** Every key that rows of an account may stand under, joined ones included. */
export function keysToRemove(records: readonly AccountRecord[], key: string): Set<string> {
  const live = liveAccount(records, key)?.key ?? key;
  return new Set([live, ...keysOfAccount(records, live)]);
}

/**
 * Deletes all that is known of an account, in one transaction: readings, campaigns, labels, what its lights
 * showed, the targets set for it or for one of its campaigns, its moves of budget and its plans. Broken records of
 * it go too.
 */
export async function takeAccount(
  tx: WriteTx,
  key: string,
  pass: Sieve,
): Promise<{ readings: number; targets: number }> {
  const keys = keysToRemove(await accountRecords(tx, pass), key);
  let readings = 0;
  for (const one of keys) {
    readings += await clearKey(tx, one);
    await tx.objectStore('accounts').delete(one);
    await forgetRevision(tx, one);
    await forgetLearnt(tx, one);
  }
  await forgetImports(tx, keys, pass);
  await forgetBudget(tx, keys, pass);
  const targets = await takeTargetsOf(tx, keys, pass);
  await bumpRevision(tx);
  return { readings, targets: targets.length };
}
