import { FIELDS } from './columns';

/** What a cell's slot says: which row and which field. */
export interface Slot {
  row: string;
  field: string;
}

export const CELL = '[slot^="cell-"]';
/** The table's element carries its version in its name. */
export const TABLE = 'KS-VIRTUAL-TABLE';

/**
 * Row and field of `cell-<row>_<field>`; null for another slot. Fields hold underscores, and so may rows: a field that
 * is known by name goes first, else the row is the digits in front.
 * @example slotOf('cell-1801_time_attr_convert_cnt') // { row: '1801', field: 'time_attr_convert_cnt' }
 */
export function slotOf(slot: string): Slot | null {
  const rest = /^cell-(.+)$/s.exec(slot)?.[1];
  if (rest === undefined) return null;
  const numbered = /^(\d*)_([a-z].*)$/i.exec(rest);
  if (numbered) return { row: numbered[1]!, field: numbered[2]! };
  const field = FIELDS.find((name) => rest.endsWith(`_${name}`));
  return field ? { row: rest.slice(0, -field.length - 1), field } : null;
}

/** The field at the end of a slot that is no cell's, such as the header's or the totals'. */
export function fieldAtEnd(slot: string): string | null {
  return (
    FIELDS.find((name) => slot === name || slot.endsWith(`-${name}`) || slot.endsWith(`_${name}`)) ?? null
  );
}

export interface SlotRow {
  /** The id of what the row shows; null where the slot names none. */
  id: string | null;
  cells: Map<string, HTMLElement>;
}

/** Shorter numbers may count rows. */
const ID = /^\d{8,25}$/;

/**
 * The rows that the slots tell, in the order in which the document first names them. A field that two cells of a row claim
 * belongs to neither; rows without any number cannot be told from each other, and only one of them can be read.
 */
export function slotRows(table: Element): SlotRow[] {
  const rows = new Map<string, Map<string, HTMLElement | null>>();
  for (const cell of table.querySelectorAll<HTMLElement>(CELL)) {
    const slot = slotOf(cell.getAttribute('slot')!);
    if (!slot || (slot.row !== '' && !/\d/.test(slot.row))) continue;
    const cells = rows.get(slot.row) ?? new Map<string, HTMLElement | null>();
    rows.set(slot.row, cells);
    cells.set(slot.field, cells.has(slot.field) ? null : cell);
  }
  return [...rows].map(([row, cells]) => ({
    id: ID.test(row) ? row : null,
    cells: new Map([...cells].filter((entry): entry is [string, HTMLElement] => entry[1] !== null)),
  }));
}
