import * as z from 'zod/mini';

import type { Instant } from '@/model/day';
import { LevelSchema } from '@/model/reading';
import { EXPORT_VERSION, lineText, type ExportLine } from '@/export/lines';
import { everyAccount, everyBroken, everyLabel, entityPage, readingPage } from '@/store/pages';
import { plainAccount } from '@/store/registry';
import { carriedTables } from '@/store/carried';
import { recordPage } from '@/store/carried-pages';
import { settingsOf } from '@/store/settings';
import { targetsOf } from '@/store/targets';
import type { Store } from '@/store/open';

import { Refused } from './refused';

/** Rows of readings in one page: some hundred kilobytes of text, well below what a message carries. */
const ROWS = 4_000;
/** Records of another table in one page. */
const RECORDS = 1_000;

const CursorSchema = z.object({
  stage: z.enum(['entities', 'readings', 'records', 'rest']),
  entity: z.nullable(z.tuple([z.string(), LevelSchema, z.number()])),
  look: z.nullable(z.tuple([z.string(), LevelSchema, z.string(), z.string(), z.number(), z.number()])),
  /** Which of the carried tables, and after which of its keys. */
  table: z.int().check(z.minimum(0)),
  record: z.nullable(z.union([z.string(), z.array(z.string())])),
  lines: z.number(),
});
type Cursor = z.infer<typeof CursorSchema>;

function cursorOf(text: string): Cursor {
  try {
    return CursorSchema.parse(JSON.parse(text));
  } catch {
    throw new Refused('bad-message', 'data.export: cursor');
  }
}

/**
 * One page of everything that is kept, see `LineSchema`. What is read while the export goes on may or may not be
 * in it; what was there when it began is.
 * @param cursor null begins; what a page gave as `next` goes on, until that is null
 */
export async function exportPage(
  store: Store,
  cursor: string | null,
  now: Instant,
): Promise<{ lines: string[]; next: string | null }> {
  if (cursor === null)
    return page(await head(store, now), {
      stage: 'entities',
      entity: null,
      look: null,
      table: 0,
      record: null,
      lines: 0,
    });
  const at = cursorOf(cursor);
  if (at.stage === 'entities') {
    const { items, next } = await entityPage(store, at.entity, now);
    const lines = items.map(({ account, level, entity }): ExportLine => ({
      kind: 'entity',
      account,
      level,
      ...entity,
    }));
    return page(lines, next ? { ...at, entity: next } : { ...at, stage: 'readings', entity: null });
  }
  if (at.stage === 'readings') {
    const { items, next } = await readingPage(store, at.look, ROWS, now);
    const lines = items.map(({ account, reading }): ExportLine => ({ kind: 'reading', account, reading }));
    return page(lines, next ? { ...at, look: next } : { ...at, stage: 'records', look: null });
  }
  const table = carriedTables[at.table];
  if (at.stage === 'records' && table) {
    const { items, next } = await recordPage(store, table, at.record, RECORDS, now);
    const lines = items.map(({ key, value }): ExportLine => ({ kind: 'record', table, key, value }));
    return page(lines, next ? { ...at, record: next } : { ...at, table: at.table + 1, record: null });
  }
  const lines = await rest(store, now);
  return page([...lines, { kind: 'end', lines: at.lines + lines.length }], null);
}

function page(lines: ExportLine[], next: Cursor | null): { lines: string[]; next: string | null } {
  const counted = next && { ...next, lines: next.lines + lines.length };
  return { lines: lines.map(lineText), next: counted && JSON.stringify(counted) };
}

async function head(store: Store, now: Instant): Promise<ExportLine[]> {
  const accounts = await everyAccount(store, now);
  return [
    { kind: 'lampadina', version: EXPORT_VERSION, at: now },
    ...accounts.map((record): ExportLine => ({
      kind: 'account',
      account: plainAccount(record),
      into: record.into,
      set: record.set,
    })),
  ];
}

/** Broken records come last: those that the export itself came upon are among them. */
async function rest(store: Store, now: Instant): Promise<ExportLine[]> {
  const targets = await targetsOf(store, now);
  const labels = await everyLabel(store, now);
  const settings = await settingsOf(store);
  const broken = await everyBroken(store);
  return [
    ...targets.map((target): ExportLine => ({ kind: 'target', target })),
    ...labels.map((one): ExportLine => ({ kind: 'labels', ...one })),
    { kind: 'settings', settings },
    ...broken.map((record): ExportLine => ({ kind: 'broken', record })),
  ];
}
