import type { Instant } from '@/model/day';
import type { ImportEntry } from '@/model/report-file';

import { liveAccount } from './accounts';
import { joinAccounts } from './import-join';
import { summaryOfImport } from './import-publish';
import { importsOfHash, leave, takePlace } from './import-instead';
import type { ImportRecord } from './import-schema';
import { clearedTables, importOf, refusal, type Refusal } from './import-write';
import type { Store, WriteTx } from './open';
import { accountRecords } from './registry';
import { withoutTwins } from './restore-files';
import { bumpRevision } from './revision';
import { writeParsed, type Sieve } from './sieve';

/** How long a removed import can be restored. */
export const UNDO_MS = 60 * 60_000;

const tables = ['imports', 'accounts', 'targets', 'meta', ...clearedTables] as const;

/**
 * Takes a published import out again, whole: its keys leave their accounts, and are swept when undo is over.
 * @param before whether what was here of the file before the import comes back; else all of the file goes
 */
export async function removeImport(
  store: Store,
  id: string,
  now: Instant,
  before = false,
): Promise<{ entry: ImportEntry; until: Instant } | Refusal> {
  return writeParsed(store, tables, now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    if (record?.state !== 'published') return refusal('import-gone');
    const records = await accountRecords(tx, pass);
    const entry = await summaryOfImport(tx, record, records);
    await leave(tx, record, records, record.parts);
    await tx.objectStore('imports').put({ ...record, state: 'removed', touched: now });
    for (const earlier of before ? (record.instead ?? []) : []) {
      const one = await importOf(tx, earlier, pass);
      if (one?.state === 'removed') await publishAgain(tx, one, now, pass);
    }
    await bumpRevision(tx);
    return { entry, until: new Date(Date.parse(now) + UNDO_MS).toISOString() };
  });
}

/** Puts a removed import back, while it is not swept. */
export async function restoreImport(store: Store, id: string, now: Instant): Promise<ImportEntry | Refusal> {
  return writeParsed(store, tables, now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    if (record?.state === 'published') return summaryOfImport(tx, record, await accountRecords(tx, pass));
    if (record?.state !== 'removed') return refusal('too-late');
    const restored = await publishAgain(tx, record, now, pass);
    if ('refused' in restored) return restored;
    await bumpRevision(tx);
    // The file may have come back apart from it, out of the bin.
    const parts = await withoutTwins(tx, restored, restored.parts, pass);
    const left = { ...restored, parts };
    if (parts.length > 0) await tx.objectStore('imports').put(left);
    else await tx.objectStore('imports').delete(id);
    const here = parts.length > 0 ? left : await twinOf(tx, restored, pass);
    return here ? summaryOfImport(tx, here, await accountRecords(tx, pass)) : refusal('import-gone');
  });
}

const twinOf = async (tx: WriteTx, { hash }: ImportRecord, pass: Sieve) =>
  (await importsOfHash(tx, hash, pass)).find(({ state }) => state === 'published');

async function publishAgain(
  tx: WriteTx,
  record: ImportRecord,
  now: Instant,
  pass: Sieve,
): Promise<ImportRecord | Refusal> {
  const records = await accountRecords(tx, pass);
  const parts = record.parts.map((part) =>
    part.made && part.account !== null && !liveAccount(records, part.account)
      ? { ...part, account: null }
      : part,
  );
  const joined = await joinAccounts(tx, { ...record, parts }, records);
  if ('refused' in joined) return joined;
  const placed = await takePlace(tx, record, joined, now, pass);
  const restored: ImportRecord = { ...record, state: 'published', touched: now, ...placed };
  await tx.objectStore('imports').put(restored);
  return restored;
}
