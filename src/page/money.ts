import { metrics } from '@/model/metric';
import { problem, type Problem } from '@/model/problem';
import type { FigureColumn } from './figures';
import type { PageTools } from './tools';

/** What speaks for the currency of a table's amounts. */
export interface MoneyEvidence {
  /** ISO codes in attributes or in a column of their own. */
  codes: readonly string[];
  /** ISO code in a header: "Amount spent (USD)". */
  headers: readonly string[];
  /** The texts beside amounts that stand outside the metric columns, such as budgets. */
  marks: readonly string[];
  marketplace: string | null;
}

/**
 * The one currency of a table. A table with amounts whose currency nothing tells has the problem `currency-unknown`;
 * one whose evidence names several has `currency-mixed`. Either way the currency is null.
 */
export function currencyOfTable(
  columns: readonly FigureColumn[],
  evidence: MoneyEvidence,
  tools: PageTools,
  hasBudget: boolean,
): { currency: string | null; problem: Problem | null } {
  const money = columns.filter(({ metric }) => metrics[metric].unit === 'money');
  const marks = new Set<string>(evidence.marks);
  for (const column of money)
    for (const shown of [...column.cells, column.total])
      if (shown?.kind === 'value' && shown.mark !== null) marks.add(shown.mark);
  const codes = new Set([...evidence.codes, ...evidence.headers].filter((code) => /^[A-Z]{3}$/.test(code)));
  if (codes.size > 1)
    return { currency: null, problem: problem('currency-mixed', { shown: [...codes].sort().join(', ') }) };
  const iso = [...codes][0] ?? null;
  const found = new Set<string>();
  let mixed = false;
  for (const mark of marks.size > 0 ? marks : [null]) {
    const answer = tools.currency({ iso, mark, marketplace: evidence.marketplace });
    if ('currency' in answer) found.add(answer.currency);
    else if (answer.problem === 'currency-mixed') mixed = true;
    else found.add('');
  }
  const shown = [...marks].sort().join(', ').slice(0, 60);
  if (mixed || found.size > 1) {
    // A sign that nobody can place beside one that is clear is no second currency: it is unknown.
    const clear = [...found].filter(Boolean);
    const code = mixed || clear.length > 1 ? 'currency-mixed' : 'currency-unknown';
    return { currency: null, problem: problem(code, { shown }) };
  }
  const currency = [...found][0] || null;
  if (currency) return { currency, problem: null };
  return {
    currency: null,
    problem:
      money.some(({ cells }) => cells.some(Boolean)) || hasBudget
        ? problem('currency-unknown', { shown })
        : null,
  };
}
