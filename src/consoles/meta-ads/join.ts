import { columnUnder, measureOf, spanOf, type Measure, type Span } from '@/page/geometry';
import { stripIconWords } from '@/page/numbers-text';
import { textOf } from '@/page/text';
import type { Level } from '@/model/reading';
import type { RawColumn } from '@/page/table';
import { roleOfWords } from '@/page/column-roles';
import type { PageTools } from '@/page/tools';
import { OWN_WORDS, roleOf } from './columns';
import { CELL, PLACED } from './grid';
import { CELL_KEY, HEADER_KEY, headerKey, joined, keyIn, type ColumnKey } from './keys';

/** A header's columns with where each stands. */
export interface Columns {
  columns: RawColumn[];
  /** The keys of each column, to join by; null where the header has none. */
  keys: (string | null)[];
  spans: (Span | null)[];
  /** Which of the grid's panes the header stands in: frozen and scrolled ones may share a place on the screen. */
  panes: number[];
  measure: Measure;
}

/** The header's columns: their keys first, then their words. */
export function columnsOf(header: Element | null, level: Level, words: PageTools['words'] | null): Columns {
  const found: Columns = { columns: [], keys: [], spans: [], panes: [], measure: 'layout' };
  if (!header) return found;
  const cells = headerCells(header);
  found.panes = cells.map(paneOrder());
  found.measure = measureOf(cells, found.panes);
  for (const cell of cells) {
    const keyed = cell.matches(HEADER_KEY)
      ? cell
      : (cell.querySelector(HEADER_KEY) ?? ownAround(cell, header));
    const key = keyed ? headerKey(keyed) : null;
    const column = columnFor(key, wordsOf(cell), level);
    // Which column holds the names must be known before any row is read.
    const byWords = column.role || !words ? null : roleOfWords(words(column.header).key, level);
    found.columns.push(byWords?.kind === 'name' ? { ...column, role: byWords } : column);
    found.keys.push(key ? joined(key) : null);
    found.spans.push(spanOf(cell, header, found.measure));
  }
  return found;
}

export function columnFor(key: ColumnKey | null, header: string, level: Level): RawColumn {
  const known = key ? roleOf(key, level) : null;
  const own = known ? null : OWN_WORDS.get(header.toLowerCase().replace(/[’]/g, "'"));
  return {
    key: key?.name ?? null,
    header,
    role: known?.role ?? (own ? { kind: own === 'id' && level !== 'campaign' ? 'parent-id' : own } : null),
    window: key?.window ?? null,
    part: known?.part ?? false,
  };
}

/** Header labels stand in a heading; the cell around it also holds words of menus. */
function wordsOf(cell: Element): string {
  const heading = cell.querySelector('[role="heading"]') ?? cell;
  return stripIconWords(textOf(heading));
}

function headerCells(header: Element): Element[] {
  const drawn = cellsIn(header, CELL);
  if (drawn.length > 0) return drawn;
  const placed = innermost(header, PLACED);
  if (placed.length > 1) return placed;
  const sortable = cellsIn(header, '[role="columnheader"]');
  const keyed = [...header.querySelectorAll(HEADER_KEY)].map(
    (key) => key.closest('[role="columnheader"]') ?? key,
  );
  return [...new Set(keyed.length >= sortable.length ? keyed : sortable)];
}

/** A key element that wraps this cell alone. */
function ownAround(cell: Element, frame: Element): Element | null {
  const around = cell.parentElement?.closest(HEADER_KEY) ?? null;
  return around && frame.contains(around) && around.querySelectorAll(CELL).length === 1 ? around : null;
}

/** A row's cells with the column that each belongs to. */
export interface Joined {
  cell: Element;
  /** The column's place, or null with the key where the header does not have it. */
  column: number | null;
  key: ColumnKey | null;
}

/**
 * Joins body cells to columns: by key, else by horizontal overlap. Where a cell stands is measured once for each place
 * that the grid's inline styles name, not once for each cell.
 */
export function joiner(header: Columns): (row: Element) => Joined[] {
  const byKey = new Map(header.keys.flatMap((key, index) => (key === null ? [] : [[key, index] as const])));
  const measured = new Map<string, number | null>();
  return (row) => {
    const joinedCells: Joined[] = [];
    const paneOf = paneOrder();
    for (const cell of bodyCells(row)) {
      const pane = paneOf(cell);
      const key = keyOf(cell, row);
      if (key) {
        joinedCells.push({ cell, key, column: byKey.get(joined(key)) ?? null });
        continue;
      }
      const place = `${pane}|${cell.getAttribute('style') ?? ''}`;
      const known = cell.hasAttribute('style') ? measured.get(place) : undefined;
      const column = known === undefined ? underOf(cell, row, pane, header) : known;
      measured.set(place, column);
      joinedCells.push({ cell, key: null, column });
    }
    return joinedCells;
  };
}

function underOf(cell: Element, row: Element, pane: number, header: Columns): number | null {
  const span = spanOf(cell, row, header.measure);
  if (!span) return null;
  const samePanes = new Set(header.panes).size > 1 && header.panes.includes(pane);
  return columnUnder(
    span,
    header.spans.map((one, index) => (!samePanes || header.panes[index] === pane ? one : null)),
  );
}

/** The key of a body cell stands just around it; in footers and some builds inside it. */
function keyOf(cell: Element, row: Element): ColumnKey | null {
  let around: Element | null = cell;
  for (let steps = 0; around && around !== row && steps < 3; steps++, around = around.parentElement) {
    const surface = around.getAttribute('data-surface');
    if (surface?.includes('table_cell:')) return keyIn(surface);
  }
  const inside = cell.querySelector(CELL_KEY);
  return inside ? keyIn(inside.getAttribute('data-surface')!) : null;
}

/** Cells by the widget's class, by key, or by the inline place that the grid gives to each. */
export function bodyCells(row: Element): Element[] {
  for (const selector of [CELL, CELL_KEY]) {
    const cells = cellsIn(row, selector);
    if (cells.length > 0) return cells;
  }
  return innermost(row, PLACED);
}

/** The elements that match and hold no other that does. */
function innermost(parent: Element, selector: string): Element[] {
  return [...parent.querySelectorAll(selector)].filter((element) => !element.querySelector(selector));
}

/** The outermost elements that match: a name cell holds further keyed elements of its own. */
function cellsIn(parent: Element, selector: string): Element[] {
  const cells: Element[] = [];
  for (const cell of parent.querySelectorAll(selector)) if (!cells.at(-1)?.contains(cell)) cells.push(cell);
  return cells;
}

/** Numbers the panes of one row in their order: cells of a pane share a parent, apart from spans that only carry keys. */
function paneOrder(): (cell: Element) => number {
  const seen: Element[] = [];
  return (cell) => {
    let parent = cell.parentElement;
    while (parent?.hasAttribute('data-surface')) parent = parent.parentElement;
    if (!parent) return 0;
    const at = seen.indexOf(parent);
    return at >= 0 ? at : seen.push(parent) - 1;
  };
}
