import type { Level } from '@/model/reading';
import { countIn } from '@/page/coverage';
import { stripIconWords } from '@/page/numbers-text';
import { figureCell, periodWordIn, wordsCell } from '@/page/shown-cell';
import { isVisible, leavesOf, textOf, tidyName } from '@/page/text';
import type { RawCell, RawColumn, RawRow, RawTable } from '@/page/table';
import type { Place, RowAnchor } from '../console';
import type { ReadingEngine } from '../reader';
import { levelOfFields, roleOf } from './columns';
import { placeOf } from './place';
import { CELL, fieldAtEnd, slotOf, slotRows, TABLE, type SlotRow } from './slots';

const BUSY = '[aria-busy="true"], [role="progressbar"], [class*="ks-loading" i], [class*="KsLoading"]';
const HEADER = '[slot^="header"], [slot^="head-"], [slot^="th-"]';
const ROWS_A_STEP = 10;

/**
 * TikTok's table: a custom element that draws its cells through slots, without any element for a row. Its box clips what
 * is put beside a name, so lights stand in the layer.
 */
export const ksTable: ReadingEngine = {
  name: 'ks-virtual-table',
  anchoring: 'layer',

  find(document) {
    const seen = new Set<Element>();
    for (const cell of document.querySelectorAll(CELL)) {
      const table = tableAround(cell);
      if (!table || seen.has(table)) continue;
      seen.add(table);
      if (levelOfTable(table) !== 'none') return table;
    }
    return null;
  },

  levelOf(table) {
    const level = levelOfTable(table);
    return level === 'none' ? null : level;
  },

  isLoading(table) {
    if (table.closest('[aria-busy="true"]')) return true;
    return [...table.querySelectorAll(BUSY)].some((mark) => isVisible(mark) && !mark.closest(CELL));
  },

  *read(table, place) {
    const level = this.levelOf(table) ?? place.level;
    const rows = slotRows(table);
    const columns = columnsOf(table, rows, level);
    const taken: RawRow[] = [];
    for (const [count, row] of rows.entries()) {
      if (count % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      taken.push(rowOf(row, columns, level, place));
    }
    const foot = footOf(table);
    return {
      columns,
      rows: taken,
      totals: totalsOf(foot, columns),
      total: totalIn(foot, columns),
      childRows: 0,
      saysEmpty: false,
      currencyCodes: [],
    } satisfies RawTable;
  },

  anchors(table) {
    const url = table.ownerDocument.defaultView?.location.href;
    const level = this.levelOf(table) ?? (url ? placeOf(new URL(url))?.level : null);
    if (!level) return [];
    return slotRows(table).flatMap(({ id, cells }): RowAnchor[] => {
      const cell = nameCell(cells, level);
      const name = cell ? nameIn(cell) : '';
      return cell && (id || name) ? [{ id, name, cell }] : [];
    });
  },
};

function tableAround(cell: Element): HTMLElement | null {
  for (let up = cell.parentElement; up; up = up.parentElement)
    if (up.tagName.toUpperCase().startsWith(TABLE)) return up;
  return null;
}

/** `none`: its cells have no name of any level; null: the address has to say which. */
function levelOfTable(table: Element): Level | null | 'none' {
  const fields = new Set<string>();
  for (const cell of table.querySelectorAll(CELL)) {
    const field = slotOf(cell.getAttribute('slot')!)?.field;
    if (field) fields.add(field);
  }
  return levelOfFields(fields) ?? (fields.has('ad_name') ? null : 'none');
}

/** Columns in the order of the header's slots, then those of cells whose header is not there. */
function columnsOf(table: Element, rows: readonly SlotRow[], level: Level): RawColumn[] {
  const headers = new Map<string, string>();
  for (const header of table.querySelectorAll(HEADER)) {
    const slot = header.getAttribute('slot')!;
    const field = fieldAtEnd(slot) ?? /^(?:header|head|th)[-_](?:cell[-_])?(.+)$/.exec(slot)?.[1];
    if (field && !headers.has(field)) headers.set(field, stripIconWords(textOf(header)));
  }
  for (const { cells } of rows)
    for (const field of cells.keys()) if (!headers.has(field)) headers.set(field, '');
  return [...headers].map(([field, header]) => ({
    key: field,
    header,
    role: roleOf(field, level) ?? (header ? null : { kind: 'other' }),
    window: null,
  }));
}

function nameCell(cells: ReadonlyMap<string, HTMLElement>, level: Level): HTMLElement | null {
  for (const [field, cell] of cells) if (roleOf(field, level)?.kind === 'name') return cell;
  return null;
}

/** The link that the console's own kit draws; the cell also holds buttons and badges. */
function nameIn(cell: Element): string {
  const link = cell.querySelector('[class*="KsLink"]') ?? cell.querySelector('a');
  return (
    tidyName(textOf(link)) ||
    tidyName(link?.getAttribute('title')) ||
    tidyName(leavesOf(cell, 'button, [role="button"]')[0])
  );
}

function rowOf({ id, cells }: SlotRow, columns: readonly RawColumn[], level: Level, place: Place): RawRow {
  const named = nameCell(cells, level);
  const off = [...cells.values()].some(
    (cell) => cell.querySelector('[role="switch"]')?.getAttribute('aria-checked') === 'false',
  );
  return {
    id,
    name: named ? nameIn(named) : '',
    parentId: level === 'campaign' ? null : (place.parentId ?? null),
    cells: columns.map(({ key, role }) => {
      const cell = cells.get(key!);
      return cell && cell !== named ? shownIn(cell, role) : undefined;
    }),
    status: off ? 'paused' : null,
    statusText: null,
  };
}

function shownIn(cell: Element, role: RawColumn['role']): RawCell | undefined {
  if (role?.kind === 'control') return undefined;
  if (role?.kind === 'status') return { text: leavesOf(cell)[0] ?? '', label: null };
  if (role?.kind === 'other') return wordsCell(cell);
  const shown = figureCell(cell);
  return shown && role?.kind === 'budget' ? { ...shown, label: periodWordIn(shown.label) } : shown;
}

/** What stands in the table outside its cells and headers, by field: the totals. */
function footOf(table: Element): Map<string, HTMLElement> {
  const cells = new Map<string, HTMLElement>();
  for (const cell of table.querySelectorAll<HTMLElement>('[slot]')) {
    if (cell.matches(`${CELL}, ${HEADER}`) || cell.closest(CELL)) continue;
    const field = fieldAtEnd(cell.getAttribute('slot')!);
    if (field && !cells.has(field)) cells.set(field, cell);
  }
  return cells;
}

/** Totals whose slot does not say of which field are left alone. */
function totalsOf(foot: ReadonlyMap<string, HTMLElement>, columns: readonly RawColumn[]): RawRow | null {
  const cells = columns.map(({ key, role }) => {
    const cell = role?.kind === 'metric' ? foot.get(key!) : undefined;
    return cell && figureCell(cell);
  });
  if (!cells.some((cell) => cell !== undefined)) return null;
  return { id: null, name: '', parentId: null, cells, status: null, statusText: null };
}

/** "Total of 21 campaigns" under the names. */
function totalIn(foot: ReadonlyMap<string, HTMLElement>, columns: readonly RawColumn[]): number | null {
  const name = columns.find(({ role }) => role?.kind === 'name')?.key;
  const cell = name ? foot.get(name) : undefined;
  return cell ? countIn(textOf(cell)) : null;
}
