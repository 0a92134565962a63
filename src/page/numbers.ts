import { readCell, type CellParts, type CellWords } from './numbers-cell';
import { compactReader } from './numbers-compact';
import { isOpen, readingsOf, type Decimal, type Readings, type Unit } from './numbers-figure';
import { markReader } from './numbers-marks';
import type { Period } from './numbers-period';
import { localeStyle, styleOfOpen, type LocaleStyle } from './numbers-style';

export { periodOf, type Period } from './numbers-period';
export { stripIconWords } from './numbers-text';

/**
 * What a cell of figures shows.
 * `value`: in the column's unit. `rounding`: half the unit in the last place shown ("12.3K" is 50, "1,560" is 0.5,
 * "$10.21" is 0.005), in the unit of the value. `bound`: the figure is masked, below or above `value`.
 * `mark`: the currency text as shown, an ISO code or a symbol. `percent`: a percent sign stood there.
 */
export type Shown =
  | { kind: 'empty' }
  | {
      kind: 'value';
      value: number;
      rounding: number;
      bound: '<' | '>' | null;
      mark: string | null;
      percent: boolean;
      per: Period | null;
    }
  | { kind: 'unreadable'; text: string };

/** How a page writes numbers: which of `.` and `,` is the decimal separator. Other separators speak for themselves. */
export interface NumberStyle {
  decimal: Decimal;
}

export interface ColumnHints {
  /** `<html lang>`, or the file's language; null where unknown. */
  locale: string | null;
  unit: Unit;
  /** ISO code if known: its decimals are evidence. */
  currency: string | null;
  /** Decided elsewhere on the page: takes the locale's place. The column's own evidence is stronger. */
  style?: NumberStyle | null;
  /** Proved for this very column by the table's sums and ratios: nothing is weighed against it. */
  proved?: NumberStyle | null;
}

export interface ColumnShown {
  cells: Shown[];
  /** What the column itself or the hints decided; null where nothing depended on it or it stayed open. */
  style: NumberStyle | null;
  /** Who decided: the column's own cells, which is evidence for the rest of the page, or the hints. */
  by: 'column' | 'hints' | null;
  /** Some cells have two readings and nothing decides: these are `unreadable`. */
  ambiguous: boolean;
}

export type NumberReader = (texts: readonly string[], hints: Omit<ColumnHints, 'locale'>) => ColumnShown;

/** Reads columns of one page or file; the words of its language are asked of Intl once, when first needed. */
export function numberReader(locale: string | null): NumberReader {
  const style = localeStyle(locale);
  const words: CellWords = {
    power: compactReader(locale),
    isMark: markReader(locale),
    spaceGroups: style.spaceGroups,
  };
  return (texts, hints) =>
    readParts(
      texts,
      texts.map((text) => readCell(text, words)),
      hints,
      style,
    );
}

/**
 * Reads one column of figures, with the whole column as the evidence for what its separators mean.
 * Where "1.234" stays open after the column, the page's style or else the locale, the unit and the currency's
 * decimals, or where the latter disagree, the cell is `unreadable` and `ambiguous` is true. For units `fraction` and `ratio` a
 * percent sign divides by 100; in counts and money it makes the cell unreadable, as a currency does in counts and
 * fractions. For many columns of a page, `numberReader` is cheaper.
 * @example readColumn(['1.234', '5,5'], { locale: null, unit: null, currency: null }).style // { decimal: ',' }
 */
export function readColumn(texts: readonly string[], hints: ColumnHints): ColumnShown {
  return numberReader(hints.locale)(texts, hints);
}

function readParts(
  texts: readonly string[],
  parts: readonly (CellParts | 'empty' | null)[],
  hints: Omit<ColumnHints, 'locale'>,
  locale: LocaleStyle,
): ColumnShown {
  const readings = parts.map((cell) =>
    cell === null || cell === 'empty' ? null : readingsOf(cell, hints.unit),
  );
  const [decimal, by] = decide(parts, readings, hints, locale);
  let ambiguous = false;
  const cells = parts.map((cell, row): Shown => {
    if (cell === 'empty') return { kind: 'empty' };
    const both = readings[row];
    const figure =
      both && (isOpen(both) ? (decimal ? both[decimal === '.' ? 0 : 1] : null) : (both[0] ?? both[1]));
    if (cell === null || !both || !figure) {
      ambiguous ||= Boolean(both && isOpen(both));
      return { kind: 'unreadable', text: texts[row]! };
    }
    const { bound, mark, percent, per } = cell;
    return { kind: 'value', value: figure.value, rounding: figure.rounding, bound, mark, percent, per };
  });
  return { cells, style: decimal ? { decimal } : null, by, ambiguous };
}

/** The cells that can be read one way only come first; only where they leave both ways, the hints. */
function decide(
  parts: readonly (CellParts | 'empty' | null)[],
  readings: readonly (Readings | null)[],
  hints: Omit<ColumnHints, 'locale'>,
  locale: LocaleStyle,
): [Decimal | null, ColumnShown['by']] {
  const point = readings.some((both) => both && both[0] && !both[1]);
  const comma = readings.some((both) => both && !both[0] && both[1]);
  if (point !== comma) return [point ? '.' : ',', 'column'];
  const all: CellParts[] = [];
  const open: CellParts[] = [];
  for (const [row, cell] of parts.entries()) {
    if (cell === null || cell === 'empty') continue;
    all.push(cell);
    if (isOpen(readings[row]!)) open.push(cell);
  }
  // Cells of both kinds contradict each other: what is open stays open.
  if (point || open.length === 0) return [null, null];
  const decimal = hints.proved?.decimal ?? styleOfOpen(open, all, hints, locale);
  return [decimal, decimal ? 'hints' : null];
}
