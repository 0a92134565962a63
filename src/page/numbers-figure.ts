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

export function readingsOf(cell: CellParts, unit: Unit): Readings {
  return [figureOf(cell, '.', unit), figureOf(cell, ',', unit)];
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
  const [whole, fraction, more] = core.split(core.includes('٫') ? '٫' : decimal);
  if (more !== undefined || (!whole && !fraction)) return null;
  if (whole && !WHOLE[decimal].test(whole)) return null;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return null;
  const digits = whole?.replace(/\D/g, '') || '0';
  // Beyond 15 digits a number would lose some: that is an id, not a figure.
  if (digits.length > 15) return null;
  const power = cell.power - (percent && (unit === 'fraction' || unit === 'ratio') ? 2 : 0);
  const value = Number(`${digits}.${fraction ?? ''}e${power}`);
  const rounding = Number(`5e${power - (fraction?.length ?? 0) - 1}`);
  return Number.isFinite(value) ? { value: negative && value !== 0 ? -value : value, rounding } : null;
}
