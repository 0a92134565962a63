import { backup as backupEnglish } from '@/locales/en/backup';
import { budget as budgetEnglish } from '@/locales/en/budget';
import { channels as channelsEnglish } from '@/locales/en/channels';
import { business as businessEnglish } from '@/locales/en/business';
import { dashboard as dashboardEnglish } from '@/locales/en/dashboard';
import { delivery as deliveryEnglish } from '@/locales/en/delivery';
import { imports as importsEnglish } from '@/locales/en/imports';
import { limits as limitsEnglish } from '@/locales/en/limits';
import { needed as neededEnglish } from '@/locales/en/needed';
import { pages as pagesEnglish } from '@/locales/en/pages';
import { readers as readersEnglish } from '@/locales/en/readers';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { targets as targetsEnglish } from '@/locales/en/targets';
import { teach as teachEnglish } from '@/locales/en/teach';
import { why as whyEnglish } from '@/locales/en/why';
import { backup as backupItalian } from '@/locales/it/backup';
import { budget as budgetItalian } from '@/locales/it/budget';
import { channels as channelsItalian } from '@/locales/it/channels';
import { business as businessItalian } from '@/locales/it/business';
import { dashboard as dashboardItalian } from '@/locales/it/dashboard';
import { delivery as deliveryItalian } from '@/locales/it/delivery';
import { imports as importsItalian } from '@/locales/it/imports';
import { limits as limitsItalian } from '@/locales/it/limits';
import { needed as neededItalian } from '@/locales/it/needed';
import { pages as pagesItalian } from '@/locales/it/pages';
import { readers as readersItalian } from '@/locales/it/readers';
import { shared as sharedItalian } from '@/locales/it/shared';
import { targets as targetsItalian } from '@/locales/it/targets';
import { teach as teachItalian } from '@/locales/it/teach';
import { why as whyItalian } from '@/locales/it/why';
import { wordsOf, type Language, type Words } from '@/locales/words';

export const english = {
  ...backupEnglish,
  ...budgetEnglish,
  ...channelsEnglish,
  ...businessEnglish,
  ...readersEnglish,
  ...sharedEnglish,
  ...pagesEnglish,
  ...dashboardEnglish,
  ...targetsEnglish,
  ...importsEnglish,
  ...teachEnglish,
  ...whyEnglish,
  ...neededEnglish,
  ...deliveryEnglish,
  ...limitsEnglish,
};
export const italian = {
  ...backupItalian,
  ...budgetItalian,
  ...channelsItalian,
  ...businessItalian,
  ...readersItalian,
  ...sharedItalian,
  ...pagesItalian,
  ...dashboardItalian,
  ...targetsItalian,
  ...importsItalian,
  ...teachItalian,
  ...whyItalian,
  ...neededItalian,
  ...deliveryItalian,
  ...limitsItalian,
};

export function dashboardWords(language: Language): Words {
  return wordsOf({ en: english, it: italian }[language], language);
}
