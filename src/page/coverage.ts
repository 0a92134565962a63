/** Digits in groups, whatever stands between them: "1,234", "1.234", "1 234", "1’234". */
const COUNT = /\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+/g;
const LONGEST = 300;

function countsOf(text: string): number[] {
  return [...text.slice(0, LONGEST).matchAll(COUNT)]
    .map((match) => Number(match[0].replace(/\D/g, '')))
    .filter((count) => Number.isSafeInteger(count));
}

/**
 * How many rows a footer speaks of, in any language: the one count in it. Null where it names none or several.
 * @example countIn('Results from 48 campaigns') // 48
 */
export function countIn(text: string): number | null {
  const counts = countsOf(text);
  return counts.length === 1 ? counts[0]! : null;
}

/**
 * How many rows there are in all, by a paging label: "1 - 50 of 1,234", "1 to 50 of about 1,234", "共 120 项，第
 * 1-50 项". First, last and total, in the order of the language; null where it is no such label.
 * @example totalIn('1 - 50 of 1,234') // 1234
 */
export function totalIn(text: string): number | null {
  const counts = countsOf(text);
  if (counts.length !== 3) return null;
  const [least, middle, most] = counts.toSorted((a, b) => a - b) as [number, number, number];
  return least <= middle && middle <= most ? most : null;
}
