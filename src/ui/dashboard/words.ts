import { budget as budgetEnglish } from '@/locales/en/budget';
import { dashboard as dashboardEnglish } from '@/locales/en/dashboard';
import { imports as importsEnglish } from '@/locales/en/imports';
import { pages as pagesEnglish } from '@/locales/en/pages';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { targets as targetsEnglish } from '@/locales/en/targets';
import { teach as teachEnglish } from '@/locales/en/teach';
import { budget as budgetItalian } from '@/locales/it/budget';
import { dashboard as dashboardItalian } from '@/locales/it/dashboard';
import { imports as importsItalian } from '@/locales/it/imports';
import { pages as pagesItalian } from '@/locales/it/pages';
import { shared as sharedItalian } from '@/locales/it/shared';
import { targets as targetsItalian } from '@/locales/it/targets';
import { teach as teachItalian } from '@/locales/it/teach';
import { wordsOf, type Language, type Words } from '@/locales/words';

export const english = {
  ...budgetEnglish,
  ...sharedEnglish,
  ...pagesEnglish,
  ...dashboardEnglish,
  ...targetsEnglish,
  ...importsEnglish,
  ...teachEnglish,
};
export const italian = {
  ...budgetItalian,
  ...sharedItalian,
  ...pagesItalian,
  ...dashboardItalian,
  ...targetsItalian,
  ...importsItalian,
  ...teachItalian,
};

export function dashboardWords(language: Language): Words {
  return wordsOf({ en: english, it: italian }[language], language);
}
