import type { Level } from '@/model/reading';
import { cellsOf } from '@/page/grid-cells';
import type { GridRow } from '@/page/grid-rows';
import { linkedId, type IdPattern } from '@/page/links';
import { leavesOf, textOf, tidyName } from '@/page/text';
import { namedColumn, type KnownColumn } from './columns';
import { idPatterns } from './ids';

/** So many rows show which column has the links. */
const MOST_ROWS = 30;

/** The column whose cells link to rows of this level, in every language; else the one that words name. */
export function nameColumn(
  columns: readonly KnownColumn[],
  rows: readonly GridRow[],
  level: Level,
): number | null {
  const byWords = namedColumn(columns, level);
  const linked = new Map<number, number>();
  const some = rows.slice(0, MOST_ROWS);
  for (const row of some)
    for (const [column, cell] of row.cells)
      if (linkedId(cell, idPatterns[level]) !== null) linked.set(column, (linked.get(column) ?? 0) + 1);
  if (linked.size === 0 || (byWords !== null && linked.has(byWords))) return byWords;
  const most = [...linked].toSorted((a, b) => b[1] - a[1])[0]!;
  return most[1] * 2 > some.length ? most[0] : byWords;
}

/** The row's cell of names; where its cells stand under no column, the one cell that links to such a row. */
export function nameCellOf(
  row: GridRow,
  name: number | null,
  patterns: readonly IdPattern[],
): HTMLElement | undefined {
  if (row.cells.size > 0) return name === null ? undefined : row.cells.get(name);
  const linked = row.elements.flatMap(cellsOf).filter((cell) => linkedId(cell, patterns) !== null);
  return linked.length === 1 ? linked[0] : undefined;
}

/** Does the table link to campaigns or to what they hold? Told in every language. */
export function linksToRows(table: Element): boolean {
  const levels = [idPatterns.campaign, idPatterns['ad-group'], idPatterns.ad];
  return [...table.querySelectorAll('tbody a[href], [role="row"] a[href]')]
    .slice(0, MOST_LINKS)
    .some((link) => levels.some((patterns) => linkedId(link, patterns) !== null));
}

const MOST_LINKS = 40;

/** The link's text, with its title where the text is cut short; else the first piece of text in the cell. */
export function nameIn(cell: Element): string {
  for (const link of cell.querySelectorAll('a[href], a')) {
    const text = tidyName(textOf(link));
    const title = tidyName(link.getAttribute('title'));
    if (/…$|\.{3}$/.test(text) && title.startsWith(text.replace(/…$|\.{3}$/, '').trim())) return title;
    if (text) return text;
  }
  return tidyName(leavesOf(cell, 'button, [role="button"]')[0]);
}

/** The id of a row: its link's, else its key's where keys are ids. */
export function idOf(
  row: GridRow,
  cell: Element,
  patterns: readonly IdPattern[],
  keyed: boolean,
): string | null {
  const linked = linkedId(cell, patterns);
  const key = keyed ? keyId(row) : null;
  // A key and a link that differ stand between two states of the grid.
  if (linked !== null && key !== null && linked !== key) return null;
  return linked ?? key;
}

/** Keys shorter than this may be numbers of rows. */
const SHORTEST_KEY = 5;

/** The id in a row's key: a number too long to be one of rows. */
export function keyId({ key }: GridRow): string | null {
  const id = key?.replace(/^[^=]+=/, '') ?? '';
  return /^\d+$/.test(id) && id.length >= SHORTEST_KEY ? id : null;
}

/** Are the rows' keys the ids? Long numbers, each its own, that the links do not contradict. */
export function keysAreIds(
  rows: readonly GridRow[],
  name: number | null,
  patterns: readonly IdPattern[],
): boolean {
  const keys = rows.map(keyId);
  if (rows.length === 0 || keys.includes(null) || new Set(keys).size < keys.length) return false;
  const links = rows.map((row) => {
    const cell = name === null ? undefined : row.cells.get(name);
    return cell ? linkedId(cell, patterns) : null;
  });
  const known = links.filter((link) => link !== null).length;
  return links.filter((link, at) => link !== null && link === keys[at]).length * 2 >= known;
}
