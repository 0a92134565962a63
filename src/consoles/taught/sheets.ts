import type { TaughtColumn, TaughtMap } from '@/model/taught';
import { gridColumns, type GridColumn } from '@/page/grid-header';
import { gridRowsInSteps, type GridRows } from '@/page/grid-rows';
import { looseGrids, type LooseGrid } from '@/page/loose-grid';
import { textOf } from '@/page/text';
import { rootsIn } from '../generic/roots';
import { columnsTaught } from './columns';

/** A table of the page, as far as it can be taken apart without knowing what it is about. */
export interface Sheet {
  root: HTMLElement;
  kind: TaughtMap['table']['kind'];
  columns: GridColumn[];
  /** Its caption or accessible name. */
  label: string | null;
  rows(): Generator<void, GridRows>;
}

const FEWEST_COLUMNS = 2;
const LONGEST = 200;

/** The tables and ARIA grids of a page, in its order. */
export function gridSheets(document: Document): Sheet[] {
  return rootsIn(document).flatMap((root): Sheet[] => {
    const columns = gridColumns(root);
    if (columns.length < FEWEST_COLUMNS) return [];
    return [
      { root, kind: 'grid', columns, label: labelOf(root), rows: () => gridRowsInSteps(root, columns) },
    ];
  });
}

/** Tables without any role. Dear: it walks the whole page. */
export function looseSheets(document: Document): Sheet[] {
  return looseGrids(document).map(looseSheet);
}

function looseSheet({ root, columns, rows }: LooseGrid): Sheet {
  return {
    root,
    kind: 'loose',
    columns,
    label: labelOf(root),
    // Its rows are known already: there is no step to take.
    // oxlint-disable-next-line require-yield
    *rows() {
      return rows;
    },
  };
}

/** The page's table that a map is of, with the taught column under each of its headers. */
export interface TaughtSheet {
  sheet: Sheet;
  taught: (TaughtColumn | null)[];
}

/** Null where no table fits, or several do and nobody knows which was meant. */
export function sheetOf(map: TaughtMap, document: Document): TaughtSheet | null {
  const { kind, label, ordinal, of } = map.table;
  const sheets = kind === 'grid' ? gridSheets(document) : looseSheets(document);
  const fitting = sheets.flatMap((sheet): TaughtSheet[] => {
    const taught = columnsTaught(map.columns, sheet.columns);
    return taught ? [{ sheet, taught }] : [];
  });
  if (fitting.length === of) return fitting[ordinal]!;
  const called = label === null ? [] : fitting.filter(({ sheet }) => sheet.label === label);
  return called.length === 1 ? called[0]! : null;
}

function labelOf(root: Element): string | null {
  const labelled =
    root.closest('[aria-label]') ?? root.querySelector('[aria-label][role*="grid"], table[aria-label]');
  const text = textOf(root.querySelector('caption')) || (labelled?.getAttribute('aria-label')?.trim() ?? '');
  return text ? text.slice(0, LONGEST) : null;
}
