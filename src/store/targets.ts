import type { Instant } from '@/model/day';
import type { Target } from '@/model/target';

import type { Store, WriteTx } from './open';
import { bumpRevision } from './revision';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** All targets, oldest first. */
export async function targetsOf(store: Store, now: Instant): Promise<Target[]> {
  return readParsed(store, ['targets'], now, async (tx, pass) => {
    const stored = await tx.objectStore('targets').getAll();
    return stored
      .map((target) => pass('targets', target.id, target))
      .filter((target) => target !== null)
      .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1));
  });
}

/** Adds or replaces. One target is the main one: a new main one takes it from the old. */
export async function saveTargets(store: Store, targets: readonly Target[], now: Instant): Promise<number> {
  return writeParsed(store, ['targets', 'meta'], now, async (tx, pass) => {
    const table = tx.objectStore('targets');
    const main = targets.findLast((target) => target.main)?.id ?? null;
    if (main !== null) {
      for (const stored of await table.getAll()) {
        const target = pass('targets', stored.id, stored);
        if (target?.main && target.id !== main) await table.put({ ...target, main: false });
      }
    }
    for (const target of targets) await table.put({ ...target, main: target.id === main });
    await bumpRevision(tx, 'nothing');
    return targets.length;
  });
}

/** Removes, and gives back what was there, so that it can be saved again. */
export async function removeTargets(store: Store, ids: readonly string[], now: Instant): Promise<Target[]> {
  return writeParsed(store, ['targets', 'memories', 'meta'], now, async (tx, pass) => {
    const removed = await takeTargets(tx, ids, pass);
    await bumpRevision(tx, 'nothing');
    return removed;
  });
}

async function takeTargets(tx: WriteTx, ids: readonly string[], pass: Sieve): Promise<Target[]> {
  const removed: Target[] = [];
  for (const id of new Set(ids)) {
    const stored = await tx.objectStore('targets').get(id);
    const target = stored && pass('targets', id, stored);
    if (!target) continue;
    await tx.objectStore('targets').delete(id);
    const memories = await tx.objectStore('memories').index('target').getAllKeys(IDBKeyRange.only(id));
    for (const key of memories) await tx.objectStore('memories').delete(key);
    removed.push(target);
  }
  return removed;
}

/** Removes the targets whose scope is an account or a campaign of it. */
export async function takeTargetsOf(tx: WriteTx, keys: ReadonlySet<string>, pass: Sieve): Promise<Target[]> {
  const stored = await tx.objectStore('targets').getAll();
  const own = stored
    .map((target) => pass('targets', target.id, target))
    .filter((target) => target !== null && 'account' in target.scope && keys.has(target.scope.account));
  return takeTargets(
    tx,
    own.map((target) => target!.id),
    pass,
  );
}
