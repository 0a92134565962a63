import type { Day, Instant } from '@/model/day';

import type { Learnt } from './learnt-schema';
import type { Store } from './open';
import { readParsed } from './sieve';

/** The curve of late conversions that was learnt on the day; null where none was. */
export async function learntOn(
  store: Store,
  account: string,
  day: Day,
  now: Instant,
): Promise<Learnt | null> {
  return readParsed(store, ['forecasts'], now, async (tx, pass) => {
    const key = [account, 'maturity'];
    const stored = await tx.objectStore('forecasts').get(key);
    const learnt = stored === undefined ? null : pass('forecasts', key, stored);
    return learnt?.day === day ? learnt : null;
  });
}

/** Keeps what was learnt. Lights come out the same without it, only later: nothing is announced. */
export async function keepLearnt(store: Store, learnt: Learnt): Promise<void> {
  await store.write(['forecasts'], async (tx) => {
    await tx.objectStore('forecasts').put(learnt, [learnt.account, learnt.kind]);
  });
}
