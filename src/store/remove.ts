import type { Instant } from '@/model/day';

import { liveAccount } from './accounts';
import { keysUnder } from './entities';
import type { Store, WriteTx } from './open';
import { accountRecords } from './registry';
import { bumpRevision } from './revision';
import { writeParsed } from './sieve';
import { takeTargetsOf } from './targets';

const tables = [
  'meta',
  'accounts',
  'looks',
  'packs',
  'entities',
  'tallies',
  'targets',
  'labels',
  'memories',
  'broken',
] as const;

/** Everything of a key but the account's own record. */
async function clear(tx: WriteTx, key: string): Promise<number> {
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

/**
 * Deletes all that is known of an account, in one transaction: readings, campaigns, labels, what its lights
 * showed, and the targets set for it or for one of its campaigns. Broken records of it go too.
 */
export async function removeAccount(
  store: Store,
  key: string,
  now: Instant,
): Promise<{ readings: number; targets: number }> {
  return writeParsed(store, tables, now, async (tx, pass) => {
    const records = await accountRecords(tx, pass);
    const live = liveAccount(records, key)?.key ?? key;
    const keys = new Set([
      live,
      ...records.filter((record) => liveAccount(records, record.key)?.key === live).map(({ key }) => key),
    ]);
    let readings = 0;
    for (const one of keys) {
      readings += await clear(tx, one);
      await tx.objectStore('accounts').delete(one);
    }
    const targets = await takeTargetsOf(tx, keys, pass);
    await bumpRevision(tx);
    return { readings, targets: targets.length };
  });
}
