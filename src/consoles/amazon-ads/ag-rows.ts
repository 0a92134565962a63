/** A row put together from the panes; its cells by `col-id`. */
export interface AgRow {
  key: string | null;
  cells: Map<string, HTMLElement>;
}

const PANES = '.ag-pinned-left-cols-container, .ag-center-cols-container, .ag-pinned-right-cols-container';
/** Rows of ag-Grid's own making: footers of groups, details, rows over all columns, rows still without data. */
const NOT_A_ROW =
  '.ag-row-footer, .ag-row-pinned, .ag-full-width-row, .ag-row-loading, .ag-row-stub, [row-id^="rowGroupFooter"]';
const CHILD = '.ag-details-row, [row-id^="detail_"]';
const PINNED =
  '.ag-floating-top, .ag-floating-bottom, [class*="-floating-top"], [class*="-floating-bottom"], .ag-sticky-bottom, .ag-sticky-top';

export interface AgRows {
  body: AgRow[];
  /** The pinned row, or the grid's own grand total. */
  totals: AgRow[];
  childRows: number;
}

/**
 * Rows by `row-index`, in that order, their panes joined. Where a pane has two rows of one number, or two panes name
 * two rows, the grid is between two states, and that row is left out.
 */
export function agRows(table: Element): AgRows {
  const body = new Map<string, AgRow | null>();
  const totals = new Map<string, AgRow>();
  let childRows = 0;
  for (const row of table.querySelectorAll<HTMLElement>('[row-index]')) {
    const index = row.getAttribute('row-index')!;
    const key = row.getAttribute('row-id');
    if (!/^\d+$/.test(index) || row.closest(PINNED) || row.matches(NOT_A_ROW)) {
      if (!row.matches('.ag-row-loading, .ag-row-stub'))
        join(totals, `${index}`, { key: null, cells: cellsOf(row) });
      continue;
    }
    if (row.matches(CHILD)) {
      childRows++;
      continue;
    }
    if (row.closest(PANES)) join(body, index, { key, cells: cellsOf(row) });
  }
  return {
    body: [...body]
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .flatMap(([, row]) => (row && row.cells.size > 0 ? [row] : [])),
    totals: [...totals.values()].filter(({ cells }) => cells.size > 0),
    childRows,
  };
}

function join(rows: Map<string, AgRow | null>, index: string, part: AgRow): void {
  const row = rows.get(index);
  if (row === undefined) {
    rows.set(index, part);
    return;
  }
  if (row === null) return;
  const claimed = [...part.cells.keys()].some((column) => row.cells.has(column));
  if (claimed || (row.key !== null && part.key !== null && row.key !== part.key)) rows.set(index, null);
  else rows.set(index, { key: row.key ?? part.key, cells: new Map([...row.cells, ...part.cells]) });
}

function cellsOf(row: Element): Map<string, HTMLElement> {
  const cells = new Map<string, HTMLElement>();
  for (const cell of row.querySelectorAll<HTMLElement>('[col-id]')) {
    const outer = cell.parentElement!.closest('[col-id]');
    if (!outer || !row.contains(outer)) cells.set(cell.getAttribute('col-id')!, cell);
  }
  return cells;
}
