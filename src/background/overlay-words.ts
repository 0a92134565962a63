import { overlay as english } from '@/locales/en/overlay';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { overlay as italian } from '@/locales/it/overlay';
import { shared as sharedItalian } from '@/locales/it/shared';
import { languageOf, type Spoken } from '@/locales/words';
import type { Settings } from '@/model/settings';

const catalogues = {
  en: { ...sharedEnglish, ...english },
  it: { ...sharedItalian, ...italian },
};

/**
 * The words of the lights in a page. The worker hands them over, so that a content script, which every page of a
 * console carries, has those of one language instead of bringing all.
 */
export function overlayWords(choice: Settings['language'], browserLanguages: readonly string[]): Spoken {
  const language = languageOf(choice, browserLanguages);
  return { language, catalogue: catalogues[language] };
}
