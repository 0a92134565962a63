import type { Hint } from '@/model/hint';
import type { PoolView } from '@/messages/areas/budget';
import type { PageLights } from '@/messages/protocol';
import { budget as english } from '@/locales/en/budget';
import { budget as italian } from '@/locales/it/budget';
import { languageOf, wordsOf, type Language } from '@/locales/words';

/** Moves of figures that did not change are worked out anew after this long: days pass, late conversions come. */
const FRESH_MS = 30 * 60_000;
/** Where figures change all the time, the next working out waits this many times as long as the last one took. */
const LEAST_REST = 4;

interface World {
  /** The moves as they are now. */
  list(): Promise<{ pools: PoolView[] }>;
  at(): number;
  soon(work: () => void): void;
  /** Tells pages to ask again. */
  announce(): Promise<unknown>;
  languages(): readonly string[];
}

/**
 * Adds to the lights of a page what moves of budget concern their campaigns, ready said. It never makes them wait:
 * what is not known yet is worked out afterwards, and pages are told.
 */
export function pageMoves(world: World): (page: PageLights, revision: number) => PageLights {
  let known: { revision: number; at: number; took: number; moves: Hint[] } | null = null;
  let busy = false;

  const refresh = async (revision: number) => {
    const before = JSON.stringify(known?.moves ?? []);
    const began = world.at();
    const { pools } = await world.list();
    const at = world.at();
    known = { revision, at, took: at - began, moves: pools.flatMap(({ moves }) => moves) };
    busy = false;
    if (JSON.stringify(known.moves) !== before) await world.announce();
  };
  const isDue = (revision: number) => {
    if (!known) return true;
    const age = Math.abs(world.at() - known.at);
    return age >= (revision === known.revision ? FRESH_MS : LEAST_REST * known.took);
  };

  return (page, revision) => {
    if (page.account === null) return page;
    if (!busy && isDue(revision)) {
      busy = true;
      world.soon(() => void refresh(revision).catch(() => (busy = false)));
    }
    const language = languageOf(page.settings.language, world.languages());
    const said = saidOf(known?.moves ?? [], page.account, language);
    if (said.size === 0) return page;
    const campaigns = Object.entries(page.campaigns).map(([id, lights]) => {
      const move = said.get(id);
      return [id, move === undefined ? lights : lights.map((light) => ({ ...light, move }))] as const;
    });
    return { ...page, campaigns: Object.fromEntries(campaigns) };
  };
}

/** The best move of each campaign of an account, in words. */
function saidOf(moves: readonly Hint[], account: string, language: Language): Map<string, string> {
  const words = wordsOf({ en: english, it: italian }[language], language);
  const said = new Map<string, string>();
  for (const { from, to, perDay, currency } of moves)
    for (const side of [from, to]) {
      if (side.account !== account) continue;
      const amount = new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(perDay);
      const way = side === from ? 'from' : 'to';
      const sentence = words(`overlay.move.${way}${from.own || to.own ? '.own' : ''}`, {
        amount,
        other: side === from ? to.name : from.name,
      });
      for (const id of side.campaigns) if (!said.has(id)) said.set(id, sentence);
    }
  return said;
}
