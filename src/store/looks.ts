import { dayFromNumber, type Instant } from '@/model/day';
import { problem } from '@/model/problem';
import type { Level, Reading } from '@/model/reading';

import { placeAccount, type Placement } from './accounts';
import { baseKey, CHAIN, keyOfLook, packAgainst, placedAt, shownBy, standings } from './chain';
import { keysUnder, place, registerOf, saveRegister } from './entities';
import type { ReadTx, Store, WriteTx } from './open';
import type { Placed } from './pack';
import type { Look, LookKey, StoredPack } from './schema';
import { writeParsed, type Sieve } from './sieve';
import { addToTally } from './tallies';
import { bumpRevision } from './revision';

const tables = ['meta', 'accounts', 'looks', 'packs', 'entities', 'tallies'] as const;

/** What became of a reading. */
export interface Added {
  /** `stored`: with rows of its own; `repeat`: seen again, unchanged; `known`: the very same reading, sent twice. */
  outcome: 'stored' | 'repeat' | 'known';
  /** The register's key; null where the reading did not say whose it is. */
  account: string | null;
  rowsStored: number;
}

/** The packs of a look and of the bases under it, newest first; null for one that is lost. */
export async function chainOf(tx: ReadTx, look: Look, pass: Sieve): Promise<(StoredPack | null)[]> {
  const packs: (StoredPack | null)[] = [];
  let next: Look | null = look;
  while (next !== null && packs.length <= CHAIN) {
    const key: LookKey = keyOfLook(next);
    const pack: StoredPack | undefined = await tx.objectStore('packs').get(key);
    packs.push(pack === undefined ? null : pass('packs', key, pack));
    const under = baseKey(next);
    if (under === null) return packs;
    const base: Look | undefined = await tx.objectStore('looks').get(under);
    next = base === undefined ? null : pass('looks', under, base);
  }
  return [...packs, null];
}

/** The newest look of the same range whose attribution and currency are the same too. */
async function newestLike(tx: WriteTx, prefix: [string, Level, string, string], look: Look, pass: Sieve) {
  let cursor = await tx.objectStore('looks').openCursor(keysUnder(...prefix), 'prev');
  while (cursor) {
    const like = pass('looks', cursor.primaryKey, cursor.value);
    if (like && like.attribution === look.attribution && like.currency === look.currency) return like;
    cursor = await cursor.continue();
  }
  return null;
}

/** The look that holds the very rows of this one: a run of unchanged looks hangs on its first, not each on the last. */
async function groundOf(tx: ReadTx, look: Look, pass: Sieve): Promise<Look> {
  const under = baseKey(look);
  if (look.kept > 0 || under === null) return look;
  const stored = await tx.objectStore('packs').get(keyOfLook(look));
  const pack = stored && pass('packs', keyOfLook(look), stored);
  const base = await tx.objectStore('looks').get(under);
  const parsed = base && pass('looks', under, base);
  return pack?.order === null && parsed ? groundOf(tx, parsed, pass) : look;
}

async function placeReading(tx: WriteTx, reading: Reading, pass: Sieve): Promise<Placement> {
  const stored = await tx.objectStore('accounts').getAll();
  const accounts = stored
    .map((account) => pass('accounts', account.key, account))
    .filter((account) => account !== null);
  const made = Number((await tx.objectStore('meta').get('accounts')) ?? 0);
  let count = made;
  const placement = placeAccount(accounts, reading.platform, reading.account, () => {
    count += 1;
    return `${reading.platform}-${count}`;
  });
  const { account } = placement;
  const known =
    reading.currency !== null && !account.set.includes('currency') && account.currency !== reading.currency
      ? { ...account, currency: reading.currency }
      : account;
  const changed = placement.changed.filter(({ key }) => key !== known.key);
  if (known !== account || placement.changed.length > changed.length) changed.push(known);
  for (const record of changed) await tx.objectStore('accounts').put(record);
  if (count !== made) await tx.objectStore('meta').put(count, 'accounts');
  return { ...placement, account: known };
}

/** The head of a reading, before it is known what it hangs on. */
export function headOf(
  reading: Reading,
  key: string,
  unplaced: Placement['unplaced'],
  placed: readonly Placed[],
): Look {
  const { rows, range, account: evidence, problems, ...rest } = reading;
  const at = Date.parse(reading.readAt);
  const unknown = unplaced !== null && !problems.some(({ code }) => code === unplaced);
  return {
    ...rest,
    account: key,
    evidence,
    problems: unknown ? [...problems, problem('account-unknown')] : problems,
    from: range?.from ?? '',
    to: range?.to ?? '',
    at,
    n: 0,
    base: null,
    depth: 0,
    kept: rows.length,
    ...shownBy(placed),
    raw: dayFromNumber(Math.floor(at / 86_400_000)),
  };
}

/**
 * Keeps a reading. Resolves when it is on the disk. The same reading sent twice (the worker died between
 * the write and the answer) is kept once.
 * @throws StoreFailure and then nothing of it was written.
 */
export async function addReading(store: Store, reading: Reading, now: Instant): Promise<Added> {
  return writeParsed(store, tables, now, async (tx, pass) => {
    const { account, unplaced } = await placeReading(tx, reading, pass);
    const kept = await keepReading(tx, reading, { key: account.key, unplaced }, pass);
    return { ...kept, account: unplaced ? null : account.key };
  });
}

/**
 * Keeps a reading under an account's key, within a transaction over the tables that `addReading` names.
 * @param told it comes out of a backup, which has told the names of its campaigns
 */
export async function keepReading(
  tx: WriteTx,
  reading: Reading,
  { key, unplaced, told }: { key: string; unplaced: Placement['unplaced']; told?: boolean },
  pass: Sieve,
): Promise<Omit<Added, 'account'>> {
  const register = await registerOf(tx, key, reading.level, pass);
  const { placed, changed } = place(register, reading.rows, reading.readAt, told);
  const look = headOf(reading, key, unplaced, placed);
  const prefix: [string, Level, string, string] = [key, look.level, look.from, look.to];

  if (await isKnown(tx, prefix, look, placed, pass)) return { outcome: 'known', rowsStored: 0 };
  const like = await newestLike(tx, prefix, look, pass);
  const under = like && (await groundOf(tx, like, pass));
  const against = under && packAgainst(placedAt(standings(await chainOf(tx, under, pass))), placed);
  const hangs =
    against !== null && under!.depth < CHAIN && (against.changed < placed.length || placed.length === 0);
  const packed = hangs ? against : packAgainst(null, placed);
  // Two looks of one millisecond are two looks.
  while (await tx.objectStore('looks').getKey(keyOfLook(look))) look.n += 1;

  const kept: Look = {
    ...look,
    base: hangs ? [under!.at, under!.n] : null,
    depth: hangs ? under!.depth + 1 : 0,
    kept: packed.changed,
  };
  await tx.objectStore('looks').put(kept);
  await tx.objectStore('packs').put(packed.stored, keyOfLook(kept));
  await saveRegister(tx, look.account, look.level, register, changed);
  await addToTally(tx, look.account, { readings: 1, rows: packed.changed }, pass);
  await bumpRevision(tx, { account: key });
  return { outcome: against?.same ? 'repeat' : 'stored', rowsStored: packed.changed };
}

/** Has this very reading been kept before? Its answer may have been lost, and it was sent again. */
async function isKnown(
  tx: WriteTx,
  prefix: [string, Level, string, string],
  look: Look,
  rows: readonly Placed[],
  pass: Sieve,
): Promise<boolean> {
  for (const stored of await tx.objectStore('looks').getAll(keysUnder(...prefix, look.at))) {
    const known = pass('looks', keyOfLook(stored), stored);
    if (!known || !sameHead(known, look)) continue;
    const before = placedAt(standings(await chainOf(tx, known, pass)));
    const { changed, same } = packAgainst(before, rows);
    if (changed === 0 && same && before.length === rows.length) return true;
  }
  return false;
}

/** Is this the head of the very same reading? */
function sameHead(a: Look, b: Look): boolean {
  const facts = ({ evidence, readAt, source, grid, totals, coverage, through, seen, ...rest }: Look) =>
    JSON.stringify([
      evidence,
      readAt,
      source,
      grid,
      totals,
      coverage,
      through,
      seen,
      rest.attribution,
      rest.currency,
    ]);
  return facts(a) === facts(b);
}
