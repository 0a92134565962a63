import { metrics } from '@/model/metric';
import type { RawRow } from '@/page/table';
import type { PageTools } from '@/page/tools';
import type { KnownColumn } from './columns';

/** So many rows at least: of two rows, either may be the other's double. */
const FEWEST = 3;

/**
 * Is the first or the last row the sum of all others? In a table whose totals stand among the rows without any mark
 * this tells them in every language: two metrics or more add up, and none does not.
 */
export function sumRow(
  rows: readonly RawRow[],
  columns: readonly KnownColumn[],
  tools: PageTools,
): number | null {
  if (rows.length < FEWEST) return null;
  const read = columns.flatMap(({ meaning }, index) => {
    if (meaning === null || !(meaning in metrics)) return [];
    const { additive, unit } = metrics[meaning as keyof typeof metrics];
    if (!additive) return [];
    const texts = rows.map((row) => row.cells[index]?.text ?? '');
    return [tools.numbers(texts, { unit, currency: null }).cells];
  });
  const sums = (at: number) => {
    let agree = 0;
    for (const cells of read) {
      const total = cells[at]!;
      if (total.kind !== 'value') continue;
      let sum = 0;
      let slack = total.rounding;
      for (const [place, cell] of cells.entries()) {
        if (place === at || cell.kind === 'empty') continue;
        if (cell.kind !== 'value') return false;
        sum += cell.value;
        slack += cell.rounding;
      }
      if (Math.abs(sum - total.value) > slack * 1.001) return false;
      if (total.value !== 0) agree++;
    }
    return agree >= 2;
  };
  return [0, rows.length - 1].find(sums) ?? null;
}
