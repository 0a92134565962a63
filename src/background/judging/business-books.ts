import { bookFigures, type BookFigure, type Entry } from '@/model/business';
import type { Instant } from '@/model/day';
import type { ReasonCode } from '@/model/light';
import { dayCount, type Range } from '@/model/range';
import type { Target } from '@/model/target';
import { bookTotal, type BookTotal } from '@/kpi/book';
import { neededFigures, standIn, type BusinessFigures, type BusinessTerms } from '@/kpi/business';
import { kpiValue } from '@/kpi/formula';

import { lineEvidence, type Member } from './lines';
import type { Need } from './need';

/** What business KPIs read of the consoles. */
export const SPEND: Need = { required: ['spend'], further: [] };

interface Found {
  total: BookTotal | null;
  why: 'none' | 'currency-mixed' | 'books-differ' | null;
}

/** A figure from the one book that has it; two books that have it contradict each other. */
export function totalOf(entries: readonly Entry[], figure: BookFigure, window: Range): Found {
  const books = [...new Set(entries.map(({ book }) => book))];
  const found = books
    .map((book) =>
      bookTotal(
        entries.filter((entry) => entry.book === book),
        figure,
        window,
      ),
    )
    .filter((one) => one.total !== null || one.why !== 'none');
  if (found.length === 0) return { total: null, why: 'none' };
  if (found.length > 1) return { total: null, why: 'books-differ' };
  const [only] = found;
  return only!.total ? { total: only!.total, why: null } : { total: null, why: only!.why };
}

/** The books' figures over a range, each where all of its days are known; refunds that nobody wrote down are not. */
export function figuresIn(
  entries: readonly Entry[],
  wanted: readonly BookFigure[],
  range: Range,
  window: Range,
): { figures: BusinessFigures; currency: string | null | undefined; asOf: Instant | null } {
  const figures: BusinessFigures = {};
  let currency: string | null | undefined;
  let asOf: Instant | null = null;
  for (const figure of wanted) {
    const { total } = totalOf(entries, figure, figure === 'customersAtStart' ? window : range);
    if (!total?.whole) continue;
    figures[figure] = total.value;
    if (bookFigures[figure] === 'money') currency = total.currency;
    if (asOf === null || Date.parse(total.asOf) < Date.parse(asOf)) asOf = total.asOf;
  }
  return { figures, currency, asOf };
}

/**
 * A business KPI over a range that is over, from the books and the spend of the members; null with the reason's
 * code where a figure is missing.
 */
export function businessValue(
  entries: readonly Entry[],
  members: readonly Member[],
  target: BusinessTerms & { kpi: Target['kpi'] },
  range: Range,
): { value: number; reason: null } | { value: null; reason: ReasonCode } {
  const needed = neededFigures(target.kpi);
  const booked = needed.filter((figure): figure is BookFigure => figure in bookFigures);
  const sums = figuresIn(entries, [...booked, 'refunds', 'orders', 'customersAtStart'], range, range);
  if (booked.some((figure) => sums.figures[figure] === undefined))
    return { value: null, reason: 'business-missing' };
  const figures = { ...sums.figures };
  if (needed.includes('spend')) {
    const spend = lineEvidence(members, SPEND, range, false);
    const spent = spend.figures.find(({ metric }) => metric === 'spend')?.value;
    if (spend.reason || spent == null || spend.covered?.to !== range.to)
      return { value: null, reason: spend.reason?.code ?? 'window-missing' };
    if (sums.currency != null && spend.currency !== null && sums.currency !== spend.currency)
      return { value: null, reason: 'currency-mixed' };
    figures.spend = spent;
  }
  const stand = standIn(target.kpi, figures, target, dayCount(range));
  if ('code' in stand) return { value: null, reason: stand.code };
  const found = kpiValue(stand.kpi, stand.metrics(figures));
  return found.value === null
    ? { value: null, reason: found.reason.code }
    : { value: found.value / stand.scale, reason: null };
}
