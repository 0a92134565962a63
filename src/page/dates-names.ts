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
  /** Words that the language puts between the parts of a date ("de", "г."). */
  isLink(word: string): boolean;
  /** A folded text without whole names of weekdays, and without short ones in parentheses. */
  withoutWeekdays(folded: string): string;
}

const FORMS: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric' },
];

const FIXED = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;

/** Month and weekday names of a locale, as Intl writes them: long and short, standing alone and inside a date. */
export function dateNames(locale: string): DateNames {
  const months = new Map<string, number>();
  const long = new Map<string, number>();
  const monthWords = new Set<string>();
  const links = new Set<string>();
  for (const form of FORMS) {
    const format = new Intl.DateTimeFormat(locale, { ...form, ...FIXED });
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2026, month - 1, 1));
      const at = parts.findIndex(({ type }) => type === 'month');
      const name = bareWord(parts[at]?.value ?? '');
      const numbered = /^(\D*?) ?\d+\D*$/.exec(name);
      if (numbered?.[1]) monthWords.add(numbered[1]);
      for (const { type, value } of parts)
        if (type === 'literal') for (const [word] of value.matchAll(/\p{L}+/gu)) links.add(bareWord(word));
      if (numbered || name === '') continue;
      // Hebrew glues its "in" to the month.
      const glued = /\p{L}+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '';
      months.set(name, month).set(bareWord(glued + name), month);
      if (form.month === 'long') long.set(name, month);
    }
  }
  const [whole, short] = (['long', 'short'] as const).map((weekday) => weekdayNames(locale, weekday));
  const alone = pattern(whole!, (names) => `(?<!\\p{L})(?:${names})(?!\\p{L})`);
  const glued = pattern(
    whole!.filter((name) => /\p{Script=Han}/u.test(name)),
    (names) => names,
  );
  const inside = pattern([...whole!, ...short!], (names) => `\\((?:${names})\\.?\\)`);
  return {
    month: (word) => {
      const bare = bareWord(word);
      return months.get(bare) ?? (bare.length >= 3 ? onlyStart(long, bare) : null);
    },
    weekday: (word) => {
      const bare = bareWord(word);
      const day = Math.max(whole!.indexOf(bare), short!.indexOf(bare));
      return day < 0 ? null : day;
    },
    isMonthWord: (word) => monthWords.has(bareWord(word)),
    isLink: (word) => links.has(bareWord(word)),
    withoutWeekdays: (folded) =>
      [inside, alone, glued].reduce((text, names) => (names ? text.replace(names, ' ') : text), folded),
  };
}

function weekdayNames(locale: string, weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => bareWord(format.format(Date.UTC(2026, 1, 1 + day))));
}

function pattern(names: readonly string[], around: (names: string) => string): RegExp | null {
  if (names.length === 0) return null;
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return new RegExp(
    around(longestFirst.map((name) => name.replace(/[.*+?()[\]{}|^$\\]/g, '\\$&')).join('|')),
    'gu',
  );
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
