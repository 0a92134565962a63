import type { Instant } from '@/model/day';
import type { Platform } from '@/model/platform';

import { liveAccount } from './accounts';
import { keysUnder } from './entities';
import type { ReadTx, Store } from './open';
import { accountRecords } from './registry';
import type { Look } from './schema';
import { readParsed, type Sieve } from './sieve';

/** What figures are counted by, beside their days. */
const bases = ['attribution', 'currency'] as const;

/** An account's pages show their figures by another basis than earlier ones did. */
export interface BasisChange {
  platform: Platform;
  account: string;
  /** Its name or id; null where neither is known. */
  name: string | null;
  what: (typeof bases)[number];
  from: string;
  to: string;
  /** The first reading with the new one. */
  since: Instant;
}

/** So many looks of one key are gone over at most, newest first. */
const MOST = 500;

/** The last change of attribution and of currency of each account that a page showed since an instant; newest first. */
export async function basisChanges(store: Store, since: Instant, now: Instant): Promise<BasisChange[]> {
  return readParsed(store, ['accounts', 'looks'], now, async (tx, pass) => {
    const records = await accountRecords(tx, pass);
    const looks = new Map<string, Look[]>();
    for (const { key } of records) {
      const live = liveAccount(records, key)?.key ?? key;
      looks.set(live, [...(looks.get(live) ?? []), ...(await pagesOf(tx, key, Date.parse(since), pass))]);
    }
    const found = [...looks].flatMap(([key, own]) => {
      const { platform, name, id } = records.find((record) => record.key === key)!;
      const newest = own.toSorted((a, b) => b.at - a.at);
      return bases.flatMap((what) => {
        const change = changeIn(newest, what);
        return change ? [{ platform, account: key, name: name ?? id, what, ...change }] : [];
      });
    });
    return found.toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
  });
}

/** The looks at pages since an instant, and the newest one before it: it says what was before. */
async function pagesOf(tx: ReadTx, key: string, since: number, pass: Sieve): Promise<Look[]> {
  const looks: Look[] = [];
  let cursor = await tx.objectStore('looks').index('read').openCursor(keysUnder(key), 'prev');
  for (let count = 0; cursor && count < MOST; count += 1) {
    const look = pass('looks', cursor.primaryKey, cursor.value);
    if (look?.source === 'page') looks.push(look);
    if (look?.source === 'page' && look.at < since) break;
    cursor = await cursor.continue();
  }
  return looks;
}

/** Tables of two levels may count by two bases: only those of one are compared. What a page does not say is no change. */
function changeIn(
  newest: readonly Look[],
  what: BasisChange['what'],
): Pick<BasisChange, 'from' | 'to' | 'since'> | null {
  const changes = [...new Set(newest.map(({ level }) => level))].flatMap((level) => {
    const said = newest.filter((look) => look.level === level && look[what] !== null);
    const before = said.findIndex((look) => look[what] !== said[0]![what]);
    if (before === -1) return [];
    return [{ from: said[before]![what]!, to: said[0]![what]!, since: said[before - 1]!.readAt }];
  });
  return changes.toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since))[0] ?? null;
}
