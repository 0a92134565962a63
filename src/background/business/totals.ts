import type { BookFigure } from '@/model/business';
import type { Instant } from '@/model/day';
import { dayCount, type Range } from '@/model/range';
import { bookTotals, type BookTotal } from '@/kpi/book';
import { entriesOf } from '@/store/business';
import type { Store } from '@/store/open';

/** Why a business figure of a window cannot be said. */
export type NoFigure = 'none' | 'currency-mixed' | 'books-differ';

/** What a book says of a window. A figure is null unless every day of the window is known. */
export interface BusinessTotals {
  window: Range;
  /** Days of the window. */
  days: number;
  orders: number | null;
  revenue: number | null;
  newCustomers: number | null;
  refunds: number | null;
  /** A stock: as the window began. */
  customersAtStart: number | null;
  customersLost: number | null;
  /** Days of the window that each figure is known for. */
  covered: Record<BookFigure, number>;
  /** ISO code of revenue and refunds; null where neither is known, or they differ. */
  currency: string | null;
  /** Each figure with its provenance, over the part of the window that is known; or why there is none. */
  of: Record<BookFigure, (BookTotal & { book: string }) | { value: null; why: NoFigure }>;
  /** All books that have any figure, in order of their names. */
  books: string[];
}

/**
 * Totals of the user's own figures over a window. Without a book each figure comes from the only one that has it in
 * the window; where two have it none is chosen (`books-differ`).
 * @throws StoreFailure
 */
export async function businessTotals(
  store: Store,
  window: Range,
  now: Instant,
  book?: string,
): Promise<BusinessTotals> {
  const all = await entriesOf(store, now);
  const books = [...new Set(all.map((entry) => entry.book))].toSorted();
  const asked = book === undefined ? books : books.filter((name) => name === book);
  const totals = asked.map((name) => ({
    book: name,
    of: bookTotals(
      all.filter((entry) => entry.book === name),
      window,
    ),
  }));
  const one = (figure: BookFigure): BusinessTotals['of'][BookFigure] => {
    const having = totals.filter(({ of }) => of[figure].total !== null || of[figure].why !== 'none');
    if (having.length > 1) return { value: null, why: 'books-differ' };
    const [only] = having;
    if (!only) return { value: null, why: 'none' };
    const found = only.of[figure];
    return found.total ? { ...found.total, book: only.book } : { value: null, why: found.why };
  };
  const of = {
    orders: one('orders'),
    revenue: one('revenue'),
    newCustomers: one('newCustomers'),
    refunds: one('refunds'),
    customersAtStart: one('customersAtStart'),
    customersLost: one('customersLost'),
  };
  const whole = (figure: BookFigure) => {
    const found = of[figure];
    return found.value !== null && found.whole ? found.value : null;
  };
  const covered = (figure: BookFigure) => {
    const found = of[figure];
    return found.value === null ? 0 : found.days;
  };
  const money = [of.revenue, of.refunds].flatMap((found) => (found.value === null ? [] : [found.currency]));
  return {
    window,
    days: dayCount(window),
    orders: whole('orders'),
    revenue: whole('revenue'),
    newCustomers: whole('newCustomers'),
    refunds: whole('refunds'),
    customersAtStart: whole('customersAtStart'),
    customersLost: whole('customersLost'),
    covered: {
      orders: covered('orders'),
      revenue: covered('revenue'),
      newCustomers: covered('newCustomers'),
      refunds: covered('refunds'),
      customersAtStart: covered('customersAtStart'),
      customersLost: covered('customersLost'),
    },
    currency: new Set(money).size === 1 ? money[0]! : null,
    of,
    books,
  };
}
