import type { CellParts } from './numbers-cell';

export type Decimal = '.' | ',';
export type Unit = 'count' | 'money' | 'fraction' | 'ratio' | null;

/** A value and half the unit in its last place shown. */
export interface Figure {
  value: number;
  rounding: number;
}

/** What a cell says if `.` is the decimal separator, and if `,` is; null where it is not written so. */
export type Readings = readonly [Figure | null, Figure | null];

const WHOLE: Record<Decimal, RegExp> = {
  '.': /^(?:\d+|[1-9]\d{0,2}([,' ٬])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})$/,
  ',': /^(?:\d+|[1-9]\d{0,2}([.' ٬])\d{3}(?:\1\d{3})*)$/,
};

const DIGITS = /^\d+$/;
/** Half of the last place by the number of decimals, for plain numbers. */
const HALVES = [0.5, 0.05, 0.005, 0.0005, 0.00005, 0.000005, 0.0000005];

export function readingsOf(cell: CellParts, unit: Unit): Readings {
  const point = figureOf(cell, '.', unit);
  // Digits alone say the same under both.
  return [point, DIGITS.test(cell.core) ? point : figureOf(cell, ',', unit)];
}

/** Two readings that differ: such a cell has three digits after its one separator. */
export function isOpen([point, comma]: Readings): boolean {
  return point !== null && comma !== null && point.rounding !== comma.rounding;
}

function figureOf(cell: CellParts, decimal: Decimal, unit: Unit): Figure | null {
  const { core, percent, mark, negative } = cell;
  // A count has no sign of percent or money, money none of percent: then this is another column.
  if (percent && (unit === 'count' || unit === 'money')) return null;
  if (mark !== null && (unit === 'count' || unit === 'fraction')) return null;
  const separator = core.includes('٫') ? '٫' : decimal;
  const at = core.indexOf(separator);
  const whole = at < 0 ? core : core.slice(0, at);
  const fraction = at < 0 ? '' : core.slice(at + 1);
  if (whole === '' && fraction === '') return null;
  const bare = whole === '' || DIGITS.test(whole);
  if (!bare && !WHOLE[decimal].test(whole)) return null;
  if (at >= 0 && !DIGITS.test(fraction)) return null;
  const digits = (bare ? whole : whole.replace(/\D/g, '')) || '0';
  // Beyond 15 digits a number would lose some: that is an id, not a figure.
  if (digits.length > 15) return null;
  const power = cell.power - (percent && (unit === 'fraction' || unit === 'ratio') ? 2 : 0);
  const places = fraction.length - power;
  const decimals = fraction === '' ? digits : `${digits}.${fraction}`;
  const value = Number(power === 0 ? decimals : `${decimals}e${power}`);
  const rounding = HALVES[places] ?? Number(`5e${-places - 1}`);
  return Number.isFinite(value) ? { value: negative && value !== 0 ? -value : value, rounding } : null;
}
