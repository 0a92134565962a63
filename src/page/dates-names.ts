import { knownLocale, languageOf, languages } from './languages';
import { foldWords } from './numbers-text';

/** The names that a language gives to months and weekdays, folded, dots apart. */
export interface DateNames {
  /** 1 to 12, by a whole name in any of its forms or the unique beginning (three letters or more) of one. */
  month(word: string): number | null;
  /** 0 (Sunday) to 6. */
  weekday(word: string): number | null;
  /** Words that stand before a month's number ("tháng 3"). */
  isMonthWord(word: string): boolean;
}

const FORMS: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric' },
  { day: 'numeric', month: 'long' },
  { dateStyle: 'medium' },
  { dateStyle: 'long' },
];

/** Month and weekday names of a locale, as Intl writes them: long and short, standing alone and inside a date. */
export function dateNames(locale: string): DateNames {
  const months = new Map<string, number>();
  const long = new Map<string, number>();
  const monthWords = new Set<string>();
  const weekdays = new Map<string, number>();
  const fixed = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' };
  for (const form of FORMS) {
    const format = new Intl.DateTimeFormat(locale, { ...form, ...fixed });
    for (let month = 1; month <= 12; month++) {
      const part = format.formatToParts(Date.UTC(2026, month - 1, 1)).find(({ type }) => type === 'month');
      const name = bareWord(part?.value ?? '');
      const numbered = /^(\D*?) ?\d+\D*$/.exec(name);
      if (numbered) {
        if (numbered[1]) monthWords.add(numbered[1]);
      } else if (name !== '') {
        months.set(name, month);
        if (form.month === 'long') long.set(name, month);
      }
    }
  }
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    for (let day = 0; day < 7; day++) weekdays.set(bareWord(format.format(Date.UTC(2026, 1, 1 + day))), day);
  }
  return {
    month: (word) => {
      const bare = bareWord(word);
      return months.get(bare) ?? (bare.length >= 3 ? onlyStart(long, bare) : null);
    },
    weekday: (word) => weekdays.get(bareWord(word)) ?? null,
    isMonthWord: (word) => monthWords.has(bareWord(word)),
  };
}

/** A word folded, without the dots and signs of shortening. */
function bareWord(word: string): string {
  return foldWords(word).replace(/[.׳॰]+$/, '');
}

function onlyStart(names: Map<string, number>, start: string): number | null {
  const found = new Set([...names].filter(([name]) => name.startsWith(start)).map(([, month]) => month));
  return found.size === 1 ? [...found][0]! : null;
}

/**
 * The names to read a page's dates with: its own language's first, all others after. Each language is asked of Intl
 * once, when it is needed.
 */
export function nameReader(locale: string | null): {
  own: () => DateNames | null;
  others: () => DateNames[];
} {
  const tag = knownLocale(locale);
  let own: DateNames | null = null;
  let others: DateNames[] | null = null;
  return {
    own: () => (tag === null ? null : (own ??= dateNames(tag))),
    others: () => {
      const language = tag && languageOf(tag);
      others ??= languages.filter((one) => !one.includes('-') && one !== language).map(dateNames);
      return others;
    },
  };
}
