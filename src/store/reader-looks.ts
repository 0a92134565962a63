import type { Instant } from '@/model/day';

import { keysUnder } from './entities';
import type { Store } from './open';
import { accountRecords } from './registry';
import type { Look } from './schema';
import { readParsed } from './sieve';

/** So many looks of one account are gone over at most, newest first. */
const MOST = 2_000;

/** The looks at pages since an instant, of all accounts, and of each account the newest one before it; newest first. */
export async function readerLooks(store: Store, since: Instant, now: Instant): Promise<Look[]> {
  const from = Date.parse(since);
  return readParsed(store, ['accounts', 'looks'], now, async (tx, pass) => {
    const looks: Look[] = [];
    for (const { key } of await accountRecords(tx, pass)) {
      let cursor = await tx.objectStore('looks').index('read').openCursor(keysUnder(key), 'prev');
      for (let count = 0; cursor && count < MOST; count += 1) {
        const look = pass('looks', cursor.primaryKey, cursor.value);
        if (look?.source === 'page') looks.push(look);
        if (look?.source === 'page' && look.at < from) break;
        cursor = await cursor.continue();
      }
    }
    return looks.toSorted((a, b) => b.at - a.at);
  });
}
