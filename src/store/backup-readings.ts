import type { Level, Reading } from '@/model/reading';

import { isUnplaced, keysOfAccount, liveAccount } from './accounts';
import { alike, canonical } from './alike';
import type { Outcome } from './backup-lines';
import { keyOfLook, packAgainst, readingOf, rowsAt, standings } from './chain';
import { keysUnder, registerOf, saveRegister, type Register } from './entities';
import { placeImported, placesOf } from './import-place';
import { isImportKey } from './import-schema';
import { chainOf, headOf, keepReading } from './looks';
import type { ReadTx, WriteTx } from './open';
import type { AccountRecord, Entity } from './schema';
import type { Sieve } from './sieve';
import { addToTally } from './tallies';

/** Of two sights of one name the later one counts: it says which name is the current one. */
export async function mergeEntity(
  tx: WriteTx,
  key: string,
  { level, id, names, current }: Entity & { level: Level },
  pass: Sieve,
): Promise<Outcome> {
  const told = names[current]?.name;
  if (told === undefined) return 'wrong';
  const register: Register = await registerOf(tx, key, level, pass);
  const index = register.findIndex(
    (entity) => entity && entity.id === id && (id !== null || entity.names[0]?.name === names[0]!.name),
  );
  const ours = register[index];
  if (!ours) {
    register.push({ id, names, current });
    await saveRegister(tx, key, level, register, new Set([register.length - 1]));
    return 'added';
  }
  const united = ours.names.map((named) => {
    const theirs = names.find(({ name }) => name === named.name);
    if (!theirs) return named;
    const since = Date.parse(theirs.since) > Date.parse(named.since) ? theirs.since : named.since;
    const { days: a } = named;
    const { days: b } = theirs;
    // A name that a page showed has no days: it is told by the time it was read.
    if (!a || !b) return { name: named.name, since };
    const days: [string, string] = [a[0] < b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1]];
    return { name: named.name, since, days };
  });
  for (const named of names) if (!united.some(({ name }) => name === named.name)) united.push(named);
  // Compared by what both say of the current name, so that the order of the two makes no difference.
  const candidates = [ours.names[ours.current]!.name, told];
  const newest = united
    .map((named, at) => ({ named, at }))
    .filter(({ named }) => candidates.includes(named.name))
    .reduce((a, b) => {
      const later = Date.parse(b.named.since) - Date.parse(a.named.since);
      return later > 0 || (later === 0 && b.named.name > a.named.name) ? b : a;
    }).at;
  const next: Entity = { id, names: united, current: newest };
  if (alike(ours, next)) return 'known';
  register[index] = next;
  await saveRegister(tx, key, level, register, new Set([index]));
  return 'changed';
}

/** Is the very reading here already, under whichever key of its account? */
async function isHere(tx: ReadTx, keys: readonly string[], reading: Reading, pass: Sieve): Promise<boolean> {
  const { level, range, readAt } = reading;
  const wanted = canonical(reading);
  for (const key of keys) {
    const prefix = keysUnder(key, level, range?.from ?? '', range?.to ?? '', Date.parse(readAt));
    for (const stored of await tx.objectStore('looks').getAll(prefix)) {
      const look = pass('looks', keyOfLook(stored), stored);
      if (!look) continue;
      const register = await registerOf(tx, key, level, pass);
      const rows = rowsAt(register, standings(await chainOf(tx, look, pass)));
      if (canonical(readingOf(look, rows)) === wanted) return true;
    }
  }
  return false;
}

export async function mergeReading(
  tx: WriteTx,
  key: string,
  reading: Reading,
  records: readonly AccountRecord[],
  pass: Sieve,
): Promise<Outcome> {
  if (records.find((record) => record.key === key)?.platform !== reading.platform) return 'wrong';
  const live = liveAccount(records, key)?.key ?? key;
  if (await isHere(tx, keysOfAccount(records, live), reading, pass)) return 'known';
  if (isImportKey(key)) await keepFiled(tx, key, reading, pass);
  else
    await keepReading(
      tx,
      reading,
      { key, unplaced: isUnplaced(key) ? 'account-unknown' : null, told: true },
      pass,
    );
  return 'added';
}

/** A reading of a report file, as an import keeps it: on its own, never thinned. */
export async function keepFiled(tx: WriteTx, key: string, reading: Reading, pass: Sieve): Promise<void> {
  const register = await registerOf(tx, key, reading.level, pass);
  const { placed, changed } = placeImported(
    register,
    placesOf(register),
    reading.rows,
    reading.readAt,
    reading.range,
  );
  const { stored } = packAgainst(null, placed);
  const { raw: _, ...look } = headOf(reading, key, null, placed);
  while (await tx.objectStore('looks').getKey(keyOfLook(look))) look.n += 1;
  await tx.objectStore('looks').put(look);
  await tx.objectStore('packs').put(stored, keyOfLook(look));
  await saveRegister(tx, key, reading.level, register, changed);
  await addToTally(tx, key, { readings: 1, rows: reading.rows.length }, pass);
}
