import type { Instant } from '@/model/day';
import type { Store } from '@/store/open';
import { revisionOf } from '@/store/revision';

import { boardOf, type Board } from './board';
import { emptyShelf, spellOf } from './shelf';

/** Gives the lights of the store as it is. One board serves all who ask for the same state within five minutes. */
export function holdBoard(store: Store, clock: () => Instant): () => Promise<Board> {
  const shelf = emptyShelf();
  let held: { revision: number; board: Promise<Board>; spell: number } | null = null;
  return async () => {
    const [revision, now] = [await revisionOf(store), clock()];
    const spell = spellOf(now);
    if (held?.revision !== revision || held.spell !== spell)
      held = { revision, board: boardOf(store, now, shelf), spell };
    const current = held;
    current.board.catch(() => {
      if (held === current) held = null;
    });
    return current.board;
  };
}
