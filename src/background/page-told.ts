import { pages as pagesEnglish } from '@/locales/en/pages';
import { shared as sharedEnglish } from '@/locales/en/shared';
import { targets as targetsEnglish } from '@/locales/en/targets';
import { why as whyEnglish } from '@/locales/en/why';
import { pages as pagesItalian } from '@/locales/it/pages';
import { shared as sharedItalian } from '@/locales/it/shared';
import { targets as targetsItalian } from '@/locales/it/targets';
import { why as whyItalian } from '@/locales/it/why';
import { wordsOf, type Language } from '@/locales/words';
import type { LightView } from '@/model/light';
import type { Told } from '@/messages/areas/told';
import type { RequestOf } from '@/messages/protocol';
import { driversSaid, isTakenApart, questionOf } from '@/ui/told/changed';
import { readRegistry, type Registry } from '@/store/registry';
import { sumsOf } from '@/ui/told/sums';

import type { Board } from './judging/board';
import { mainLineOf } from './page-lights';
import type { Post } from './post';
import { changedOf } from './why/changed';

const catalogues = {
  en: { ...sharedEnglish, ...pagesEnglish, ...targetsEnglish, ...whyEnglish },
  it: { ...sharedItalian, ...pagesItalian, ...targetsItalian, ...whyItalian },
} satisfies Record<Language, object>;

/** A light of a page in full: why it changed, and the mathematics, in the language that its card speaks. */
export async function pageTold(
  { store, ports, board }: Pick<Post, 'store' | 'ports' | 'board'>,
  asked: RequestOf<'page.told'>,
): Promise<Told | null> {
  const made = await board();
  const light = await lightOf(made, await readRegistry(store, made.now), asked);
  if (!light) return null;
  const { language } = asked;
  const words = wordsOf(catalogues[language], language);
  const changed = isTakenApart(light) ? await changedOf(store, questionOf(light), made.now) : null;
  const said = changed && driversSaid(words, light, changed, language);
  const target = made.targets.find(({ id }) => id === light.target);
  const sums = sumsOf({ words, language, light, target, now: ports.now() });
  return {
    changed: said?.sentence ?? null,
    against: said?.against ?? null,
    sums:
      said && said.facts.length > 0
        ? [...sums, { title: words('changed.title'), lines: [], facts: said.facts }]
        : sums,
  };
}

/** Only what the page's lights show: a campaign of the page's account, or the main target's line. */
async function lightOf(
  board: Board,
  registry: Registry,
  { platform, account, light }: RequestOf<'page.told'>,
): Promise<LightView | undefined> {
  const own = board.accounts.find(({ key }) => key === account);
  if (own?.platform !== platform) return undefined;
  const main = await mainLineOf(board, registry, own);
  if (main?.key === light) return main;
  return (await board.campaigns(account)).find(({ key }) => key === light);
}
