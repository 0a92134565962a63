import { rowIdIn, CELL_KEY, HEADER_KEY, ROW_KEY } from './keys';

/** The parts of the grid, however this build marks them. */
export interface Grid {
  header: Element | null;
  rows: readonly GridRow[];
  footer: Element | null;
  /** Rows of a breakdown under a campaign: counted, never read. */
  childRows: number;
}

export interface GridRow {
  element: HTMLElement;
  /** The id in the row's key; null in builds without keys. */
  id: string | null;
}

/** Class names of the grid's own widget, the same for years; keys go before them where a build has both. */
export const CELL = '._4lg0';
/** A cell in a build without class names: the grid places each by hand. */
export const PLACED = '[style*="left:"][style*="width:"]';
const ROW = '._1gda';
const FOOTER = '[data-pagelet="FixedDataTableNew_footerRow"], [data-pagelet*="footerRow"]';
/** What a row of its own is steered with. */
export const CONTROL = 'input[type="checkbox"], [role="checkbox"], [role="switch"]';

/** The table's element; null where this engine drew none here. */
export function tableIn(document: Document): HTMLElement | null {
  for (const table of document.querySelectorAll<HTMLElement>('[role="table"], [role="grid"]'))
    if (isGrid(table)) return table;
  // Without the role: the smallest element around a row that holds the header as well.
  let around = document.querySelector(`${ROW_KEY}, ${ROW}`)?.parentElement ?? null;
  while (around && around !== document.body && !around.querySelector(HEADER_KEY))
    around = around.parentElement;
  return around && around !== document.documentElement ? around : null;
}

function isGrid(table: Element): boolean {
  return (
    table.querySelector(`${HEADER_KEY}, ${ROW_KEY}, ${ROW}, [role="row"] ${CELL}, [role="row"] ${PLACED}`) !==
    null
  );
}

export function gridOf(table: HTMLElement): Grid {
  const footer = footerOf(table);
  const header = headerOf(table, footer);
  const outside = (element: Element) => !footer?.contains(element) && !header?.contains(element);
  const keyed = [...table.querySelectorAll<HTMLElement>(ROW_KEY)].flatMap((element): GridRow[] => {
    const surface = element.getAttribute('data-surface')!;
    const id = surface.includes('table_cell:') ? null : rowIdIn(surface);
    return id !== null && id !== '-1' && outside(element) ? [{ element, id }] : [];
  });
  const drawn = [...table.querySelectorAll<HTMLElement>(ROW)].filter(
    (element) => outside(element) && !element.parentElement?.closest(ROW),
  );
  const loose = drawn.filter((element) => !keyed.some((row) => touches(row.element, element)));
  if (keyed.length > 0) return { header, footer, ...ownRows(keyed, loose.length) };
  const rows = drawn.length > 0 ? drawn : placedRows(table, outside);
  return {
    header,
    footer,
    ...ownRows(
      rows.map((element) => ({ element, id: null })),
      0,
    ),
  };
}

const touches = (a: Element, b: Element) => a.contains(b) || b.contains(a);

/**
 * A row of its own has a check box or a switch; where some rows have one, those without are a breakdown's. So is a further
 * row under the same id.
 */
function ownRows(rows: readonly GridRow[], loose: number): Pick<Grid, 'rows' | 'childRows'> {
  const steered = rows.filter(({ element }) => element.querySelector(CONTROL) !== null);
  const own = steered.length > 0 ? steered : rows;
  const ids = new Set<string>();
  const first = own.filter(({ id }) => {
    if (id === null) return true;
    if (ids.has(id)) return false;
    ids.add(id);
    return true;
  });
  return { rows: first, childRows: rows.length - first.length + loose };
}

function footerOf(table: Element): Element | null {
  const marked = table.querySelector(FOOTER);
  if (marked) return marked;
  const cell = table.querySelector('[data-surface*="/table_row:-1"]');
  if (!cell) return null;
  const row = cell.closest(ROW);
  if (row) return row;
  // Footer cells are keyed one by one: the footer is the smallest element that holds all of them.
  const all = table.querySelectorAll('[data-surface*="/table_row:-1"]').length;
  let around: Element | null = cell;
  while (
    around &&
    around !== table &&
    around.querySelectorAll('[data-surface*="/table_row:-1"]').length < all
  )
    around = around.parentElement;
  return around === table ? cell : around;
}

function headerOf(table: Element, footer: Element | null): Element | null {
  const keys = table.querySelectorAll(HEADER_KEY).length;
  for (const row of table.querySelectorAll('[role="row"]')) {
    if (footer?.contains(row)) continue;
    const own = row.querySelectorAll(HEADER_KEY).length;
    if (own > 0 || (keys === 0 && row.querySelector(`${CELL}, ${PLACED}, [role="columnheader"]`))) return row;
  }
  if (keys > 0) {
    let around = table.querySelector(HEADER_KEY)!.parentElement;
    while (around && around !== table && around.querySelectorAll(HEADER_KEY).length < keys)
      around = around.parentElement;
    return around === table ? null : around;
  }
  return table.querySelector('[role="columnheader"]')?.parentElement ?? null;
}

/** Rows by their way of standing: low boxes that are moved down by a translate and hold cells. */
function placedRows(table: Element, outside: (element: Element) => boolean): HTMLElement[] {
  const rows = new Set<HTMLElement>();
  const cells = `${CELL}, ${CELL_KEY}, [role="cell"], [role="gridcell"], ${PLACED}`;
  for (const cell of table.querySelectorAll<HTMLElement>(cells)) {
    if (!outside(cell)) continue;
    const row = cell.closest<HTMLElement>('[role="row"]') ?? movedDown(cell, table);
    if (row && outside(row)) rows.add(row);
  }
  return [...rows].filter((row) => ![...rows].some((other) => other !== row && other.contains(row)));
}

/** A row is some 46 px high, whatever its build; what is much higher holds rows. */
const HIGHEST_ROW = 150;

function movedDown(cell: Element, table: Element): HTMLElement | null {
  let found: HTMLElement | null = null;
  for (let up = cell.parentElement; up && up !== table; up = up.parentElement) {
    const style = up.getAttribute('style') ?? '';
    const height = Number(/(?:^|;|\s)height:\s*([\d.]+)px/.exec(style)?.[1] ?? Number.NaN);
    if (/translate(?:3d)?\(\s*-?[\d.]+(?:px)?\s*,\s*-?[\d.]+px/.test(style) && height <= HIGHEST_ROW)
      found = up;
  }
  return found;
}
