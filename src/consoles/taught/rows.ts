import { isMetric, type TaughtColumn, type TaughtMap } from '@/model/taught';
import type { MetricKey } from '@/model/metric';
import type { GridRow } from '@/page/grid-rows';
import { figureCell, periodWordIn, wordsCell } from '@/page/shown-cell';
import { metricColumn, type ColumnRole, type RawCell, type RawColumn, type RawRow } from '@/page/table';
import { nameIn } from '../generic/identity';
import { headerOf, lastingKey } from './columns';
import { idByMap } from './identity';
import type { Sheet, TaughtSheet } from './sheets';

const ID = /^[\w.~:-]{1,100}$/;

/** A row of a taught table with the cell that its light stands in. */
export interface NamedRow {
  row: GridRow;
  cell: HTMLElement;
  id: string | null;
  name: string;
}

/** Where the campaign's column stands now. */
export const nameColumn = ({ taught }: TaughtSheet) =>
  taught.findIndex((column) => column?.meaning === 'campaign');

/** The rows that name a campaign, each with its id. Two of one name, where the name is all there is, have none. */
export function namedRows(map: TaughtMap, found: TaughtSheet, rows: readonly GridRow[]): NamedRow[] {
  const name = nameColumn(found);
  const named = rows.flatMap((row): NamedRow[] => {
    const cell = row.cells.get(name);
    if (!cell) return [];
    const shown = nameIn(cell);
    const id = map.identity.by === 'column' ? columnId(found, row) : idByMap(map.identity, row, cell);
    return shown ? [{ row, cell, id, name: shown }] : [];
  });
  // A console that it mends has ids of its own: names must not pass for them there.
  if (map.identity.by !== 'name' || map.platform !== 'other') return named;
  const counts = new Map<string, number>();
  for (const one of named) counts.set(one.name, (counts.get(one.name) ?? 0) + 1);
  return named.map((one) => (counts.get(one.name) === 1 ? { ...one, id: one.name } : one));
}

function columnId({ taught }: TaughtSheet, row: GridRow): string | null {
  const cell = row.cells.get(taught.findIndex((column) => column?.meaning === 'id'));
  const text = cell ? wordsCell(cell).text.replace(/\s/g, '') : '';
  return ID.test(text) ? text : null;
}

/** The table's columns with the part that the user gave each. What is new since then is kept as text. */
export function rawColumns({
  sheet,
  taught,
}: {
  sheet: Sheet;
  taught: readonly (TaughtColumn | null)[];
}): RawColumn[] {
  return sheet.columns.map((column, at) => ({
    key: lastingKey(column),
    header: headerOf(column),
    role: roleOf(taught[at] ?? null),
    window: null,
    quiet: true,
  }));
}

function roleOf(column: TaughtColumn | null): ColumnRole {
  if (!column) return { kind: 'other' };
  const { meaning } = column;
  if (isMetric(meaning)) return metricColumn(meaning as MetricKey);
  if (meaning === 'campaign') return { kind: 'name' };
  // The id is told with the row: see `namedRows`.
  if (meaning === 'status' || meaning === 'budget') return { kind: meaning };
  return { kind: 'control' };
}

/** The row's texts; `named` null for a row of totals. */
export function rawRow(row: GridRow, columns: readonly RawColumn[], named: NamedRow | null): RawRow {
  const cells: (RawCell | undefined)[] = Array.from({ length: columns.length });
  for (const [at, cell] of row.cells) {
    const { kind } = columns[at]!.role!;
    if (kind === 'metric' || kind === 'budget') {
      const shown = figureCell(cell);
      cells[at] = shown && { ...shown, label: periodWordIn(shown.label) ?? shown.label };
    } else if (kind === 'status' || kind === 'other') cells[at] = wordsCell(cell);
  }
  const off = row.elements.some(
    (part) => part.querySelector('[role="switch"]')?.getAttribute('aria-checked') === 'false',
  );
  return {
    id: named?.id ?? null,
    name: named?.name ?? '',
    parentId: null,
    cells,
    status: off ? 'paused' : null,
    statusText: null,
  };
}
