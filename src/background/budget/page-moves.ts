import type { Hint } from '@/model/hint';
import type { PoolView } from '@/messages/areas/budget';
import type { PageLights } from '@/messages/protocol';
import { budget as english } from '@/locales/en/budget';
import { budget as italian } from '@/locales/it/budget';
import { languageOf, wordsOf, type Language } from '@/locales/words';

/** Moves change slowly, and lights in a page must not wait for them. */
const FRESH_MS = 30 * 60_000;

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
export function pageMoves(world: World): (page: PageLights) => PageLights {
  let known: { at: number; moves: Hint[] } | null = null;
  let busy = false;

  const refresh = async () => {
    const before = known?.moves.length ?? 0;
    const { pools } = await world.list();
    known = { at: world.at(), moves: pools.flatMap(({ moves }) => moves) };
    busy = false;
    if (known.moves.length + before > 0) await world.announce();
  };

  return (page) => {
    if (page.account === null) return page;
    if (!busy && (!known || Math.abs(world.at() - known.at) > FRESH_MS)) {
      busy = true;
      world.soon(() => void refresh().catch(() => (busy = false)));
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
      const amount = new Intl.NumberFormat(language, { style: 'currency', currency }).format(perDay);
      const way = side === from ? 'overlay.move.from' : 'overlay.move.to';
      const sentence = words(from.own || to.own ? `${way}.own` : way, {
        amount,
        other: side === from ? to.name : from.name,
      });
      for (const id of side.campaigns) if (!said.has(id)) said.set(id, sentence);
    }
  return said;
}
