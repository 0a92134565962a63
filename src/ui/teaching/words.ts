import { pages as pagesEnglish } from '@/locales/en/pages';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { teach as english } from '@/locales/en/teach';
import { pages as pagesItalian } from '@/locales/it/pages';
import { shared as sharedItalian } from '@/locales/it/shared';
import { teach as italian } from '@/locales/it/teach';
import { wordsOf, type Language, type Words } from '@/locales/words';

const catalogues = {
  en: { ...sharedEnglish, ...pagesEnglish, ...english },
  it: { ...sharedItalian, ...pagesItalian, ...italian },
};

export function teachingWords(language: Language): Words {
  return wordsOf(catalogues[language], language);
}
