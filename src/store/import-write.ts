import { accountRef } from '@/model/account';
import type { Instant } from '@/model/day';
import type { Level, Reading } from '@/model/reading';

import { liveAccount, isUnplaced } from './accounts';
import { keyOfLook, packAgainst } from './chain';
import { registerOf, saveRegister, type Register } from './entities';
import { hereOf, importsOfHash } from './import-instead';
import { placeImported, placesOf } from './import-place';
import type { ImportChunk, ImportPart, ImportRecord } from './import-schema';
import { headOf } from './looks';
import type { ReadTx, Store, WriteTx } from './open';
import { accountRecords } from './registry';
import { clearKey } from './remove';
import type { AccountRecord, Look } from './schema';
import { writeParsed, type Sieve } from './sieve';
import { addToTally } from './tallies';

/** Why an import cannot go on, by the codes of the protocol. */
export interface Refusal {
  refused:
    | 'same-file'
    | 'import-gone'
    | 'account-gone'
    | 'wrong-platform'
    | 'wrong-currency'
    | 'account-undecided'
    | 'not-all-here'
    | 'too-late';
  ref: string | null;
  currency?: string | null;
}
export const refusal = (refused: Refusal['refused'], ref: string | null = null): Refusal => ({
  refused,
  ref,
});

/** What a file is and what will come of it. */
export interface NewImport {
  id: string;
  hash: string;
  file: ImportRecord['file'];
  readings: number;
  rows: number;
  accounts: (Pick<ImportPart, 'ref' | 'platform' | 'evidence' | 'currency'> & { account: string | null })[];
}

export async function importOf(tx: ReadTx, id: string, pass: Sieve): Promise<ImportRecord | null> {
  const stored = await tx.objectStore('imports').get(id);
  return stored === undefined ? null : pass('imports', id, stored);
}

/** The account that was chosen for a part, as it is now; a code where it cannot be it (any more). */
export function chosenAccount(
  records: readonly AccountRecord[],
  part: Pick<ImportPart, 'ref' | 'platform' | 'currency'> & { account: string },
): AccountRecord | Refusal {
  const account = liveAccount(records, part.account);
  if (!account || isUnplaced(account.key)) return refusal('account-gone', part.ref);
  if (account.platform !== part.platform) return refusal('wrong-platform', part.ref);
  if (account.currency !== null && part.currency !== null && account.currency !== part.currency)
    return { ...refusal('wrong-currency', part.ref), currency: account.currency };
  return account;
}

/** Deletes all that an import that is not published left behind. */
export async function clearImport(tx: WriteTx, record: ImportRecord): Promise<void> {
  for (const { key } of record.parts) await clearKey(tx, key);
  await tx.objectStore('imports').delete(record.id);
}

/** The tables that clearing an import writes to. */
export const clearedTables = [
  'looks',
  'packs',
  'entities',
  'tallies',
  'labels',
  'memories',
  'broken',
] as const;

/**
 * Begins an import; one of the same file that was never published, or was taken out, is cleared away first. A file that
 * is here whole is refused; one of which days were deleted may come again.
 * @throws StoreFailure
 */
export async function beginImport(
  store: Store,
  { id, hash, file, readings, rows, accounts }: NewImport,
  now: Instant,
): Promise<{ id: string } | Refusal> {
  return writeParsed(store, ['imports', 'accounts', ...clearedTables], now, async (tx, pass) => {
    const known = await importsOfHash(tx, hash, pass);
    if ((await hereOf(tx, known))?.gone === 0) return refusal('same-file');
    const records = await accountRecords(tx, pass);
    const parts: ImportPart[] = [];
    for (const [index, { account, ...part }] of accounts.entries()) {
      const chosen = account === null ? null : chosenAccount(records, { ...part, account });
      if (chosen && 'refused' in chosen) return chosen;
      const key = `${part.platform}-import-${id}-${index}`;
      parts.push({ ...part, key, account: chosen?.key ?? null, made: false, aliases: [] });
    }
    // One that lost some of its days stays until this one is published and takes its place.
    for (const record of known) if (record.state !== 'published') await clearImport(tx, record);
    await tx.objectStore('imports').put({
      id,
      hash,
      file,
      state: 'pending',
      touched: now,
      at: null,
      expected: { readings, rows },
      parts,
      chunks: [],
      campaigns: { matched: 0, fresh: 0 },
    });
    return { id };
  });
}

/** What is known of one key and level while a chunk is written. */
interface Desk {
  key: string;
  level: Level;
  register: Register;
  places: Map<string, number>;
  changed: Set<number>;
}

/**
 * Keeps one part of a file under its import, whatever came before it. Resolves when it is on the disk; the same
 * number twice is kept once.
 * @throws StoreFailure and then nothing of it was written
 */
export async function addToImport(
  store: Store,
  id: string,
  n: number,
  readings: readonly Reading[],
  now: Instant,
): Promise<{ readings: number; rows: number } | Refusal> {
  const tables = ['imports', 'looks', 'packs', 'entities', 'tallies'] as const;
  return writeParsed(store, tables, now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    if (record?.state !== 'pending') return refusal('import-gone');
    const before = record.chunks.find((chunk) => chunk.n === n);
    if (before) return { readings: before.readings, rows: before.rows };

    const keys = new Map(record.parts.map(({ ref, key }) => [ref, key]));
    // Told before anything is written: what is answered with a refusal is no failure, and would be kept.
    const foreign = readings.find((reading) => !keys.has(accountRef(reading)));
    if (foreign) return refusal('account-undecided', accountRef(foreign));
    const desks = new Map<string, Desk>();
    const tallies = new Map<string, { readings: number; rows: number }>();
    for (const reading of readings) {
      const key = keys.get(accountRef(reading))!;
      const desk = await deskOf(tx, desks, key, reading.level, pass);
      await keep(tx, reading, desk);
      const tally = tallies.get(key) ?? { readings: 0, rows: 0 };
      tallies.set(key, { readings: tally.readings + 1, rows: tally.rows + reading.rows.length });
    }
    for (const { key, level, register, changed } of desks.values())
      await saveRegister(tx, key, level, register, changed);
    for (const [key, tally] of tallies) await addToTally(tx, key, tally, pass);
    const chunk = chunkOf(n, readings);
    await tx.objectStore('imports').put({ ...record, touched: now, chunks: [...record.chunks, chunk] });
    return { readings: chunk.readings, rows: chunk.rows };
  });
}

async function deskOf(
  tx: ReadTx,
  desks: Map<string, Desk>,
  key: string,
  level: Level,
  pass: Sieve,
): Promise<Desk> {
  const name = `${level} ${key}`;
  const known = desks.get(name);
  if (known) return known;
  const register = await registerOf(tx, key, level, pass);
  const desk: Desk = { key, level, register, places: placesOf(register), changed: new Set() };
  desks.set(name, desk);
  return desk;
}

/** A reading of a file stands on its own: no look hangs on it, it hangs on none, and it is never thinned. */
async function keep(tx: WriteTx, reading: Reading, desk: Desk): Promise<void> {
  const { placed, changed } = placeImported(
    desk.register,
    desk.places,
    reading.rows,
    reading.readAt,
    reading.range,
  );
  for (const index of changed) desk.changed.add(index);
  const { stored } = packAgainst(null, placed);
  const { raw: _, ...look } = headOf(reading, desk.key, null, placed);
  const kept: Look = { ...look, n: await freeNumber(tx, look) };
  await tx.objectStore('looks').put(kept);
  await tx.objectStore('packs').put(stored, keyOfLook(kept));
}

/** Readings of one range and instant differ in attribution or currency, and are counted through. */
async function freeNumber(tx: ReadTx, look: Look): Promise<number> {
  let n = 0;
  while (await tx.objectStore('looks').getKey(keyOfLook({ ...look, n }))) n += 1;
  return n;
}

const rowsIn = (readings: readonly Reading[]) => readings.reduce((sum, { rows }) => sum + rows.length, 0);

function chunkOf(n: number, readings: readonly Reading[]): ImportChunk {
  const ranges = readings.map(({ range }) => range).filter((range) => range !== null);
  const from = ranges.map((range) => range.from).toSorted()[0] ?? null;
  const to =
    ranges
      .map((range) => range.to)
      .toSorted()
      .at(-1) ?? null;
  return {
    n,
    readings: readings.length,
    rows: rowsIn(readings),
    derived: readings.filter(({ derived }) => derived).length,
    ownRows: rowsIn(readings.filter(({ derived }) => !derived)),
    from,
    to,
    levels: [...new Set(readings.map(({ level }) => level))].toSorted(),
  };
}

/** Takes away an import that is not published. */
export async function dropImport(store: Store, id: string, now: Instant): Promise<{ dropped: boolean }> {
  return writeParsed(store, ['imports', ...clearedTables], now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    if (record?.state !== 'pending') return { dropped: false };
    await clearImport(tx, record);
    return { dropped: true };
  });
}
