import type { Instant } from '@/model/day';
import type { ImportEntry } from '@/model/report-file';

import { keysOfAccount, liveAccount } from './accounts';
import { registerOf } from './entities';
import { accountOfId, joinAccounts } from './import-join';
import { goneOf, takePlace } from './import-instead';
import type { ImportChunk, ImportRecord } from './import-schema';
import { importOf, refusal, type Refusal } from './import-write';
import { bearersOf, spanOfNameless, whoIs } from './names';
import type { ReadTx, Store } from './open';
import { accountRecords, campaignsIn } from './registry';
import { bumpRevision } from './revision';
import type { AccountRecord } from './schema';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** Over a record's chunks, which came in any order. */
function sumOf({ chunks }: ImportRecord, of: (chunk: ImportChunk) => number): number {
  return chunks.reduce((total, chunk) => total + of(chunk), 0);
}

/** What an import holds. Reads the tables `accounts` (given as `records`) and `looks`. */
export async function summaryOfImport(
  tx: ReadTx,
  record: ImportRecord,
  records: readonly AccountRecord[],
): Promise<ImportEntry> {
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
    readings: sumOf(record, ({ readings }) => readings),
    rows: sumOf(record, ({ rows, ownRows }) => ownRows ?? rows),
    derived: sumOf(record, ({ derived }) => derived),
    gone: await goneOf(tx, record),
    days: from !== undefined && to !== undefined ? { from, to } : null,
    accounts: accounts.filter(
      ({ account }, index) => accounts.findIndex((one) => one.account === account) === index,
    ),
    levels: [...new Set(chunks.flatMap(({ levels }) => levels))].toSorted(),
    campaigns,
  };
}

/** The tables that making an import visible reads and writes. */
const publishingTables = ['imports', 'accounts', 'looks', 'targets', 'entities', 'labels', 'meta'] as const;

/** Makes an import visible: a record or two for each of its accounts, however many rows it has. */
export async function publishImport(store: Store, id: string, now: Instant): Promise<ImportEntry | Refusal> {
  return writeParsed(store, publishingTables, now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    const records = await accountRecords(tx, pass);
    if (record?.state === 'published') return summaryOfImport(tx, record, records);
    if (record?.state !== 'pending') return refusal('import-gone');
    const { expected } = record;
    const all =
      sumOf(record, ({ readings }) => readings) === expected.readings &&
      sumOf(record, ({ rows }) => rows) === expected.rows;
    if (!all) return refusal('not-all-here');
    const campaigns = await newcomers(tx, record, records, pass);
    const joined = await joinAccounts(tx, record, records);
    if ('refused' in joined) return joined;
    const published: ImportRecord = {
      ...record,
      state: 'published',
      touched: now,
      at: now,
      ...(await takePlace(tx, record, joined, now, pass)),
      campaigns,
    };
    await tx.objectStore('imports').put(published);
    await bumpRevision(tx);
    return summaryOfImport(tx, published, joined.records);
  });
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
export async function listImports(store: Store, now: Instant): Promise<ImportEntry[]> {
  return readParsed(store, ['imports', 'accounts', 'looks'], now, async (tx, pass) => {
    const stored = await tx.objectStore('imports').index('state').getAll(IDBKeyRange.only('published'));
    const records = await accountRecords(tx, pass);
    const entries: ImportEntry[] = [];
    for (const one of stored) {
      const record = pass('imports', one.id, one);
      if (record) entries.push(await summaryOfImport(tx, record, records));
    }
    return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  });
}
