import { bookFigureKeys, bookFigures, type BookFigure, type Entry } from '@/model/business';
import { addDays, dayNumber, type Day, type Instant } from '@/model/day';
import { dayCount, intersect, type Range } from '@/model/range';

/** One figure of one book over a window. */
export interface BookTotal {
  /** Over the days of `covered` and no other: compare it with nothing else. */
  value: number;
  /** The first run of days without a hole from the window's start; null where its first day is not known. */
  covered: Range | null;
  /** Days of the window that are known; `window` long where nothing is missing. */
  days: number;
  /** Every day of the window is known. */
  whole: boolean;
  /** Part of an entry that the user said to be spread evenly was used. */
  spread: boolean;
  /** No total was entered: channels or campaigns were added up. */
  summed: boolean;
  /** ISO code of money; null for counts. */
  currency: string | null;
  /** When the oldest figure used was entered. */
  asOf: Instant;
}

/** Why a figure has no total. */
export type NoTotal = 'none' | 'currency-mixed';

interface Piece {
  from: number;
  to: number;
  value: number;
  exact: boolean;
  summed: boolean;
  currency: string | null;
  at: Instant;
}

/**
 * The total of one figure of one book over a window. Of entries that overlap those are taken that cover the most
 * days without counting one twice; among these exact ones before spread ones, and then the finer ones. An entry
 * that reaches beyond the window takes part only where it was said to spread evenly. A total at a place stands
 * before the sum of its channels and campaigns.
 * @param entries of one book
 * @returns `value` over the covered days; null with why
 */
export function bookTotal(
  entries: readonly Entry[],
  figure: BookFigure,
  window: Range,
): { total: BookTotal } | { total: null; why: NoTotal } {
  const said = entries.filter((entry) => entry.figures[figure] !== undefined);
  if (figure === 'customersAtStart') return stockAt(said, window);
  const inside = said.filter((entry) => intersect(entry, window) !== null);
  const pieces = piecesOf(inside, figure, window);
  const chosen = mostDays(pieces, window);
  if (chosen.length === 0) return { total: null, why: 'none' };
  const currencies = new Set(chosen.map(({ currency }) => currency));
  if (bookFigures[figure] === 'money' && currencies.size > 1) return { total: null, why: 'currency-mixed' };
  const run = firstRun(chosen, window);
  const used = run === null ? chosen : chosen.filter(({ to }) => to <= dayNumber(run.to));
  return {
    total: {
      value: rounded(used.reduce((sum, { value }) => sum + value, 0)),
      covered: run,
      days: chosen.reduce((sum, { from, to }) => sum + to - from + 1, 0),
      whole: run !== null && run.to === window.to,
      spread: used.some(({ exact }) => !exact),
      summed: used.some(({ summed }) => summed),
      currency: bookFigures[figure] === 'money' ? chosen[0]!.currency : null,
      asOf: used.map(({ at }) => at).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a)),
    },
  };
}

/** Every figure of a book over a window. */
export function bookTotals(
  entries: readonly Entry[],
  window: Range,
): Record<BookFigure, ReturnType<typeof bookTotal>> {
  return Object.fromEntries(
    bookFigureKeys.map((figure) => [figure, bookTotal(entries, figure, window)]),
  ) as Record<BookFigure, ReturnType<typeof bookTotal>>;
}

/** Sums of cents in binary leave a tail. */
const rounded = (value: number) => Number(value.toPrecision(15));

/** How many were there as the window began: an entry that begins on its first day, else none. */
function stockAt(said: readonly Entry[], window: Range): ReturnType<typeof bookTotal> {
  const pieces = piecesOf(
    said
      .filter(({ from }) => from === window.from)
      .map((entry) => ({ ...entry, to: entry.from, spread: false })),
    'customersAtStart',
    { from: window.from, to: window.from },
  );
  const [first] = pieces;
  if (!first) return { total: null, why: 'none' };
  return {
    total: {
      value: first.value,
      covered: window,
      days: dayCount(window),
      whole: true,
      spread: false,
      summed: first.summed,
      currency: null,
      asOf: first.at,
    },
  };
}

/** What can be laid side by side: one piece a range, and one a day where a range was spread. */
function piecesOf(entries: readonly Entry[], figure: BookFigure, window: Range): Piece[] {
  const byRange = new Map<string, Entry[]>();
  for (const entry of entries) {
    const range = `${entry.from} ${entry.to}`;
    byRange.set(range, [...(byRange.get(range) ?? []), entry]);
  }
  return [...byRange.values()].flatMap((group) => {
    const whole = group.filter(({ channel, campaign }) => channel === '' && campaign === '');
    // Campaigns part a channel further: they count only where nobody said the channel itself.
    const channels = group.filter(({ channel, campaign }) => channel !== '' && campaign === '');
    const said = new Set(channels.map(({ channel }) => channel));
    const rest = group.filter(({ channel, campaign }) => campaign !== '' && !said.has(channel));
    const used = whole.length > 0 ? whole : [...channels, ...rest];
    const { from, to } = group[0]!;
    const [first, last] = [dayNumber(from), dayNumber(to)];
    const currencies = [...new Set(used.map(({ currency }) => currency))];
    const piece: Piece = {
      from: first,
      to: last,
      value: used.reduce((sum, entry) => sum + entry.figures[figure]!, 0),
      exact: true,
      summed: whole.length === 0,
      currency: currencies.length === 1 ? currencies[0]! : 'mixed',
      at: used.map(({ at }) => at).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a)),
    };
    const [open, close] = [dayNumber(window.from), dayNumber(window.to)];
    const fits = first >= open && last <= close;
    if (first === last || !used.every(({ spread }) => spread)) return fits ? [piece] : [];
    const share = piece.value / (last - first + 1);
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .filter((day) => day >= open && day <= close)
      .map((day) => ({ ...piece, from: day, to: day, value: share, exact: false }));
    return fits ? [piece, ...days] : days;
  });
}

interface Best {
  days: number;
  exact: number;
  count: number;
  last: Piece | null;
  before: number;
}

/** Pieces that do not overlap and cover the most days; then most of them exact, then the most pieces. */
function mostDays(pieces: readonly Piece[], window: Range): Piece[] {
  const open = dayNumber(window.from);
  const ending = new Map<number, Piece[]>();
  for (const piece of pieces) ending.set(piece.to, [...(ending.get(piece.to) ?? []), piece]);
  const best: Best[] = [{ days: 0, exact: 0, count: 0, last: null, before: -1 }];
  for (let index = 1; index <= dayCount(window); index += 1) {
    let top: Best = { ...best[index - 1]!, last: null, before: index - 1 };
    for (const piece of ending.get(open + index - 1) ?? []) {
      const before = piece.from - open;
      const under = best[before]!;
      const length = piece.to - piece.from + 1;
      const one: Best = {
        days: under.days + length,
        exact: under.exact + (piece.exact ? length : 0),
        count: under.count + 1,
        last: piece,
        before,
      };
      if ((one.days - top.days || one.exact - top.exact || one.count - top.count) > 0) top = one;
    }
    best.push(top);
  }
  const chosen: Piece[] = [];
  for (let index = dayCount(window); index > 0; index = best[index]!.before)
    if (best[index]!.last) chosen.unshift(best[index]!.last!);
  return chosen;
}

/** The days from the window's first on that are known without a hole. */
function firstRun(chosen: readonly Piece[], window: Range): Range | null {
  let next = dayNumber(window.from);
  for (const piece of chosen) {
    if (piece.from !== next) break;
    next = piece.to + 1;
  }
  const days = next - dayNumber(window.from);
  return days === 0 ? null : { from: window.from, to: addDays(window.from, days - 1) };
}

/** Days of the window for which no total of the figure is known, as ranges. */
export function missingDays(entries: readonly Entry[], figure: BookFigure, window: Range): Range[] {
  const said = entries.filter((entry) => entry.figures[figure] !== undefined);
  const chosen = mostDays(
    piecesOf(
      said.filter((entry) => intersect(entry, window) !== null),
      figure,
      window,
    ),
    window,
  );
  const ranges: Range[] = [];
  let next: Day = window.from;
  for (const { from, to } of chosen) {
    const before = addDays(next, from - dayNumber(next));
    if (before > next) ranges.push({ from: next, to: addDays(before, -1) });
    next = addDays(before, to - from + 1);
  }
  if (next <= window.to) ranges.push({ from: next, to: window.to });
  return ranges;
}
