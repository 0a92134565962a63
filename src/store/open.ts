import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';

import { StoreFailure, storeFailure } from './failure';
import { migrations } from './migrations';
import type { Migration } from './migrations/migration';
import type { TableName, Tables } from './schema';

type Key<N extends TableName> = Tables[N]['key'];
type Value<N extends TableName> = Tables[N]['value'];

interface Cursor<N extends TableName> {
  primaryKey: Key<N>;
  value: Value<N>;
  continue(): Promise<Cursor<N> | null>;
}
interface Index<N extends TableName> {
  getAll(range?: IDBKeyRange | null, count?: number): Promise<Value<N>[]>;
  getAllKeys(range?: IDBKeyRange | null, count?: number): Promise<Key<N>[]>;
  count(range?: IDBKeyRange | null): Promise<number>;
  openCursor(range?: IDBKeyRange | null, direction?: IDBCursorDirection): Promise<Cursor<N> | null>;
}
export interface ReadTable<N extends TableName> {
  get(key: Key<N>): Promise<Value<N> | undefined>;
  getKey(key: Key<N>): Promise<Key<N> | undefined>;
  getAll(range?: IDBKeyRange | null, count?: number): Promise<Value<N>[]>;
  getAllKeys(range?: IDBKeyRange | null, count?: number): Promise<Key<N>[]>;
  count(range?: IDBKeyRange | null): Promise<number>;
  openCursor(range?: IDBKeyRange | null, direction?: IDBCursorDirection): Promise<Cursor<N> | null>;
  index(name: string): Index<N>;
}
export interface WriteTable<N extends TableName> extends ReadTable<N> {
  put(value: Value<N>, key?: Key<N>): Promise<Key<N>>;
  add(value: Value<N>): Promise<Key<N>>;
  delete(key: Key<N> | IDBKeyRange): Promise<void>;
}
/** One transaction, through the few verbs that are used here. A table that was not asked for throws NotFoundError. */
export interface ReadTx {
  objectStore<N extends TableName>(name: N): ReadTable<N>;
}
export interface WriteTx {
  objectStore<N extends TableName>(name: N): WriteTable<N>;
}

/** The database behind two verbs. It opens at the first use, and again whenever the browser closed it. */
export interface Store {
  /** One consistent look at the named tables. @throws StoreFailure */
  read<T>(tables: readonly TableName[], work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /**
   * All of the work or nothing. Resolves when the transaction is on the disk (`durability: 'strict'`).
   * The work awaits nothing but the database.
   * @throws StoreFailure
   */
  write<T>(tables: readonly TableName[], work: (tx: WriteTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreOptions {
  name?: string;
  /** For the tests of migrations. */
  steps?: readonly Migration[];
}

/** Opens the database and brings it up to the newest schema, in one transaction: all steps or none. */
async function connect(
  name: string,
  steps: readonly Migration[],
  onBlocked: () => void,
  onGone: () => void,
): Promise<IDBPDatabase<Tables>> {
  if (typeof indexedDB === 'undefined') throw new StoreFailure('store-unavailable', 'no-database');
  let wrong: unknown = null;
  try {
    return await openDB<Tables>(name, steps.length, {
      upgrade(db, from, _to, tx) {
        const climb = async () => {
          for (const step of steps.slice(from))
            await step.run(
              db as unknown as IDBPDatabase,
              tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
            );
        };
        tx.done.catch(() => undefined);
        climb().catch((error: unknown) => {
          wrong = error;
          tx.abort();
        });
      },
      blocked: onBlocked,
      blocking(_current, _next, event) {
        onGone();
        (event.target as IDBDatabase).close();
      },
      terminated: onGone,
    });
  } catch (error) {
    throw storeFailure(wrong ?? error, true);
  }
}

const blockedFailure = () => new StoreFailure('store-unavailable', 'blocked');

interface Connection {
  opening: Promise<IDBPDatabase<Tables>>;
  /** Rejects once an older worker turns out to hold the database. */
  held: Promise<never>;
  state: 'opening' | 'blocked' | 'open';
}

/** The store. Nothing is opened until it is used. */
export function storeOf({ name = 'lampadina', steps = migrations }: StoreOptions = {}): Store {
  let connection: Connection | null = null;

  function begin(): Connection {
    let tell: (failure: StoreFailure) => void = () => undefined;
    const held = new Promise<never>((_, reject) => {
      tell = reject;
    });
    held.catch(() => undefined);
    const forget = () => {
      if (connection === fresh) connection = null;
    };
    const onBlocked = () => {
      fresh.state = 'blocked';
      tell(blockedFailure());
    };
    const fresh: Connection = { opening: connect(name, steps, onBlocked, forget), held, state: 'opening' };
    const opened = () => {
      fresh.state = 'open';
    };
    void fresh.opening.then(opened, forget);
    return fresh;
  }

  /** While an older worker holds the database every caller is told so at once; later ones find it open. */
  function open(): Promise<IDBPDatabase<Tables>> {
    connection ??= begin();
    const { opening, held, state } = connection;
    if (state === 'blocked') return Promise.reject(blockedFailure());
    return state === 'open' ? opening : Promise.race([opening, held]);
  }

  async function run<T>(
    tables: readonly TableName[],
    mode: 'readonly' | 'readwrite',
    work: (tx: WriteTx) => Promise<T>,
  ): Promise<T> {
    const start = (db: IDBPDatabase<Tables>) =>
      db.transaction([...tables], mode, mode === 'readwrite' ? { durability: 'strict' } : {});
    let tx: ReturnType<typeof start>;
    try {
      const db = await open();
      try {
        tx = start(db);
      } catch (error) {
        // The connection closed under us and nothing has begun: once more on a new one.
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
        connection = null;
        tx = start(await open());
      }
    } catch (error) {
      throw storeFailure(error);
    }
    tx.done.catch(() => undefined);
    try {
      const result = await work(tx as unknown as WriteTx);
      await tx.done;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It has ended by itself; why is in tx.error.
      }
      throw storeFailure(tx.error ?? error);
    }
  }

  return {
    read: (tables, work) => run(tables, 'readonly', work),
    write: (tables, work) => run(tables, 'readwrite', work),
    async close() {
      const closing = connection;
      connection = null;
      await closing?.opening.then(
        (db) => db.close(),
        () => undefined,
      );
    },
  };
}
