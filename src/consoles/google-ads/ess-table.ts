import type { Level } from '@/model/reading';
import { isVisible, textOf } from '@/page/text';
import type { RawColumn, RawRow, RawTable } from '@/page/table';
import { totalIn } from '@/page/coverage';
import { stripIconWords } from '@/page/numbers-text';
import type { ReadingEngine } from '../reader';
import { anchorsIn, bodyRows, cellsOf, CHILD, firstRow, LINKED, ROW, rowOf, type Layout } from './ess-rows';
import { isMetricKey, levelOfFields, nameCells, roleOf } from './columns';

const HEADER = 'particle-table-header';
const HEADER_CELLS = '[essfield]';
/** Header cells in a build without the header row's class. */
const LOOSE_HEADER_CELLS = '[role="columnheader"][essfield], .particle-table-header-cell[essfield]';
const LOADING = 'particle-content-loading';
const PLACEHOLDER = 'particle-table-placeholder';
const ROWS_A_STEP = 20;

/**
 * The table of Google Ads (AngularDart's particle table): header and cells share their `essfield`. Elements are looked up by
 * tag and class, which browsers index, and never by a selector over the whole table.
 */
export const essTable: ReadingEngine = {
  name: 'ess-table',
  anchoring: 'cell',

  find(document) {
    const canvases = [...document.getElementsByClassName('ess-table-canvas')] as HTMLElement[];
    const frames = [...document.getElementsByTagName('ess-table')];
    const grids = frames.flatMap((frame) => frame.querySelector<HTMLElement>('[role="grid"]') ?? []);
    const inView = canvases.filter((canvas) => canvas.closest('[navi-id="table-view"]'));
    for (const table of [...inView, ...canvases, ...grids]) if (levelOfFields(fieldsOf(table))) return table;
    const loose = document.querySelector(`.${ROW}`)?.parentElement;
    return loose && fieldsOf(loose).some(Boolean) ? loose : null;
  },

  levelOf: (table) => levelOfFields(fieldsOf(table)),

  isLoading(table) {
    const frame = table.closest('ess-table') ?? table;
    if (table.closest('[aria-busy="true"]')) return true;
    const marks = [...frame.getElementsByTagName(LOADING), ...frame.getElementsByClassName(LOADING)];
    return marks.some((mark) => isVisible(mark) && hasArea(mark, table));
  },

  *read(table, place) {
    const level = this.levelOf(table) ?? place.level;
    const columns = columnsOf(table, level);
    const layout: Layout = {
      level,
      place,
      columns,
      order: new Map(columns.map((column, index) => [column.key!, index])),
      kinds: columns.map((column) => column.role?.kind ?? null),
    };
    const rows: RawRow[] = [];
    for (const row of bodyRows(table)) {
      rows.push(rowOf(row, layout));
      if (rows.length % ROWS_A_STEP === 0) yield;
    }
    // What is filtered, summed up by the page. Totals of the account or of a campaign type are series of their own.
    const [totals] = table.getElementsByClassName('particle-table-summary-row-table');
    const frame = table.closest('ess-table') ?? table;
    return {
      columns,
      rows,
      totals: totals ? rowOf(totals, layout) : null,
      total: pagedTotal(table),
      childRows: table.getElementsByClassName(CHILD).length,
      saysEmpty: [...frame.getElementsByClassName(PLACEHOLDER)].some(isVisible),
      currencyCodes: columns.flatMap((column, index) =>
        /currency_?code$/.test(column.key ?? '') ? rows.map((row) => row.cells[index]?.text ?? '') : [],
      ),
    } satisfies RawTable;
  },

  anchors(table) {
    const level = levelOfFields(fieldsOf(table));
    if (!level) return [];
    return anchorsIn(table, level, nameCells(level));
  },
};

/** Names of columns, by the header and by the first row: either may be drawn before the other. */
function fieldsOf(table: Element): string[] {
  const first = firstRow(table);
  return [...headersOf(table), ...(first ? cellsOf(first) : [])].map(
    (cell) => cell.getAttribute('essfield') ?? '',
  );
}

function headersOf(table: Element): Element[] {
  const cells: Element[] = [];
  // Grouped columns have a header row of their own above the others.
  const isHeader = (row: Element) => row.classList.contains(HEADER);
  let row = table.querySelector(`.${HEADER}`);
  while (row && isHeader(row)) {
    cells.push(...row.querySelectorAll(HEADER_CELLS));
    row = row.nextElementSibling;
  }
  return cells.length > 0 ? cells : [...table.querySelectorAll(LOOSE_HEADER_CELLS)];
}

function columnsOf(table: Element, level: Level): RawColumn[] {
  const columns = new Map<string, RawColumn>();
  for (const header of headersOf(table)) {
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
  // A name column under a key that is not known yet: the one whose cells link to what is below.
  if (![...columns.values()].some((column) => column.role?.kind === 'name')) {
    const first = firstRow(table);
    const link = first?.querySelector(`a[href*="${LINKED[level]}="]`)?.closest('[essfield]');
    const column = columns.get(link?.getAttribute('essfield') ?? '');
    if (column) columns.set(column.key!, { ...column, role: { kind: 'name' } });
  }
  return [...columns.values()];
}

/** The paging label, in its own element or in a label for screen readers; the rows-a-page menu is no part of it. */
function pagedTotal(table: Element): number | null {
  const { ownerDocument: page } = table;
  const bars = [...page.getElementsByTagName('pagination-bar'), ...page.getElementsByClassName('pagination')];
  const around = table.closest('ess-table')?.parentElement ?? table;
  const bar = bars.find((one) => around.contains(one)) ?? bars[0];
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
