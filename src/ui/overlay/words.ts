import { overlay as english } from '@/locales/en/overlay';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { overlay as italian } from '@/locales/it/overlay';
import { shared as sharedItalian } from '@/locales/it/shared';
import { wordsOf, type Language } from '@/locales/words';
import type { Voice } from './spoken';

const catalogues = {
  en: { ...sharedEnglish, ...english },
  it: { ...sharedItalian, ...italian },
};

/** The overlay's words in a language. */
export function overlayVoice(language: Language): Voice {
  return { words: wordsOf(catalogues[language], language), language };
}
