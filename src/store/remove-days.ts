import { dayFromNumber, type Day } from '@/model/day';
import type { Level } from '@/model/reading';

import { keyOfLook, packAgainst, placedAt, shownBy, standings } from './chain';
import { keysUnder } from './entities';
import { chainOf } from './looks';
import type { ReadTx, WriteTx } from './open';
import type { Placed } from './pack';
import { keysToRemove } from './remove';
import { bumpRevision } from './revision';
import type { AccountRecord, Look, LookKey } from './schema';
import type { Sieve } from './sieve';
import { addToTally } from './tallies';
import type { Bin, Gone } from './trash';

type Days = { from: Day | null; to: Day };

/** Where a look stands to the days: within, reaching beyond, or apart. One without a range goes by when it was read. */
function standing([, , from, to, at]: LookKey, days: Days): 'within' | 'across' | 'apart' {
  const read = dayFromNumber(Math.floor(at / 86_400_000));
  const [first, last] = from === '' ? [read, read] : [from, to];
  if (last < (days.from ?? '') || first > days.to) return 'apart';
  return first >= (days.from ?? '') && last <= days.to ? 'within' : 'across';
}

/** How many readings of an account, or of all, stand within the days, and how many reach beyond them. */
export async function countDays(
  tx: ReadTx,
  records: readonly AccountRecord[],
  { account, days }: { account: string | null; days: Days },
): Promise<Gone> {
  const gone: Gone = { readings: 0, targets: 0, across: 0 };
  for (const key of keysOf(records, account))
    for (const look of await tx.objectStore('looks').getAllKeys(keysUnder(key))) {
      const where = standing(look, days);
      if (where === 'within') gone.readings += 1;
      if (where === 'across') gone.across += 1;
    }
  return gone;
}

const keysOf = (records: readonly AccountRecord[], account: string | null) =>
  account === null ? new Set(records.map(({ key }) => key)) : keysToRemove(records, account);

/**
 * Takes away the readings whose whole range lies within the days. Looks of one range hang on each other: what stays
 * is written anew to stand on its own where what it hung on goes, and what goes into the bin stands on its own too.
 */
export async function takeDays(
  tx: WriteTx,
  records: readonly AccountRecord[],
  { account, days }: { account: string | null; days: Days | null },
  bin: Bin | null,
  pass: Sieve,
): Promise<Gone> {
  const gone: Gone = { readings: 0, targets: 0, across: 0 };
  if (days === null) return gone;
  for (const key of keysOf(records, account)) {
    const groups = new Map<string, LookKey[]>();
    for (const look of await tx.objectStore('looks').getAllKeys(keysUnder(key))) {
      const range = look.slice(0, 4).join(' ');
      groups.set(range, [...(groups.get(range) ?? []), look]);
    }
    const levels = new Set<Level>();
    for (const looks of groups.values()) {
      const going = looks.filter((look) => standing(look, days) === 'within');
      gone.across += looks.filter((look) => standing(look, days) === 'across').length;
      gone.readings += going.length;
      if (going.length === 0) continue;
      levels.add(going[0]![1]);
      await takeLooks(tx, key, looks, going, bin, pass);
    }
    if (bin) for (const level of levels) await keepNames(tx, key, level, bin);
  }
  if (gone.readings > 0) await bumpRevision(tx);
  return gone;
}

/** Rows are known by numbers: the bin says whose they were, should the register ever count anew. */
async function keepNames(tx: WriteTx, key: string, level: Level, bin: Bin): Promise<void> {
  const table = tx.objectStore('entities');
  for (const at of await table.getAllKeys(keysUnder(key, level)))
    await bin.keep('entities', at, await table.get(at));
}

async function takeLooks(
  tx: WriteTx,
  key: string,
  looks: readonly LookKey[],
  going: readonly LookKey[],
  bin: Bin | null,
  pass: Sieve,
): Promise<void> {
  const name = (look: LookKey) => JSON.stringify(look);
  const leave = new Set(going.map(name));
  const all = going.length === looks.length;
  const change = { readings: 0, rows: 0 };
  const alone: { look: Look; rows: Placed[]; leaves: boolean }[] = [];
  for (const at of looks) {
    const stored = await tx.objectStore('looks').get(at);
    const look = stored && pass('looks', at, stored);
    const leaves = leave.has(name(at));
    // A head that is broken is set aside after this; for good it goes at once.
    if (!look) continue;
    if (leaves) {
      change.readings -= 1;
      change.rows -= look.kept;
    }
    const needed = leaves ? bin !== null : !all && look.base !== null;
    if (needed) alone.push({ look, rows: placedAt(standings(await chainOf(tx, look, pass))), leaves });
  }
  for (const at of going) {
    await tx.objectStore('looks').delete(at);
    await tx.objectStore('packs').delete(at);
  }
  for (const { look, rows, leaves } of alone) {
    const { stored, changed } = packAgainst(null, rows);
    const standsAlone: Look = { ...look, ...shownBy(rows), base: null, depth: 0, kept: changed };
    if (leaves) {
      await bin!.keep('looks', keyOfLook(look), standsAlone);
      await bin!.keep('packs', keyOfLook(look), stored);
      continue;
    }
    await tx.objectStore('looks').put(standsAlone);
    await tx.objectStore('packs').put(stored, keyOfLook(look));
    change.rows += changed - look.kept;
  }
  await addToTally(tx, key, change, pass);
}
