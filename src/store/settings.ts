import { repairSettings, type Settings } from '@/model/settings';

import type { Store } from './open';
import { bumpRevision } from './revision';

/** The settings, repaired field by field. */
export async function settingsOf(store: Store): Promise<Settings> {
  return store.read(['meta'], async (tx) => repairSettings(await tx.objectStore('meta').get('settings')));
}

export async function saveSettings(store: Store, settings: Settings): Promise<Settings> {
  return store.write(['meta'], async (tx) => {
    await tx.objectStore('meta').put(settings, 'settings');
    await bumpRevision(tx, 'nothing');
    return settings;
  });
}
