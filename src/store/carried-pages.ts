import type { Instant } from '@/model/day';

import { carried, type Carried, type CarriedTable } from './carried';
import type { Store } from './open';
import type { Page } from './pages';
import { readParsed } from './sieve';

/** A key of a carried table: texts, or lists of texts. */
export type CarriedKey = string | string[];

/** Records of a carried table in the order of their keys, so many at a time. */
export async function recordPage(
  store: Store,
  table: CarriedTable,
  after: CarriedKey | null,
  most: number,
  now: Instant,
): Promise<Page<{ key: CarriedKey; value: unknown }, CarriedKey>> {
  const how: Carried = carried[table];
  return readParsed(store, [table], now, async (tx, pass) => {
    const records = tx.objectStore(table);
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const [keys, values] = await Promise.all([
      records.getAllKeys(range, most),
      records.getAll(range, most) as Promise<unknown[]>,
    ]);
    const items = values
      .map((value, at) => ({ key: keys[at]! as CarriedKey, value: pass(table, keys[at] as never, value) }))
      .filter(({ value }) => value !== null && (how.worthCarrying?.(value) ?? true));
    return { items, next: keys.length < most ? null : (keys.at(-1) as CarriedKey) };
  });
}
