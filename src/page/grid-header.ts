import { spanOf, type Span } from './geometry';
import { stripIconWords } from './numbers-text';
import { isVisible, leavesOf, textOf } from './text';

/** A column as its header shows it, with everything that body cells can be joined to it by. */
export interface GridColumn {
  element: HTMLElement;
  /** The grid's own name for it, in whatever attribute stands for that; null where there is none. */
  key: string | null;
  /** What the header says, likeliest text first. */
  texts: readonly string[];
  /** `aria-colindex`; null where it has none. */
  colIndex: number | null;
  /** The real table that it stands in, with its place there; null in grids of other elements. */
  table: Element | null;
  at: number;
  span: Span | null;
}

export const ROW = 'tr, [role="row"]';
const KEYS = [
  'data-column',
  'data-name',
  'data-column-id',
  'data-col-id',
  'data-field',
  'col-id',
  'data-column-key',
  'data-columnid',
];
const HEADER = 'th, thead td, [role="columnheader"]';
const BODY_CELL = 'td, [role="gridcell"], [role="cell"]';

/** The key of a header or body cell: of its own, or of the one element inside that has one. */
export function keyOf(cell: Element): string | null {
  for (const name of KEYS) {
    const key = cell.getAttribute(name);
    if (key) return key.toLowerCase();
  }
  return null;
}

/** The columns that the headers inside `root` name; headers over several columns are no columns. */
export function gridColumns(root: Element): GridColumn[] {
  const columns: GridColumn[] = [];
  const places = new Map<Element, Map<Element, number>>();
  for (const element of root.querySelectorAll<HTMLElement>(HEADER)) {
    if (!isHeader(element) || spans(element) > 1 || !isVisible(element)) continue;
    if (columns.at(-1)?.element.contains(element)) continue;
    const table = element.matches('th, td') ? element.closest('table') : null;
    if (table && !places.has(table)) places.set(table, headerPlaces(table));
    columns.push({
      element,
      key: keyOf(element),
      texts: headerTexts(element),
      colIndex: numberIn(element, 'aria-colindex'),
      table,
      at: table ? (places.get(table)!.get(element) ?? -1) : -1,
      span: spanOf(element, root),
    });
  }
  return columns;
}

/** Is it a header of a column, and not a row's own header or a cell of totals? */
function isHeader(element: Element): boolean {
  if (element.getAttribute('role') === 'columnheader') return true;
  if (element.matches('[scope="row"], [role="rowheader"]') || element.closest('tfoot')) return false;
  const row = element.closest(ROW);
  if (element.matches('td')) return row?.closest('thead')?.querySelector('th') === null;
  return row !== null && (row.closest('thead') !== null || row.querySelector(BODY_CELL) === null);
}

/** Is the row one of headers? */
export function isHeaderRow(row: Element): boolean {
  for (const cell of row.querySelectorAll(HEADER))
    if (cell.closest(ROW) === row && isHeader(cell)) return true;
  return false;
}

export function numberIn(element: Element, name: string): number | null {
  const text = element.getAttribute(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** Columns that a cell covers. */
export function spans(cell: Element): number {
  return Math.max(1, numberIn(cell, 'colspan') ?? numberIn(cell, 'aria-colspan') ?? 1);
}

/** Where each header of a real table stands, with headers that reach over rows and columns counted in. */
function headerPlaces(table: Element): Map<Element, number> {
  const places = new Map<Element, number>();
  const taken: boolean[][] = [];
  const rows = [...table.querySelectorAll('tr')].filter(
    (row) => row.closest('table') === table && isHeaderRow(row),
  );
  rows.forEach((row, line) => {
    let at = 0;
    for (const cell of row.children) {
      while (taken[line]?.[at]) at++;
      places.set(cell, at);
      const down = Math.min(numberIn(cell, 'rowspan') ?? 1, rows.length);
      for (let below = line; below < line + down; below++)
        for (let right = at; right < at + spans(cell); right++) (taken[below] ??= [])[right] = true;
      at += spans(cell);
    }
  });
  return places;
}

function headerTexts(element: Element): string[] {
  const texts = [
    textOf(element),
    ...leavesOf(element),
    element.getAttribute('aria-label') ?? '',
    element.getAttribute('title') ?? '',
  ];
  return [...new Set(texts.map(stripIconWords))].filter(Boolean);
}
