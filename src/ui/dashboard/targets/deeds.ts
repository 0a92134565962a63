import type { Client } from '@/messages/client';
import type { Target } from '@/model/target';
import { savingOf } from '../../parts/target-draft';
import type { Deed } from '../use-work';

/** Saves targets, new or changed; undo puts back what was there and removes what was not. */
export async function saveTargets(
  client: Client,
  saved: readonly Target[],
  all: readonly Target[],
): Promise<Deed> {
  const wanted = new Map<string, Target>();
  for (const target of saved) for (const one of savingOf(target, all)) wanted.set(one.id, one);
  // A target that is saved itself is saved as it was given, not as the old main mark left it.
  for (const target of saved) wanted.set(target.id, target);
  const before = all.filter(({ id }) => wanted.has(id));
  const added = [...wanted.keys()].filter((id) => !before.some((one) => one.id === id));
  await client.ask('targets.save', { targets: [...wanted.values()] });
  return {
    said: added.length > 0 ? 'done.created' : 'done.saved',
    params: { n: saved.length },
    undo: async () => {
      if (added.length > 0) await client.ask('targets.remove', { ids: added });
      if (before.length > 0) await client.ask('targets.save', { targets: before });
    },
  };
}

/** Removes targets; undo saves them as they were. */
export async function removeTargets(client: Client, ids: readonly string[]): Promise<Deed> {
  const removed = await client.ask('targets.remove', { ids: [...ids] });
  return {
    said: 'done.removed',
    params: { n: removed.length },
    undo: () => client.ask('targets.save', { targets: removed }),
  };
}
