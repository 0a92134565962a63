import type { DateNames } from './dates-names';
import { foldWords, stripIconWords } from './numbers-text';

/**
 * A part of a date as it stands. `date`: the year first. `numbers`: an order that is open, such as 3/4/2026; `third` is
 * null where no year is shown, and the month is first where the other end begins with a year ("2026-03-05 – 05-12").
 */
export type Token =
  | { kind: 'date'; year: number; month: number; day: number }
  | Numbers
  | { kind: 'year' | 'month' | 'day' | 'number'; value: number }
  | { kind: 'to' }
  /** `from` begins a range ("dal", "since"): a day after it is no range by itself. */
  | { kind: 'from' }
  | { kind: 'colon' }
  | { kind: 'noise' }
  | { kind: 'unknown' };

export interface Numbers {
  kind: 'numbers';
  first: number;
  second: number;
  third: string | null;
  dots: boolean;
}

export interface Placed {
  token: Token;
  /** Where it begins in the folded text. */
  at: number;
}

/** Words between the two ends of a range, folded. */
const TO =
  /^(?:to|through|thru|till|until|bis|au|al|a|hasta|ate|tot|t\/m|do|до|по|ile|đen|toi|至|到|から|تا|إلى)$/;
/** Words before a first or only end; a single day after one is no whole range. */
const FROM =
  /^(?:from|since|after|before|dal|dall|dopo|prima|vom|von|seit|ab|nach|vor|depuis|apres|avant|desde|antes|van|vanaf|od|po|przed|fran|с|со|tu|自|从|從)$/;
const NOISE = /^(?:de|del|du|of|the|den|der|le|el|г|гг|год|года|р|рр|roku|ngay|nam|em|on|まで)$/;

/**
 * Cuts a date or range as shown into its parts. Anything not understood is `unknown`, never dropped.
 * Month names are those of `names`; digits of any script; full-width forms and all spaces are plain.
 */
export function dateTokens(text: string, names: DateNames | null): { folded: string; tokens: Placed[] } {
  const folded = names ? names.withoutWeekdays(foldDate(text)) : foldDate(text);
  const tokens: Placed[] = [];
  for (let at = 0; at < folded.length;) {
    const [token, length] = monthAndDay(folded, at, tokens) ?? next(folded.slice(at), names);
    if (token) tokens.push({ token, at });
    at += length;
  }
  return { folded, tokens };
}

/** "05-12" as the end of "2026-03-05–05-12". */
function monthAndDay(text: string, at: number, before: readonly Placed[]): [Token, number] | null {
  if (before.at(-1)?.token.kind !== 'to' || before.at(-2)?.token.kind !== 'date') return null;
  const match = /^(\d\d)-(\d\d)(?![\d-])/.exec(text.slice(at));
  return match && [{ kind: 'numbers', first: +match[1]!, second: +match[2]!, third: null, dots: false }, 5];
}

/**
 * Folded, with "01-Feb-2020" and "Feb-01-2020" as words apart, since their hyphens divide no range, and without a
 * remark in parentheses at the end, "(30 days)" or "(GMT+2)", where it holds no year.
 */
export function foldDate(text: string): string {
  return foldWords(stripIconWords(text))
    .replace(/(?<=\d[^()]*) ?\((?![^()]*\d{4})[^()]*\)$/, '')
    .replace(/(?<!\d)(\d{1,2})-(\p{L}{3,}\.?)-(\d{4}|\d{2})(?!\d)/gu, '$1 $2 $3')
    .replace(/(\p{L}{3,}\.?)-(\d{1,2})-(\d{4})(?!\d)/gu, '$1 $2 $3');
}

const PATTERNS: [RegExp, (...groups: (string | undefined)[]) => Token][] = [
  [
    /^(?:19|20)\d{6}(?!\d)/,
    (all) => ({ kind: 'date', year: +all!.slice(0, 4), month: +all!.slice(4, 6), day: +all!.slice(6) }),
  ],
  [
    /^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?/,
    (_, year, __, month, day) => ({ kind: 'date', year: +year!, month: +month!, day: +day! }),
  ],
  [
    /^(?:(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{1,2})(?!\d)\.?|(\d{1,2})([/.]) ?(\d{1,2})(?![\d:])\.?)/,
    (_, first, mark, second, third, alone, markAlone, secondAlone) => ({
      kind: 'numbers',
      first: +(first ?? alone)!,
      second: +(second ?? secondAlone)!,
      third: third ?? null,
      dots: (mark ?? markAlone) === '.',
    }),
  ],
  [/^(\d{4})(?!\d) ?[年년]?\.?/, (_, year) => ({ kind: 'year', value: +year! })],
  [/^(\d{1,2}) ?[月월]/, (_, month) => ({ kind: 'month', value: +month! })],
  [/^(\d{1,2}) ?[日일号號](?!间|間|内)/, (_, day) => ({ kind: 'day', value: +day! })],
  [/^'(\d\d)(?!\d)/, (_, year) => ({ kind: 'year', value: 2000 + +year! })],
  [
    /^(\d{1,2})(?!\d)(?:\.|º|ª|(?:st|nd|rd|th|er|:a|:e)(?!\p{L}))?/u,
    (_, day) => ({ kind: 'number', value: +day! }),
  ],
  [/^\d+/, () => ({ kind: 'unknown' })],
  [/^[-–—―~〜−]/, () => ({ kind: 'to' })],
  [/^:/, () => ({ kind: 'colon' })],
  [/^[\s,.،、)\]/]+/, () => ({ kind: 'noise' })],
];

const WORD = /^(?:t\/m|\p{L}[\p{L}\p{M}'’]*[.׳॰]?)/u;

/** The token at the beginning of a text, null for what means nothing, and its length. */
function next(text: string, names: DateNames | null): [Token | null, number] {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) {
      const token = make(...match);
      return [token.kind === 'noise' ? null : token, match[0].length];
    }
  }
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return [{ kind: 'unknown' }, String.fromCodePoint(text.codePointAt(0)!).length];
  if (names?.isMonthWord(word)) {
    const month = /^ ?(\d{1,2})(?!\d)/.exec(text.slice(word.length));
    if (month) return [{ kind: 'month', value: Number(month[1]) }, word.length + month[0].length];
  }
  const month = names?.month(word) ?? null;
  if (month !== null) return [{ kind: 'month', value: month }, word.length];
  const bare = word.replace(/[.'’]+$/, '');
  if (TO.test(bare)) return [{ kind: 'to' }, word.length];
  if (NOISE.test(bare) || names?.isLink(bare) || names?.weekday(bare) != null) return [null, word.length];
  return [{ kind: FROM.test(bare) ? 'from' : 'unknown' }, word.length];
}
