import { budget as budgetEnglish } from '@/locales/en/budget';
import { pages as pagesEnglish } from '@/locales/en/pages';
import { popup as english } from '@/locales/en/popup';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { budget as budgetItalian } from '@/locales/it/budget';
import { pages as pagesItalian } from '@/locales/it/pages';
import { popup as italian } from '@/locales/it/popup';
import { shared as sharedItalian } from '@/locales/it/shared';
import { why as whyEnglish } from '@/locales/en/why';
import { why as whyItalian } from '@/locales/it/why';
import { wordsOf, type Language, type Words } from '@/locales/words';

const catalogues = {
  en: { ...sharedEnglish, ...pagesEnglish, ...english, ...budgetEnglish, ...whyEnglish },
  it: { ...sharedItalian, ...pagesItalian, ...italian, ...budgetItalian, ...whyItalian },
};

export function popupWords(language: Language): Words {
  return wordsOf(catalogues[language], language);
}
