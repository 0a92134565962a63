import type { GridColumn } from './grid-header';
import type { GridRow, GridRows } from './grid-rows';
import { spanOf } from './geometry';
import { stripIconWords } from './numbers-text';
import { isVisible, leavesOf, textOf } from './text';

/** A table that no role and no tag calls one: rows of like elements, with a row of headers before them. */
export interface LooseGrid {
  root: HTMLElement;
  columns: GridColumn[];
  rows: GridRows;
}

const FEWEST_CELLS = 3;
const FEWEST_ROWS = 2;
const MOST_CELLS = 200;
/** The header may stand beside the rows' own parent, so far up. */
const APART = 2;
const MOST_ELEMENTS = 20_000;
const DIGIT = /\p{Nd}/u;

/** Every loose grid of the page; the pages that have them have one or two. */
export function looseGrids(document: Document): LooseGrid[] {
  const parents = new Set<HTMLElement>();
  const all = document.body?.querySelectorAll<HTMLElement>('*') ?? [];
  for (let at = 0; at < Math.min(all.length, MOST_ELEMENTS); at++) {
    const parent = all[at]!;
    if (parent.childElementCount >= FEWEST_ROWS && widthOf(parent) !== null) parents.add(parent);
  }
  // The rows of a table inside a cell are the cell's own business.
  return [...parents].flatMap((parent) => {
    for (let up = parent.parentElement; up; up = up.parentElement) if (parents.has(up)) return [];
    return looseGridAt(parent) ?? [];
  });
}

/** The loose grid whose rows are this element's children; null where they are none. */
export function looseGridAt(parent: HTMLElement): LooseGrid | null {
  const width = widthOf(parent);
  if (width === null || !isVisible(parent)) return null;
  const children = ([...parent.children] as HTMLElement[]).filter(isVisible);
  const [first] = children;
  if (!first) return null;
  const own = first.childElementCount === width && isHeader(first);
  const header = own ? first : headerBefore(parent, width);
  if (!header) return null;
  const root = own ? parent : commonParent(header, parent);
  const columns = ([...header.children] as HTMLElement[]).map((element, at): GridColumn => {
    const texts = [textOf(element), ...leavesOf(element), element.getAttribute('aria-label') ?? ''];
    return {
      element,
      key: null,
      texts: [...new Set(texts.map(stripIconWords))].filter(Boolean),
      colIndex: null,
      table: null,
      at,
      span: spanOf(element, root),
    };
  });
  const rows: GridRows = { body: [], totals: [], childRows: 0, message: false };
  for (const child of own ? children.slice(1) : children) {
    // A row of fewer cells spans some: nobody knows which.
    if (child.childElementCount !== width) rows.childRows++;
    else rows.body.push(rowOf(child));
  }
  return rows.body.length > 0 ? { root, columns, rows } : null;
}

function rowOf(element: HTMLElement): GridRow {
  const cells = [...element.children] as HTMLElement[];
  const key = element.getAttribute('data-key') ?? element.getAttribute('data-id');
  return { elements: [element], cells: new Map(cells.entries()), key: key && `data=${key}` };
}

/** The number of cells that most children have, where enough of them have it. */
function widthOf(parent: Element): number | null {
  const counts = new Map<string, number>();
  for (const { tagName, childElementCount: cells } of parent.children)
    if (cells >= FEWEST_CELLS && cells <= MOST_CELLS)
      counts.set(`${cells} ${tagName}`, (counts.get(`${cells} ${tagName}`) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] >= FEWEST_ROWS ? Number(most[0].split(' ')[0]) : null;
}

/** Words without figures, each its own: what stands over columns. */
function isHeader(row: Element): boolean {
  const texts = [...row.children].map((cell) => textOf(cell));
  const said = texts.filter(Boolean);
  return (
    said.length >= FEWEST_CELLS &&
    said.length * 2 > texts.length &&
    said.every((text) => !DIGIT.test(text)) &&
    new Set(said).size === said.length
  );
}

function headerBefore(parent: Element, width: number): Element | null {
  for (let up: Element | null = parent, steps = 0; up && steps < APART; up = up.parentElement, steps++) {
    const before = up.previousElementSibling;
    if (!before || !isVisible(before)) continue;
    const inside = [before, ...before.querySelectorAll('*')];
    const header = inside.find((one) => one.childElementCount === width && isHeader(one));
    if (header) return header;
  }
  return null;
}

function commonParent(one: Element, other: Element): HTMLElement {
  let up = one.parentElement!;
  while (!up.contains(other)) up = up.parentElement!;
  return up;
}
