import { knownLocale } from './languages';
import { readCell, type CellParts } from './numbers-cell';
import { compactReader } from './numbers-compact';
import { markReader } from './numbers-marks';
import type { Period } from './numbers-period';

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
  decimal: '.' | ',';
}

export interface ColumnHints {
  /** `<html lang>`, or the file's language; null where unknown. */
  locale: string | null;
  unit: 'count' | 'money' | 'fraction' | 'ratio' | null;
  /** ISO code if known: its decimals are evidence. */
  currency: string | null;
  /** Already decided elsewhere on the page. The column's own evidence is stronger. */
  style?: NumberStyle | null;
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

type Decimal = NumberStyle['decimal'];
const DECIMALS: readonly Decimal[] = ['.', ','];

/** Reads columns of one page or file; the words of its language are asked of Intl once, when first needed. */
export function numberReader(
  locale: string | null,
): (texts: readonly string[], hints: Omit<ColumnHints, 'locale'>) => ColumnShown {
  const words = { power: compactReader(locale), isMark: markReader(locale) };
  const usual = new Map<string, Decimal | null>();
  const usualDecimal = (currency: string | null): Decimal | null => {
    const key = currency ?? '';
    if (!usual.has(key)) usual.set(key, decimalOf(locale, currency));
    return usual.get(key)!;
  };
  return (texts, hints) => {
    const parts = texts.map((text) => readCell(text, words));
    return readParts(texts, parts, hints, usualDecimal);
  };
}

/**
 * Reads one column of figures, with the whole column as the evidence for what its separators mean.
 * Where "1.234" stays open after the column, the page's style, the locale, the unit and the currency's decimals,
 * or where these disagree, the cell is `unreadable` and `ambiguous` is true. For unit `fraction` and `ratio` a percent
 * sign divides by 100; in counts and money it makes the cell unreadable. For many columns of a page, `numberReader`
 * is cheaper.
 * @example readColumn(['1.234', '5,5'], { locale: null, unit: null, currency: null }).style // { decimal: ',' }
 */
export function readColumn(texts: readonly string[], hints: ColumnHints): ColumnShown {
  return numberReader(hints.locale)(texts, hints);
}

type Cell = CellParts | 'empty' | null;

function readParts(
  texts: readonly string[],
  parts: readonly Cell[],
  hints: Omit<ColumnHints, 'locale'>,
  usualDecimal: (currency: string | null) => Decimal | null,
): ColumnShown {
  const readings = parts.map((cell) =>
    cell === null || cell === 'empty' ? null : DECIMALS.map((decimal) => valueOf(cell, decimal, hints.unit)),
  );
  const fits = (index: number) =>
    readings.every((both) => both === null || both[index] !== null || both[1 - index] === null);
  const only = DECIMALS.filter((_, index) => fits(index));
  const open = readings.some((both) => both !== null && both[0] && both[1] && !sameFigure(both[0], both[1]));
  let decided: Decimal | null = only.length === 1 ? only[0]! : null;
  if (only.length === 2 && open)
    decided = hints.style?.decimal ?? decide(parts, readings, hints, usualDecimal);
  let ambiguous = false;
  const cells = parts.map((cell, row): Shown => {
    if (cell === 'empty') return { kind: 'empty' };
    const both = readings[row];
    const unreadable: Shown = { kind: 'unreadable', text: texts[row]! };
    if (cell === null || !both) return unreadable;
    const [point, comma] = both as [Figure | null, Figure | null];
    const clear = point && comma && !sameFigure(point, comma) ? null : (point ?? comma);
    const figure = clear ?? (decided === '.' ? point : decided === ',' ? comma : null);
    if (!figure) {
      ambiguous ||= Boolean(point && comma);
      return unreadable;
    }
    const { bound, mark, percent, per } = cell;
    return { kind: 'value', ...figure, bound, mark, percent, per };
  });
  const by = decided === null ? null : only.length === 1 ? 'column' : 'hints';
  return { cells, style: decided ? { decimal: decided } : null, by, ambiguous };
}

/** The locale's habit and what the unit can hold, where they do not contradict each other. */
function decide(
  parts: readonly Cell[],
  readings: readonly ((Figure | null)[] | null)[],
  hints: Omit<ColumnHints, 'locale'>,
  usualDecimal: (currency: string | null) => Decimal | null,
): Decimal | null {
  const iso = parts
    .map((cell) => (cell && cell !== 'empty' ? cell.mark : null))
    .filter((mark) => mark !== null);
  const shown = iso.find((mark) => /^[A-Z]{3}$/.test(mark)) ?? null;
  const money = hints.unit === 'money' || (hints.unit === null && iso.length > 0);
  const currency = hints.currency ?? shown;
  const votes = new Set<Decimal>();
  const habit = usualDecimal(money ? (currency ?? 'EUR') : null);
  if (habit) votes.add(habit);
  for (const [row, both] of readings.entries()) {
    const cell = parts[row];
    if (!both || !cell || cell === 'empty' || !both[0] || !both[1] || sameFigure(both[0], both[1])) continue;
    const separator: Decimal = cell.core.includes('.') ? '.' : ',';
    const other: Decimal = separator === '.' ? ',' : '.';
    // An open cell has three digits after its one separator: thousands of a count or of a two-decimal currency.
    if (cell.power !== 0) continue;
    if (hints.unit === 'count') votes.add(other);
    else if (money && currency) votes.add(decimalsOf(currency) === 3 ? separator : other);
  }
  return votes.size === 1 ? [...votes][0]! : null;
}

interface Figure {
  value: number;
  rounding: number;
}

const sameFigure = (a: Figure, b: Figure) => a.value === b.value && a.rounding === b.rounding;

const WHOLE: Record<Decimal, RegExp> = {
  '.': /^(?:\d+|[1-9]\d{0,2}([,' ٬])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})$/,
  ',': /^(?:\d+|[1-9]\d{0,2}([.' ٬])\d{3}(?:\1\d{3})*)$/,
};

/** The figure under one meaning of the separators, or null where it is not written so. */
function valueOf(cell: CellParts, decimal: Decimal, unit: ColumnHints['unit']): Figure | null {
  const { core, percent, mark } = cell;
  if (percent && (unit === 'count' || unit === 'money')) return null;
  if (mark !== null && (unit === 'count' || unit === 'fraction')) return null;
  const [whole, fraction, more] = core.split(core.includes('٫') ? '٫' : decimal);
  if (more !== undefined || !whole === !fraction) if (!whole || more !== undefined) return null;
  if (whole && !WHOLE[decimal].test(whole)) return null;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return null;
  const digits = (whole ?? '').replace(/\D/g, '') || '0';
  // Beyond 15 digits a number would lose some: that is an id, not a figure.
  if (digits.length > 15) return null;
  const power = cell.power - (percent && (unit === 'fraction' || unit === 'ratio') ? 2 : 0);
  const value = Number(`${digits}.${fraction ?? ''}e${power}`);
  const rounding = Number(`5e${power - (fraction?.length ?? 0) - 1}`);
  if (!Number.isFinite(value)) return null;
  return { value: cell.negative && value !== 0 ? -value : value, rounding };
}

/** Decimals that a currency has; 2 where Intl knows no better. */
function decimalsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** The decimal separator that a locale uses for numbers, or for money where a currency is given. */
function decimalOf(locale: string | null, currency: string | null): Decimal | null {
  const tag = knownLocale(locale);
  if (tag === null) return null;
  const options = { minimumFractionDigits: 1, numberingSystem: 'latn' } as const;
  const format = new Intl.NumberFormat(
    tag,
    currency && /^[A-Z]{3}$/.test(currency) ? { ...options, style: 'currency', currency } : options,
  );
  const decimal = format.formatToParts(1.5).find((part) => part.type === 'decimal')?.value;
  return decimal === '.' || decimal === ',' ? decimal : null;
}
