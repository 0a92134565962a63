import type { MetricKey, Metrics } from '@/model/metric';
import type { Reading, Row } from '@/model/reading';

/** Keeps rows of one view from being taken for those of the next one, while the page still shows the old. */
export interface Freshness {
  /** The table was being filled. */
  sawLoading(): void;
  /**
   * May these rows be read as this context's? False while they look like what the context before showed: its address or
   * dates have changed, and the rows have not yet.
   */
  admits(context: string, rows: readonly Row[]): boolean;
}

export function freshness(): Freshness {
  let context: string | null = null;
  let known = new Map<string, Metrics>();
  let loaded = false;
  return {
    sawLoading() {
      loaded = true;
    },
    admits(next, rows) {
      if (context !== null && next !== context && !loaded && looksOld(rows, known)) return false;
      if (next !== context) known = new Map();
      context = next;
      loaded = false;
      for (const row of rows) known.set(rowKey(row), { ...known.get(rowKey(row)), ...row.metrics });
      return true;
    },
  };
}

/**
 * Every row that was there before shows what it showed before. Rows without a figure above zero prove nothing by
 * themselves, but where all of them are so, nothing proves that they are new either.
 */
function looksOld(rows: readonly Row[], known: ReadonlyMap<string, Metrics>): boolean {
  const again = rows.filter((row) => known.has(rowKey(row)));
  return again.length > 0 && again.every((row) => sameFigures(known.get(rowKey(row))!, row.metrics));
}

/** No figure that both show differs. */
export function sameFigures(a: Metrics, b: Metrics): boolean {
  return Object.entries(b).every(([metric, value]) => !(metric in a) || a[metric as MetricKey] === value);
}

/** By id; by name where the build shows no ids. */
export function rowKey(row: Pick<Row, 'id' | 'name'>): string {
  return row.id === null ? `name:${row.name}` : `id:${row.id}`;
}

/** What a reading is about: rows of two contexts are never joined. */
export function contextOf(view: string, reading: Reading): string {
  const { account, level, range } = reading;
  return JSON.stringify([view, level, account.id ?? account.name, account.aliases ?? [], range]);
}
