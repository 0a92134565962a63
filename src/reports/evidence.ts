import { metrics as metricFacts } from '@/model/metric';
import type { Problem } from '@/model/problem';
import { attributionOf } from '@/page/attribution';
import { currencyReader } from '@/page/currency';

import type { FigureColumn } from './figures';
import type { Layout } from './layout';
import { cellAt } from './row-reader';
import type { SheetCell } from './sheet';

/** A column for it, else the header's own words ("7 Day Total Sales"), else unknown. */
export function attributionOfRow(setting: string, figures: readonly FigureColumn[]): string | null {
  if (setting) return attributionOf(setting);
  return figures.find((figure) => figure.column.basis !== null)?.column.basis ?? null;
}

/**
 * The currency of each row, by the first of: a column for it, the header of a money column, the sign in the row's
 * own cells, the only sign in the file, the user.
 */
export function currencyByRow(
  layout: Layout,
  figures: readonly FigureColumn[],
  rows: number,
  locale: string | null,
  chosen: string | null,
  everything: readonly (readonly SheetCell[])[],
): (string | null)[] {
  const read = currencyReader(locale);
  const of = (mark: string | null) => {
    const found = mark ? read({ mark }) : null;
    return found && 'currency' in found ? found.currency : null;
  };
  const money = figures.filter((figure) => metricFacts[figure.metric].unit === 'money');
  const header = money.map((figure) => of(figure.column.currency)).find(Boolean) ?? null;
  const known = new Map<string, string | null>();
  const marked = (row: number) => {
    const mark = money.map((figure) => figure.marks[row]).find(Boolean) ?? null;
    if (mark === null) return null;
    if (!known.has(mark)) known.set(mark, of(mark));
    return known.get(mark)!;
  };
  // A row of dashes has no mark of its own: the file's only one stands for it.
  const all = new Set(Array.from({ length: rows }, (_, row) => marked(row)).filter(Boolean));
  const only = all.size === 1 ? [...all][0]! : null;
  const at = cellAt(layout);
  return Array.from({ length: rows }, (_, row) => {
    const code = at(everything[row]!, 'currency').toUpperCase();
    if (/^[A-Z]{3}$/.test(code)) return code;
    return header ?? marked(row) ?? only ?? chosen;
  });
}

/** The one currency that the column for it gives; null where it gives none or several. */
export function currencyOfAll(layout: Layout, rows: readonly (readonly SheetCell[])[]): string | null {
  const at = cellAt(layout);
  const codes = new Set(rows.map((cells) => at(cells, 'currency').toUpperCase()).filter(Boolean));
  const [only] = codes;
  return codes.size === 1 && /^[A-Z]{3}$/.test(only!) ? only! : null;
}

/** The sign that could not be told, for the problem's words. */
export function currencyMark(figures: readonly FigureColumn[]): Problem['params'] {
  const mark = figures
    .flatMap((figure) => [figure.column.currency, figure.marks.find(Boolean)])
    .find(Boolean);
  return mark ? { mark } : {};
}
