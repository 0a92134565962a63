import { problem, type Problem } from '@/model/problem';
import { attributionOf } from './attribution';
import type { RawTable } from './table';

/**
 * The attribution of a table and, where rows differ, of each row: undefined where a row shows none, null where its words
 * are not understood.
 */
export interface Attributions {
  table: string | null;
  rows: readonly (string | null | undefined)[];
  problem: Problem | null;
}

/** What the column of attribution settings says; `stated` is what the page says of the whole table. */
export function attributionsOf(table: RawTable, index: number | null, stated: string | null): Attributions {
  const none: Attributions = { table: stated, rows: [], problem: null };
  if (index === null) return none;
  const known = new Map<string, string | null>();
  const settings = table.rows.map((row) => {
    const text = row.cells[index]?.text ?? '';
    if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
    if (!known.has(text)) known.set(text, attributionOf(text));
    return known.get(text)!;
  });
  const different = [...new Set(settings.filter((setting) => setting !== undefined))];
  if (different.length === 0) return none;
  if (different.length === 1) return { table: different[0] ?? stated, rows: [], problem: null };
  const shown = different.map((setting) => setting ?? '?').sort();
  return { table: null, rows: settings, problem: problem('attribution-mixed', { shown: shown.join(', ') }) };
}
