import type { Day } from '@/model/day';

import { datePart, dayOf, localeOrder, type DateOrder } from './dates-end';
import { nameReader, type DateNames } from './dates-names';
import { dateTokens, type Token } from './dates-tokens';
import { foldWords } from './numbers-text';

export type { DateOrder } from './dates-end';

export interface DateHints {
  /** The file's language, for its month names; it does not decide between 3 April and March 4. Null where unknown. */
  locale: string | null;
  /** Known from the file's kind or from the user's answer. */
  order?: DateOrder | null;
  /** No date can be later: the day that the file was written. */
  notAfter?: Day | null;
}

export interface DatesShown {
  /** Null where a cell is empty, holds no date, or has two readings and nothing decides. */
  days: (Day | null)[];
  /** Some dates exist in two readings: ask. */
  ambiguous: boolean;
  /** What the numeric dates were read as; null where there were none, or either order gives the same, or it is open. */
  order: DateOrder | null;
}

const TIME =
  /(?:[t,]? ?| at | um | alle )(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.? ?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))*$/;

/**
 * Reads a column of dates: ISO, "20260201", "Feb 1, 2020", "1 de julio de 2026", "01-Feb-2020", "2026年1月1日", 3/4/2026,
 * 3.4.2026 (the day first), with or without a time after it, of which the day is kept as shown.
 * Numeric dates are decided by the whole column: an order stands only where every cell has a day in it. What stays
 * open is ambiguous, whatever the language: files go from one country to another.
 * @example readDateColumn(['03/04/2026', '25/04/2026'], { locale: null }).order // 'dmy'
 */
export function readDateColumn(texts: readonly string[], hints: DateHints): DatesShown {
  const names = nameReader(hints.locale);
  const seen = new Map<string, Token[] | null>();
  const cells = texts.map((text) => {
    if (!seen.has(text)) seen.set(text, tokensOf(text, names));
    return seen.get(text)!;
  });
  const usual = hints.order ?? localeOrder(hints.locale);
  const possible: DateOrder[] = hints.order
    ? [hints.order]
    : usual === 'ymd'
      ? ['dmy', 'mdy', 'ymd']
      : ['dmy', 'mdy'];
  const readings = new Map(possible.map((order) => [order, cells.map((cell) => dayIn(cell, order, hints))]));
  const numeric = cells.map((cell) => cell?.[0]?.kind === 'numbers');
  const fitting = possible.filter((order) =>
    readings.get(order)!.every((day, row) => day !== null || !numeric[row] || !anyDay(readings, row)),
  );
  const same = (row: number) => new Set(fitting.map((order) => readings.get(order)![row])).size === 1;
  const days = cells.map((_, row) =>
    fitting.length > 0 && same(row) ? readings.get(fitting[0]!)![row]! : null,
  );
  const open = cells.some((_, row) => anyDay(readings, row) && !(fitting.length > 0 && same(row)));
  return {
    days,
    ambiguous: open,
    order: fitting.length === 1 && numeric.includes(true) ? fitting[0]! : null,
  };
}

function anyDay(readings: Map<DateOrder, (Day | null)[]>, row: number): boolean {
  return [...readings.values()].some((days) => days[row] !== null);
}

function dayIn(cell: Token[] | null, order: DateOrder, hints: DateHints): Day | null {
  const parts = cell && datePart(cell, order);
  const day = parts && dayOf(parts);
  return day && hints.notAfter && day > hints.notAfter ? null : day;
}

function tokensOf(text: string, names: ReturnType<typeof nameReader>): Token[] | null {
  const bare = foldWords(text).replace(TIME, '');
  if (!/\d/.test(bare)) return null;
  const read = (language: DateNames | null): Token[] | null => {
    const tokens = dateTokens(bare, language).tokens.map(({ token }) => token);
    return datePart(tokens, 'dmy') || datePart(tokens, 'mdy') ? tokens : null;
  };
  const own = read(names.own());
  if (own || !/\p{L}/u.test(bare)) return own;
  const others = names
    .others()
    .map(read)
    .filter((tokens) => tokens !== null);
  const months = new Set(others.map((tokens) => JSON.stringify(tokens)));
  return months.size === 1 ? others[0]! : null;
}
