import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * One step of the schema. A migration that has shipped is frozen: it imports nothing that may change, and a
 * later step takes over from what it leaves. It runs inside the upgrade's own transaction, so it may await
 * nothing but the database.
 */
export interface Migration {
  version: number;
  run(db: IDBPDatabase, tx: IDBPTransaction<unknown, string[], 'versionchange'>): Promise<void>;
}
