import type { Level } from '@/model/reading';
import { countIn, totalIn } from '@/page/coverage';
import { stripIconWords } from '@/page/numbers-text';
import { isVisible, leavesOf, textOf } from '@/page/text';
import type { RawColumn, RawRow, RawTable } from '@/page/table';
import type { Place, RowAnchor } from '../console';
import type { ReadingEngine } from '../reader';
import { cellIn } from './cells';
import { columnsOf, roleOf } from './columns';
import { identityOf, linksTo, switchIn } from './identity';
import { placeOf } from './place';
import { partOf, UDT, udtRows } from './udt-cells';

const TABLES: ReadonlyMap<string, Level> = new Map([
  ['CAMPAIGNS', 'campaign'],
  ['AD_GROUPS', 'ad-group'],
  ['ADS', 'ad'],
  ['KEYWORDS', 'keyword'],
  ['PORTFOLIOS', 'other'],
]);
const ROWS_A_STEP = 10;

/** Amazon's older grid: react-virtualized's MultiGrid in four parts, and no element for a row. */
export const udtGrid: ReadingEngine = {
  name: 'udt',
  anchoring: 'cell',

  find(document) {
    const tables = [...document.querySelectorAll<HTMLElement>('[data-e2e-id="table"]')].filter(
      (table) => table.querySelector(UDT) !== null && isVisible(table),
    );
    const known = tables.find(({ id }) => TABLES.has(id)) ?? tables[0];
    return known ?? aroundAll(document);
  },

  levelOf(table) {
    return TABLES.get(table.id) ?? null;
  },

  isLoading(table) {
    const frame = table.parentElement ?? table;
    return [...frame.querySelectorAll('[data-e2e-id="loading"]')].some(isVisible);
  },

  *read(table, place, tools) {
    const level = this.levelOf(table) ?? place.level;
    const rows = udtRows(table);
    const columns = columnsOf(headersOf(table, rows), level, tools.words);
    const taken: RawRow[] = [];
    for (const [count, cells] of rows.entries()) {
      if (count % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      taken.push(rowOf(cells, columns, level, place));
    }
    const totals = summaryOf(table);
    const total = totalOf(table, totals, columns);
    return {
      columns,
      rows: taken,
      totals: columns.some(({ key, role }) => role?.kind === 'metric' && totals.has(key!))
        ? rowOf(totals, columns, level, place)
        : null,
      total,
      childRows: 0,
      saysEmpty: total === 0,
      currencyCodes: [],
    } satisfies RawTable;
  },

  anchors(table) {
    const url = table.ownerDocument.defaultView?.location.href;
    const level = this.levelOf(table) ?? (url ? placeOf(new URL(url))?.level : null);
    if (!level) return [];
    return udtRows(table).flatMap((cells): RowAnchor[] => {
      const cell = nameCell(cells, level);
      if (!cell) return [];
      const { id, name } = identityOf(cell, level);
      return id || name ? [{ id, name, cell }] : [];
    });
  },
};

/** Without its own mark: the smallest element around every cell. */
function aroundAll(document: Document): HTMLElement | null {
  const cells = document.querySelectorAll(UDT);
  let around = cells[0]?.parentElement ?? null;
  while (around && ![...cells].every((cell) => around!.contains(cell))) around = around.parentElement;
  return around && around !== document.documentElement ? around : null;
}

/** Headers by column, then the columns whose header is scrolled away. */
function headersOf(table: Element, rows: readonly Map<string, HTMLElement>[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const element of table.querySelectorAll(UDT)) {
    const part = partOf(element);
    if (part?.part === 'header' && !headers.get(part.column))
      headers.set(part.column, stripIconWords(textOf(element)));
  }
  for (const cells of rows)
    for (const column of cells.keys()) if (!headers.has(column)) headers.set(column, '');
  return headers;
}

function nameCell(cells: ReadonlyMap<string, HTMLElement>, level: Level): HTMLElement | null {
  for (const [column, cell] of cells) if (roleOf(column, level)?.kind === 'name') return cell;
  for (const cell of cells.values()) if (linksTo(cell, level)) return cell;
  return null;
}

function rowOf(
  cells: ReadonlyMap<string, HTMLElement>,
  columns: readonly RawColumn[],
  level: Level,
  place: Place,
): RawRow {
  const named = nameCell(cells, level);
  const on = switchIn([...cells.values()]);
  const shown = columns.map((column) => {
    const cell = cells.get(column.key!);
    return cell && cell !== named ? cellIn(cell, column) : undefined;
  });
  const says = columns.some(({ role }, index) => role?.kind === 'status' && shown[index]?.text);
  return {
    ...(named ? identityOf(named, level) : { id: null, name: '' }),
    parentId: level === 'campaign' ? null : (place.parentId ?? null),
    cells: shown,
    status: on === 'enabled' && says ? null : on,
    statusText: null,
  };
}

function summaryOf(table: Element): Map<string, HTMLElement> {
  const cells = new Map<string, HTMLElement>();
  for (const element of table.querySelectorAll<HTMLElement>(UDT)) {
    const part = partOf(element);
    if (part?.part === 'summary') cells.set(part.column, element);
  }
  return cells;
}

/** "Total: 21" under the names, else the paging label. */
function totalOf(
  table: Element,
  totals: ReadonlyMap<string, HTMLElement>,
  columns: readonly RawColumn[],
): number | null {
  for (const { key, role } of columns) {
    const cell = role?.kind === 'name' ? totals.get(key!) : undefined;
    for (const leaf of cell ? [textOf(cell), ...leavesOf(cell)] : []) {
      const count = countIn(leaf);
      if (count !== null) return count;
    }
  }
  for (const bar of table.ownerDocument.querySelectorAll('[data-e2e-id="tablePagination"]'))
    for (const part of [bar, ...bar.querySelectorAll('*')]) {
      const total = totalIn(part.getAttribute('aria-label') ?? '') ?? totalIn(textOf(part));
      if (total !== null) return total;
    }
  return null;
}
