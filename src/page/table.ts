import type { MetricKey } from '@/model/metric';
import type { Status } from '@/model/reading';

/**
 * What a column is for. `name`, `id`, `parent-id`, `status`, `budget`, `budget-period` and `attribution` go
 * where the model has a place for them; `control` holds no fact (check boxes, switches, charts); `other` is
 * a column that the console has and the model has not, kept as text.
 */
export type ColumnRole =
  | { kind: 'metric'; metric: MetricKey }
  | {
      kind:
        | 'name'
        | 'id'
        | 'parent-id'
        | 'status'
        | 'budget'
        | 'budget-period'
        | 'result-type'
        | 'attribution'
        | 'control'
        | 'other';
    };

export const metricColumn = (metric: MetricKey): ColumnRole => ({ kind: 'metric', metric });

/** A column of the page's table, in the page's order. */
export interface RawColumn {
  /** The console's own name for it, the same in every language; null where the build shows none. */
  key: string | null;
  /** The visible header; empty where it has none. */
  header: string;
  /** What the key says; null where the key says nothing and the header's words are to be asked. */
  role: ColumnRole | null;
  /** The attribution window that the key names, where it is another than the table's own. */
  window: string | null;
  /** The console keeps texts there, no figures: that nobody knows it is no news. */
  quiet?: boolean;
  /** It counts a part only (purchases on websites): it steps back where the whole is shown. */
  part?: boolean;
}

/** What a cell shows. An absent cell (virtualised away) is `undefined` in its row; an empty one has text ''. */
export interface RawCell {
  text: string;
  /** The small second line: "Link clicks" under "7", "Daily" under "$50.00". */
  label: string | null;
}

/** A row as it stands in the document. `cells` runs along the table's columns. */
export interface RawRow {
  id: string | null;
  name: string;
  parentId: string | null;
  cells: readonly (RawCell | undefined)[];
  /** What the console's own marks say, whatever the language; words are asked where this is null. */
  status: Status | null;
  /** The text that words of status are looked up in, where it does not stand in a column of its own. */
  statusText: string | null;
}

/** One look at a grid, before any text is taken for a number. */
export interface RawTable {
  columns: readonly RawColumn[];
  rows: readonly RawRow[];
  /** The page's totals of what is filtered; null where it shows none. */
  totals: RawRow | null;
  /** How many rows the page says there are; null where it does not say. */
  total: number | null;
  /** Rows that belong to another row (segments, breakdowns): seen, and not read. */
  childRows: number;
  /** The page itself says that there is nothing to show. */
  saysEmpty: boolean;
  /** ISO codes that stand in attributes. */
  currencyCodes: readonly string[];
}
