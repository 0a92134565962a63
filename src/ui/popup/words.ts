import { pages as pagesEnglish } from '@/locales/en/pages';
import { popup as english } from '@/locales/en/popup';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { pages as pagesItalian } from '@/locales/it/pages';
import { popup as italian } from '@/locales/it/popup';
import { shared as sharedItalian } from '@/locales/it/shared';
import { wordsOf, type Language, type Words } from '@/locales/words';

const catalogues = {
  en: { ...sharedEnglish, ...pagesEnglish, ...english },
  it: { ...sharedItalian, ...pagesItalian, ...italian },
};

export function popupWords(language: Language): Words {
  return wordsOf(catalogues[language], language);
}
