import type { Level } from '@/model/reading';
import { countIn } from '@/page/coverage';
import { isVisible, leavesOf } from '@/page/text';
import type { RawCell, RawColumn, RawRow, RawTable } from '@/page/table';
import type { Place } from '../console';
import type { ReadingEngine } from '../reader';
import { anchorsIn } from './anchors';
import { attributionIn, cellOf, nameIn } from './cells';
import { levelOfObject } from './columns';
import { CONTROL, gridOf, tableIn, type GridRow } from './grid';
import { attributedName, currencyCodesIn, identityOf } from './identity';
import { columnFor, columnsOf, joiner, type Columns, type Joined } from './join';
import { joined, keyIn } from './keys';
import { placeOf } from './place';

const BUSY = '[aria-busy="true"], [role="progressbar"]';
const ROWS_A_STEP = 10;

/** Meta's table (Facebook's FixedDataTable): keyed cells in newer builds, attributes in older ones, else by position. */
export const fixedDataTable: ReadingEngine = {
  name: 'fixed-data-table',
  anchoring: 'cell',
  find: tableIn,
  levelOf: (table) => levelIn(table),

  isLoading(table) {
    if (table.closest('[aria-busy="true"]')) return true;
    const busy = [...table.querySelectorAll(BUSY)].filter(isVisible);
    if (busy.length === 0) return false;
    const { header, rows, footer } = gridOf(table);
    return busy.some(
      (mark) =>
        !header?.contains(mark) &&
        !footer?.contains(mark) &&
        !rows.some(({ element }) => element.contains(mark)),
    );
  },

  *read(table, place, tools) {
    const level = levelIn(table) ?? place.level;
    const grid = gridOf(table);
    yield;
    const header = columnsOf(grid.header, level, tools.words);
    const join = joiner(header);
    const taken: { row: GridRow; cells: Joined[] }[] = [];
    for (const [count, row] of grid.rows.entries()) {
      if (count % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      taken.push({ row, cells: join(row.element) });
    }
    const footer = grid.footer ? join(grid.footer) : [];
    const places = withKeyedColumns(header, [...taken.map(({ cells }) => cells), footer], level);
    nameByPlace(header, taken);
    const rows: RawRow[] = [];
    for (const [count, { row, cells }] of taken.entries()) {
      if (count % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      rows.push(rowOf(row, cells, header.columns, places, level, place));
    }
    const total = totalOf(footer, header.columns, places);
    return {
      columns: header.columns,
      rows,
      totals: grid.footer ? totalsOf(footer, header.columns, places) : null,
      total,
      childRows: grid.childRows,
      saysEmpty: total === 0,
      currencyCodes: [...new Set(taken.flatMap(({ row }) => currencyCodesIn(row.element)))],
    } satisfies RawTable;
  },

  anchors(table) {
    const url = table.ownerDocument.defaultView?.location.href;
    const level = levelIn(table) ?? (url ? placeOf(new URL(url))?.level : null);
    return level ? anchorsIn(gridOf(table), level) : [];
  },
};

/** The level that the name cells' own keys speak of. */
function levelIn(table: Element): Level | null {
  const keyed = table.querySelector('[data-surface*="forObjectType(name,"]');
  return levelOfObject(keyIn(keyed?.getAttribute('data-surface') ?? '')?.object ?? null);
}

/** Keyed cells whose header is not there get a column of their own: the key names the metric. */
function withKeyedColumns(
  header: Columns,
  rows: readonly Joined[][],
  level: Level,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const cells of rows)
    for (const { key, column } of cells) {
      if (column !== null || !key || places.has(joined(key))) continue;
      places.set(joined(key), header.columns.push(columnFor(key, '', level)) - 1);
    }
  return places;
}

/**
 * In a build whose header says nothing, the column with the widget's own name element is the name column, else the
 * one frozen column that holds words and nothing to press.
 */
function nameByPlace(header: Columns, taken: readonly { cells: Joined[] }[]): void {
  if (header.columns.some((column) => column.role?.kind === 'name')) return;
  const frozen = header.panes.filter((pane) => pane === 0).length < header.panes.length;
  for (const { cells } of taken) {
    const placed = cells.filter(({ column }) => column !== null);
    const worded = placed.filter(
      ({ cell, column }) =>
        frozen && header.panes[column!] === 0 && !cell.querySelector(CONTROL) && nameIn(cell),
    );
    const named =
      placed.find(({ cell }) => cell.querySelector('._13is')) ?? (worded.length === 1 ? worded[0] : null);
    if (!named) continue;
    const column = header.columns[named.column!]!;
    header.columns[named.column!] = { ...column, role: { kind: 'name' } };
    return;
  }
}

function rowOf(
  row: GridRow,
  cells: readonly Joined[],
  columns: readonly RawColumn[],
  places: ReadonlyMap<string, number>,
  level: Level,
  place: Place,
): RawRow {
  const { id, parentId } = identityOf(row, level);
  const shown = cellsAt(cells, columns, places);
  const named = cells.find(({ cell, column, key }) => {
    const index = column ?? (key ? places.get(joined(key)) : undefined);
    return index !== undefined
      ? columns[index]!.role?.kind === 'name'
      : cell.querySelector('._13is') !== null;
  });
  return {
    id,
    name: (named && nameIn(named.cell)) || attributedName(row.element, level),
    parentId: level === 'campaign' ? null : (parentId ?? place.parentId ?? null),
    cells: shown,
    status: switchedOff(row.element) ? 'paused' : null,
    statusText: null,
  };
}

function cellsAt(
  cells: readonly Joined[],
  columns: readonly RawColumn[],
  places: ReadonlyMap<string, number>,
): (RawCell | undefined)[] {
  const shown: (RawCell | undefined)[] = Array.from({ length: columns.length });
  for (const { cell, column, key } of cells) {
    const index = column ?? (key ? places.get(joined(key)) : undefined);
    if (index === undefined || shown[index]) continue;
    const kind = columns[index]!.role?.kind;
    if (kind === 'control' || kind === 'name') continue;
    const setting = kind === 'attribution' ? attributionIn(cell) : null;
    shown[index] = setting === null ? cellOf(cell) : { text: setting, label: null };
  }
  return shown;
}

/** A switch that is off says so in every language. One that is on says only what the user wishes. */
function switchedOff(row: Element): boolean {
  return row.querySelector('[role="switch"]')?.getAttribute('aria-checked') === 'false';
}

function totalsOf(
  footer: readonly Joined[],
  columns: readonly RawColumn[],
  places: ReadonlyMap<string, number>,
): RawRow {
  return {
    id: null,
    name: '',
    parentId: null,
    cells: cellsAt(footer, columns, places),
    status: null,
    statusText: null,
  };
}

/** "Results from 48 campaigns": the count in the footer's words, wherever no figure stands. */
function totalOf(
  footer: readonly Joined[],
  columns: readonly RawColumn[],
  places: ReadonlyMap<string, number>,
): number | null {
  for (const { cell, column, key } of footer) {
    const index = column ?? (key ? places.get(joined(key)) : undefined);
    const kind = index === undefined ? undefined : columns[index]!.role?.kind;
    if (kind === 'metric' || (kind === undefined && index !== undefined)) continue;
    for (const leaf of leavesOf(cell)) {
      const count = /\p{L}/u.test(leaf) ? countIn(leaf) : null;
      if (count !== null) return count;
    }
  }
  return null;
}
