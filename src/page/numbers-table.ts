import { metrics, type MetricKey } from '@/model/metric';

import { settleReadings, type IdentityColumn } from './identities';
import { numberReader, type ColumnShown, type NumberReader, type NumberStyle } from './numbers';

/** A column of a table of figures; `key` null where nobody knows what it is. */
export interface TableColumn {
  key: MetricKey | null;
  texts: readonly string[];
  /** ISO code where known: its decimals are evidence. */
  currency?: string | null;
  /** The page's own total, only where every row that it sums is among the texts. */
  total?: string | null;
}

const STYLES: readonly NumberStyle[] = [{ decimal: '.' }, { decimal: ',' }];

/**
 * Reads all columns of one table, each with the whole table as evidence: a column that leaves no choice decides for the
 * others; where none does, the table's identities do (CTR = clicks / impressions, total = sum), and they outrank the
 * locale, since the format of numbers is a setting of its own in some consoles. What stays open is `ambiguous` in
 * its column.
 * @param read the page's number reader, where there is one already
 */
export function readTable(
  columns: readonly TableColumn[],
  locale: string | null,
  read: NumberReader = numberReader(locale),
): ColumnShown[] {
  const shown = (column: TableColumn, style: NumberStyle | null): ColumnShown =>
    read(column.texts, {
      unit: column.key && metrics[column.key].unit,
      currency: column.currency ?? null,
      style,
    });
  const first = columns.map((column) => shown(column, null));
  const evidence = first.flatMap(({ by, style }) => (by === 'column' && style ? style.decimal : []));
  if (new Set(evidence).size === 1) return columns.map((column) => shown(column, { decimal: evidence[0]! }));

  const isOpen = (index: number) => first[index]!.ambiguous || first[index]!.by === 'hints';
  const known = columns.flatMap(({ key }, index) => (key === null ? [] : [{ key, index }]));
  const settled = settleReadings(
    known.map(({ key, index }): IdentityColumn => {
      const column = columns[index]!;
      const readings = isOpen(index) ? STYLES.map((style) => shown(column, style)) : [first[index]!];
      const totals = readings.map(({ style }) => totalOf(column, style));
      return { key, readings: readings.map(({ cells }) => cells), ...(column.total ? { totals } : {}) };
    }),
  );
  const decided = known.flatMap(({ index }, place) => {
    const choice = settled.chosen[place];
    return isOpen(index) && choice != null ? STYLES[choice]!.decimal : [];
  });
  const page: NumberStyle | null =
    evidence.length === 0 && new Set(decided).size === 1 ? { decimal: decided[0]! } : null;
  return columns.map((column, index) => {
    const place = known.findIndex((one) => one.index === index);
    const choice = place < 0 ? null : settled.chosen[place]!;
    if (!isOpen(index)) return first[index]!;
    if (choice !== null) return shown(column, STYLES[choice]!);
    return page ? shown(column, page) : first[index]!;
  });

  function totalOf(column: TableColumn, style: NumberStyle | null) {
    return column.total ? shown({ ...column, texts: [column.total] }, style).cells[0]! : null;
  }
}
