/** A column's own name, the same in every language, taken out of the attributes that carry it. */
export interface ColumnKey {
  /** `spend`, `actions:omni_purchase`, `name`. */
  name: string;
  /** `7d_click`; null for the table's own setting. */
  window: string | null;
  /** CAMPAIGN_GROUP is a campaign, CAMPAIGN an ad set, ADGROUP an ad. */
  object: string | null;
}

/** Selectors of everything that carries a row's or a column's key. */
export const ROW_KEY = '[data-surface*="/table_row:"]';
export const CELL_KEY = '[data-surface*="table_cell:"]';
export const HEADER_KEY =
  '[data-surface*="table_column_header:"], [id^="reporting_table_column_"], [id^="ads_manager_table_"][id$="_column_label_id"]';

/**
 * The key in a cell's or a header's attributes; null where there is none.
 * @example keyIn('/am/table/table_row:12unit/table_cell:forAttributionWindow(results,7d_click)')
 * // { name: 'results', window: '7d_click', object: null }
 */
export function keyIn(surface: string): ColumnKey | null {
  const at = /table_(?:cell|column_header):([^/]+)/.exec(surface)?.[1];
  return at ? parsed(at) : null;
}

/** The key of a header element, by its surface or by its id. */
export function headerKey(element: Element): ColumnKey | null {
  const surface = keyIn(element.getAttribute('data-surface') ?? '');
  if (surface) return surface;
  const id = /^(?:reporting_table_column_(.+)|ads_manager_table_(.+)_column_label_id)$/.exec(element.id);
  return id ? parsed(id[1] ?? id[2]!) : null;
}

function parsed(text: string): ColumnKey {
  const wrapped = /^for(ObjectType|AttributionWindow)\((.+),([^,()]+)\)$/.exec(text.trim());
  if (!wrapped) return { name: text.trim(), window: null, object: null };
  const inner = parsed(wrapped[2]!);
  if (wrapped[1] === 'ObjectType') return { ...inner, object: wrapped[3]! };
  return { ...inner, window: wrapped[3] === 'default' ? null : wrapped[3]! };
}

/** Header and body cells of a column have this in common. */
export function joined({ name, window }: ColumnKey): string {
  return window === null ? name : `${name}@${window}`;
}

/**
 * The id in a row's key; null where the element is no row, `-1` for the footer.
 * @example rowIdIn('/am/table/table_row:120210unit') // '120210'
 */
export function rowIdIn(surface: string): string | null {
  return /table_row:(-?\d+)(?:unit)?(?=\/|$)/.exec(surface)?.[1] ?? null;
}
