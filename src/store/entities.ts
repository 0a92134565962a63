import type { Instant } from '@/model/day';
import type { Level, Row } from '@/model/reading';

import type { ReadTx, WriteTx } from './open';
import type { Placed } from './pack';
import type { Entity } from './schema';
import type { Sieve } from './sieve';

/** How many entities stand in one record: a new campaign rewrites one record, not the whole register. */
const PER_CHUNK = 256;

/**
 * The entities of an account's level, by the number that the packed rows use. A hole stands where a record
 * was set aside as broken: its numbers are never given out again.
 */
export type Register = (Entity | null)[];

/** The range of keys that holds every record of an account (and level) in a table whose key begins so. */
export const keysUnder = (...prefix: (string | number)[]) => IDBKeyRange.bound(prefix, [...prefix, []]);

/** The register as stored. */
export async function registerOf(tx: ReadTx, account: string, level: Level, pass: Sieve): Promise<Register> {
  const table = tx.objectStore('entities');
  const range = keysUnder(account, level);
  const [keys, chunks] = await Promise.all([table.getAllKeys(range), table.getAll(range)]);
  const register: Register = [];
  keys.forEach((key, index) => {
    const first = key[2] * PER_CHUNK;
    while (register.length < first) register.push(null);
    const entities = pass('entities', key, chunks[index])?.entities ?? [];
    register.push(...entities);
    // A record that was cut or lost keeps all its numbers; only the last one may still grow.
    const full = entities.length === 0 || index < keys.length - 1 ? first + PER_CHUNK : register.length;
    while (register.length < full) register.push(null);
  });
  return register;
}

/** Rows with an id are known by it; a row without one by its name alone, and it never meets one with an id here. */
const keyOf = (id: string | null, name: string) => (id === null ? `name ${name}` : `id ${id}`);

/**
 * Gives each row its entity and name in the register, adding what is new. A name newer than the newest known
 * becomes the current one; an older reading that comes in late only adds to the history.
 * @param told a backup has told the names already, with what is the current one: readings then only add to them
 */
export function place(
  register: Register,
  rows: readonly Row[],
  readAt: Instant,
  told = false,
): { placed: Placed[]; changed: Set<number> } {
  const at = Date.parse(readAt);
  const places = new Map<string, number>();
  register.forEach((entity, index) => {
    if (entity) places.set(keyOf(entity.id, entity.names[0]!.name), index);
  });
  const changed = new Set<number>();
  const placed = rows.map(({ id, name, ...row }) => {
    const key = keyOf(id, name);
    let index = places.get(key);
    if (index === undefined) {
      index = register.length;
      register.push({ id, names: [{ name, since: readAt }], current: 0 });
      places.set(key, index);
      changed.add(index);
    }
    const entity = register[index]!;
    let known = entity.names.findIndex((named) => named.name === name);
    if (known === -1) {
      known = entity.names.length;
      entity.names.push({ name, since: readAt });
      changed.add(index);
    }
    const current = entity.names[entity.current]!;
    if (!told && known !== entity.current && Date.parse(current.since) <= at) {
      entity.current = known;
      entity.names[known] = { name, since: readAt };
      changed.add(index);
    }
    return { entity: index, name: known, row };
  });
  return { placed, changed };
}

/** Writes the records that hold the changed entities. */
export async function saveRegister(
  tx: WriteTx,
  account: string,
  level: Level,
  register: Register,
  changed: ReadonlySet<number>,
): Promise<void> {
  const chunks = new Set([...changed].map((index) => Math.floor(index / PER_CHUNK)));
  for (const chunk of chunks) {
    const entities = register.slice(chunk * PER_CHUNK, (chunk + 1) * PER_CHUNK) as Entity[];
    await tx.objectStore('entities').put({ entities }, [account, level, chunk]);
  }
}

/** The row as it was read; null where the register's record of it was set aside. */
export function nameRow(register: Register, { entity, name, row }: Placed): Row | null {
  const known = register[entity];
  const named = known?.names[name];
  return known && named ? { id: known.id, name: named.name, ...row } : null;
}
