import type { Day, Instant } from '@/model/day';
import type { Platform } from '@/model/platform';
import type { Level } from '@/model/reading';

import { aliasesOf, isUnplaced, keysOfAccount, liveAccount, newAccount } from './accounts';
import { keysUnder, registerOf } from './entities';
import type { ImportPart, ImportRecord } from './import-schema';
import { chosenAccount, importOf, refusal, type Refusal } from './import-write';
import { bearersOf, spanOfNameless, whoIs } from './names';
import type { ReadTx, Store, WriteTx } from './open';
import { accountRecords, campaignsIn } from './registry';
import { bumpRevision } from './revision';
import type { AccountRecord } from './schema';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** How long a removed import can be restored. */
export const UNDO_MS = 60 * 60_000;

/** What an import holds. */
export interface ImportSummary {
  id: string;
  file: ImportRecord['file'];
  hash: string;
  at: Instant;
  readings: number;
  rows: number;
  derived: number;
  days: { from: Day; to: Day } | null;
  accounts: { account: string; name: string | null; platform: Platform; made: boolean }[];
  levels: Level[];
  campaigns: { matched: number; fresh: number };
}

/** The sums over a record's chunks, which came in any order. */
export function countsOf({ chunks }: ImportRecord) {
  const sum = (of: 'readings' | 'rows' | 'derived') => chunks.reduce((total, chunk) => total + chunk[of], 0);
  return { readings: sum('readings'), rows: sum('rows'), derived: sum('derived') };
}

export function summaryOfImport(record: ImportRecord, records: readonly AccountRecord[]): ImportSummary {
  const { id, file, hash, chunks, parts, campaigns } = record;
  const from = chunks.flatMap((chunk) => chunk.from ?? []).toSorted()[0];
  const to = chunks
    .flatMap((chunk) => chunk.to ?? [])
    .toSorted()
    .at(-1);
  const accounts = parts.flatMap(({ account, made }) => {
    const live = account === null ? null : liveAccount(records, account);
    return live ? [{ account: live.key, name: live.name, platform: live.platform, made }] : [];
  });
  return {
    id,
    file,
    hash,
    at: record.at ?? record.touched,
    ...countsOf(record),
    days: from !== undefined && to !== undefined ? { from, to } : null,
    accounts: accounts.filter(
      ({ account }, index) => accounts.findIndex((one) => one.account === account) === index,
    ),
    levels: [...new Set(chunks.flatMap(({ levels }) => levels))].toSorted(),
    campaigns,
  };
}

const bare = ({ parts }: ImportRecord) => parts.map(({ key }) => key);

/** Makes an import visible: a record or two for each of its accounts, however many rows it has. */
export async function publishImport(
  store: Store,
  id: string,
  now: Instant,
): Promise<ImportSummary | Refusal> {
  return writeParsed(store, ['imports', 'accounts', 'entities', 'labels', 'meta'], now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    const records = await accountRecords(tx, pass);
    if (record?.state === 'published') return summaryOfImport(record, records);
    if (record?.state !== 'pending') return refusal('import-gone');
    const { readings, rows } = countsOf(record);
    if (readings !== record.expected.readings || rows !== record.expected.rows)
      return refusal('not-all-here');
    const campaigns = await newcomers(tx, record, records, pass);
    const joined = await join(tx, record, records);
    if ('refused' in joined) return joined;
    const published: ImportRecord = {
      ...record,
      state: 'published',
      touched: now,
      at: now,
      parts: joined.parts,
      campaigns,
    };
    await tx.objectStore('imports').put(published);
    await bumpRevision(tx);
    return summaryOfImport(published, joined.records);
  });
}

/** Lets the import's keys join their accounts; an account that is not there yet is made. */
async function join(
  tx: WriteTx,
  record: ImportRecord,
  before: readonly AccountRecord[],
): Promise<{ parts: ImportPart[]; records: AccountRecord[] } | Refusal> {
  const records = new Map(before.map((account) => [account.key, account]));
  const touched = new Set<string>();
  let made = Number((await tx.objectStore('meta').get('accounts')) ?? 0);
  const count = made;
  const parts: ImportPart[] = [];
  const fresh: { key: string; part: ImportPart }[] = [];
  for (const part of record.parts) {
    let found: AccountRecord | Refusal;
    let own = false;
    if (part.account === null) {
      const known = accountOfId([...records.values()], part)?.key ?? twinOf(fresh, part);
      if (known !== undefined) found = chosenAccount([...records.values()], { ...part, account: known });
      else {
        made += 1;
        own = true;
        const evidence = part.evidence;
        found = {
          ...newAccount(`${part.platform}-${made}`, part.platform),
          id: evidence.id?.trim() || null,
          name: evidence.name?.trim() || null,
          currency: part.currency,
        };
        fresh.push({ key: found.key, part });
      }
    } else found = chosenAccount([...records.values()], { ...part, account: part.account });
    if ('refused' in found) return found;
    const taught = teaches([...records.values()], found, part);
    const account: AccountRecord = {
      ...found,
      aliases: [...found.aliases, ...taught],
      currency: found.currency ?? part.currency,
    };
    records.set(account.key, account);
    records.set(part.key, { ...newAccount(part.key, part.platform), into: account.key });
    touched.add(account.key).add(part.key);
    parts.push({ ...part, account: account.key, made: own || part.made, aliases: taught });
  }
  for (const key of touched) await tx.objectStore('accounts').put(records.get(key)!);
  if (made !== count) await tx.objectStore('meta').put(made, 'accounts');
  return { parts, records: [...records.values()] };
}

const placedOf = (records: readonly AccountRecord[], platform: Platform) =>
  records.filter((one) => one.platform === platform && one.into === null && !isUnplaced(one.key));

/** The account that bears the very id: a second one beside it is never made. */
function accountOfId(records: readonly AccountRecord[], part: ImportPart): AccountRecord | null {
  const { strong } = aliasesOf(part.evidence);
  const found = placedOf(records, part.platform).filter(({ aliases }) =>
    strong.some((alias) => aliases.includes(alias)),
  );
  return found.length === 1 ? found[0]! : null;
}

/** Parts of a file that differ only in that one does not say its currency are of one new account. */
function twinOf(fresh: readonly { key: string; part: ImportPart }[], part: ImportPart): string | undefined {
  const called = ({ platform, evidence }: ImportPart) =>
    JSON.stringify([platform, evidence.id, evidence.name]);
  const alike = ({ currency }: ImportPart) =>
    currency === null || part.currency === null || currency === part.currency;
  const twins = fresh.filter((one) => called(one.part) === called(part) && alike(one.part));
  return twins.length === 1 ? twins[0]!.key : undefined;
}

/** What the file calls the account and the register does not: never what another account is called. */
function teaches(records: readonly AccountRecord[], account: AccountRecord, part: ImportPart): string[] {
  const { strong, name } = aliasesOf(part.evidence);
  const kinds = new Set(account.aliases.map((alias) => alias.slice(0, alias.indexOf(':'))));
  const others = placedOf(records, account.platform).filter(({ key }) => key !== account.key);
  const free = (alias: string) => !others.some(({ aliases }) => aliases.includes(alias));
  // An id beside another one would say that the account is two.
  const ids = strong.filter((alias) => !kinds.has(alias.slice(0, alias.indexOf(':'))));
  return [...ids, ...(name === null ? [] : [name])].filter(
    (alias) => free(alias) && !account.aliases.includes(alias),
  );
}

/** How many campaigns of the import the store knew before. */
async function newcomers(
  tx: ReadTx,
  record: ImportRecord,
  records: readonly AccountRecord[],
  pass: Sieve,
): Promise<ImportRecord['campaigns']> {
  let [matched, fresh] = [0, 0];
  for (const part of record.parts) {
    const register = await registerOf(tx, part.key, 'campaign', pass);
    const live = part.account === null ? accountOfId(records, part) : liveAccount(records, part.account);
    const keys = live ? keysOfAccount(records, live.key) : [];
    const campaigns = live ? await campaignsIn(tx, { key: live.key, keys }, 'campaign', pass) : [];
    const known = new Set(campaigns.map(({ id }) => id));
    const bearers = bearersOf(campaigns);
    for (const entity of register) {
      if (!entity) continue;
      const name = entity.names[entity.current]!.name;
      const meant =
        entity.id === null
          ? whoIs(bearers, name, spanOfNameless(entity)) !== undefined
          : known.has(entity.id);
      if (meant) matched += 1;
      else fresh += 1;
    }
  }
  return { matched, fresh };
}

/** The published imports, newest first. */
export async function listImports(store: Store, now: Instant): Promise<ImportSummary[]> {
  return readParsed(store, ['imports', 'accounts'], now, async (tx, pass) => {
    const stored = await tx.objectStore('imports').index('state').getAll(IDBKeyRange.only('published'));
    const records = await accountRecords(tx, pass);
    return stored
      .map((record) => pass('imports', record.id, record))
      .filter((record) => record !== null)
      .map((record) => summaryOfImport(record, records))
      .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  });
}

/** Takes a published import out again, whole: its keys leave their accounts, and are swept when undo is over. */
export async function removeImport(
  store: Store,
  id: string,
  now: Instant,
): Promise<{ entry: ImportSummary; until: Instant } | Refusal> {
  const tables = ['imports', 'accounts', 'looks', 'labels', 'targets', 'meta'] as const;
  return writeParsed(store, tables, now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    if (record?.state !== 'published') return refusal('import-gone');
    const records = await accountRecords(tx, pass);
    const entry = summaryOfImport(record, records);
    for (const key of bare(record)) await tx.objectStore('accounts').delete(key);
    const left = records.filter(({ key }) => !bare(record).includes(key));
    for (const part of record.parts) await leave(tx, part, left, Date.parse(record.at ?? record.touched));
    await tx.objectStore('imports').put({ ...record, state: 'removed', touched: now });
    await bumpRevision(tx);
    return { entry, until: new Date(Date.parse(now) + UNDO_MS).toISOString() };
  });
}

/** Takes back what the import taught an account, and an account that it made and nothing else has used. */
async function leave(
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
  if (part.aliases.length === 0) return;
  // What a page has read since may have found the account by just these names: then they stay.
  const read = tx.objectStore('looks').index('read');
  for (const key of keys)
    if ((await read.count(IDBKeyRange.bound([key, publishedAt], [key, Infinity]))) > 0) return;
  await tx.objectStore('accounts').put({
    ...account,
    aliases: account.aliases.filter((alias) => !part.aliases.includes(alias)),
  });
}

/** Is there anything of the account but its record? */
async function isUsed(tx: WriteTx, { key, set, labels }: AccountRecord): Promise<boolean> {
  if (set.length > 0 || labels.length > 0) return true;
  if ((await tx.objectStore('looks').count(keysUnder(key))) > 0) return true;
  if ((await tx.objectStore('labels').count(keysUnder(key))) > 0) return true;
  const targets = await tx.objectStore('targets').getAll();
  return targets.some((target) => JSON.stringify(target).includes(JSON.stringify(key)));
}

/** Puts a removed import back, while it is not swept. */
export async function restoreImport(
  store: Store,
  id: string,
  now: Instant,
): Promise<ImportSummary | Refusal> {
  return writeParsed(store, ['imports', 'accounts', 'meta'], now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    const records = await accountRecords(tx, pass);
    if (record?.state === 'published') return summaryOfImport(record, records);
    if (record?.state !== 'removed') return refusal('too-late');
    const again: ImportRecord = {
      ...record,
      parts: record.parts.map((part) =>
        part.made && part.account !== null && !liveAccount(records, part.account)
          ? { ...part, account: null }
          : part,
      ),
    };
    const joined = await join(tx, again, records);
    if ('refused' in joined) return joined;
    const restored: ImportRecord = { ...record, state: 'published', touched: now, parts: joined.parts };
    await tx.objectStore('imports').put(restored);
    await bumpRevision(tx);
    return summaryOfImport(restored, joined.records);
  });
}
