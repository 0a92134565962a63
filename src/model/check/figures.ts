import type { Between } from '../identities';
import type { MetricKey } from '../metric';
import type { Reading, Row } from '../reading';

/** Counts of whole things, shown as they are unless the row says how coarsely. */
const WHOLE: ReadonlySet<MetricKey> = new Set(['impressions', 'clicks', 'linkClicks', 'reach']);

/** A row's figures, or the totals' (whose rounding is told nowhere: trailing zeros may be one). */
export type Figures = Pick<Row, 'metrics' | 'rounding' | 'basis'> & { isTotal?: true };

/** The totals as one more row. */
export function totalsOf({ totals }: Reading): Figures | null {
  return totals && { metrics: totals.metrics, isTotal: true };
}

/** How far the figures of one reading may be off what they show. */
export interface Rounding {
  /** Half the unit of the last place that a figure can have been shown to. */
  of(row: Figures, metric: MetricKey, value: number): number;
  /**
   * Where a figure lies: consoles round or cut off the last place, so a whole unit of it each way. Null where it is not
   * shown, empty, or below zero.
   */
  between(row: Figures, metric: MetricKey): Between | null;
}

/**
 * Reads the rounding of a reading's figures: what the row says, else the decimals of the column, which the figures' own
 * digits tell ("0.10" is kept as 0.1). A column that mixes coarse and fine figures is taken figure by figure. Whole counts
 * are exact.
 */
export function roundingIn(reading: Reading): Rounding {
  const columns = new Map<MetricKey, number | null>();
  const column = (metric: MetricKey) => {
    if (!columns.has(metric)) columns.set(metric, columnDecimals(reading, metric));
    return columns.get(metric)!;
  };
  const of: Rounding['of'] = (row, metric, value) => {
    const told = row.rounding?.[metric];
    if (told !== undefined) return told;
    const zeros = row.isTotal ? trailingZeros(value) : 0;
    if (zeros >= 2) return 0.5 * 10 ** zeros;
    const digits = Math.max(decimalsOf(value), row.isTotal ? 0 : (column(metric) ?? 0));
    if (digits > 0) return 0.5 / 10 ** digits;
    return WHOLE.has(metric) ? 0 : 0.5;
  };
  return {
    of,
    between(row, metric) {
      const value = row.metrics[metric];
      if (value === undefined || value === null || !(value >= 0) || !Number.isFinite(value)) return null;
      const slack = of(row, metric, value) * 2;
      return [Math.max(0, value - slack), value + slack];
    },
  };
}

/** The decimals that a column shows; null where they differ from figure to figure by more than zeros at the end. */
function columnDecimals({ rows }: Reading, metric: MetricKey): number | null {
  const own: number[] = [];
  for (const row of rows) {
    const value = row.metrics[metric];
    if (row.rounding?.[metric] !== undefined) return null;
    if (value !== undefined && value !== null && value !== 0) own.push(decimalsOf(value));
  }
  // Of a report of a hundred thousand rows there are too many for one call.
  const most = own.reduce((a, b) => Math.max(a, b), 0);
  // One figure in ten ends in a zero, one in a hundred in two.
  const short = own.filter((digits) => digits < most).length;
  const shorter = own.filter((digits) => digits < most - 1).length;
  const mixed = (short >= 2 && short * 5 > own.length * 2) || (shorter >= 2 && shorter * 10 > own.length);
  return mixed ? null : most;
}

const MOST_DECIMALS = 8;

function decimalsOf(value: number): number {
  // Most figures are whole, and a large report has a hundred thousand: no text is made of those.
  if (Number.isInteger(value)) return 0;
  // So many digits as most figures have are told without a text as well: what is k / 10^n to the last bit shows n places.
  if (Math.abs(value) < 1e7)
    for (let places = 1, unit = 10; places <= 4; places += 1, unit *= 10)
      if (Math.round(value * unit) / unit === value) return places;
  const [digits = '', power] = String(Number(Math.abs(value).toPrecision(12))).split('e');
  const places = (digits.split('.')[1]?.length ?? 0) - Number(power ?? 0);
  return Math.min(Math.max(places, 0), MOST_DECIMALS);
}

function trailingZeros(value: number): number {
  return value === 0 ? 0 : (/0*$/.exec(String(Math.abs(value)))?.[0].length ?? 0);
}
