import { keysOfAccount, liveAccount, newAccount } from './accounts';
import { keepFiled } from './backup-readings';
import { readingOf, rowsAt, standings } from './chain';
import { keysUnder, registerOf } from './entities';
import { importsOfHash, isUsed } from './import-instead';
import type { ImportPart, ImportRecord } from './import-schema';
import { chainOf } from './looks';
import type { WriteTx } from './open';
import { accountRecords } from './registry';
import type { AccountRecord } from './schema';
import { clearKey } from './remove';
import type { Sieve } from './sieve';

/**
 * The parts of a report file whose rows are back are in it again, beside those that never left. Where the rest of the
 * file was taken out meanwhile they are an import of their own, so that both can be undone. Where the file came in again
 * meanwhile, for the same account, it is in once.
 * @param binned imports as they were before their account went into the bin
 * @param bin what the imports made so are named by
 */
export async function filesAgain(
  tx: WriteTx,
  binned: readonly { key: IDBValidKey; value: unknown }[],
  bin: string,
  pass: Sieve,
): Promise<void> {
  const table = tx.objectStore('imports');
  const bears = new Set(await tx.objectStore('accounts').getAllKeys());
  for (const { key, value } of binned) {
    const before = pass('imports', key as string, value);
    if (!before) continue;
    const stored = await table.get(before.id);
    const now = stored === undefined ? null : pass('imports', before.id, stored);
    const own = new Set(now?.parts.map((part) => part.key));
    const returned = before.parts.filter((part) => bears.has(part.key) && !own.has(part.key));
    const back = await withoutTwins(tx, before, returned, pass);
    if (back.length === 0) continue;
    if (now === null) await table.put({ ...before, parts: back });
    else if (now.state === 'published') await table.put({ ...now, parts: [...now.parts, ...back] });
    else await table.put({ ...before, id: `${before.id} ${bin}`, parts: back });
  }
}

/** Those of an import's parts that no other import of the same file holds for their account; the others join theirs. */
export async function withoutTwins(
  tx: WriteTx,
  { id, hash }: ImportRecord,
  parts: readonly ImportPart[],
  pass: Sieve,
): Promise<ImportPart[]> {
  const left: ImportPart[] = [];
  for (const part of parts) {
    // Each joining writes the heir's record anew.
    const heirs = (await importsOfHash(tx, hash, pass)).filter(
      (one) => one.state === 'published' && one.id !== id,
    );
    const heir = heirs.find((one) => one.parts.some(({ ref }) => ref === part.ref));
    const twin = heir?.parts.find(({ ref }) => ref === part.ref);
    const one = twin && (await common(tx, twin, part, pass));
    if (!heir || !twin || !one) {
      left.push(part);
      continue;
    }
    await moveRows(tx, part.key, twin.key, pass);
    await clearKey(tx, part.key);
    await tx.objectStore('accounts').delete(part.key);
    const joined: ImportPart = {
      ...twin,
      ...one,
      aliases: [...new Set([...twin.aliases, ...part.aliases])],
      was: [...new Set([...(twin.was ?? []), part.key, ...(part.was ?? [])])],
    };
    const others = heir.parts.map((old) => (old === twin ? joined : old));
    await tx.objectStore('imports').put({ ...heir, parts: others });
  }
  return left;
}

/**
 * The account that both are of; null where they are of two. One that a file made, and nothing else has used, was only a
 * stand-in.
 */
async function common(
  tx: WriteTx,
  twin: ImportPart,
  part: ImportPart,
  pass: Sieve,
): Promise<Pick<ImportPart, 'account' | 'made'> | null> {
  const records = await accountRecords(tx, pass);
  const [theirs, own] = [twin, part].map(({ account }) => account && liveAccount(records, account));
  if (!theirs || !own) return null;
  if (theirs.key === own.key) return { account: own.key, made: part.made };
  const standsIn = async (one: ImportPart, account: AccountRecord) =>
    one.made &&
    keysOfAccount(records, account.key).every((key) => key === account.key || key === one.key) &&
    !(await isUsed(tx, account));
  if (await standsIn(twin, theirs)) {
    await tx.objectStore('accounts').delete(theirs.key);
    await tx.objectStore('accounts').put({ ...newAccount(twin.key, twin.platform), into: own.key });
    return { account: own.key, made: part.made };
  }
  if (!(await standsIn(part, own))) return null;
  await tx.objectStore('accounts').delete(own.key);
  return { account: theirs.key, made: twin.made };
}

/** Puts the readings of one part under the key of its twin; ranges that are there came in whole. */
async function moveRows(tx: WriteTx, from: string, to: string, pass: Sieve): Promise<void> {
  const here = new Set<string>();
  const rangeOf = (at: readonly unknown[]) => JSON.stringify(at.slice(1, 4));
  for (const at of await tx.objectStore('looks').getAllKeys(keysUnder(to))) here.add(rangeOf(at));
  for (const at of await tx.objectStore('looks').getAllKeys(keysUnder(from))) {
    if (here.has(rangeOf(at))) continue;
    const stored = await tx.objectStore('looks').get(at);
    const look = stored && pass('looks', at, stored);
    if (!look) continue;
    const register = await registerOf(tx, from, look.level, pass);
    const rows = rowsAt(register, standings(await chainOf(tx, look, pass)));
    await keepFiled(tx, to, readingOf(look, rows), pass);
  }
}
