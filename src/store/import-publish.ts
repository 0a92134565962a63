import type { Instant } from '@/model/day';
import type { ImportEntry } from '@/model/report-file';

import { keysOfAccount, liveAccount } from './accounts';
import { registerOf } from './entities';
import { accountOfId, joinAccounts } from './import-join';
import type { ImportRecord } from './import-schema';
import { importOf, refusal, type Refusal } from './import-write';
import { bearersOf, spanOfNameless, whoIs } from './names';
import type { ReadTx, Store } from './open';
import { accountRecords, campaignsIn } from './registry';
import { bumpRevision } from './revision';
import type { AccountRecord } from './schema';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** The sums over a record's chunks, which came in any order. */
export function countsOf({ chunks }: ImportRecord) {
  const sum = (of: 'readings' | 'rows' | 'derived') => chunks.reduce((total, chunk) => total + chunk[of], 0);
  return { readings: sum('readings'), rows: sum('rows'), derived: sum('derived') };
}

export function summaryOfImport(record: ImportRecord, records: readonly AccountRecord[]): ImportEntry {
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

/** Makes an import visible: a record or two for each of its accounts, however many rows it has. */
export async function publishImport(store: Store, id: string, now: Instant): Promise<ImportEntry | Refusal> {
  return writeParsed(store, ['imports', 'accounts', 'entities', 'labels', 'meta'], now, async (tx, pass) => {
    const record = await importOf(tx, id, pass);
    const records = await accountRecords(tx, pass);
    if (record?.state === 'published') return summaryOfImport(record, records);
    if (record?.state !== 'pending') return refusal('import-gone');
    const { readings, rows } = countsOf(record);
    if (readings !== record.expected.readings || rows !== record.expected.rows)
      return refusal('not-all-here');
    const campaigns = await newcomers(tx, record, records, pass);
    const joined = await joinAccounts(tx, record, records);
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
