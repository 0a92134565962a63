import type { Level } from '@/model/reading';
import type { RowAnchor } from '../console';
import { nameIn } from './cells';
import { CELL, CONTROL, type Grid } from './grid';
import { attributedName, identityOf } from './identity';
import { bodyCells, columnsOf, joiner, type Joined } from './join';

const KEYED_NAME = '[data-surface*="table_cell:forObjectType(name,"], [data-surface$="table_cell:name"]';

/**
 * Where a light can stand in each row. Keys and attributes tell the row's id; only in a build that has neither is the id
 * column looked for, by its place.
 */
export function anchorsIn(grid: Grid, level: Level): RowAnchor[] {
  const byColumn = idsByColumn(grid, level);
  return grid.rows.flatMap((row): RowAnchor[] => {
    const cell = nameCellOf(row.element);
    if (!cell) return [];
    const id = row.id ?? identityOf(row, level).id ?? byColumn(row.element);
    const name = nameIn(cell) || attributedName(row.element, level);
    return id || name ? [{ id, name, cell }] : [];
  });
}

/** The keyed span has no box of its own where its cell stands inside it. */
function nameCellOf(row: Element): HTMLElement | null {
  const keyed = row.querySelector<HTMLElement>(KEYED_NAME);
  if (keyed) return keyed.querySelector<HTMLElement>(CELL) ?? keyed.closest<HTMLElement>(CELL) ?? keyed;
  const named = row.querySelector('._13is, [adgroupname]')?.closest<HTMLElement>(CELL);
  return named ?? frozenName(row);
}

/** Without any mark: the one cell of the frozen pane that holds words and nothing to press. */
function frozenName(row: Element): HTMLElement | null {
  const cells = bodyCells(row) as HTMLElement[];
  const pane = cells[0]?.parentElement;
  const worded = cells.filter(
    (cell) => cell.parentElement === pane && !cell.querySelector(CONTROL) && nameIn(cell) !== '',
  );
  return cells.some((cell) => cell.parentElement !== pane) && worded.length === 1 ? worded[0]! : null;
}

function idsByColumn(grid: Grid, level: Level): (row: Element) => string | null {
  let join: ((row: Element) => Joined[]) | null = null;
  let column: number | null = null;
  return (row) => {
    if (!join) {
      const header = columnsOf(grid.header, level, null);
      join = joiner(header);
      const found = header.columns.findIndex(({ role }) => role?.kind === 'id');
      column = found < 0 ? null : found;
    }
    if (column === null) return null;
    const text = join(row).find((one) => one.column === column)?.cell.textContent ?? '';
    return /^\s*(\d{3,25})\s*$/.exec(text)?.[1] ?? null;
  };
}
