import type { Level } from '@/model/reading';
import { numberIn, gridColumns, type GridColumn } from '@/page/grid-header';
import { gridRows, type GridRow } from '@/page/grid-rows';
import { headerReader } from '@/page/header-words';
import { linkedId, type IdPattern } from '@/page/links';
import { totalIn } from '@/page/coverage';
import { figureCell, periodWordIn, wordsCell } from '@/page/shown-cell';
import { isVisible, leavesOf, textOf, tidyName } from '@/page/text';
import type { RawCell, RawColumn, RawRow } from '@/page/table';
import type { Place, RowAnchor } from '../console';
import type { ReadingEngine } from '../reader';
import {
  figureCount,
  isCampaignTable,
  knownColumns,
  levelOfColumns,
  namedColumn,
  roleOfColumn,
  type KnownColumn,
} from './columns';
import { idPatterns } from './ids';
import { sumRow } from './totals';

const SHEET = 'table, [role="grid"], [role="treegrid"], [role="table"]';
const BODY_ROW = 'tbody tr, [role="row"]';
const CONTROL =
  'input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="switch"], [role="radio"]';
const BUSY = '[aria-busy="true"], [role="progressbar"]';
const PAGING = '[class*="pagina" i], [class*="paging" i], nav, [role="navigation"]';
const ROWS_A_STEP = 10;
/** A header and a body in two elements stand so near each other. */
const APART = 4;
const MOST_SHEETS = 60;

export interface GenericOptions {
  place(url: URL): Place | null;
  /** The console's addresses name the level for certain: words of the header do not change it. */
  levelByAddress?: boolean;
}

/**
 * An engine for tables that nobody here has seen: real tables and ARIA grids with header and body in one element or two, in
 * split panes or rows of flex boxes, virtualised or whole. Columns are known by their keys and header words,
 * cells by association and never by counting, ids by links. What it gives is provisional.
 */
export function genericEngine({ place, levelByAddress = false }: GenericOptions): ReadingEngine {
  const words = lazily(headerReader);
  const columnsIn = (table: Element) => knownColumns(gridColumns(table), words());
  const levelIn = (columns: readonly KnownColumn[]) => (levelByAddress ? null : levelOfColumns(columns));

  return {
    name: 'generic',
    anchoring: 'cell',
    provisional: true,

    find(document) {
      let best: { root: HTMLElement; figures: number } | null = null;
      for (const root of rootsIn(document)) {
        const columns = columnsIn(root);
        const figures = figureCount(columns);
        if (isCampaignTable(columns) && figures > (best?.figures ?? 0)) best = { root, figures };
      }
      return best?.root ?? null;
    },

    levelOf: (table) => levelIn(columnsIn(table)),

    isLoading(table) {
      if (table.closest('[aria-busy="true"]')) return true;
      return [...table.querySelectorAll(BUSY)].some(
        (mark) =>
          isVisible(mark) &&
          (mark.matches(SHEET) || mark.closest('td, [role="gridcell"], [role="cell"]') === null),
      );
    },

    *read(table, here, tools) {
      const columns = columnsIn(table);
      const level = levelIn(columns) ?? here.level;
      const grid = gridRows(
        table,
        columns.map((column) => column.grid),
      );
      yield;
      const patterns = idPatterns[level];
      const name = nameColumn(columns, grid.body, level);
      const raw = columns.map((column, index) => rawColumn(column, index, name, level));
      const keyed = keysAreIds(grid.body, name, patterns);
      const own = grid.body.some((row) => isOwn(row));
      const rows: RawRow[] = [];
      const totals = grid.totals.map((row) => rowOf(row, raw, name, patterns, false));
      let left = 0;
      for (const [count, row] of grid.body.entries()) {
        if (count % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
        // Where rows have a link or a box to tick, a row with neither belongs to the table and not to a campaign.
        if (!own || isOwn(row))
          rows.push(withParent(rowOf(row, raw, name, patterns, keyed), row, level, here));
        else if (count === 0 || count === grid.body.length - 1)
          totals.push(rowOf(row, raw, name, patterns, false));
        else left++;
      }
      const sum = own || totals.length > 0 ? null : sumRow(rows, columns, tools);
      if (sum !== null) totals.push(...rows.splice(sum, 1));
      return {
        columns: raw,
        rows,
        totals: totals.length === 1 ? totals[0]! : null,
        total: totalOf(
          table,
          columns.map((column) => column.grid),
        ),
        childRows: grid.childRows + left,
        saysEmpty: rows.length === 0 && grid.message,
        currencyCodes: [],
      };
    },

    anchors(table) {
      const columns = columnsIn(table);
      const url = table.ownerDocument.defaultView?.location.href;
      const level = levelIn(columns) ?? (url ? place(new URL(url))?.level : null);
      if (!level) return [];
      const { body } = gridRows(
        table,
        columns.map((column) => column.grid),
      );
      const name = nameColumn(columns, body, level);
      const patterns = idPatterns[level];
      const keyed = keysAreIds(body, name, patterns);
      return body.flatMap((row): RowAnchor[] => {
        const cell = name === null ? undefined : row.cells.get(name);
        if (!cell) return [];
        const id = idOf(row, cell, patterns, keyed);
        const shown = nameIn(cell);
        return id || shown ? [{ id, name: shown, cell }] : [];
      });
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Elements that may be a whole table: sheets with headers and rows, else the nearest element around both. */
function rootsIn(document: Document): HTMLElement[] {
  const roots = new Set<HTMLElement>();
  for (const sheet of [...document.querySelectorAll<HTMLElement>(SHEET)].slice(0, MOST_SHEETS)) {
    if (!isVisible(sheet) || sheet.closest('[role="dialog"], [role="menu"]')) continue;
    let root: HTMLElement | null = sheet.parentElement?.closest<HTMLElement>(SHEET) ?? sheet;
    for (let steps = 0; root && steps < APART && root !== document.body; steps++, root = root.parentElement) {
      const hasHeader = root.querySelector('th, thead td, [role="columnheader"]') !== null;
      if (hasHeader && hasBody(root)) {
        roots.add(root);
        break;
      }
    }
  }
  return [...roots];
}

function hasBody(root: Element): boolean {
  return [...root.querySelectorAll(BODY_ROW)].some(
    (row) => !row.querySelector('th:not([scope="row"]), [role="columnheader"]') && row.childElementCount > 0,
  );
}

/** The column whose cells link to rows of this level, in every language; else the one that words name. */
function nameColumn(columns: readonly KnownColumn[], rows: readonly GridRow[], level: Level): number | null {
  const byWords = namedColumn(columns, level);
  const linked = new Map<number, number>();
  for (const row of rows)
    for (const [column, cell] of row.cells)
      if (linkedId(cell, idPatterns[level]) !== null) linked.set(column, (linked.get(column) ?? 0) + 1);
  if (linked.size === 0 || (byWords !== null && linked.has(byWords))) return byWords;
  const most = [...linked].toSorted((a, b) => b[1] - a[1])[0]!;
  return most[1] * 2 > rows.length ? most[0] : byWords;
}

function rawColumn(column: KnownColumn, index: number, name: number | null, level: Level): RawColumn {
  return {
    key: column.grid.key,
    header: column.header,
    role: roleOfColumn(column, index, name, level),
    window: null,
    quiet: column.header === '',
  };
}

function rowOf(
  row: GridRow,
  columns: readonly RawColumn[],
  name: number | null,
  patterns: readonly IdPattern[],
  keyed: boolean,
): RawRow {
  const cells: (RawCell | undefined)[] = Array.from({ length: columns.length });
  for (const [index, cell] of row.cells) {
    if (index === name) continue;
    const shown = isWords(columns[index]!) ? wordsCell(cell) : figureCell(cell);
    cells[index] = shown && { ...shown, label: periodWordIn(shown.label) ?? shown.label };
  }
  const named = name === null ? undefined : row.cells.get(name);
  const off = row.elements.some(
    (part) => part.querySelector('[role="switch"]')?.getAttribute('aria-checked') === 'false',
  );
  return {
    id: named ? idOf(row, named, patterns, keyed) : null,
    name: named ? nameIn(named) : '',
    parentId: null,
    cells,
    status: off ? 'paused' : null,
    statusText: null,
  };
}

const isWords = ({ role }: RawColumn) => role !== null && role.kind !== 'metric' && role.kind !== 'budget';

function withParent(raw: RawRow, row: GridRow, level: Level, place: Place): RawRow {
  if (level === 'campaign' || level === 'other') return raw;
  const linked = row.elements.map((part) => linkedId(part, idPatterns.campaign)).find((id) => id !== null);
  return { ...raw, parentId: linked ?? place.parentId ?? null };
}

function isOwn({ elements }: GridRow): boolean {
  return elements.some((part) => part.querySelector(`a[href], ${CONTROL}`) !== null);
}

/** The link's text, with its title where the text is cut short; else the first piece of text in the cell. */
function nameIn(cell: Element): string {
  for (const link of cell.querySelectorAll('a[href], a')) {
    const text = tidyName(textOf(link));
    const title = tidyName(link.getAttribute('title'));
    if (/…$|\.{3}$/.test(text) && title.startsWith(text.replace(/…$|\.{3}$/, '').trim())) return title;
    if (text) return text;
  }
  return tidyName(leavesOf(cell, 'button, [role="button"]')[0]);
}

function idOf(row: GridRow, cell: Element, patterns: readonly IdPattern[], keyed: boolean): string | null {
  const linked = linkedId(cell, patterns);
  const key = keyed ? keyId(row) : null;
  // A key and a link that differ stand between two states of the grid.
  if (linked !== null && key !== null && linked !== key) return null;
  return linked ?? key;
}

/** Keys shorter than this may be numbers of rows. */
const SHORTEST_KEY = 5;

function keyId({ key }: GridRow): string | null {
  const id = key?.replace(/^[^=]+=/, '') ?? '';
  return /^\d+$/.test(id) && id.length >= SHORTEST_KEY ? id : null;
}

/** Are the rows' keys the ids? Long numbers, each its own, that the links do not contradict. */
function keysAreIds(rows: readonly GridRow[], name: number | null, patterns: readonly IdPattern[]): boolean {
  const keys = rows.map(keyId);
  if (rows.length === 0 || keys.includes(null) || new Set(keys).size < keys.length) return false;
  const links = rows.map((row) => {
    const cell = name === null ? undefined : row.cells.get(name);
    return cell ? linkedId(cell, patterns) : null;
  });
  const known = links.filter((link) => link !== null).length;
  return links.filter((link, at) => link !== null && link === keys[at]).length * 2 >= known;
}

/** How many rows there are: by the grid's own count without its header, else by a paging label beside it. */
function totalOf(table: Element, columns: readonly GridColumn[]): number | null {
  const counted = [table, ...table.querySelectorAll('[aria-rowcount]')].map((part) =>
    numberIn(part, 'aria-rowcount'),
  );
  const count = Math.max(-1, ...counted.filter((one) => one !== null));
  const heads = new Set(columns.map(({ element }) => element.closest('tr, [role="row"]'))).size;
  if (count > 0) return Math.max(0, count - Math.min(heads, 1));
  for (let up: Element | null = table, steps = 0; up && steps < APART; up = up.parentElement, steps++)
    for (const bar of up.querySelectorAll(PAGING)) {
      const total = totalIn(bar.getAttribute('aria-label') ?? '') ?? leavesTotal(bar);
      if (total !== null) return total;
    }
  return null;
}

function leavesTotal(bar: Element): number | null {
  for (const part of [bar, ...bar.querySelectorAll('*')]) {
    const total = part.closest('table, [role="grid"]') ? null : totalIn(textOf(part));
    if (total !== null) return total;
  }
  return null;
}
