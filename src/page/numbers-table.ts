import { metrics, type MetricKey } from '@/model/metric';

import { settleReadings, type IdentityColumn } from './identities';
import {
  numberReader,
  type ColumnHints,
  type ColumnShown,
  type NumberReader,
  type NumberStyle,
} from './numbers';

/** A column of a table of figures; `key` null where nobody knows what it is. */
export interface TableColumn {
  key: MetricKey | null;
  texts: readonly string[];
  /** ISO code where known: its decimals are evidence. */
  currency?: string | null;
  /** The page's own total, only where every row that it sums is among the texts. */
  total?: string | null;
}

/** Did the column's own cells leave open how it writes numbers? */
export const isOpenColumn = ({ ambiguous, by }: Pick<ColumnShown, 'ambiguous' | 'by'>) =>
  ambiguous || by === 'hints';

export const STYLES: readonly NumberStyle[] = [{ decimal: '.' }, { decimal: ',' }];

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
  const shown = (column: TableColumn, hints: Pick<ColumnHints, 'style' | 'proved'>): ColumnShown => {
    const unit = column.key && metrics[column.key].unit;
    return read(column.texts, { unit, currency: column.currency ?? null, ...hints });
  };
  const alone = columns.map((column) => shown(column, {}));
  const evidence = evidenceOf(columns, alone);
  const style = evidence.size === 1 ? { decimal: [...evidence][0]! } : null;
  const first = style ? columns.map((column) => shown(column, { style })) : alone;

  const known = columns.flatMap(({ key }, index) => (key === null ? [] : [{ key, index }]));
  const settled = settleReadings(
    known.map(({ key, index }): IdentityColumn => {
      const column = columns[index]!;
      const readings = isOpenColumn(first[index]!)
        ? STYLES.map((proved) => shown(column, { proved }))
        : [first[index]!];
      if (!column.total) return { key, readings: readings.map(({ cells }) => cells) };
      const total = { ...column, texts: [column.total] };
      const totals = readings.map((reading) => shown(total, { proved: reading.style }).cells[0]!);
      return { key, readings: readings.map(({ cells }) => cells), totals };
    }),
  );
  const proofs = new Map(
    known.flatMap(({ index }, place) => {
      const choice = settled.chosen[place];
      return isOpenColumn(first[index]!) && choice != null ? [[index, STYLES[choice]!] as const] : [];
    }),
  );
  const proved = new Set([...proofs.values()].map(({ decimal }) => decimal));
  const page = evidence.size === 0 && proved.size === 1 ? { decimal: [...proved][0]! } : null;
  return columns.map((column, index) => {
    if (!isOpenColumn(first[index]!)) return first[index]!;
    const proof = proofs.get(index);
    if (proof) return shown(column, { proved: proof });
    return page ? shown(column, { style: page }) : first[index]!;
  });
}

/** Counts of whole things: three digits after a separator are thousands there, for this column and the rest. */
const WHOLE = new Set<MetricKey | null>(['impressions', 'clicks', 'linkClicks', 'reach']);

/** The decimal separators of columns that leave no choice; where there are none, those of whole counts. */
export function evidenceOf(
  columns: readonly Pick<TableColumn, 'key'>[],
  shown: readonly Pick<ColumnShown, 'by' | 'style'>[],
): Set<NumberStyle['decimal']> {
  const decimals = (index: number, by: ColumnShown['by']) =>
    shown[index]!.by === by && shown[index]!.style ? [shown[index]!.style.decimal] : [];
  const own = columns.flatMap((_, index) => decimals(index, 'column'));
  if (own.length > 0) return new Set(own);
  return new Set(columns.flatMap(({ key }, index) => (WHOLE.has(key) ? decimals(index, 'hints') : [])));
}
