import { dashboard as dashboardEnglish } from '@/locales/en/dashboard';
import { pages as pagesEnglish } from '@/locales/en/pages';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { targets as targetsEnglish } from '@/locales/en/targets';
import { dashboard as dashboardItalian } from '@/locales/it/dashboard';
import { pages as pagesItalian } from '@/locales/it/pages';
import { shared as sharedItalian } from '@/locales/it/shared';
import { targets as targetsItalian } from '@/locales/it/targets';
import { wordsOf, type Language, type Words } from '@/locales/words';

export const english = { ...sharedEnglish, ...pagesEnglish, ...dashboardEnglish, ...targetsEnglish };
export const italian = { ...sharedItalian, ...pagesItalian, ...dashboardItalian, ...targetsItalian };

export function dashboardWords(language: Language): Words {
  return wordsOf({ en: english, it: italian }[language], language);
}
