import type { Instant } from '@/model/day';
import type { ImportEntry } from '@/model/report-file';

import { keysOfAccount, liveAccount } from './accounts';
import { keysUnder } from './entities';
import { joinAccounts } from './import-join';
import { summaryOfImport } from './import-publish';
import type { ImportPart, ImportRecord } from './import-schema';
import { importOf, refusal, type Refusal } from './import-write';
import type { Store, WriteTx } from './open';
import { accountRecords } from './registry';
import { bumpRevision } from './revision';
import type { AccountRecord } from './schema';
import { writeParsed } from './sieve';

/** How long a removed import can be restored. */
export const UNDO_MS = 60 * 60_000;

/** Takes a published import out again, whole: its keys leave their accounts, and are swept when undo is over. */
export async function removeImport(
  store: Store,
  id: string,
  now: Instant,
): Promise<{ entry: ImportEntry; until: Instant } | Refusal> {
  const tables = ['imports', 'accounts', 'looks', 'labels', 'targets', 'meta'] as const;
  return writeParsed(store, tables, now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    if (record?.state !== 'published') return refusal('import-gone');
    const records = await accountRecords(tx, pass);
    const entry = summaryOfImport(record, records);
    const own = new Set(record.parts.map(({ key }) => key));
    for (const key of own) await tx.objectStore('accounts').delete(key);
    const left = records.filter(({ key }) => !own.has(key));
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
export async function restoreImport(store: Store, id: string, now: Instant): Promise<ImportEntry | Refusal> {
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
    const joined = await joinAccounts(tx, again, records);
    if ('refused' in joined) return joined;
    const restored: ImportRecord = { ...record, state: 'published', touched: now, parts: joined.parts };
    await tx.objectStore('imports').put(restored);
    await bumpRevision(tx);
    return summaryOfImport(restored, joined.records);
  });
}
