import 'fake-indexeddb/auto';

import type { Reading } from '@/model/reading';
import { storeOf, type Store } from '@/store/open';
import { readingPage } from '@/store/pages';
import type { LookKey } from '@/store/schema';
import { take } from '@/store/trash';

export const NOW = '2026-12-06T08:00:00Z';

/** A database of its own for one test. */
export function freshStore(): Store & { name: string } {
  const name = `lampadina-${crypto.randomUUID()}`;
  return { ...storeOf({ name }), name };
}

/** Deletes an account for good, as the dashboard does where nothing is to lie in the bin. */
export const removeAccount = (store: Store, account: string, now: string) =>
  take(store, { account, days: null }, null, now);

/** Every reading that is kept, as it was read. */
export async function everyReading(
  store: Store,
  rows = 1_000,
): Promise<{ account: string; reading: Reading }[]> {
  const all: { account: string; reading: Reading }[] = [];
  let after: LookKey | null = null;
  do {
    const page: Awaited<ReturnType<typeof readingPage>> = await readingPage(store, after, rows, NOW);
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
}
