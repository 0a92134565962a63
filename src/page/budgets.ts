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
  const at: number[] = [];
  const texts: string[] = [];
  table.rows.forEach((row, place) => {
    const text = row.cells[index]?.text;
    if (text === undefined || !/\p{Nd}/u.test(text)) return;
    at.push(place);
    texts.push(text);
  });
  const shown = tools.numbers(texts, { unit: 'money', currency: null }).cells;
  const budgets: (Budget | null)[] = Array.from({ length: table.rows.length }, () => null);
  const marks = new Set<string>();
  at.forEach((place, order) => {
    const cell = shown[order]!;
    if (cell.kind !== 'value' || cell.bound !== null) return;
    if (cell.mark !== null) marks.add(cell.mark);
    const row = table.rows[place]!;
    const per =
      cell.per ??
      periodOf(row.cells[index]!.label ?? '') ??
      (periodIndex === null ? null : periodOf(row.cells[periodIndex]?.text ?? ''));
    if (per !== null) budgets[place] = { amount: cell.value, per };
  });
  return { budgets, marks: [...marks] };
}
