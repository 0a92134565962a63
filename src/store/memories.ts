import type { Instant } from '@/model/day';

import type { Store } from './open';
import { bornKeys } from './registry';
import type { Memory } from './schema';
import { readParsed } from './sieve';

/** What the lights of an account showed (null: of lines over several accounts), by light. */
export async function memoriesOf(store: Store, now: Instant): Promise<Map<string, Memory>> {
  return readParsed(store, ['memories'], now, async (tx, pass) => {
    const stored = await tx.objectStore('memories').getAll();
    return new Map(
      stored
        .map((memory) => pass('memories', memory.key, memory))
        .filter((memory) => memory !== null)
        .map((memory) => [memory.key, memory]),
    );
  });
}

/** Keeps what lights show now. Lights depend on it only at their next judgement, so nothing is announced. */
export async function remember(store: Store, memories: readonly Memory[]): Promise<void> {
  if (memories.length === 0) return;
  await store.write(['memories', 'accounts'], async (tx) => {
    const born = await bornKeys(tx);
    const table = tx.objectStore('memories');
    const living = memories.filter(({ account }) => account === null || born.has(account));
    await Promise.all(living.map((memory) => table.put(memory)));
  });
}
