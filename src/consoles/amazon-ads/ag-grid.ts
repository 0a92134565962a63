import type { Level } from '@/model/reading';
import { numberIn } from '@/page/grid-header';
import { stripIconWords } from '@/page/numbers-text';
import { isVisible, textOf } from '@/page/text';
import type { RawColumn, RawRow, RawTable } from '@/page/table';
import type { Place, RowAnchor } from '../console';
import type { ReadingEngine } from '../reader';
import { agRows, type AgRow } from './ag-rows';
import { cellIn } from './cells';
import { columnsOf, roleOf } from './columns';
import { identityOf, linksTo, switchIn } from './identity';
import { placeOf } from './place';

const HEADER = '.ag-header-cell[col-id], [role="columnheader"][col-id]';
const LOADING = '.ag-overlay-loading-wrapper, .ag-overlay-loading-center';
const ROWS_A_STEP = 10;

/** Amazon's newer grid (ag-Grid): split panes joined by `row-index`, rows and columns virtualised. */
export const agGrid: ReadingEngine = {
  name: 'ag-grid',
  anchoring: 'cell',

  find(document) {
    const bodies = [...document.querySelectorAll<HTMLElement>('.ag-center-cols-container')].filter(isVisible);
    const tables = bodies.map(
      (body) =>
        body.closest<HTMLElement>('.ag-root') ??
        body.closest<HTMLElement>('[role="grid"], [role="treegrid"], .ag-root-wrapper') ??
        body.parentElement!,
    );
    return (
      tables.find((table) => table.querySelector('a[href*="campaigns/"]') !== null) ??
      tables.find((table) => namesAndFigures([...headersOf(table).keys()])) ??
      null
    );
  },

  levelOf: () => null,

  isLoading(table) {
    const frame = table.closest('.ag-root-wrapper') ?? table;
    return [...frame.querySelectorAll(LOADING)].some(isVisible);
  },

  *read(table, place, tools) {
    const { body, totals, childRows } = agRows(table);
    const headers = headersOf(table);
    for (const row of [...body, ...totals])
      for (const column of row.cells.keys()) if (!headers.has(column)) headers.set(column, '');
    const columns = columnsOf(headers, place.level, tools.words);
    const name = nameColumn(headers.keys(), body, place.level);
    const columnsNamed = columns.map((column) => named(column, name));
    const keyed = keysAreIds(body, name, place.level);
    const rows: RawRow[] = [];
    for (const [count, row] of body.entries()) {
      if (count % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      rows.push(rowOf(row, columnsNamed, name, place, keyed));
    }
    const frame = table.closest('.ag-root-wrapper') ?? table;
    return {
      columns: columnsNamed,
      rows,
      totals: totals.length === 1 ? rowOf(totals[0]!, columnsNamed, name, place, false) : null,
      total: totalOf(table),
      childRows,
      saysEmpty: [...frame.querySelectorAll('.ag-overlay-no-rows-wrapper, .ag-overlay-no-rows-center')].some(
        isVisible,
      ),
      currencyCodes: [],
    } satisfies RawTable;
  },

  anchors(table) {
    const url = table.ownerDocument.defaultView?.location.href;
    const level = url ? placeOf(new URL(url))?.level : null;
    if (!level) return [];
    const { body } = agRows(table);
    const name = nameColumn(headersOf(table).keys(), body, level);
    const keyed = keysAreIds(body, name, level);
    return body.flatMap((row): RowAnchor[] => {
      const cell = name === null ? undefined : row.cells.get(name);
      if (!cell) return [];
      const { id, name: shown } = whoIs(row, cell, level, keyed);
      return id || shown ? [{ id, name: shown, cell }] : [];
    });
  },
};

/** Without a link in sight: a column of names and one of figures, as this console calls them. */
function namesAndFigures(keys: readonly string[]): boolean {
  const kinds = keys.map((key) => roleOf(key, 'campaign')?.kind);
  return kinds.includes('name') && kinds.includes('metric');
}

function headersOf(table: Element): Map<string, string> {
  const headers = new Map<string, string>();
  for (const header of table.querySelectorAll(HEADER)) {
    const key = header.getAttribute('col-id')!;
    const words = stripIconWords(textOf(header.querySelector('.ag-header-cell-text') ?? header));
    if (!headers.get(key)) headers.set(key, words);
  }
  return headers;
}

function named(column: RawColumn, name: string | null): RawColumn {
  if (column.key === name) return { ...column, role: { kind: 'name' } };
  return column.role?.kind === 'name' && name !== null ? { ...column, role: { kind: 'other' } } : column;
}

/** The column whose cells link to rows of this level; else the one whose own name says so. */
function nameColumn(keys: Iterable<string>, rows: readonly AgRow[], level: Level): string | null {
  for (const row of rows) for (const [column, cell] of row.cells) if (linksTo(cell, level)) return column;
  for (const key of keys) if (roleOf(key, level)?.kind === 'name') return key;
  return null;
}

function whoIs(row: AgRow, cell: Element, level: Level, keyed: boolean): { id: string | null; name: string } {
  const own = identityOf(cell, level);
  if (!keyed || row.key === null) return own;
  // A link and a row that differ stand between two states of the grid.
  if (own.id !== null && own.id !== row.key) return { id: null, name: '' };
  return { ...own, id: row.key };
}

/** Is `row-id` the id? Only where most links say the same as their rows. */
function keysAreIds(rows: readonly AgRow[], name: string | null, level: Level): boolean {
  const links = rows.flatMap(({ key, cells }) => {
    const cell = name === null ? undefined : cells.get(name);
    const { id } = cell ? identityOf(cell, level) : { id: null };
    return id === null ? [] : [id === key];
  });
  return links.length > 0 && links.filter(Boolean).length * 2 > links.length;
}

function rowOf(
  row: AgRow,
  columns: readonly RawColumn[],
  name: string | null,
  place: Place,
  keyed: boolean,
): RawRow {
  const cell = name === null ? undefined : row.cells.get(name);
  const shown = columns.map((column) => {
    const own = row.cells.get(column.key!);
    return own && own !== cell ? cellIn(own, column) : undefined;
  });
  const on = switchIn([...row.cells.values()]);
  const says = columns.some(({ role }, index) => role?.kind === 'status' && shown[index]?.text);
  return {
    ...(cell ? whoIs(row, cell, place.level, keyed) : { id: null, name: '' }),
    parentId: place.level === 'campaign' ? null : (place.parentId ?? null),
    cells: shown,
    status: on === 'enabled' && says ? null : on,
    statusText: null,
  };
}

/** `aria-rowcount` counts the header's lines as well. */
function totalOf(table: Element): number | null {
  const counted = [table, ...table.querySelectorAll('[aria-rowcount]'), table.closest('[aria-rowcount]')]
    .map((part) => (part ? numberIn(part, 'aria-rowcount') : null))
    .find((count) => count !== null);
  if (counted == null) return null;
  const lines = new Set(
    [...table.querySelectorAll('.ag-header-row, .ag-header [role="row"]')].map(
      (line) => line.getAttribute('aria-rowindex') ?? '1',
    ),
  ).size;
  return Math.max(0, counted - Math.max(1, lines));
}
