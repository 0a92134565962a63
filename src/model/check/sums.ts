import { isAttributed, metricKeys, metrics, type MetricKey } from '../metric';
import type { Reading } from '../reading';
import type { Finding } from '../verdict';
import { totalsOf, type Figures, type Rounding } from './figures';

/** A metric's rows against the page's total of it. */
export interface SumCheck {
  metric: MetricKey;
  state: 'holds' | 'short' | 'over';
  sum: number;
  total: number;
}

/** What an open day may move between the rows and the total; and attribution, by counts that stand in no row. */
const SHIFT = 0.02;

/** Adds up every additive metric whose total is shown and not zero, and that every row shows. */
export function checkSums(reading: Reading, rounding: Rounding): SumCheck[] {
  const totals = totalsOf(reading);
  if (!totals || reading.rows.length === 0) return [];
  const named = new Set(reading.problems.map(({ code }) => code));
  const open = reading.through !== null;
  return metricKeys.flatMap((metric): SumCheck[] => {
    const total = totals.metrics[metric];
    if (!metrics[metric].additive || !total) return [];
    if (isAttributed(metric) && (named.has('attribution-mixed') || named.has('result-types-mixed')))
      return [];
    if (reading.rows.some((row) => row.metrics[metric] === undefined)) return [];
    const { sum, slack } = added(reading.rows, metric, rounding);
    const shift = open || isAttributed(metric) ? SHIFT * Math.abs(total) : 0;
    const room =
      (slack + rounding.of(totals, metric, total) * 2) * (1 + 1e-9) + shift + Math.abs(total) * 1e-9;
    const state = Math.abs(sum - total) <= room ? 'holds' : sum < total ? 'short' : 'over';
    return [{ metric, state, sum, total }];
  });
}

function added(
  rows: readonly Figures[],
  metric: MetricKey,
  rounding: Rounding,
): { sum: number; slack: number } {
  let [sum, slack] = [0, 0];
  for (const row of rows) {
    const value = row.metrics[metric];
    if (value === null || value === undefined) continue;
    sum += value;
    // Cut off, each row loses up to a whole unit of its last place.
    slack += rounding.of(row, metric, value) * 2;
  }
  return { sum, slack };
}

/** Were all rows seen that the total sums? Null where the page does not say how many there are; a file holds all of its own. */
export function sawAllRows({ source, coverage }: Reading): boolean | null {
  if (source === 'report' && coverage.total === null) return true;
  return coverage.total === null ? null : coverage.seen >= coverage.total;
}

/**
 * What the sums found amiss. It is a contradiction only where all rows were seen, nothing narrows or splits them, and the
 * total does not just cover more rows than these (then every metric of it is more than the sum).
 */
export function brokenSums(checks: readonly SumCheck[], reading: Reading): Finding[] {
  const off = checks.filter(({ state }) => state !== 'holds');
  if (off.length === 0) return [];
  const all = sawAllRows(reading);
  const short = off.length === checks.length && off.every(({ state }) => state === 'short');
  // The rest of the rows makes the difference.
  if (all !== true && off.every(({ state }) => state === 'short')) return [];
  const because = becauseOf(reading, all, short && off.length > 1);
  return off
    .filter(({ state }) => all === true || state === 'over')
    .map(({ metric, sum, total }) => ({
      code: 'does-not-add-up' as const,
      params: { metric, of: metric, rows: tidy(sum), total, because },
      ...(because === null ? { contradicts: true as const } : {}),
    }));
}

function becauseOf({ problems }: Reading, all: boolean | null, more: boolean): string | null {
  const has = (code: string) => problems.some((one) => one.code === code);
  if (has('filter-active')) return 'filter';
  if (has('breakdown-rows')) return 'breakdown';
  if (has('number-unreadable') || has('number-ambiguous')) return 'unreadable';
  if (has('table-loading')) return 'loading';
  if (all !== true) return 'unseen';
  return more ? 'more-rows' : null;
}

/** Sums of cents are not written with the noise of binary fractions. */
const tidy = (sum: number) => Number(sum.toPrecision(12));
