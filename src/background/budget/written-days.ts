import { isDay, type Day } from '@/model/day';

/** Languages whose month names are read; the first names of months tell them apart well enough. */
const languages = ['en', 'it', 'de', 'fr', 'es', 'pt', 'nl'];

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Month by the first three letters of its name, or by the whole name, in each language; 0 where two months share it. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  const add = (name: string, month: number) => {
    const known = names.get(name);
    names.set(name, known === undefined || known === month ? month : 0);
  };
  for (const language of languages)
    for (let month = 1; month <= 12; month++)
      for (const style of ['long', 'short'] as const) {
        const day = new Date(Date.UTC(2026, month - 1, 15));
        const shown = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(day);
        add(folded(shown), month);
      }
  return names;
}

/**
 * The day that a console wrote in a cell of its own: `2026-11-30`, or with the month's name, `Nov 30, 2026`,
 * `30 nov 2026`. Null for anything else: numbers alone do not say which of them is the month.
 * @example dayWritten()('Nov 30, 2026') // '2026-11-30'
 */
export function dayWritten(): (text: string | null) => Day | null {
  const months = monthNames();
  return (text) => {
    if (text === null) return null;
    const plain = /^\s*(\d{4}-\d{2}-\d{2})(?:[T\s,].*)?$/u.exec(text)?.[1];
    if (plain !== undefined) return isDay(plain) ? plain : null;
    const year = /\b(20\d\d)\b/u.exec(text)?.[1];
    const day = /(?<![\d:])([0-3]?\d)(?![\d:])/u.exec(text.replace(year ?? '', ''))?.[1];
    const named = [...text.matchAll(/\p{L}{3,}/gu)].map(([word]) => months.get(folded(word)) ?? 0);
    const month = named.find((one) => one > 0);
    if (year === undefined || day === undefined || month === undefined) return null;
    const found = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(found) ? found : null;
  };
}
