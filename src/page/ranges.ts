import type { Day } from '@/model/day';
import { problem, type Problem } from '@/model/problem';
import { sameRange, type Range } from '@/model/range';

import { datePart, dayOf, localeOrder, mayBeginWithYear, type DateOrder, type Parts } from './dates-end';
import { nameReader, type DateNames } from './dates-names';
import { dateTokens, type Numbers, type Placed, type Token } from './dates-tokens';
import { presetOfWords, presetRange } from './ranges-presets';

export { presetOfWords, presetRange } from './ranges-presets';

/** `preset`: the key of the preset that the text names beside the dates or instead of them. */
export type RangeAnswer = { range: Range; preset?: string } | { problem: Problem };

export interface RangeHints {
  /** `<html lang>` or the file's language; null where unknown. */
  locale: string | null;
  /** The account's own today, where it is certain; null otherwise. */
  today: Day | null;
}

/**
 * Reads a date range as a page or a file's title shows it: both ends included, one day as a range of one.
 *
 * Ends may lack the year or the month that the other end has ("Jan 5 – 12, 2026", "2026年1月1日 – 20日"); a label may
 * stand before ("This month: …"). Month names are those of the page's language; another language is taken
 * only where all that can read the text agree. In numeric dates (3/4/2026) the text decides where one order gives no
 * range (no such day, an end before the beginning, a beginning after today), dots put the day first, then the
 * locale's order holds; without it the problem is `range-ambiguous`. Presets in words alone give a range only where
 * their days do not depend on the console, and today is known.
 *
 * Problems: `range-unbounded` ("All time"), `range-ambiguous`, `range-unknown`; `text` is a parameter of each.
 * @example readRange('1 – 31 gen 2026', { locale: 'it', today: null }) // { range: { from: '2026-01-01', to: '2026-01-31' } }
 */
export function readRange(text: string, hints: RangeHints): RangeAnswer {
  return rangeReader(hints.locale)(text, hints.today);
}

/** `readRange` for one page: the names of its language are asked of Intl once, when first needed. */
export function rangeReader(locale: string | null): (text: string, today: Day | null) => RangeAnswer {
  const names = nameReader(locale);
  let order: DateOrder | null | undefined;
  const usualOrder = () => (order === undefined ? (order = localeOrder(locale)) : order);
  return (text, today) => {
    if (/\p{Nd}/u.test(text)) {
      const own = readWith(text, names.own(), usualOrder, today, locale);
      if (own !== null) return own;
      const others = names
        .others()
        .map((language) => readWith(text, language, usualOrder, today, locale))
        .filter((answer) => answer !== null);
      const ranges = others.filter((answer) => 'range' in answer);
      const first = ranges[0] ?? others[0];
      if (first && ranges.every((answer) => sameRange(answer.range, ranges[0]!.range))) return first;
      if (first) return failed('range-ambiguous', text);
    }
    return ofWordsAlone(text, locale, today);
  };
}

const failed = (
  code: 'range-unknown' | 'range-unbounded' | 'range-ambiguous',
  text: string,
): RangeAnswer => ({
  problem: problem(code, { text: text.trim().slice(0, 80) }),
});

/** Presets that mean the same days on every console. */
const CERTAIN = /^(?:today|yesterday|(?:this|last)_(?:month|quarter|year)|(?:this|last)_week_\w+)$/;

function ofWordsAlone(text: string, locale: string | null, today: Day | null): RangeAnswer {
  const preset = presetOfWords(text, locale);
  if (preset === 'maximum') return failed('range-unbounded', text);
  if (preset === null || today === null) return failed('range-unknown', text);
  const range = CERTAIN.test(preset) ? presetRange(preset, today) : null;
  return range ? { range, preset } : failed('range-ambiguous', text);
}

/** Null where the text holds no range in that language; a problem where it holds two. */
function readWith(
  text: string,
  names: DateNames | null,
  usualOrder: () => DateOrder | null,
  today: Day | null,
  locale: string | null,
): RangeAnswer | null {
  const { folded, tokens } = dateTokens(text, names);
  const start = tokens.findLastIndex(({ token }) => token.kind === 'unknown' || token.kind === 'colon') + 1;
  const shown = tokens.slice(start);
  const leads = shown.findIndex(({ token }) => token.kind !== 'to' && token.kind !== 'from');
  if (leads < 0) return null;
  const ends = endsOf(shown.slice(leads).map(({ token }) => token));
  if (!ends) return null;
  const label = tokens.slice(0, start);
  if (label.some(({ token }) => ['month', 'date', 'numbers'].includes(token.kind))) return null;
  const words = folded.slice(0, shown[leads]!.at).replace(/[\s:(–—-]+$/, '');
  const preset = words === '' ? null : presetOfWords(words, locale);
  if (ends.length === 1 && !standsAlone(label, shown[0]!.token, preset)) return null;
  const answer = inOrder(ends, usualOrder, today, text);
  return answer && 'range' in answer && preset ? { ...answer, preset } : answer;
}

/** One day is a whole range only without words before it that could change what it means. */
function standsAlone(label: readonly Placed[], first: Token, preset: string | null): boolean {
  if (first.kind === 'from' || first.kind === 'to') return false;
  if (label.length === 0 || label.at(-1)!.token.kind === 'colon') return true;
  return preset === 'today' || preset === 'yesterday';
}

/** The tokens of one end or two; null where there are more, or something stands between that is no date. */
function endsOf(tokens: readonly Token[]): Token[][] | null {
  const ends: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'to') ends.push([]);
    else if (token.kind === 'from') return null;
    else ends.at(-1)!.push(token);
  }
  return ends.length > 2 || ends.some((end) => end.length === 0) ? null : ends;
}

function inOrder(
  ends: readonly Token[][],
  usualOrder: () => DateOrder | null,
  today: Day | null,
  text: string,
): RangeAnswer | null {
  const numeric = ends.flat().filter((token) => token.kind === 'numbers');
  const usual = numeric.length > 0 ? usualOrder() : null;
  const orders = ordersOf(ends.flat(), numeric, usual);
  const found = new Map<DateOrder, Range>();
  for (const order of orders) {
    const parts = ends.map((end) => datePart(end, order));
    if (parts.some((part) => part === null)) continue;
    const range = rangeOf(parts as Parts[]);
    if (range && (numeric.length === 0 || today === null || range.from <= today)) found.set(order, range);
  }
  const ranges = [...found.values()];
  if (ranges.length === 0) return null;
  if (ranges.every((range) => sameRange(range, ranges[0]!))) return { range: ranges[0]! };
  const range = usual && found.get(usual);
  return range ? { range } : failed('range-ambiguous', text);
}

function ordersOf(all: readonly Token[], numeric: readonly Numbers[], usual: DateOrder | null): DateOrder[] {
  const yearFirst =
    all.some((token) => token.kind === 'date') && numeric.every(({ third }) => third === null);
  return yearFirst || (usual === 'ymd' && numeric.every(mayBeginWithYear)) ? ['ymd'] : ['dmy', 'mdy'];
}

/** Each end takes the year and month that it lacks from the other. */
function rangeOf(parts: readonly Parts[]): Range | null {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const from = dayOf({ ...first, year: first.year ?? last.year, month: first.month ?? last.month });
  const to = dayOf({ ...last, year: last.year ?? first.year, month: last.month ?? first.month });
  return from !== null && to !== null && from <= to ? { from, to } : null;
}
