import type { CompactReader } from './numbers-compact';
import { periodOf, type Period } from './numbers-period';
import { plainText, stripIconWords } from './numbers-text';

/** One cell taken apart; what its separators mean is for the column to say. */
export interface CellParts {
  /** Digits and separators: "1,560", "1.234,5". */
  core: string;
  negative: boolean;
  /** Power of ten from "K", "Mio." or an exponent; 0 without. */
  power: number;
  percent: boolean;
  bound: '<' | '>' | null;
  mark: string | null;
  per: Period | null;
}

/** What a cell's words are asked: the powers of ten, the currency texts and the spaces of the page's language. */
export interface CellWords {
  power: CompactReader;
  isMark(text: string): boolean;
  /** May a plain space stand between digits? A no-break space always may. */
  spaceGroups(): boolean;
}

/** A cell of one figure is short; what is longer is a sentence. */
const LONGEST = 120;
const EMPTY = /^(?:[-–—―\s]*|n\/a)$/i;
/** Digits with separators between them, or a fraction that begins with its point; an exponent where it is glued on. */
const NUMBER = /(?:(?<![\p{L}\d.])[.٫](?=\d))?\d(?:[\d.,'٫٬ ]*\d)?(?:[eE][+-]?\d+(?![\p{L}\d]))?/u;
/** All spaces between digits but the plain one and line breaks: they group, as the apostrophe does. */
const GROUPING_SPACE = /(?<=\p{Nd})[^\S \n\r\t\v\f\u2028\u2029\u0085](?=\p{Nd})/gu;
/** Most cells of most tables, read without further ado. */
const USUAL = /^([$€£₹¥]?)(\d(?:[\d.,]*\d)?)(%?)(?:[ \u00a0]([$€£₽]))?$/;

/** Takes one cell apart. `empty` for the empty markers, null where it holds no one number that can be understood. */
export function readCell(text: string, words: CellWords): CellParts | 'empty' | null {
  const usual = USUAL.exec(text);
  const marks = usual ? `${usual[1]}${usual[4] ?? ''}` : '';
  if (usual && marks.length < 2 && !(marks && usual[3]))
    return {
      core: usual[2]!,
      negative: false,
      power: 0,
      percent: usual[3] === '%',
      bound: null,
      mark: marks || null,
      per: null,
    };
  if (text.length > LONGEST) return null;
  const plain = stripIconWords(plainText(text.replace(GROUPING_SPACE, "'")))
    .replace(/(?<![a-z\d_])[a-z]+(?:_[a-z\d]+)+(?![a-z\d_])/g, '')
    .trim();
  if (EMPTY.test(plain)) return 'empty';
  const [body, inParentheses] = unwrap(plain);
  const match = NUMBER.exec(body);
  if (!match) return null;
  const number = match[0];
  const before = body.slice(0, match.index);
  const after = body.slice(match.index + number.length);
  if (/\d/.test(after) || /\d/.test(before)) return null;
  return around(number, before, after, inParentheses, words);
}

function bare(core: string): CellParts {
  return { core, negative: false, power: 0, percent: false, bound: null, mark: null, per: null };
}

/** Parentheses round the amount make it negative; an amount before parentheses stands alone. */
function unwrap(text: string): [string, boolean] {
  if (!text.includes('(')) return [text, false];
  const negative = /^([^()\d]*)\(([^()]*\d[^()]*)\)([^()\d]*)$/.exec(text);
  if (negative) return [`${negative[1]}${negative[2]}${negative[3]}`.trim(), true];
  const first = /^([^()]*\d[^()]*)\(.*\)$/s.exec(text);
  return [first ? first[1]!.trim() : text, false];
}

function around(
  number: string,
  before: string,
  after: string,
  inParentheses: boolean,
  words: CellWords,
): CellParts | null {
  const [core, exponent] = number.split(/e/i) as [string, string | undefined];
  if (core.includes(' ') && !words.spaceGroups()) return null;
  const cell = bare(core);
  let prefix = before;
  let suffix = after;

  const bounds = /^\s*([<>≤≥])\s*/.exec(prefix);
  if (bounds) {
    cell.bound = '<≤'.includes(bounds[1]!) ? '<' : '>';
    prefix = prefix.slice(bounds[0].length);
  }
  [suffix, cell.per] = withoutPeriod(suffix);
  const percents = `${prefix}${suffix}`.split('%').length - 1;
  cell.percent = percents === 1;
  prefix = prefix.replace('%', '').trim();
  suffix = suffix.replace('%', '').trim();
  const [power, rest] = shortening(core, suffix, words);
  suffix = rest;
  cell.power = power + Number(exponent ?? 0);
  if (suffix.endsWith('+') && cell.bound === null) {
    cell.bound = '>';
    suffix = suffix.slice(0, -1).trim();
  }

  const signs = `${prefix}${suffix}`.match(/[-–+]/g) ?? [];
  if (percents > 1 || signs.length > 1 || (signs.length === 1 && inParentheses)) return null;
  cell.negative = inParentheses || (signs.length === 1 && signs[0] !== '+');
  const marks = [prefix, suffix]
    .map((side) => side.replace(/[-–+]/, '').trim())
    .filter((side) => side !== '');
  if (!marks.every((mark) => words.isMark(mark))) return null;
  const iso = marks.filter((mark) => /^[A-Z]{3}$/.test(mark));
  if (marks.length > 1 && iso.length !== 1) return null;
  cell.mark = iso[0] ?? marks[0] ?? null;
  return cell.percent && cell.mark !== null ? null : cell;
}

/** "/day", "al giorno", "Daily" at the end. */
function withoutPeriod(suffix: string): [string, Period | null] {
  if (!/\p{L}/u.test(suffix)) return [suffix, null];
  for (const { index } of suffix.matchAll(/\/|(?<![\p{L}.])\p{L}/gu)) {
    const per = periodOf(suffix.slice(index));
    if (per !== null) return [suffix.slice(0, index).trim(), per];
  }
  return [suffix, null];
}

/**
 * "K", "Mio.", "mil M", "万" right after the number: the longest words of the page's language first, then one word of
 * another language. Whole words only, but Han and Hangul need no space after them; letters that belong to a currency
 * sign are left to it ("M R$" is millions of R$, "NT$" no number word).
 */
function shortening(core: string, suffix: string, words: CellWords): [number, string] {
  const run = /^[\p{L}\p{M}.॰]+(?: [\p{L}\p{M}.]+){0,2}/u.exec(suffix)?.[0];
  if (run === undefined || /^[A-Z]{3}$/.test(run)) return [0, suffix];
  for (const foreign of [false, true])
    for (let length = run.length; length > 0; length--) {
      const word = run.slice(0, length);
      if (!endsWord(word, suffix.slice(length), words) || (foreign && !mayBeForeign(word, core))) continue;
      const power = words.power(word, foreign);
      if (power !== null) return [power, suffix.slice(length).trim()];
    }
  return [0, suffix];
}

/** Of foreign letters only K and M: others are currencies of their own ("1.234,50 L"), and shortened numbers are short. */
function mayBeForeign(word: string, core: string): boolean {
  return (
    (/^\p{L}[\p{L}\p{M}]+\.?$/u.test(word) || /^[KM]$/i.test(word)) && /^\d{1,4}(?:[.,]\d{1,2})?$/.test(core)
  );
}

function endsWord(word: string, after: string, words: CellWords): boolean {
  if (word.endsWith(' ') || after.startsWith('.')) return false;
  const sign = /^\p{Sc}/u.exec(after)?.[0];
  if (sign) return !word.includes(' ') && !words.isMark(word + sign);
  return !/^[\p{L}\p{M}]/u.test(after) || /[\u3040-\u9fff\uac00-\ud7af]$/.test(word);
}
