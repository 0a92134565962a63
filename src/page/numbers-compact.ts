import { knownLocale, languageOf, languages } from './languages';
import { foldWords, plainText } from './numbers-text';

/** Powers of ten by shortening word: `{ mln: 6 }`; null where a locale's words clash. */
type Powers = Map<string, number | null>;

/** With the powers of ten, multiples that meet every plural form: one, two, few, many, other. */
const SAMPLES = [1, 1.1, 1.5, 2, 5];

/** Words remembered by one reader: a page shows few. */
const MEMORY = 500;

/** The power of ten that a word stands for, or null. `foreign`: in other languages, for a word that is not the page's own. */
export type CompactReader = (word: string, foreign: boolean) => number | null;

/**
 * Finds what a shortening word multiplies by: K, M, B, Mio., mln, mil, тыс., 万, lakh … In the page's own language that
 * is its locale first, then its other regions; other languages are known by their short forms only, and where they
 * do not agree ("B" is a thousand in Turkish) the answer is null. Intl is asked once per locale, when needed.
 * @example compactReader('it')('Mln', false) // 6
 */
export function compactReader(locale: string | null): CompactReader {
  const tag = knownLocale(locale);
  const tables = new Map<string, Powers>();
  const table = (one: string, foreign: boolean): Powers => {
    const made = tables.get(one + foreign) ?? powersOf(one, foreign ? ['short'] : ['short', 'long']);
    tables.set(one + foreign, made);
    return made;
  };
  const own: (readonly string[])[] =
    tag === null ? [] : [[tag], languages.filter((one) => languageOf(one) === languageOf(tag))];
  const find: CompactReader = (word, foreign) => {
    for (const group of foreign ? [languages] : own)
      for (const key of keysOf(word)) {
        const found = group.map((one) => table(one, foreign).get(key)).filter((power) => power !== undefined);
        if (found.length > 0) return found.every((power) => power === found[0]) ? found[0]! : null;
      }
    return null;
  };
  const known = new Map<string, number | null>();
  return (word, foreign) => {
    const key = `${foreign}${word}`;
    const power = known.get(key);
    if (power !== undefined) return power;
    const found = find(word, foreign);
    if (known.size < MEMORY) known.set(key, found);
    return found;
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
        // A French thousand is "mille", without a digit.
        if (word.length === 0 || shown.length === 0) continue;
        const left = Math.round(Math.log10((sample * 10 ** power) / Number(plainText(shown.join('')))));
        for (const key of keysOf(word.join('')))
          powers.set(key, (powers.get(key) ?? left) === left && powers.get(key) !== null ? left : null);
      }
  }
  return powers;
}
