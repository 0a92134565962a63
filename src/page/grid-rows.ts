import { columnUnder, spanOf } from './geometry';
import { isHeaderRow, keyOf, numberIn, ROW, spans, type GridColumn } from './grid-header';
import { isVisible } from './text';

/** A row, put together from its parts in all panes. */
export interface GridRow {
  elements: HTMLElement[];
  /** Its cells by column. A column without a cell is absent. */
  cells: Map<number, HTMLElement>;
  /** The key that the grid gives the row, where every row has one of its own. */
  key: string | null;
}

export interface GridRows {
  body: GridRow[];
  /** Rows in a foot, a head or a part whose class names it a summary. */
  totals: GridRow[];
  /** Rows inside or under another row: seen, and not read. */
  childRows: number;
  /** One cell stands over all columns: a message in place of rows. */
  message: boolean;
}

const CELL = 'td, th, [role="gridcell"], [role="cell"], [role="rowheader"]';
const TOTALS =
  'tfoot, thead, [class*="total" i], [class*="summary" i], [class*="footer" i], [data-total], [data-summary]';
const PANE = 'table, [role="rowgroup"]:not(tbody), [role="grid"], [role="treegrid"], [role="table"]';
/** Row numbers first, which panes share; then the row's own keys. */
const ROW_KEYS = ['row-index', 'data-row-index', 'data-rowindex', 'aria-rowindex', 'data-index'];
const OWN_KEYS = ['data-key', 'data-row-key', 'data-row-id', 'row-id', 'data-id'];
const SAME_LINE = 3;

interface Part extends GridRow {
  pane: Element;
  place: string | null;
}

/** The rows inside `root`, each cell under the column that it belongs to. */
export function gridRows(root: Element, columns: readonly GridColumn[]): GridRows {
  const found: GridRows = { body: [], totals: [], childRows: 0, message: false };
  const parts: Part[] = [];
  const columnOf = cellJoiner(root, columns);
  for (const element of root.querySelectorAll<HTMLElement>(ROW)) {
    const outer = element.parentElement?.closest(ROW);
    if (outer && root.contains(outer)) {
      // A table inside a cell is the cell's own business.
      if (!isHeaderRow(element) && element.closest('table') === outer.closest('table')) found.childRows++;
      continue;
    }
    if (isHeaderRow(element) || !isVisible(element)) continue;
    const cells = cellsOf(element);
    if (cells.length === 0) continue;
    if (cells.length === 1 && spans(cells[0]!) > 1) {
      found.message = true;
      continue;
    }
    const level = numberIn(element, 'aria-level');
    if (level !== null && level > 1) {
      found.childRows++;
      continue;
    }
    const row = { elements: [element], cells: columnOf(cells), key: firstOf(element, OWN_KEYS) };
    if (isTotal(element, root, columns)) found.totals.push(row);
    else
      parts.push({
        ...row,
        pane: element.parentElement?.closest(PANE) ?? root,
        place: firstOf(element, ROW_KEYS) ?? row.key,
      });
  }
  found.body = joinPanes(parts);
  return found;
}

/** By what the row stands in; a part that holds the columns' headers as well is the whole table. */
function isTotal(row: Element, root: Element, columns: readonly GridColumn[]): boolean {
  for (
    let up = row.closest(TOTALS);
    up && up !== root && root.contains(up);
    up = up.parentElement?.closest(TOTALS) ?? null
  ) {
    const part = up;
    if (part.matches('thead') || !columns.some(({ element }) => part.contains(element))) return true;
  }
  return false;
}

function firstOf(element: Element, names: readonly string[]): string | null {
  for (const name of names) {
    const key = element.getAttribute(name);
    if (key) return `${name}=${key}`;
  }
  return null;
}

/** The row's own cells: by tag or role, else those that name their column, else its children. */
export function cellsOf(row: Element): HTMLElement[] {
  const own = [...row.querySelectorAll<HTMLElement>(CELL)].filter((cell) => cell.closest(ROW) === row);
  const outer = own.filter((cell) => !own.some((other) => other !== cell && other.contains(cell)));
  if (outer.length > 0) return outer;
  const children = [...row.children] as HTMLElement[];
  const keyed = children.filter((child) => keyOf(child) !== null);
  return keyed.length > 0 ? keyed : children.length > 1 ? children : [];
}

/** Puts each cell of a row under its column; a column that two cells claim gets none. */
function cellJoiner(
  root: Element,
  columns: readonly GridColumn[],
): (cells: readonly HTMLElement[]) => Map<number, HTMLElement> {
  const byKey = uniquely(columns.map(({ key }) => key));
  const byIndex = uniquely(columns.map(({ colIndex }) => colIndex));
  const byId = uniquely(columns.map(({ element }) => element.id || null));
  const headerSpans = columns.map(({ span }) => span);
  const measured = new Map<Element, Map<string, number | null>>();

  return (cells) => {
    const found = new Map<number, HTMLElement | null>();
    const keyed = byKey.size > 0 && cells.some((cell) => byKey.has(keyOf(cell) ?? ''));
    const indexed = byIndex.size > 0 && cells.some((cell) => byIndex.has(numberIn(cell, 'aria-colindex')));
    const placed = keyed || indexed ? null : placesIn(cells);
    cells.forEach((cell, order) => {
      const named = (cell.getAttribute('headers') ?? '').split(/\s+/).map((id) => byId.get(id));
      const column = keyed
        ? byKey.get(keyOf(cell) ?? '')
        : indexed
          ? byIndex.get(numberIn(cell, 'aria-colindex'))
          : (named.find((one) => one !== undefined) ?? placed?.get(cell) ?? under(cell, order, cells.length));
      if (column === undefined || column === null) return;
      found.set(column, found.has(column) ? null : cell);
    });
    return new Map([...found].filter((entry): entry is [number, HTMLElement] => entry[1] !== null));
  };

  /** By its place in the same real table, where the row covers as many columns as the head. */
  function placesIn(cells: readonly HTMLElement[]): Map<Element, number> | null {
    const table = cells[0]!.matches('td, th') ? cells[0]!.closest('table') : null;
    const own = columns.filter((column) => column.table === table && column.at >= 0);
    if (!table || own.length === 0) return null;
    const width = Math.max(...own.map(({ at }) => at)) + 1;
    if (cells.reduce((sum, cell) => sum + spans(cell), 0) !== width) return new Map();
    const places = new Map<Element, number>();
    let at = 0;
    for (const cell of cells) {
      const column =
        spans(cell) === 1 ? columns.findIndex((one) => one.table === table && one.at === at) : -1;
      if (column >= 0) places.set(cell, column);
      at += spans(cell);
    }
    return places;
  }

  /** By where it stands on the screen; the columns of one real table stand the same in every row. */
  function under(cell: HTMLElement, order: number, count: number): number | null {
    const table = cell.matches('td, th') ? cell.closest('table') : null;
    if (table && columns.some((column) => column.table === table)) return null;
    const known = table && (measured.get(table) ?? measured.set(table, new Map()).get(table)!);
    const place = `${order}/${count}/${spans(cell)}/${cell.getAttribute('style') ?? ''}`;
    if (known?.has(place)) return known.get(place)!;
    const span = spans(cell) === 1 ? spanOf(cell, root) : null;
    const column = span && columnUnder(span, headerSpans);
    known?.set(place, column);
    return column;
  }
}

/** Which one has a value; values that several have are nobody's. */
function uniquely<T>(values: readonly (T | null)[]): Map<T | null, number> {
  const found = new Map<T | null, number>();
  const twice = new Set<T>();
  values.forEach((value, index) => {
    if (value === null) return;
    if (found.has(value)) twice.add(value);
    found.set(value, index);
  });
  for (const value of twice) found.delete(value);
  return found;
}

/**
 * Rows of several panes made whole: by the key that they share, else by the line on which they stand. Panes that show
 * the same columns are sections, one under the other, and have nothing to join.
 */
function joinPanes(parts: readonly Part[]): GridRow[] {
  const panes = new Map<Element, Part[]>();
  for (const part of parts) panes.set(part.pane, [...(panes.get(part.pane) ?? []), part]);
  const all = [...panes.values()];
  const keyed = parts.every(({ place }) => place !== null) && all.every(hasOwnKeys);
  const shown = all.flatMap((pane) => [...new Set(pane.flatMap(({ cells }) => [...cells.keys()]))]);
  if (all.length < 2 || new Set(shown).size < shown.length)
    return parts.map((part) => ({ ...part, key: keyed ? part.key : null }));
  const groups = new Map<string, Part[]>();
  parts.forEach((part, order) => {
    const group = keyed ? part.place! : lineOf(part.elements[0]!, order);
    groups.set(group, [...(groups.get(group) ?? []), part]);
  });
  return [...groups.values()].flatMap((group): GridRow[] => {
    const columns = group.flatMap(({ cells }) => [...cells.keys()]);
    const keys = new Set(group.map(({ key }) => key).filter((key) => key !== null));
    // Parts that claim one column, or name two rows, stand between two states of the grid.
    if (new Set(columns).size !== columns.length || keys.size > 1) return [];
    return [
      {
        elements: group.flatMap(({ elements }) => elements),
        cells: new Map(group.flatMap(({ cells }) => [...cells])),
        key: keyed ? ([...keys][0] ?? null) : null,
      },
    ];
  });
}

/** In one pane a key belongs to one row. A key that most rows share names something else. */
function hasOwnKeys(pane: readonly Part[]): boolean {
  return new Set(pane.map(({ place }) => place)).size * 2 > pane.length;
}

function lineOf(row: Element, order: number): string {
  const { top, height } = row.getBoundingClientRect();
  if (height > 0) return `line ${Math.round(top / SAME_LINE)}`;
  const style = /(?:^|;|\s)top:\s*(-?[\d.]+)px/.exec(row.getAttribute('style') ?? '');
  return style ? `line ${style[1]}` : `alone ${order}`;
}
