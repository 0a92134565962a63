import type { Instant } from '@/model/day';
import type { Level, Reading } from '@/model/reading';

import { readingOf, rowsAt, standings } from './chain';
import { registerOf, type Register } from './entities';
import { chainOf } from './looks';
import type { Store } from './open';
import { isHidden } from './import-sweep';
import { accountRecords } from './registry';
import type { AccountRecord, Broken, Entity, Labels, LookKey } from './schema';
import { readParsed } from './sieve';

/** A page of a walk over all that is kept: what it holds, and where the next one begins (null: at the end). */
export interface Page<T, K> {
  items: T[];
  next: K | null;
}

/** Every account record, joined ones included. */
export async function everyAccount(store: Store, now: Instant): Promise<AccountRecord[]> {
  return readParsed(store, ['accounts'], now, accountRecords);
}

/** Every known campaign, ad group and ad with its names, a record of some hundreds at a time. */
export async function entityPage(
  store: Store,
  after: [string, Level, number] | null,
  now: Instant,
): Promise<Page<{ account: string; level: Level; entity: Entity }, [string, Level, number]>> {
  return readParsed(store, ['accounts', 'entities'], now, async (tx, pass) => {
    const hidden = await isHidden(tx);
    let cursor = await tx.objectStore('entities').openCursor(after && IDBKeyRange.lowerBound(after, true));
    while (cursor && hidden(cursor.primaryKey[0])) cursor = await cursor.continue();
    if (!cursor) return { items: [], next: null };
    const [account, level] = cursor.primaryKey;
    const chunk = pass('entities', cursor.primaryKey, cursor.value);
    const items = (chunk?.entities ?? []).map((entity) => ({ account, level, entity }));
    return { items, next: cursor.primaryKey };
  });
}

/** Readings as they were read, in the order of the keys, until `rows` rows are reached. */
export async function readingPage(
  store: Store,
  after: LookKey | null,
  rows: number,
  now: Instant,
): Promise<Page<{ account: string; reading: Reading }, LookKey>> {
  return readParsed(store, ['accounts', 'looks', 'packs', 'entities'], now, async (tx, pass) => {
    const hidden = await isHidden(tx);
    const registers = new Map<string, Register>();
    const items: { account: string; reading: Reading }[] = [];
    let next: LookKey | null = null;
    let count = 0;
    let cursor = await tx.objectStore('looks').openCursor(after && IDBKeyRange.lowerBound(after, true));
    while (cursor && count < rows) {
      next = cursor.primaryKey;
      if (hidden(next[0])) {
        cursor = await cursor.continue();
        continue;
      }
      const look = pass('looks', next, cursor.value);
      if (look) {
        const place = `${look.level} ${look.account}`;
        const register = registers.get(place) ?? (await registerOf(tx, look.account, look.level, pass));
        registers.set(place, register);
        const standing = standings(await chainOf(tx, look, pass));
        items.push({ account: look.account, reading: readingOf(look, rowsAt(register, standing)) });
        count += look.seen + 1;
      }
      cursor = await cursor.continue();
    }
    return { items, next: cursor ? next : null };
  });
}

export async function everyLabel(store: Store, now: Instant): Promise<Labels[]> {
  return readParsed(store, ['labels'], now, async (tx, pass) => {
    const stored = await tx.objectStore('labels').getAll();
    return stored
      .map((labels) => pass('labels', [labels.account, labels.campaign], labels))
      .filter((labels) => labels !== null);
  });
}

export async function everyBroken(store: Store): Promise<Broken[]> {
  return store.read(['broken'], (tx) => tx.objectStore('broken').getAll());
}
