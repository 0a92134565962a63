import { currencyReader } from './currency';
import { headerReader } from './header-words';
import { numberReader } from './numbers';
import { presetOfWords, rangeReader } from './ranges';

/** The parsers of one page, in its language. Asking Intl for a language's words is dear, so one set serves many looks. */
export interface PageTools {
  locale: string | null;
  numbers: ReturnType<typeof numberReader>;
  currency: ReturnType<typeof currencyReader>;
  range: ReturnType<typeof rangeReader>;
  /** The preset that some words name. */
  preset(words: string): string | null;
  words: ReturnType<typeof headerReader>;
}

/** Parsers by language; the last language's are kept. */
export function pageTools(): (locale: string | null) => PageTools {
  const words = headerReader();
  let kept: { locale: string | null; tools: PageTools } | null = null;
  return (locale) => {
    if (kept?.locale !== locale)
      kept = {
        locale,
        tools: {
          locale,
          numbers: numberReader(locale),
          currency: currencyReader(locale),
          range: rangeReader(locale),
          preset: (text) => presetOfWords(text, locale),
          words,
        },
      };
    return kept!.tools;
  };
}

/** The page's own language, as its root element says. */
export function localeOf(document: Document): string | null {
  return document.documentElement?.getAttribute('lang')?.trim() || null;
}
