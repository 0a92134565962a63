import type { Account } from '@/model/account';
import type { Instant } from '@/model/day';
import type { Problem } from '@/model/problem';
import type { Range } from '@/model/range';
import type { Level } from '@/model/reading';

import { keysUnder } from './entities';
import type { ReadTx, Store } from './open';
import { accountRecords, campaignsIn, registryOf } from './registry';
import type { Look } from './schema';
import { readParsed, type Sieve } from './sieve';

/** How many of the ranges seen last are told. */
const RANGES = 10;

/** What is kept of one account. */
export interface AccountSummary {
  account: Account;
  readings: number;
  rows: number;
  campaigns: number;
  firstReadAt: Instant | null;
  lastReadAt: Instant | null;
  ranges: {
    range: Range;
    readAt: Instant;
    level: Level;
    seen: number;
    total: number | null;
    problems: Problem[];
  }[];
}

const readOf = (tx: ReadTx, key: string, direction: IDBCursorDirection) =>
  tx.objectStore('looks').index('read').openCursor(keysUnder(key), direction);

async function edgeOf(tx: ReadTx, keys: readonly string[], direction: 'next' | 'prev', pass: Sieve) {
  const looks: Look[] = [];
  for (const key of keys) {
    const cursor = await readOf(tx, key, direction);
    const look = cursor && pass('looks', cursor.primaryKey, cursor.value);
    if (look) looks.push(look);
  }
  looks.sort((a, b) => (direction === 'next' ? a.at - b.at : b.at - a.at));
  return looks[0]?.readAt ?? null;
}

/** The ranges seen last, newest first, each with its newest look. */
async function lastRanges(tx: ReadTx, keys: readonly string[], pass: Sieve): Promise<Look[]> {
  const newest = new Map<string, Look>();
  for (const key of keys) {
    const own = new Set<string>();
    let cursor = await readOf(tx, key, 'prev');
    while (cursor && own.size < RANGES) {
      const look = pass('looks', cursor.primaryKey, cursor.value);
      if (look && look.from !== '') {
        const range = `${look.level} ${look.from} ${look.to}`;
        own.add(range);
        if ((newest.get(range)?.at ?? -Infinity) < look.at) newest.set(range, look);
      }
      cursor = await cursor.continue();
    }
  }
  return [...newest.values()].toSorted((a, b) => b.at - a.at).slice(0, RANGES);
}

const tables = ['accounts', 'looks', 'entities', 'labels', 'tallies', 'broken'] as const;

/** What is kept, account by account, and how many stored records no longer parse. */
export async function summaryOf(
  store: Store,
  now: Instant,
): Promise<{ accounts: AccountSummary[]; broken: number }> {
  const accounts = await readParsed(store, tables, now, async (tx, pass) => {
    const registry = registryOf(await accountRecords(tx, pass));
    const summaries: AccountSummary[] = [];
    for (const { account, keys } of registry.accounts) {
      const tally = await talliesOf(tx, keys, pass);
      summaries.push({
        account,
        ...tally,
        campaigns: (await campaignsIn(tx, { key: account.key, keys }, 'campaign', pass)).length,
        firstReadAt: await edgeOf(tx, keys, 'next', pass),
        lastReadAt: await edgeOf(tx, keys, 'prev', pass),
        ranges: (await lastRanges(tx, keys, pass)).map((look) => ({
          range: { from: look.from, to: look.to },
          readAt: look.readAt,
          level: look.level,
          seen: look.coverage.seen,
          total: look.coverage.total,
          problems: look.problems,
        })),
      });
    }
    return summaries;
  });
  // Counted after the reading above has set aside what it found.
  const broken = await store.read(['broken'], (tx) => tx.objectStore('broken').count());
  return { accounts, broken };
}

async function talliesOf(tx: ReadTx, keys: readonly string[], pass: Sieve) {
  const sum = { readings: 0, rows: 0 };
  for (const key of keys) {
    const stored = await tx.objectStore('tallies').get(key);
    const tally = stored && pass('tallies', key, stored);
    sum.readings += tally ? tally.readings : await tx.objectStore('looks').count(keysUnder(key));
    sum.rows += tally?.rows ?? 0;
  }
  return sum;
}

/** Readings kept, and when the newest was read: what the popup's first line needs. */
export async function extentOf(
  store: Store,
  now: Instant,
): Promise<{ readings: number; lastReadAt: Instant | null }> {
  return readParsed(store, ['accounts', 'looks', 'tallies'], now, async (tx, pass) => {
    const keys = (await accountRecords(tx, pass)).map(({ key }) => key);
    const { readings } = await talliesOf(tx, keys, pass);
    return { readings, lastReadAt: await edgeOf(tx, keys, 'prev', pass) };
  });
}
