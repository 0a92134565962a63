import type { Instant } from '@/model/day';

import type { LayoutRecord } from './import-schema';
import type { Store } from './open';
import { readParsed, writeParsed } from './sieve';

/** Remembered mappings of columns, newest first. */
export async function layoutsOf(store: Store, now: Instant): Promise<LayoutRecord[]> {
  return readParsed(store, ['layouts'], now, async (tx, pass) => {
    const stored = await tx.objectStore('layouts').getAll();
    return stored
      .map((layout) => pass('layouts', layout.fingerprint, layout))
      .filter((layout) => layout !== null)
      .toSorted((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
  });
}

/** Keeps a mapping, in place of the one for the same header. */
export async function saveLayout(store: Store, layout: LayoutRecord, now: Instant): Promise<void> {
  await writeParsed(store, ['layouts'], now, async (tx) => {
    await tx.objectStore('layouts').put(layout, layout.fingerprint);
  });
}

export async function removeLayout(store: Store, fingerprint: string, now: Instant): Promise<boolean> {
  return writeParsed(store, ['layouts'], now, async (tx) => {
    const known = (await tx.objectStore('layouts').getKey(fingerprint)) !== undefined;
    await tx.objectStore('layouts').delete(fingerprint);
    return known;
  });
}
