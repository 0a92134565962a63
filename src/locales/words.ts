import type { ReasonParams } from '@/model/light';

export const languages = ['en', 'it'] as const;
export type Language = (typeof languages)[number];

/** Messages by key. `{name}` is a parameter; `{n|one=# campaign|other=# campaigns}` chooses by plural rule of `n`. */
export type Catalogue = Readonly<Record<string, string>>;
/** The messages of one language, as they are handed from one context to another. */
export interface Spoken {
  language: Language;
  catalogue: Catalogue;
}
/** Says a key's words. A key that nobody wrote is returned as it is, so that a hole is seen and not a crash. */
export type Words = (key: string, params?: ReasonParams) => string;

/**
 * The words of a language. Our own few lines because every message formatter on the registry is larger than
 * the whole overlay that would carry it.
 * @example wordsOf({ found: '{n|one=# campaign|other=# campaigns}' }, 'en')('found', { n: 2 }) // '2 campaigns'
 */
export function wordsOf(catalogue: Catalogue, language: Language): Words {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const shown = (value: unknown) => (typeof value === 'number' ? number.format(value) : String(value ?? ''));
  return (key, params = {}) =>
    (catalogue[key] ?? key).replaceAll(/\{(\w+)((?:\|\w+=[^|{}]*)*)\}/g, (_, name: string, forms: string) => {
      const value = params[name];
      if (!forms) return shown(value);
      const byForm = new Map(
        forms
          .slice(1)
          .split('|')
          .map((form) => form.split('=') as [string, string]),
      );
      const form = typeof value === 'number' ? plural.select(value) : String(value);
      return (byForm.get(form) ?? byForm.get('other') ?? '').replace('#', shown(value));
    });
}

/** The language to speak: the user's choice, else the browser's first that we have, else English. */
export function languageOf(choice: 'auto' | Language, browserLanguages: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  const known = browserLanguages.map((tag) => tag.slice(0, 2).toLowerCase());
  return (
    languages.find((language) => language === known.find((tag) => languages.includes(tag as Language))) ??
    'en'
  );
}
