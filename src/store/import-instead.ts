import type { Instant } from '@/model/day';

import { keysOfAccount, liveAccount } from './accounts';
import { keysUnder } from './entities';
import type { ImportPart, ImportRecord } from './import-schema';
import type { ReadTx, WriteTx } from './open';
import type { AccountRecord } from './schema';
import type { Sieve } from './sieve';

/** What an import and its accounts have come to, on the way to being published. */
interface Joined {
  parts: ImportPart[];
  records: AccountRecord[];
}

/** How many readings that an import brought were deleted since. Reads the table `looks`. */
export async function goneOf(
  tx: ReadTx,
  { parts, expected }: Pick<ImportRecord, 'parts' | 'expected'>,
): Promise<number> {
  const here = new Map<string, number>();
  for (const { ref, key } of parts) {
    const count = await tx.objectStore('looks').count(keysUnder(key));
    // In two accounts at once a part is here no more than once.
    here.set(ref, Math.max(count, here.get(ref) ?? 0));
  }
  return Math.max(0, expected.readings - [...here.values()].reduce((sum, count) => sum + count, 0));
}

/** Every import of the very same file, whatever its state. */
export async function importsOfHash(tx: ReadTx, hash: string, pass: Sieve): Promise<ImportRecord[]> {
  const same = await tx.objectStore('imports').index('hash').getAll(IDBKeyRange.only(hash));
  return same.map((record) => pass('imports', record.id, record)).filter((record) => record !== null);
}

/**
 * What is here of a file: null where it never came in. It may stand in several imports, each with some of its accounts
 * (src/store/restore.ts); `gone` counts what is in none of them.
 */
export async function hereOf(
  tx: ReadTx,
  same: readonly ImportRecord[],
): Promise<{ first: ImportRecord; parts: ImportPart[]; gone: number } | null> {
  const published = same.filter(({ state }) => state === 'published');
  const [first] = published;
  if (!first) return null;
  const parts = published.flatMap((record) => record.parts);
  return { first, parts, gone: await goneOf(tx, { parts, expected: first.expected }) };
}

/**
 * A file that comes again since some of its days had been deleted: what was left of it leaves in the transaction that
 * publishes all of it, and what it had made and taught is the newcomer's. Where there was none nothing changes.
 * @returns what the newcomer's record says of its parts and of whose place it took
 */
export async function takePlace(
  tx: WriteTx,
  record: ImportRecord,
  { parts, records }: Joined,
  now: Instant,
  pass: Sieve,
): Promise<Pick<ImportRecord, 'parts' | 'instead'>> {
  const same = await importsOfHash(tx, record.hash, pass);
  // One that is put back displaces what it displaced before, and nothing that came back apart from it.
  const twins = same.filter(
    ({ id, state }) =>
      id !== record.id &&
      state === 'published' &&
      (record.state === 'pending' || record.instead?.includes(id)),
  );
  if (twins.length === 0) return { parts, ...(record.instead ? { instead: record.instead } : {}) };
  let mine = parts;
  const whose = (account: string | null) =>
    account === null ? null : (liveAccount(records, account)?.key ?? null);
  for (const twin of twins) {
    const strangers: ImportPart[] = [];
    for (const old of twin.parts) {
      const heir = mine.findIndex(
        ({ account }) => whose(account) !== null && whose(account) === whose(old.account),
      );
      const since = Date.parse(twin.at ?? twin.touched);
      const keys = keysOfAccount(records, whose(old.account) ?? '');
      const taught = (await wasRead(tx, keys, since)) ? [] : old.aliases;
      mine = mine.map((part, index) => {
        const was = part.ref === old.ref ? [...(part.was ?? []), old.key, ...(old.was ?? [])] : part.was;
        const named = was ? { ...part, was: [...new Set(was)] } : part;
        if (index !== heir) return named;
        const aliases = [...new Set([...part.aliases, ...taught])];
        return { ...named, made: part.made || old.made, aliases };
      });
      if (heir === -1) strangers.push(old);
    }
    await leave(tx, twin, records, strangers);
    await tx.objectStore('imports').put({ ...twin, state: 'removed', touched: now });
  }
  return { parts: mine, instead: [...new Set([...(record.instead ?? []), ...twins.map(({ id }) => id)])] };
}

/** Has a page been read since an instant, under one of the keys? It may have found its account by a name that an import taught. */
async function wasRead(tx: ReadTx, keys: readonly string[], since: number): Promise<boolean> {
  const read = tx.objectStore('looks').index('read');
  for (const key of keys)
    if ((await read.count(IDBKeyRange.bound([key, since], [key, Infinity]))) > 0) return true;
  return false;
}

/**
 * Lets an import's keys leave their accounts.
 * @param parts those of whose accounts what the import made or taught is taken back, where nothing else has used it
 */
export async function leave(
  tx: WriteTx,
  record: ImportRecord,
  records: readonly AccountRecord[],
  parts: readonly ImportPart[],
): Promise<void> {
  const own = new Set(record.parts.map(({ key }) => key));
  for (const key of own) await tx.objectStore('accounts').delete(key);
  const left = records.filter(({ key }) => !own.has(key));
  for (const part of parts) await takeBack(tx, part, left, Date.parse(record.at ?? record.touched));
}

/** Takes back what an import taught an account, and an account that it made and nothing else has used. */
async function takeBack(
  tx: WriteTx,
  part: ImportPart,
  records: readonly AccountRecord[],
  publishedAt: number,
): Promise<void> {
  const account = part.account === null ? null : liveAccount(records, part.account);
  if (!account) return;
  const keys = keysOfAccount(records, account.key);
  if (part.made && keys.length === 1 && !(await isUsed(tx, account))) {
    await tx.objectStore('accounts').delete(account.key);
    return;
  }
  if (part.aliases.length === 0 || (await wasRead(tx, keys, publishedAt))) return;
  await tx.objectStore('accounts').put({
    ...account,
    aliases: account.aliases.filter((alias) => !part.aliases.includes(alias)),
  });
}

/** Is there anything of the account but its record? */
export async function isUsed(tx: ReadTx, { key, set, labels }: AccountRecord): Promise<boolean> {
  if (set.length > 0 || labels.length > 0) return true;
  if ((await tx.objectStore('looks').count(keysUnder(key))) > 0) return true;
  if ((await tx.objectStore('labels').count(keysUnder(key))) > 0) return true;
  const targets = await tx.objectStore('targets').getAll();
  return targets.some((target) => JSON.stringify(target).includes(JSON.stringify(key)));
}
