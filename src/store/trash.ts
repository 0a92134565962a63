import type { Day, Instant } from '@/model/day';

import { keysUnder } from './entities';
import type { Store, WriteTable, WriteTx } from './open';
import { accountTables, takeAccount } from './remove';
import { accountRecords } from './registry';
import type { AccountRecord, TableName, TrashHead } from './schema';
import { readParsed, writeParsed } from './sieve';
import { takeDays } from './remove-days';

/** How long what was taken away can be put back. */
export const BIN_DAYS = 7;
const MS_PER_DAY = 86_400_000;

/** What is to go. `days` null: the account with all that is known of it. `account` null: every account. */
export interface Wanted {
  account: string | null;
  days: { from: Day | null; to: Day } | null;
}

export interface Gone {
  readings: number;
  targets: number;
  /** Readings that reach into the days and beyond them. */
  across: number;
}

/** Puts what a table loses into the bin, record by record. */
export interface Bin {
  keep(table: TableName, key: IDBValidKey, value: unknown): Promise<void>;
}

interface AnyTable {
  get(key: IDBValidKey): Promise<unknown>;
  getAll(range: IDBKeyRange): Promise<unknown[]>;
  getAllKeys(range: IDBKeyRange): Promise<IDBValidKey[]>;
}

function binOf(tx: WriteTx, id: string): Bin {
  let n = 0;
  return {
    async keep(table, key, value) {
      n += 1;
      await tx.objectStore('trash').put({ kind: 'record', table, key, value }, [id, n]);
    },
  };
}

/** A transaction that keeps what is deleted in it, or written over. Counters and tallies are worked out anew. */
function keeping(tx: WriteTx, bin: Bin): WriteTx {
  const objectStore = (name: TableName) => {
    const table = tx.objectStore(name) as unknown as WriteTable<'meta'> & {
      keyPath: string | string[] | null;
    };
    if (name === 'meta') return table;
    const any = table as unknown as AnyTable;
    return {
      get: (key: never) => table.get(key),
      getKey: (key: never) => table.getKey(key),
      getAll: (range?: IDBKeyRange) => table.getAll(range),
      getAllKeys: (range?: IDBKeyRange) => table.getAllKeys(range),
      count: (range?: IDBKeyRange) => table.count(range),
      openCursor: (range?: IDBKeyRange, direction?: IDBCursorDirection) => table.openCursor(range, direction),
      index: (index: string) => table.index(index),
      add: (value: never) => table.add(value),
      async put(value: unknown, key?: never) {
        const at = key ?? (value as Record<string, IDBValidKey>)[table.keyPath as string]!;
        const before = await any.get(at);
        if (before !== undefined) await bin.keep(name, at, before);
        return table.put(value as never, key);
      },
      async delete(key: IDBValidKey | IDBKeyRange) {
        const range = key instanceof IDBKeyRange ? key : IDBKeyRange.only(key);
        const [keys, values] = [await any.getAllKeys(range), await any.getAll(range)];
        for (const [at, value] of values.entries()) await bin.keep(name, keys[at]!, value);
        await table.delete(key as never);
      },
    };
  };
  return { objectStore } as unknown as WriteTx;
}

const tables = [...accountTables, 'trash'] as const;

/**
 * Takes away what is wanted, in one transaction.
 * @param id where it goes in the bin; null: for good
 */
export async function take(store: Store, wanted: Wanted, id: string | null, now: Instant): Promise<Gone> {
  return writeParsed(store, tables, now, async (tx, pass) => {
    const records = await accountRecords(tx, pass);
    const bin = id === null ? null : binOf(tx, id);
    const gone: Gone = { readings: 0, targets: 0, across: 0 };
    const named = records.find(({ key }) => key === wanted.account);
    if (wanted.days !== null) Object.assign(gone, await takeDays(tx, records, wanted, bin, pass));
    else
      for (const key of wanted.account === null ? liveKeys(records) : [wanted.account]) {
        const { readings, targets } = await takeAccount(bin ? keeping(tx, bin) : tx, key, pass);
        gone.readings += readings;
        gone.targets += targets;
      }
    if (id !== null)
      await tx.objectStore('trash').put(
        {
          kind: 'head',
          id,
          ...wanted,
          name: named ? (named.name ?? named.id ?? named.key) : null,
          ...gone,
          at: now,
          until: new Date(Date.parse(now) + BIN_DAYS * MS_PER_DAY).toISOString(),
        },
        [id, 0],
      );
    return gone;
  });
}

const liveKeys = (records: readonly AccountRecord[]) =>
  records.filter(({ into }) => into === null).map(({ key }) => key);

/** What is in the bin, newest first. */
export async function trashOf(store: Store, now: Instant): Promise<TrashHead[]> {
  return readParsed(store, ['trash'], now, async (tx, pass) => {
    const heads: TrashHead[] = [];
    const table = tx.objectStore('trash');
    for (const key of (await table.getAllKeys()).filter(([, n]) => n === 0)) {
      const head = pass('trash', key, await table.get(key));
      if (head?.kind === 'head') heads.push(head);
    }
    return heads.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  });
}

/** Empties the bin of one thing, or of all (null), for good. @returns how many went */
export async function emptyTrash(store: Store, id: string | null): Promise<number> {
  return store.write(['trash'], async (tx) => {
    const table = tx.objectStore('trash');
    const ids = new Set((await table.getAllKeys()).map(([one]) => one));
    const going = id === null ? [...ids] : [...ids].filter((one) => one === id);
    for (const one of going) await table.delete(keysUnder(one));
    return going.length;
  });
}

/**
 * Empties the bin of what has lain there too long. What has no head that can be read cannot be put back; it goes when its
 * time is over too, by the instant that its id begins with, or at once where it begins with none.
 */
export async function sweepTrash(store: Store, now: Instant): Promise<number> {
  const heads = new Map((await trashOf(store, now)).map(({ id, until }) => [id, Date.parse(until)]));
  const ids = new Set(
    await store.read(['trash'], async (tx) => (await tx.objectStore('trash').getAllKeys()).map(([id]) => id)),
  );
  let swept = 0;
  for (const id of ids) {
    const begun = Date.parse(id.split(' ')[0]!);
    const until = heads.get(id) ?? begun + BIN_DAYS * MS_PER_DAY;
    if (!(until > Date.parse(now))) swept += await emptyTrash(store, id);
  }
  return swept;
}
