import type { Level, Status } from '@/model/reading';
import type { ColumnRole, RawCell, RawColumn, RawRow } from '@/page/table';
import { leavesOf, textOf, tidy, tidyName } from '@/page/text';
import type { Place, RowAnchor } from '../console';

export const ROW = 'particle-table-row';
const LOOSE_ROW = '[role="row"]:not(:has([role="columnheader"]))';
/** Rows that belong to another row, or sum rows up: told by structure, never by their words. */
export const CHILD = 'particle-joined-row';
const NOT_A_ROW =
  /(?:^|[\s-])(?:particle-joined-row|summary-row|particle-table-header|particle-table-placeholder|group-header)(?:[\s-]|$)/;
const NOT_A_ROW_AROUND = `.${CHILD}, [class*="summary-row"], .particle-table-header`;

/** Where the columns of a table stand, for reading its rows. */
export interface Layout {
  level: Level;
  place: Place;
  columns: readonly RawColumn[];
  order: ReadonlyMap<string, number>;
  kinds: readonly (ColumnRole['kind'] | null)[];
}

/** The rows that stand for themselves. */
export function* bodyRows(table: Element): Generator<HTMLElement> {
  let parent: Element | null = null;
  let outside = true;
  const selector = table.querySelector(`.${ROW}`) ? `.${ROW}` : LOOSE_ROW;
  for (const row of table.querySelectorAll<HTMLElement>(selector)) {
    if (NOT_A_ROW.test(row.className)) continue;
    if (row.parentElement !== parent) {
      parent = row.parentElement;
      outside = !parent?.closest(NOT_A_ROW_AROUND);
    }
    if (outside) yield row;
  }
}

/** The first row that stands for itself, without going through all of them. */
export function firstRow(table: Element): Element | null {
  const first = table.querySelector(`.${ROW}`);
  if (first && !NOT_A_ROW.test(first.className)) return first;
  const [row = null] = bodyRows(table);
  return row;
}

/** A row's cells: frozen ones are its children, the others stand in its scroll container. */
export function cellsOf(row: Element): ArrayLike<Element> & Iterable<Element> {
  const cells = row.querySelectorAll('ess-cell');
  return cells.length > 0 ? cells : row.querySelectorAll('[essfield]');
}

/** One row, cell by cell. */
export function rowOf(row: Element, { level, place, columns, order, kinds }: Layout): RawRow {
  const cells = new Array<RawCell | undefined>(columns.length);
  let identity: { id: string | null; name: string } = { id: null, name: '' };
  let status: Status | null = null;
  const found = cellsOf(row);
  for (let at = 0; at < found.length; at++) {
    const cell = found[at]!;
    const index = order.get(cell.getAttribute('essfield') ?? '');
    if (index === undefined || cells[index]) continue;
    const kind = kinds[index];
    if (kind === 'name') identity = identityOf(cell, row, level);
    else if (kind === 'control') status ??= statusOf(cell);
    else cells[index] = { text: valueOf(cell, kind === 'budget'), label: null };
  }
  return {
    ...identity,
    parentId: level === 'campaign' ? null : (idIn(row, 'campaignId') ?? place.parentId ?? null),
    cells,
    status: status ?? (kinds.includes('control') ? null : statusOf(row)),
    statusText: null,
  };
}

/** A cell holds one text in one chain of elements, mostly; else its value stands in an element of its own. */
function valueOf(cell: Element, budget: boolean): string {
  let inner = cell;
  for (let child = inner.firstElementChild; child; child = inner.firstElementChild) {
    if (child.nextElementSibling) return valueAmong(cell, budget);
    inner = child;
  }
  return tidy(inner.textContent) || valueAmong(cell, budget);
}

function valueAmong(cell: Element, budget: boolean): string {
  const amount = budget ? textOf(cell.querySelector('.budget-amount')) : '';
  if (amount) return amount;
  const value = cell.querySelector('.ess-cell-ellipsis');
  return (value && textOf(value)) || textOf(cell);
}

/** The parameter of a link that names the row's own id. */
export const LINKED: Readonly<Record<Level, string>> = {
  campaign: 'campaignId',
  'ad-group': 'adGroupId',
  ad: 'adId',
  keyword: 'keywordId',
  other: 'campaignId',
};

/** Id and name, by the link in the name cell. */
export function identityOf(cell: Element, row: Element, level: Level): { id: string | null; name: string } {
  const link = cell.querySelector('a[href]');
  const words = link ?? cell.querySelector('keyword-text [dir], .ess-cell-ellipsis') ?? cell;
  const name = tidyName(textOf(words)) || tidyName(leavesOf(cell)[0]);
  return { id: idIn(cell, LINKED[level]) ?? (level === 'ad' ? idIn(row, 'adId') : null), name };
}

/** The id that the element's links agree on; null where there is none, or several. */
function idIn(element: Element, parameter: string): string | null {
  const links = element.querySelectorAll('a');
  if (links.length === 0) return null;
  const shape = new RegExp(`[?&#]${parameter}=(\\d+)`, 'i');
  let id: string | null = null;
  for (let at = 0; at < links.length; at++) {
    const found = shape.exec(links[at]!.getAttribute('href') ?? '')?.[1];
    if (found === undefined || found === id) continue;
    if (id !== null) return null;
    id = found;
  }
  return id;
}

const STATES: ReadonlyMap<string, Status> = new Map([
  ['enabled', 'enabled'],
  ['active', 'enabled'],
  ['paused', 'paused'],
  ['removed', 'removed'],
  ['deleted', 'removed'],
  ['ended', 'ended'],
  ['pending', 'other'],
  ['draft', 'other'],
  ['suspended', 'other'],
]);

/** The state that the status icon's class names, the same in every language. */
function statusOf(element: Element): Status | null {
  const mark = element.querySelector('.aw-status') ?? element.querySelector('aw-status');
  for (const token of mark?.className.split(' ') ?? []) {
    const state = STATES.get(token) ?? STATES.get(token.toLowerCase().replace(/^(?:aw-)?status-/, ''));
    if (state) return state;
  }
  return null;
}

/** Where a light can stand, by the name cells alone. */
export function anchorsIn(table: Element, level: Level, names: string): RowAnchor[] {
  const anchors: RowAnchor[] = [];
  for (const cell of table.querySelectorAll<HTMLElement>(names)) {
    const row = cell.closest(`.${ROW}, [role="row"]`);
    if (!row || NOT_A_ROW.test(row.className) || cell.matches('[role="columnheader"]')) continue;
    const { id, name } = identityOf(cell, row, level);
    if (name || id) anchors.push({ id, name, cell });
  }
  return anchors;
}
