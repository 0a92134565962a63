import type { Level } from '@/model/reading';
import { gridColumns } from '@/page/grid-header';
import { gridRows, gridRowsInSteps, type GridRow } from '@/page/grid-rows';
import { headerReader } from '@/page/header-words';
import { linkedId, type IdPattern } from '@/page/links';
import { figureCell, periodWordIn, wordsCell } from '@/page/shown-cell';
import type { RawCell, RawColumn, RawRow } from '@/page/table';
import type { Place, RowAnchor } from '../console';
import type { ReadingEngine } from '../reader';
import {
  figureCount,
  isCampaignTable,
  knownColumns,
  levelOfColumns,
  roleOfColumn,
  type KnownColumn,
} from './columns';
import { totalOf } from './coverage';
import { idOf, keysAreIds, linksToRows, nameCellOf, nameColumn, nameIn } from './identity';
import { idPatterns } from './ids';
import { isLoading } from './loading';
import { rootsIn } from './roots';
import { sumRow } from './totals';

const CONTROL =
  'input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="switch"], [role="radio"]';
const ROWS_A_STEP = 10;
/** So many figures of ads, with links to campaigns: a table of them, whatever its column of names is called. */
const MANY = 2;

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
        if (figures <= (best?.figures ?? 0)) continue;
        if (isCampaignTable(columns) || (figures >= MANY && linksToRows(root))) best = { root, figures };
      }
      return best?.root ?? null;
    },

    levelOf: (table) => levelIn(columnsIn(table)),

    isLoading,

    *read(table, here, tools) {
      const columns = columnsIn(table);
      const level = levelIn(columns) ?? here.level;
      const grid = yield* gridRowsInSteps(
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
        const cell = nameCellOf(row, name, patterns);
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
  const named = nameCellOf(row, name, patterns);
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
