import { accountRef } from '@/model/account';
import { addDays, type Day } from '@/model/day';
import type { Reading, Row } from '@/model/reading';
import type { Store } from '@/store/open';
import { publishImport } from '@/store/import-publish';
import { addToImport, beginImport, type NewImport } from '@/store/import-write';

import { NOW } from './fresh';
import { plainReading, plainRow } from './readings';

export const hashOf = (digit: string) => digit.repeat(64);

/** A reading of a file: names without ids, as most reports have them. */
export function fileReading(change: Partial<Reading> = {}): Reading {
  return plainReading({
    source: 'report',
    grid: 'google-campaigns',
    account: { id: null, name: null },
    range: { from: '2026-10-01', to: '2026-10-01' },
    readAt: '2026-11-02T09:00:00Z',
    rows: [plainRow(null, 'Brand', { spend: 10 }), plainRow(null, 'Generic', { spend: 4 })],
    coverage: { seen: 2, total: null },
    ...change,
  });
}

/** A daily report: one reading a day. */
export function dailyReport(
  from: Day,
  days: number,
  rows: (day: number) => Row[],
  change: Partial<Reading> = {},
) {
  return Array.from({ length: days }, (_, day) => {
    const date = addDays(from, day);
    const own = rows(day);
    return fileReading({
      range: { from: date, to: date },
      rows: own,
      coverage: { seen: own.length, total: null },
      ...change,
    });
  });
}

/** The beginning of an import of these readings, all accounts of the file taken for one of the register. */
export function newImport(
  readings: readonly Reading[],
  account: string | null,
  { id = crypto.randomUUID(), hash = hashOf('a') }: { id?: string; hash?: string } = {},
): NewImport {
  const refs = new Map(readings.map((reading) => [accountRef(reading), reading]));
  return {
    id,
    hash,
    file: { name: 'report.csv', size: 1_000, modified: '2026-11-02T09:00:00Z' },
    readings: readings.length,
    rows: readings.reduce((sum, { rows }) => sum + rows.length, 0),
    accounts: [...refs].map(([ref, { platform, account: evidence, currency }]) => ({
      ref,
      platform,
      evidence,
      currency,
      account,
    })),
  };
}

/** Begins, adds in pieces and publishes. */
export async function importAll(
  store: Store,
  readings: readonly Reading[],
  account: string | null,
  options: { id?: string; hash?: string; pieces?: number; now?: string } = {},
) {
  const { pieces = 3, now = NOW } = options;
  const begun = newImport(readings, account, options);
  const answer = await beginImport(store, begun, now);
  if ('refused' in answer) return answer;
  const size = Math.max(1, Math.ceil(readings.length / pieces));
  for (let n = 0; n * size < readings.length; n += 1) {
    const added = await addToImport(store, begun.id, n, readings.slice(n * size, (n + 1) * size), now);
    if ('refused' in added) return added;
  }
  return publishImport(store, begun.id, now);
}
