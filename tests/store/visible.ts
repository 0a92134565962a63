import { listImports } from '@/store/import-publish';
import type { Store } from '@/store/open';
import { entityPage } from '@/store/pages';
import { everyCampaign, readRegistry } from '@/store/registry';
import { revisionOf } from '@/store/revision';
import { extentOf, summaryOf } from '@/store/summary';

import { everyReading, NOW } from './fresh';

/** All that anybody can see of the store. */
export async function visible(store: Store) {
  const entities = [];
  let after: Awaited<ReturnType<typeof entityPage>>['next'] = null;
  do {
    const page: Awaited<ReturnType<typeof entityPage>> = await entityPage(store, after, NOW);
    entities.push(...page.items);
    after = page.next;
  } while (after);
  return {
    readings: await everyReading(store),
    entities,
    summary: await summaryOf(store, NOW),
    extent: await extentOf(store, NOW),
    campaigns: await everyCampaign(store, NOW),
    accounts: (await readRegistry(store, NOW)).accounts,
    imports: await listImports(store, NOW),
    revision: await revisionOf(store),
  };
}
