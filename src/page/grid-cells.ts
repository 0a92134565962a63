import { columnUnder, spanOf } from './geometry';
import { keyOf, numberIn, ROW, spans, type GridColumn } from './grid-header';

const CELL = 'td, th, [role="gridcell"], [role="cell"], [role="rowheader"]';

/** The row's own cells: by tag or role, else those that name their column, else its children. */
export function cellsOf(row: Element): HTMLElement[] {
  if (row.tagName === 'TR')
    return ([...row.children] as HTMLElement[]).filter((child) => child.matches(CELL));
  const own = [...row.querySelectorAll<HTMLElement>(CELL)].filter((cell) => cell.closest(ROW) === row);
  // In the order of the document, a cell stands after the one that it is in.
  const outer: HTMLElement[] = [];
  for (const cell of own) if (!outer.at(-1)?.contains(cell)) outer.push(cell);
  if (outer.length > 0) return outer;
  const children = [...row.children] as HTMLElement[];
  const keyed = children.filter((child) => keyOf(child) !== null);
  return keyed.length > 0 ? keyed : children.length > 1 ? children : [];
}

/** Puts each cell of a row under its column; a column that two cells claim gets none. */
export function cellJoiner(
  root: Element,
  columns: readonly GridColumn[],
): (cells: readonly HTMLElement[]) => Map<number, HTMLElement> {
  const byKey = uniquely(columns.map(({ key }) => key));
  const byIndex = uniquely(columns.map(({ colIndex }) => colIndex));
  const byId = uniquely(columns.map(({ element }) => element.id || null));
  const headerSpans = columns.map(({ span }) => span);
  const byPlace = placesByTable(columns);
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
    const own = table && byPlace.get(table);
    if (!own) return null;
    const width = Math.max(...own.keys()) + 1;
    if (cells.reduce((sum, cell) => sum + spans(cell), 0) !== width) return new Map();
    const places = new Map<Element, number>();
    let at = 0;
    for (const cell of cells) {
      const column = spans(cell) === 1 ? own.get(at) : undefined;
      if (column !== undefined) places.set(cell, column);
      at += spans(cell);
    }
    return places;
  }

  /** By where it stands on the screen; the columns of one real table stand the same in every row. */
  function under(cell: HTMLElement, order: number, count: number): number | null {
    const table = cell.matches('td, th') ? cell.closest('table') : null;
    if (table && byPlace.has(table)) return null;
    const known = table && (measured.get(table) ?? measured.set(table, new Map()).get(table)!);
    const place = `${order}/${count}/${spans(cell)}/${cell.getAttribute('style') ?? ''}`;
    if (known?.has(place)) return known.get(place)!;
    const span = spans(cell) === 1 ? spanOf(cell, root) : null;
    const column = span && columnUnder(span, headerSpans);
    known?.set(place, column);
    return column;
  }
}

/** The columns of each real table by their place in it. */
function placesByTable(columns: readonly GridColumn[]): Map<Element, Map<number, number>> {
  const tables = new Map<Element, Map<number, number>>();
  columns.forEach(({ table, at }, index) => {
    if (!table || at < 0) return;
    const places = tables.get(table) ?? new Map<number, number>();
    tables.set(table, places.set(at, index));
  });
  return tables;
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
