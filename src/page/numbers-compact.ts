import { knownLocale, languageOf, languages } from './languages';
import { foldWords, plainText } from './numbers-text';

/** Powers of ten by shortening word: `{ mln: 6 }`; null where a locale's words clash. */
type Powers = Map<string, number | null>;

/** With the powers of ten, multiples that meet every plural form: one, two, few, many, other. */
const SAMPLES = [1, 1.1, 1.5, 2, 5];

/**
 * Finds what a shortening word multiplies by, in a page's language: K, M, B, Mio., mln, mil, тыс., 万, lakh …
 * The page's own locale is asked first, then its language in other regions, then all languages known; where these
 * do not agree ("B" is a thousand in Turkish) the answer is null. Intl is asked once per locale, when needed;
 * other languages are known by their short forms only.
 * @returns the power of ten, or null
 * @example compactReader('it')('Mln') // 6
 */
export function compactReader(locale: string | null): (word: string) => number | null {
  const own = knownLocale(locale);
  const tables = new Map<string, Powers>();
  const table = (tag: string, foreign: boolean): Powers => {
    const made = tables.get(tag + foreign) ?? powersOf(tag, foreign ? ['short'] : ['short', 'long']);
    tables.set(tag + foreign, made);
    return made;
  };
  const groups: (readonly string[])[] = [
    own ? [own] : [],
    own ? languages.filter((tag) => languageOf(tag) === languageOf(own)) : [],
    languages,
  ];
  return (word) => {
    for (const [index, group] of groups.entries())
      for (const key of keysOf(word)) {
        const found = group
          .map((tag) => table(tag, index === 2).get(key))
          .filter((power) => power !== undefined);
        if (found.length > 0) return found.every((power) => power === found[0]) ? found[0]! : null;
      }
    return null;
  };
}

/** A word as it stands, and without regard to letter case; dots and spaces never count. */
function keysOf(word: string): [string, string] {
  const exact = plainText(word).replace(/[\s.]/g, '');
  return [`=${exact}`, foldWords(exact)];
}

function powersOf(tag: string, displays: readonly ('short' | 'long')[]): Powers {
  const powers: Powers = new Map();
  for (const compactDisplay of displays) {
    const format = new Intl.NumberFormat(tag, { notation: 'compact', compactDisplay });
    for (let power = 3; power < 15; power++)
      for (const sample of SAMPLES) {
        const parts = format.formatToParts(sample * 10 ** power);
        const word = parts.filter((part) => part.type === 'compact').map((part) => part.value);
        const shown = parts.filter((part) => part.type === 'integer').map((part) => part.value);
        if (word.length === 0) continue;
        const left = Math.round(Math.log10((sample * 10 ** power) / Number(plainText(shown.join('')))));
        for (const key of keysOf(word.join('')))
          powers.set(key, (powers.get(key) ?? left) === left && powers.get(key) !== null ? left : null);
      }
  }
  return powers;
}
