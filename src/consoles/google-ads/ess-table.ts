import type { Level, Status } from '@/model/reading';
import { isVisible, leavesOf, textOf, tidyName } from '@/page/text';
import type { RawCell, RawColumn, RawRow, RawTable } from '@/page/table';
import { totalIn } from '@/page/coverage';
import { stripIconWords } from '@/page/numbers-text';
import type { Place, RowAnchor } from '../console';
import type { ReadingEngine } from '../reader';
import { isMetricKey, levelOfFields, roleOf } from './columns';

const CELL = '[essfield]';
const HEADER =
  '.particle-table-header [essfield], [role="columnheader"][essfield], .particle-table-header-cell[essfield]';
const ROW = '.particle-table-row';
/** Rows that belong to another row, or sum rows up: told by structure, never by their words. */
const CHILD = '.particle-joined-row';
const SUMMARY = '.particle-table-summary-row';
const NOT_A_ROW = `${CHILD}, ${SUMMARY}, .particle-table-header, [class*="summary-row"], .particle-table-placeholder, .group-header`;
const LOADING = 'particle-content-loading, .particle-content-loading';
const ROWS_A_STEP = 20;

/** The table of Google Ads (AngularDart's particle table): header and cells share their `essfield`. */
export const essTable: ReadingEngine = {
  name: 'ess-table',
  anchoring: 'cell',

  find(document) {
    const inView = document.querySelectorAll<HTMLElement>(
      '[navi-id="table-view"] [role="grid"], [navi-id="table-view"] .ess-table-canvas',
    );
    const anywhere = document.querySelectorAll<HTMLElement>('.ess-table-canvas, ess-table [role="grid"]');
    for (const table of [...inView, ...anywhere]) if (levelOfFields(fieldsOf(table))) return table;
    const loose = document.querySelector(`${ROW} ess-cell${CELL}`)?.closest<HTMLElement>(ROW)?.parentElement;
    return loose && fieldsOf(loose).length > 0 ? loose : null;
  },

  levelOf: (table) => levelOfFields(fieldsOf(table)),

  isLoading(table) {
    const frame = table.closest('ess-table') ?? table;
    if (table.closest('[aria-busy="true"]')) return true;
    return [...frame.querySelectorAll(LOADING)].some((mark) => isVisible(mark) && hasArea(mark, table));
  },

  *read(table, place) {
    const level = this.levelOf(table) ?? place.level;
    const columns = columnsOf(table, level);
    const order = new Map(columns.map((column, index) => [column.key!, index]));
    const rows: RawRow[] = [];
    let steps = 0;
    for (const row of bodyRows(table)) {
      rows.push(rowOf(row, columns, order, level, place));
      if (++steps % ROWS_A_STEP === 0) yield;
    }
    return {
      columns,
      rows,
      totals: totalsOf(table, columns, order, level, place),
      total: pagedTotal(table),
      childRows: table.querySelectorAll(CHILD).length,
      saysEmpty: [
        ...(table.closest('ess-table') ?? table).querySelectorAll('.particle-table-placeholder'),
      ].some(isVisible),
      currencyCodes: columns.flatMap((column, index) =>
        /currency_?code$/.test(column.key ?? '') ? rows.map((row) => row.cells[index]?.text ?? '') : [],
      ),
    } satisfies RawTable;
  },

  anchors(table) {
    const level = levelOfFields(fieldsOf(table));
    if (!level) return [];
    const anchors: RowAnchor[] = [];
    for (const row of bodyRows(table)) {
      const cell = [...row.querySelectorAll<HTMLElement>(CELL)].find(
        (one) => roleOf(one.getAttribute('essfield')!, level)?.kind === 'name',
      );
      if (!cell) continue;
      const { id, name } = identityOf(cell, row, level);
      if (name || id) anchors.push({ id, name, cell });
    }
    return anchors;
  },
};

/** Names of columns, by the header and by the first row: either may be drawn before the other. */
function fieldsOf(table: Element): string[] {
  const [first] = bodyRows(table);
  const cells = [...table.querySelectorAll(HEADER), ...(first?.querySelectorAll(CELL) ?? [])];
  return cells.map((cell) => cell.getAttribute('essfield')!);
}

function columnsOf(table: Element, level: Level): RawColumn[] {
  const columns = new Map<string, RawColumn>();
  for (const header of table.querySelectorAll(HEADER)) {
    const key = header.getAttribute('essfield')!;
    if (columns.has(key)) continue;
    const title = header.querySelector('.particle-header-title');
    const words = stripIconWords(textOf(title ?? header)) || (header.getAttribute('aria-label') ?? '').trim();
    columns.set(key, {
      key,
      header: words,
      role: roleOf(key, level),
      window: null,
      quiet: !isMetricKey(key),
    });
  }
  // A name column under a key that is not known yet: the first frozen column that holds words of its own.
  if (![...columns.values()].some((column) => column.role?.kind === 'name')) {
    const link = table.querySelector(`${ROW} ess-cell a[href*="${LINKED[level]}="]`)?.closest(CELL);
    const column = columns.get(link?.getAttribute('essfield') ?? '');
    if (column) columns.set(column.key!, { ...column, role: { kind: 'name' } });
  }
  return [...columns.values()];
}

function* bodyRows(table: Element): Generator<HTMLElement> {
  for (const row of table.querySelectorAll<HTMLElement>(ROW))
    if (!row.matches(NOT_A_ROW) && !row.parentElement?.closest(NOT_A_ROW)) yield row;
}

function rowOf(
  row: Element,
  columns: readonly RawColumn[],
  order: ReadonlyMap<string, number>,
  level: Level,
  place: Place,
): RawRow {
  const cells: (RawCell | undefined)[] = Array.from({ length: columns.length });
  let nameCell: Element | null = null;
  for (const cell of row.querySelectorAll(CELL)) {
    const index = order.get(cell.getAttribute('essfield')!);
    if (index === undefined || cells[index]) continue;
    const role = columns[index]!.role;
    if (role?.kind === 'name') nameCell = cell;
    cells[index] = { text: valueOf(cell, role?.kind === 'budget'), label: null };
  }
  const identity = nameCell ? identityOf(nameCell, row, level) : { id: null, name: '' };
  return {
    ...identity,
    parentId: level === 'campaign' ? null : (idIn(row, 'campaignId') ?? place.parentId ?? null),
    cells,
    status: statusOf(row),
    statusText: null,
  };
}

function valueOf(cell: Element, budget: boolean): string {
  const amount = budget ? cell.querySelector('.budget-amount') : null;
  const value = amount ?? cell.querySelector('.ess-cell-ellipsis');
  return (value && textOf(value)) || textOf(cell);
}

const LINKED: Readonly<Record<Level, string>> = {
  campaign: 'campaignId',
  'ad-group': 'adGroupId',
  ad: 'adId',
  keyword: 'keywordId',
  other: 'campaignId',
};

function identityOf(cell: Element, row: Element, level: Level): { id: string | null; name: string } {
  const link = cell.querySelector('a.ess-cell-link[href], a[href*="Id="]');
  const words = link ?? cell.querySelector('keyword-text [dir], .ess-cell-ellipsis') ?? cell;
  const name = tidyName(textOf(words)) || tidyName(leavesOf(cell)[0]);
  return { id: idIn(cell, LINKED[level]) ?? (level === 'ad' ? idIn(row, 'adId') : null), name };
}

/** The id that the element's links agree on; null where there is none, or several. */
function idIn(element: Element, parameter: string): string | null {
  const ids = new Set<string>();
  for (const link of element.querySelectorAll(`a[href*="${parameter}=" i]`)) {
    const match = new RegExp(`[?&#]${parameter}=(\\d+)`, 'i').exec(link.getAttribute('href')!);
    if (match) ids.add(match[1]!);
  }
  return ids.size === 1 ? [...ids][0]! : null;
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
function statusOf(row: Element): Status | null {
  for (const mark of row.querySelectorAll('aw-status, .aw-status')) {
    for (const token of mark.classList) {
      const state = STATES.get(token.toLowerCase().replace(/^(?:aw-)?status-/, ''));
      if (state) return state;
    }
  }
  return null;
}

/** What is filtered, summed up by the page. Totals of the account or of a campaign type are series of their own. */
function totalsOf(
  table: Element,
  columns: readonly RawColumn[],
  order: ReadonlyMap<string, number>,
  level: Level,
  place: Place,
): RawRow | null {
  const row = table.querySelector('.particle-table-summary-row-table');
  return row ? rowOf(row, columns, order, level, place) : null;
}

/** The paging label, in its own element or in a label for screen readers; the rows-a-page menu is no part of it. */
function pagedTotal(table: Element): number | null {
  const frame = table.closest('ess-table')?.parentElement ?? table;
  const bar =
    frame.querySelector('pagination-bar, .pagination') ??
    table.ownerDocument.querySelector('pagination-bar, .pagination');
  if (!bar) return null;
  for (const part of [bar, ...bar.querySelectorAll('*')]) {
    const total = totalIn(part.getAttribute('aria-label') ?? '') ?? totalIn(textOf(part));
    if (total !== null) return total;
  }
  return null;
}

/** A mark that takes no room is not shown. Without layout at all there is no telling, and it counts as shown. */
function hasArea(mark: Element, table: Element): boolean {
  const area = mark.getBoundingClientRect();
  const frame = table.getBoundingClientRect();
  return frame.width * frame.height === 0 || area.width * area.height > 0;
}
