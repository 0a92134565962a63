import * as z from 'zod/mini';

import { HintRecordSchema } from '@/model/hint';
import { PlanRecordSchema } from '@/model/plan';
import { EntrySchema } from '@/model/business';
import { platforms } from '@/model/platform';
import { TaughtSiteSchema } from '@/model/taught';
import { TargetSchema } from '@/model/target';

import { ImportSchema, LayoutSchema } from './import-schema';
import { LearntSchema } from './learnt-schema';
import type { ReadTx, Store, WriteTx } from './open';
import { PackSchema } from './pack';
import { isSoundStored } from './sound';
import {
  AccountRecordSchema,
  EntityChunkSchema,
  LabelsSchema,
  LookSchema,
  MemorySchema,
  TallySchema,
  TrashedSchema,
  type AccountRecord,
  type StoredPack,
  type TableName,
  type Tables,
} from './schema';

const orderOf = (value: unknown) =>
  value === null || value instanceof Int16Array || value instanceof Int32Array;
const StoredPackSchema = z
  .object({ order: z.custom<StoredPack['order']>(orderOf), pack: PackSchema })
  .check(z.refine(isSoundStored, 'columns that do not hold their rows'));

/** What a record of each table must look like. */
const shapes = {
  accounts: AccountRecordSchema,
  looks: LookSchema,
  packs: StoredPackSchema,
  entities: EntityChunkSchema,
  tallies: TallySchema,
  targets: TargetSchema,
  labels: LabelsSchema,
  memories: MemorySchema,
  business: EntrySchema,
  trash: TrashedSchema,
  hints: HintRecordSchema,
  forecasts: LearntSchema,
  plans: PlanRecordSchema,
  sites: TaughtSiteSchema,
  imports: ImportSchema,
  layouts: LayoutSchema,
} as const satisfies Partial<Record<TableName, z.ZodMiniType>>;
type Shaped = keyof typeof shapes;

/** A record of a table as its shape has it; null where it does not fit. For records that come from outside. */
export function fitting<N extends Shaped>(table: N, value: unknown): Tables[N]['value'] | null {
  const parsed = shapes[table].safeParse(value);
  return parsed.success ? (parsed.data as Tables[N]['value']) : null;
}

/** Where a record that does not parse stands. */
export interface Found {
  table: Shaped;
  key: IDBValidKey;
}

/** Lets through what parses, and remembers what does not. */
export interface Sieve {
  <N extends Shaped>(table: N, key: Tables[N]['key'], value: unknown): Tables[N]['value'] | null;
  found: Found[];
}

export function sieve(): Sieve {
  const found: Found[] = [];
  const pass = <N extends Shaped>(table: N, key: Tables[N]['key'], value: unknown) => {
    const parsed = shapes[table].safeParse(value);
    if (parsed.success) return parsed.data as Tables[N]['value'];
    found.push({ table, key });
    return null;
  };
  return Object.assign(pass, { found });
}

/** The account that a record belongs to, where its key says so. */
function accountOf({ table, key }: Found): string | null {
  if (table === 'accounts' || table === 'tallies') return String(key);
  if (table === 'looks' || table === 'packs' || table === 'entities' || table === 'labels')
    return Array.isArray(key) ? String(key[0]) : null;
  return null;
}

/**
 * What stands in the place of a record that was set aside, where leaving nothing would make others wrong:
 * an account keeps its key, or its readings would belong to nobody; a chunk of entities keeps its numbers,
 * or they would be given out again.
 */
function standIn({ table, key }: Found, value: unknown): unknown {
  if (table === 'entities') return { entities: [] };
  if (table !== 'accounts') return undefined;
  const old = (typeof value === 'object' && value !== null ? value : {}) as Partial<AccountRecord>;
  const platform = platforms.find((name) => String(key).startsWith(`${name}-`)) ?? 'other';
  const texts = (list: unknown) =>
    Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : [];
  const bare: AccountRecord = {
    key: String(key),
    platform,
    id: null,
    name: null,
    aliases: texts(old.aliases),
    currency: null,
    timeZone: null,
    labels: texts(old.labels),
    into: null,
    set: [],
  };
  const repaired: Record<string, unknown> = { ...bare };
  for (const field of ['id', 'name', 'currency', 'timeZone', 'into'] as const)
    if (AccountRecordSchema.def.shape[field].safeParse(old[field]).success) repaired[field] = old[field];
  return repaired;
}

/**
 * Moves what does not parse into the table of broken records, as it is, so that it is counted, exported and
 * never lost. Records that were mended meanwhile are left alone.
 */
export async function setAside(store: Store, found: readonly Found[], now: string): Promise<void> {
  if (found.length === 0) return;
  const tables = [...new Set(found.map(({ table }) => table))];
  await store.write([...tables, 'broken'], async (tx) => {
    for (const place of found) {
      const table = tx.objectStore(place.table) as unknown as {
        keyPath: unknown;
        get(key: IDBValidKey): Promise<unknown>;
        put(value: unknown, key?: IDBValidKey): Promise<unknown>;
        delete(key: IDBValidKey): Promise<void>;
      };
      const value = await table.get(place.key);
      if (value === undefined || shapes[place.table].safeParse(value).success) continue;
      await tx
        .objectStore('broken')
        .add({ store: place.table, key: place.key, value, account: accountOf(place), at: now });
      const stand = standIn(place, value);
      if (stand === undefined) await table.delete(place.key);
      else await (table.keyPath === null ? table.put(stand, place.key) : table.put(stand));
    }
  });
}

/** What cannot be set aside now (a full disk) stays where it is, and the next read finds it again. */
const trySetAside = (store: Store, found: readonly Found[], now: string) =>
  setAside(store, found, now).catch(() => undefined);

/** Reads through a sieve; what does not parse is set aside afterwards. */
export async function readParsed<T>(
  store: Store,
  tables: readonly TableName[],
  now: string,
  work: (tx: ReadTx, pass: Sieve) => Promise<T>,
): Promise<T> {
  const pass = sieve();
  const result = await store.read(tables, (tx) => work(tx, pass));
  await trySetAside(store, pass.found, now);
  return result;
}

/** Writes through a sieve; what does not parse is set aside afterwards, and is no part of the work. */
export async function writeParsed<T>(
  store: Store,
  tables: readonly TableName[],
  now: string,
  work: (tx: WriteTx, pass: Sieve) => Promise<T>,
): Promise<T> {
  const pass = sieve();
  const result = await store.write(tables, (tx) => work(tx, pass));
  await trySetAside(store, pass.found, now);
  return result;
}
