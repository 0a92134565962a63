import { cellJoiner, cellsOf } from './grid-cells';
import { isHeaderRow, numberIn, ROW, spans, type GridColumn } from './grid-header';
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

/** The rows inside `root`, each cell under the column that it belongs to, all at once. */
export function gridRows(root: Element, columns: readonly GridColumn[]): GridRows {
  const steps = gridRowsInSteps(root, columns);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const ROWS_A_STEP = 20;

/** `gridRows`, a few rows at a time. */
export function* gridRowsInSteps(root: Element, columns: readonly GridColumn[]): Generator<void, GridRows> {
  const found: GridRows = { body: [], totals: [], childRows: 0, message: false };
  const parts: Part[] = [];
  const columnOf = cellJoiner(root, columns);
  const isTotal = totalTeller(root, columns);
  let steps = 0;
  for (const element of root.querySelectorAll<HTMLElement>(ROW)) {
    if (++steps % ROWS_A_STEP === 0) yield;
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
    if (isTotal(element)) found.totals.push(row);
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

/** By what a row is or stands in; a part that holds the columns' headers as well is the whole table. */
function totalTeller(root: Element, columns: readonly GridColumn[]): (row: Element) => boolean {
  const known = new Map<Element, boolean>();
  const around = (part: Element | null): boolean => {
    if (!part || part === root || !root.contains(part)) return false;
    const told = known.get(part);
    if (told !== undefined) return told;
    const own =
      part.matches(TOTALS) &&
      (part.matches('thead') || !columns.some(({ element }) => part.contains(element)));
    const answer = own || around(part.parentElement);
    known.set(part, answer);
    return answer;
  };
  return (row) => row.matches(TOTALS) || around(row.parentElement);
}

function firstOf(element: Element, names: readonly string[]): string | null {
  for (const name of names) {
    const key = element.getAttribute(name);
    if (key) return `${name}=${key}`;
  }
  return null;
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
