import type { Instant } from '@/model/day';
import type { Level } from '@/model/reading';

import { aliasesOf, isUnplaced, placeAccount } from './accounts';
import { alike } from './alike';
import { keepFiled } from './backup-readings';
import { keyOfLook, placedAt, readingOf, rowsAt, standings } from './chain';
import { keysUnder, registerOf, type Register } from './entities';
import { isImportKey } from './import-schema';
import { chainOf, keepReading } from './looks';
import type { ReadTx, Store, WriteTx } from './open';
import type { Placed } from './pack';
import { accountRecords } from './registry';
import { accountTables } from './remove';
import { filesAgain } from './restore-files';
import { bumpRevision } from './revision';
import type { Look, LookKey, TableName, Trashed } from './schema';
import { writeParsed, type Sieve } from './sieve';
import { addToTally } from './tallies';

type Kept = Extract<Trashed, { kind: 'record' }>;
/** Records of the bin by table and key. */
type Contents = Map<string, Map<string, { key: IDBValidKey; value: unknown }>>;

interface AnyTable {
  get(key: IDBValidKey): Promise<unknown>;
  put(value: unknown, key?: IDBValidKey): Promise<unknown>;
  add(value: unknown): Promise<unknown>;
  keyPath: unknown;
  autoIncrement: boolean;
}

/**
 * Puts back what stands in the bin under an id, in one transaction, and empties it there. What was read or set
 * meanwhile stays: nothing is written over but what the deletion itself had changed.
 * @returns whether it was still there
 */
export async function putBack(store: Store, id: string, now: Instant): Promise<boolean> {
  return writeParsed(store, [...accountTables, 'trash'], now, async (tx, pass) => {
    const head = await tx.objectStore('trash').get([id, 0]);
    if (head?.kind !== 'head') return false;
    const stored = await tx.objectStore('trash').getAll(keysUnder(id));
    const kept = stored.filter((one): one is Kept => one.kind === 'record');
    const contents: Contents = new Map();
    for (const { table, key, value } of kept) {
      const byKey = contents.get(table) ?? new Map<string, { key: IDBValidKey; value: unknown }>();
      // A record that changed twice and went was first what it is to be again.
      const at = JSON.stringify(key);
      if (!byKey.has(at)) byKey.set(at, { key: key as IDBValidKey, value });
      contents.set(table, byKey);
    }
    if (head.days !== null) {
      const whither = await placesOf(tx, contents, pass);
      if (whither === null) return false;
      await lookByLook(tx, contents, whither, pass);
    } else {
      await whole(tx, contents, pass);
      await rejoin(
        tx,
        entriesOf(contents, 'accounts').map(({ key }) => String(key)),
        pass,
      );
      // After accounts have found each other: only then is it known whose a file's rows are.
      await filesAgain(tx, entriesOf(contents, 'imports'), id, pass);
    }
    await tx.objectStore('trash').delete(keysUnder(id));
    await bumpRevision(tx);
    return true;
  });
}

const entriesOf = (contents: Contents, table: TableName) => [...(contents.get(table)?.values() ?? [])];

/** Keys of the bin's readings → the key that they stand under now; null for those of a file that is gone for good. */
type Whither = ReadonlyMap<string, string | null>;

/**
 * Where readings of some days belong: under their own key, or that of the import that took the place of theirs. Null as a
 * whole where one must wait: its account lies in the bin, or its file can still be restored.
 */
async function placesOf(tx: ReadTx, contents: Contents, pass: Sieve): Promise<Whither | null> {
  const born = new Set((await accountRecords(tx, pass)).map(({ key }) => key));
  const stored = await tx.objectStore('imports').getAll();
  const imports = stored.map((one) => pass('imports', one.id, one)).filter((one) => one !== null);
  const published = imports.filter(({ state }) => state === 'published').flatMap(({ parts }) => parts);
  const known = new Set(imports.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const whither = new Map<string, string | null>();
  for (const { value } of entriesOf(contents, 'looks')) {
    const { account } = value as Look;
    if (whither.has(account)) continue;
    const heir = published.find(({ was }) => was?.includes(account))?.key;
    if (born.has(account)) whither.set(account, account);
    else if (heir !== undefined && born.has(heir)) whither.set(account, heir);
    else if (!isImportKey(account) || known.has(account) || (await isBinned(tx, account))) return null;
    else whither.set(account, null);
  }
  return [...whither.values()].every((key) => key === null) && whither.size > 0 ? null : whither;
}

/** Does an account's own record lie in the bin? */
async function isBinned(tx: ReadTx, account: string): Promise<boolean> {
  const all = await tx.objectStore('trash').getAll();
  return all.some((one) => one.kind === 'record' && one.table === 'accounts' && one.key === account);
}

/** Readings of some days stand on their own in the bin. One that came in again meanwhile is not doubled. */
async function lookByLook(tx: WriteTx, contents: Contents, whither: Whither, pass: Sieve): Promise<void> {
  const held = memoryOf(contents);
  const cameAgain = new Map<string, boolean>();
  for (const { key, value } of entriesOf(contents, 'looks')) {
    const look = pass('looks', key as LookKey, value);
    const account = look && whither.get(look.account);
    if (!look || !account) continue;
    if (account !== look.account) {
      // The file came in whole: only what was deleted of it anew is not there.
      const range = keysUnder(account, look.level, look.from, look.to);
      const name = JSON.stringify([account, look.level, look.from, look.to]);
      if (!cameAgain.has(name)) cameAgain.set(name, (await tx.objectStore('looks').count(range)) > 0);
      if (cameAgain.get(name)) continue;
    }
    const register = await registerOf(tx, look.account, look.level, pass);
    const own = await registerOf(held, look.account, look.level, pass);
    const rows = standings(await chainOf(held, look, pass));
    const mine = readingOf(look, rowsAt(own, rows));
    if (account !== look.account) {
      await keepFiled(tx, account, mine, pass);
      continue;
    }
    if (!placedAt(rows).every((row) => isCountedAlike(row, own, register))) {
      const unplaced = isUnplaced(look.account) ? 'account-unknown' : null;
      if (isImportKey(look.account)) await keepFiled(tx, look.account, mine, pass);
      else await keepReading(tx, mine, { key: look.account, unplaced, told: true }, pass);
      continue;
    }
    let n = look.n;
    let same = false;
    for (;;) {
      const at = keyOfLook({ ...look, n });
      const other = await tx.objectStore('looks').get(at);
      const parsed = other && pass('looks', at, other);
      if (!other) break;
      same = parsed
        ? alike(mine, readingOf(parsed, rowsAt(register, standings(await chainOf(tx, parsed, pass)))))
        : false;
      if (same) break;
      n += 1;
    }
    if (same) continue;
    const pack = contents.get('packs')?.get(JSON.stringify(key))?.value;
    await tx.objectStore('looks').put({ ...look, n });
    if (pack) await tx.objectStore('packs').put(pack as never, keyOfLook({ ...look, n }));
    await addToTally(tx, look.account, { readings: 1, rows: look.kept }, pass);
  }
}

/** Does a row's number stand for the same campaign and name in both registers? */
function isCountedAlike({ entity, name }: Placed, one: Register, other: Register): boolean {
  const [a, b] = [one[entity], other[entity]];
  return a?.id === b?.id && a?.names[name]?.name === b?.names[name]?.name;
}

/** An account comes back as it was: its keys were given to nobody else. What names nobody has one key for ever. */
async function whole(tx: WriteTx, contents: Contents, pass: Sieve): Promise<void> {
  const again = new Set<string>();
  for (const { key } of entriesOf(contents, 'accounts'))
    if (await tx.objectStore('accounts').get(key as string)) again.add(key as string);
  const held = memoryOf(contents);
  for (const { value } of entriesOf(contents, 'looks')) {
    const look = value as Look;
    if (!again.has(look.account)) continue;
    const parsed = pass('looks', keyOfLook(look), look);
    if (!parsed) continue;
    const register = await registerOf(held, look.account, look.level, pass);
    const reading = readingOf(parsed, rowsAt(register, standings(await chainOf(held, parsed, pass))));
    const unplaced = isUnplaced(look.account) ? 'account-unknown' : null;
    await keepReading(tx, reading, { key: look.account, unplaced }, pass);
  }
  for (const name of contents.keys()) {
    if (name === 'imports') continue;
    const table = tx.objectStore(name as TableName) as unknown as AnyTable;
    for (const { key, value } of contents.get(name)!.values()) {
      const ofKey = Array.isArray(key) ? String(key[0]) : String(key);
      const perAccount = ['looks', 'packs', 'entities', 'tallies', 'accounts'].includes(name);
      if (perAccount && again.has(ofKey)) continue;
      if (table.autoIncrement) await table.add(value);
      else if ((await table.get(key)) === undefined)
        await (table.keyPath === null ? table.put(value, key) : table.put(value));
    }
  }
}

/** An account that was begun anew while the old one lay in the bin is the same one. */
async function rejoin(tx: WriteTx, keys: readonly string[], pass: Sieve): Promise<void> {
  for (const key of keys) {
    const records = await accountRecords(tx, pass);
    const own = records.find((record) => record.key === key && record.into === null);
    if (!own || isUnplaced(key)) continue;
    const evidence = { id: own.id, name: null, aliases: own.aliases, timeZone: null };
    if (aliasesOf(evidence).strong.length === 0) continue;
    const { changed } = placeAccount(records, own.platform, evidence, () => key);
    for (const record of changed) await tx.objectStore('accounts').put(record);
  }
}

/** The bin's looks, packs and entities as a transaction to read from. */
function memoryOf(contents: Contents): ReadTx {
  const under = (name: TableName, range: IDBKeyRange) =>
    entriesOf(contents, name)
      .filter(({ key }) => range.includes(key))
      .toSorted((a, b) => indexedDB.cmp(a.key, b.key));
  const objectStore = (name: TableName) => ({
    get: async (key: IDBValidKey) => contents.get(name)?.get(JSON.stringify(key))?.value,
    getAll: async (range: IDBKeyRange) => under(name, range).map(({ value }) => value),
    getAllKeys: async (range: IDBKeyRange) =>
      under(name, range).map(({ key }) => key as [string, Level, number]),
  });
  return { objectStore } as unknown as ReadTx;
}
