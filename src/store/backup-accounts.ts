import type { Account } from '@/model/account';
import type { Instant } from '@/model/day';

import { isUnplaced, liveAccount } from './accounts';
import { isImportKey } from './import-schema';
import type { Store, WriteTx } from './open';
import { accountRecords } from './registry';
import { bumpRevision } from './revision';
import type { AccountRecord } from './schema';
import { writeParsed } from './sieve';

/** An account as a backup tells of it. */
export interface BackedAccount {
  account: Account;
  into: string | null;
  set: AccountRecord['set'];
}

/** What each account of a backup is called here. */
export type KeyMap = Record<string, string>;

const kindOf = (alias: string) => alias.slice(0, alias.indexOf(':'));
const isStrong = (alias: string) => kindOf(alias) !== 'name';
const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one));

/** Do two accounts bear two keys of one kind, so that they cannot be one? */
const contradict = (a: readonly string[], b: readonly string[]) =>
  b.some(
    (alias) => isStrong(alias) && !a.includes(alias) && a.some((other) => kindOf(other) === kindOf(alias)),
  );

/**
 * Which account here is the one in the file: the one with the very same names; else the one that shares an id or
 * another stable key and contradicts none; else, where one of the two is known by its name alone, the only one that
 * bears that name on both sides. Null: none is, for certain.
 */
function partnerOf(
  theirs: Account,
  here: readonly AccountRecord[],
  all: readonly Account[],
): AccountRecord | null {
  const ours = here.filter(
    (one) => one.platform === theirs.platform && one.into === null && !isUnplaced(one.key),
  );
  const same = ours.filter(({ aliases }) => sameSet(aliases, theirs.aliases));
  const bySame = same.length === 1 ? same[0]! : same.find(({ key }) => key === theirs.key);
  if (bySame && theirs.aliases.length > 0) return bySame;
  const sharing = ours.filter(({ aliases }) =>
    aliases.some((alias) => isStrong(alias) && theirs.aliases.includes(alias)),
  );
  if (sharing.length > 0) {
    const [only, second] = sharing;
    return !second && !contradict(only!.aliases, theirs.aliases) ? only! : null;
  }
  const names = theirs.aliases.filter((alias) => !isStrong(alias));
  const named = ours.filter(({ aliases }) => names.some((name) => aliases.includes(name)));
  const namesakes = all.filter(
    ({ platform, aliases }) => platform === theirs.platform && names.some((name) => aliases.includes(name)),
  );
  const [only] = named;
  if (!only || named.length > 1 || namesakes.length > 1) return null;
  return !theirs.aliases.some(isStrong) || !only.aliases.some(isStrong) ? only : null;
}

/** What the user said outranks what pages said; ours stands before theirs where both weigh the same. */
function united(ours: AccountRecord, { account, set }: BackedAccount): AccountRecord {
  const united: AccountRecord = {
    ...ours,
    id: ours.id ?? account.id,
    aliases: [...new Set([...ours.aliases, ...account.aliases])],
    labels: [...new Set([...ours.labels, ...account.labels])],
  };
  for (const field of ['name', 'currency', 'timeZone'] as const) {
    if (ours.set.includes(field)) continue;
    if (set.includes(field)) {
      united[field] = account[field];
      united.set = [...united.set, field];
    } else united[field] = ours[field] ?? account[field];
  }
  return united;
}

/** The account that a joined record leads to, by the file's own words; null where it leads nowhere. */
function rootOf(one: BackedAccount, byKey: ReadonlyMap<string, BackedAccount>): BackedAccount | null {
  const seen = new Set<string>();
  let at: BackedAccount | undefined = one;
  while (at && at.into !== null && !seen.has(at.account.key)) {
    seen.add(at.account.key);
    at = byKey.get(at.into);
  }
  return at && at.into === null ? at : null;
}

/**
 * Brings the accounts of a backup in and says what each is called here. An account that is here already takes what
 * the other knew of it; a new one keeps its key where nobody bears it. The same accounts twice change nothing.
 * @throws StoreFailure
 */
export async function mergeAccounts(
  store: Store,
  backed: readonly BackedAccount[],
  now: Instant,
): Promise<{ keys: KeyMap; added: number; joined: number }> {
  return writeParsed(store, ['accounts', 'tallies', 'meta'], now, async (tx, pass) => {
    const before = await accountRecords(tx, pass);
    const records = new Map(before.map((record) => [record.key, record]));
    const byKey = new Map(backed.map((one) => [one.account.key, one]));
    const live = backed.filter(({ into }) => into === null);
    const all = live.map(({ account }) => account);
    const keys = new Map<string, string>();
    const done = { added: 0, joined: 0 };
    const newKey = await keyMaker(tx, records);
    for (const one of live) {
      const { account, set } = one;
      const known = records.get(account.key);
      const ours = isUnplaced(account.key) ? (known ?? null) : partnerOf(account, before, all);
      const key = ours?.key ?? newKey.take(account);
      keys.set(account.key, key);
      done[ours ? 'joined' : 'added'] += 1;
      const latest = ours && (records.get(ours.key) ?? ours);
      records.set(key, latest ? united(latest, one) : { ...account, key, set: [...set], into: null });
    }
    for (const one of backed) {
      if (one.into === null) continue;
      const root = rootOf(one, byKey);
      const target = root && keys.get(root.account.key);
      // A record that leads nowhere is told by its lines: they name an account that is not there.
      if (!target) continue;
      const known = records.get(one.account.key);
      if (known && liveAccount([...records.values()], known.key)?.key !== target) {
        keys.set(one.account.key, target);
        continue;
      }
      keys.set(one.account.key, one.account.key);
      newKey.note(one.account.key);
      const direct = one.into !== null && keys.get(one.into) !== undefined ? keys.get(one.into)! : target;
      if (!known) records.set(one.account.key, { ...one.account, set: [...one.set], into: direct });
    }
    const changed = [...records.values()].filter(
      (record) => JSON.stringify(record) !== JSON.stringify(before.find(({ key }) => key === record.key)),
    );
    for (const record of changed) await tx.objectStore('accounts').put(record);
    await newKey.save();
    if (changed.length > 0) await bumpRevision(tx);
    return { keys: Object.fromEntries(keys), ...done };
  });
}

/** Keys for accounts that come in: their own where it is free, else the next number; none is ever given twice. */
async function keyMaker(tx: WriteTx, records: ReadonlyMap<string, AccountRecord>) {
  const made = Number((await tx.objectStore('meta').get('accounts')) ?? 0);
  // Rows may stand under a key that no account bears any more.
  const kept = new Set((await tx.objectStore('tallies').getAllKeys()).map(String));
  const taken = new Set<string>();
  const numbered = /^(?<platform>.+)-(?<number>\d+)$/;
  let count = made;
  const note = (key: string) => {
    taken.add(key);
    if (!isImportKey(key)) count = Math.max(count, Number(numbered.exec(key)?.groups?.number ?? 0));
  };
  return {
    note,
    take(account: Account): string {
      const own = account.key;
      const free = (key: string) => !records.has(key) && !taken.has(key) && !kept.has(key);
      const number = Number(numbered.exec(own)?.groups?.number ?? Number.NaN);
      // A number that was given out here and is gone belonged to another account.
      const mayKeep = free(own) && (isImportKey(own) || isUnplaced(own) || number > made);
      if (mayKeep) {
        note(own);
        return own;
      }
      do count += 1;
      while (!free(`${account.platform}-${count}`));
      taken.add(`${account.platform}-${count}`);
      return `${account.platform}-${count}`;
    },
    async save() {
      if (count !== made) await tx.objectStore('meta').put(count, 'accounts');
    },
  };
}
