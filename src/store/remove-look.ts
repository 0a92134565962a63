import type { Instant } from '@/model/day';

import { keysUnder } from './entities';
import type { Store } from './open';
import { accountRecords } from './registry';
import { keysToRemove } from './remove';
import { countDays } from './remove-days';
import { readParsed } from './sieve';
import type { Gone, Wanted } from './trash';

/** What would go, without taking it away. */
export async function look(store: Store, { account, days }: Wanted, now: Instant): Promise<Gone> {
  return readParsed(store, ['accounts', 'looks', 'targets'], now, async (tx, pass) => {
    const records = await accountRecords(tx, pass);
    if (days !== null) return countDays(tx, records, { account, days });
    const keys = account === null ? new Set(records.map(({ key }) => key)) : keysToRemove(records, account);
    const gone: Gone = { readings: 0, targets: 0, across: 0 };
    for (const key of keys) gone.readings += await tx.objectStore('looks').count(keysUnder(key));
    for (const stored of await tx.objectStore('targets').getAll()) {
      const target = pass('targets', stored.id, stored);
      if (target && 'account' in target.scope && keys.has(target.scope.account)) gone.targets += 1;
    }
    return gone;
  });
}
