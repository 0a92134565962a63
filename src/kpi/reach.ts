import type { Direction } from '@/model/kpi';

/** What past values say of an aim. */
export interface ReachSummary {
  low: number;
  high: number;
  /** The middle one. */
  median: number;
  /** Reached in one span of four: ambitious, and not out of the world. */
  stretch: number;
  /** In how many of `of` spans the aim was reached; null without an aim. */
  times: number | null;
  of: number;
}

/**
 * Sums up what was reached; null where nothing is known. Quantiles are linear between the values.
 * @param aim in the values' own unit @param tolerance a share of the aim, for aims that are two-sided
 * @example summaryOf([3.1, 3.6, 3.3, 3.4], 5, 'at-least', 0.1) // { low: 3.1, high: 3.6, times: 0, of: 4, … }
 */
export function summaryOf(
  values: readonly number[],
  aim: number | null,
  direction: Direction,
  tolerance: number,
): ReachSummary | null {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const met = (value: number, wanted: number) =>
    direction === 'at-least'
      ? value >= wanted
      : direction === 'at-most'
        ? value <= wanted
        : Math.abs(value - wanted) <= Math.abs(wanted) * tolerance;
  return {
    low: sorted[0]!,
    high: sorted.at(-1)!,
    median: quantile(sorted, 0.5),
    stretch: quantile(sorted, direction === 'at-least' ? 0.75 : direction === 'at-most' ? 0.25 : 0.5),
    times: aim === null ? null : sorted.filter((value) => met(value, aim)).length,
    of: sorted.length,
  };
}

function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below);
}
