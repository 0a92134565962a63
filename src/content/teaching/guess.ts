import { isMetric, meanings, type Meaning } from '@/model/taught';
import type { Sheet } from '@/consoles/taught/sheets';
import type { GridRow } from '@/page/grid-rows';
import type { PageTools } from '@/page/tools';
import { textOf } from '@/page/text';

const SOME_ROWS = 20;

/**
 * What each column may mean, by its header's words, each meaning once; the campaign else by the first column of links, or of words
 * without figures. A guess only fills in the form: the user says what it is.
 */
export function guessMeanings(sheet: Sheet, rows: readonly GridRow[], words: PageTools['words']): Meaning[] {
  const taken = new Set<Meaning>();
  const guesses = sheet.columns.map(({ texts }): Meaning => {
    const key = texts.map((text) => words(text).key).find((one) => one !== null);
    const meaning = key === 'name' ? 'campaign' : meanings.find((one) => one === key);
    if (!meaning || meaning === 'ignore' || taken.has(meaning)) return 'ignore';
    taken.add(meaning);
    return meaning;
  });
  if (taken.has('campaign')) return guesses;
  const some = rows.slice(0, SOME_ROWS);
  const most = (at: number, holds: (cell: HTMLElement) => boolean) => {
    const cells = some.flatMap((row) => row.cells.get(at) ?? []);
    return cells.length > 0 && cells.filter(holds).length * 2 > cells.length;
  };
  const free = [...guesses.keys()].filter((at) => !isMetric(guesses[at]!));
  const name =
    free.find((at) => most(at, (cell) => cell.querySelector('a[href]') !== null)) ??
    free.find((at) => most(at, (cell) => /\p{L}{3}/u.test(textOf(cell))));
  return guesses.map((guess, at) => (at === name ? 'campaign' : guess));
}
