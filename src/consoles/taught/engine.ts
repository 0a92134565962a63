import type { TaughtMap } from '@/model/taught';
import type { GridRow, GridRows } from '@/page/grid-rows';
import type { RawRow } from '@/page/table';
import type { RowAnchor } from '../console';
import { totalOf } from '../generic/coverage';
import { sumRow } from '../generic/totals';
import { isLoading } from '../generic/loading';
import type { ReadingEngine } from '../reader';
import { isMetric } from '@/model/taught';
import { namedRows, rawColumns, rawRow } from './rows';
import { sheetOf, type TaughtSheet } from './sheets';

const ROWS_A_STEP = 10;
const CONTROL =
  'a[href], input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="switch"], [role="radio"]';

/**
 * An engine for one table that the user taught: its columns are those of the map, known by their headers, and every law of
 * the generic engine holds. Where the headers no longer fit, there is no table.
 */
export function taughtEngine(map: TaughtMap): ReadingEngine {
  const sheetAt = (table: HTMLElement): TaughtSheet | null => {
    const found = sheetOf(map, table.ownerDocument);
    return found?.sheet.root === table ? found : null;
  };

  return {
    name: 'taught',
    anchoring: 'cell',
    isLoading,
    levelOf: () => 'campaign',
    find: (document) => sheetOf(map, document)?.sheet.root ?? null,

    *read(table, _place, tools) {
      const found = sheetAt(table);
      if (!found) throw new Error('the table changed while it was read');
      const columns = rawColumns(found);
      const grid = yield* found.sheet.rows();
      yield;
      const named = new Map(namedRows(map, found, grid.body).map((one) => [one.row, one]));
      const totals: RawRow[] = grid.totals.map((row) => rawRow(row, columns, null));
      const rows: RawRow[] = [];
      const isOwn = ownRows(grid);
      let left = 0;
      for (const [at, row] of grid.body.entries()) {
        if (at % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
        const own = named.get(row);
        if (own && isOwn(row)) rows.push(rawRow(row, columns, own));
        else if (at === 0 || at === grid.body.length - 1) totals.push(rawRow(row, columns, null));
        else left++;
      }
      const meant = found.taught.map((column, at) => ({
        grid: found.sheet.columns[at]!,
        header: columns[at]!.header,
        meaning: column && isMetric(column.meaning) ? column.meaning : null,
        byKey: true,
      }));
      const sum = totals.length > 0 ? null : sumRow(rows, meant, tools);
      if (sum !== null) totals.push(...rows.splice(sum, 1));
      return {
        columns,
        rows,
        totals: totals.length === 1 ? totals[0]! : null,
        total: totalOf(table, found.sheet.columns),
        childRows: grid.childRows + left,
        saysEmpty: rows.length === 0 && grid.message,
        currencyCodes: [],
      };
    },

    anchors(table) {
      const found = sheetAt(table);
      if (!found) return [];
      const grid = drained(found.sheet.rows());
      const isOwn = ownRows(grid);
      return namedRows(map, found, grid.body).flatMap(({ row, id, name, cell }): RowAnchor[] =>
        isOwn(row) ? [{ id, name, cell }] : [],
      );
    },
  };
}

/** Where most rows have a link or a box to tick, a row with neither belongs to the table and not to a campaign. */
function ownRows({ body }: GridRows): (row: GridRow) => boolean {
  const has = (row: GridRow) => row.elements.some((part) => part.querySelector(CONTROL) !== null);
  const marked = new Set(body.filter(has));
  return marked.size * 2 > body.length ? (row) => marked.has(row) : () => true;
}

function drained<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
