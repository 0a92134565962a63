import type { Instant } from '@/model/day';
import { siteKey, type TaughtMap, type TaughtSite } from '@/model/taught';

import type { Store } from './open';
import { bumpRevision } from './revision';
import { readParsed, writeParsed } from './sieve';

/** Every map that the user taught, newest first. */
export async function sitesOf(store: Store, now: Instant): Promise<TaughtSite[]> {
  return readParsed(store, ['sites'], now, async (tx, pass) => {
    const table = tx.objectStore('sites');
    const sites: TaughtSite[] = [];
    for (const key of await table.getAllKeys()) {
      const site = pass('sites', key, await table.get(key));
      if (site) sites.push(site);
    }
    return sites.toSorted((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
  });
}

/** Adds, or replaces the map of the same site and path; gives its key. Told to pages with the next revision. */
export async function saveSite(store: Store, map: TaughtMap, now: Instant): Promise<string> {
  return store.write(['sites', 'meta'], async (tx) => {
    const key = siteKey(map);
    await tx.objectStore('sites').put({ map, savedAt: now }, key);
    await bumpRevision(tx, 'nothing');
    return key;
  });
}

/** Removes, and gives back what was there, so that it can be saved again. What was read stays. */
export async function removeSites(
  store: Store,
  keys: readonly string[],
  now: Instant,
): Promise<TaughtSite[]> {
  return writeParsed(store, ['sites', 'meta'], now, async (tx, pass) => {
    const removed: TaughtSite[] = [];
    for (const key of new Set(keys)) {
      const stored = await tx.objectStore('sites').get(key);
      const site = stored && pass('sites', key, stored);
      if (!site) continue;
      await tx.objectStore('sites').delete(key);
      removed.push(site);
    }
    await bumpRevision(tx, 'nothing');
    return removed;
  });
}
