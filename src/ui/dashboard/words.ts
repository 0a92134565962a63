import { dashboard as dashboardEnglish } from '@/locales/en/dashboard';
import { imports as importsEnglish } from '@/locales/en/imports';
import { pages as pagesEnglish } from '@/locales/en/pages';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { targets as targetsEnglish } from '@/locales/en/targets';
import { dashboard as dashboardItalian } from '@/locales/it/dashboard';
import { imports as importsItalian } from '@/locales/it/imports';
import { pages as pagesItalian } from '@/locales/it/pages';
import { shared as sharedItalian } from '@/locales/it/shared';
import { targets as targetsItalian } from '@/locales/it/targets';
import { wordsOf, type Language, type Words } from '@/locales/words';

export const english = {
  ...sharedEnglish,
  ...pagesEnglish,
  ...dashboardEnglish,
  ...targetsEnglish,
  ...importsEnglish,
};
export const italian = {
  ...sharedItalian,
  ...pagesItalian,
  ...dashboardItalian,
  ...targetsItalian,
  ...importsItalian,
};

export function dashboardWords(language: Language): Words {
  return wordsOf({ en: english, it: italian }[language], language);
}
