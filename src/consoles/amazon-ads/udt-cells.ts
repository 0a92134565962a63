export const UDT = '[data-udt-column-id]';

/** `name-cell` is the cell of `name`, `name-header` its header, `name-summary` its total. */
export function partOf(element: Element): { column: string; part: string } | null {
  const match = /^(.+)-(header|cell|summary)$/.exec(element.getAttribute('data-udt-column-id') ?? '');
  return match ? { column: match[1]!, part: match[2]! } : null;
}

/** The row that `cellIndex_<row>_<column>` names, on the cell itself or just inside or around it. */
export function rowOf(element: Element): number | null {
  const index =
    element.getAttribute('data-e2e-index') ??
    element.querySelector('[data-e2e-index^="cellIndex_"]')?.getAttribute('data-e2e-index') ??
    element.parentElement?.getAttribute('data-e2e-index');
  const row = /^cellIndex_(\d+)_\d+$/.exec(index ?? '')?.[1];
  return row === undefined ? null : Number(row);
}

/**
 * The cells of each row by column, rows in their own order, whatever the order of the document. A place that two
 * cells claim is left empty: the grid is between two states there.
 */
export function udtRows(table: Element): Map<string, HTMLElement>[] {
  const rows = new Map<number, Map<string, HTMLElement>>();
  const twice: [number, string][] = [];
  for (const element of table.querySelectorAll<HTMLElement>(UDT)) {
    const part = partOf(element);
    const row = part?.part === 'cell' ? rowOf(element) : null;
    if (!part || row === null) continue;
    const cells = rows.get(row) ?? new Map<string, HTMLElement>();
    rows.set(row, cells);
    if (cells.has(part.column)) twice.push([row, part.column]);
    else cells.set(part.column, element);
  }
  for (const [row, column] of twice) rows.get(row)!.delete(column);
  return [...rows].toSorted(([a], [b]) => a - b).map(([, cells]) => cells);
}
