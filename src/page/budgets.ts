import type { Budget } from '@/model/reading';
import { periodOf } from './numbers-period';
import type { RawTable } from './table';
import type { PageTools } from './tools';

export interface BudgetColumn {
  budgets: readonly (Budget | null)[];
  /** Currency texts beside the amounts. */
  marks: readonly string[];
}

/**
 * The budgets of a table. The period stands in the cell ("$50.00/day"), in its second line ("Daily") or in a column of
 * its own; an amount whose period nothing tells is no budget, and so is a cell without a number ("Using campaign budget").
 */
export function budgetsOf(
  table: RawTable,
  index: number,
  periodIndex: number | null,
  tools: PageTools,
): BudgetColumn {
  // Budgets are round figures: the same texts stand in many rows.
  const texts = [...new Set(table.rows.map((row) => row.cells[index]?.text ?? ''))].filter((text) =>
    /\p{Nd}/u.test(text),
  );
  const { cells } = tools.numbers(texts, { unit: 'money', currency: null });
  const shown = new Map(texts.map((text, order) => [text, cells[order]!]));
  const budgets: (Budget | null)[] = Array.from({ length: table.rows.length }, () => null);
  const marks = new Set<string>();
  for (const [place, row] of table.rows.entries()) {
    const cell = shown.get(row.cells[index]?.text ?? '');
    if (cell?.kind !== 'value' || cell.bound !== null) continue;
    if (cell.mark !== null) marks.add(cell.mark);
    const per =
      cell.per ??
      periodOf(row.cells[index]!.label ?? '') ??
      (periodIndex === null ? null : periodOf(row.cells[periodIndex]?.text ?? ''));
    if (per !== null) budgets[place] = { amount: cell.value, per };
  }
  return { budgets, marks: [...marks] };
}
