import type { Day, Instant } from '@/model/day';
import { mergedForecasts, type KeptForecast } from '@/model/kept-forecast';

import { keysUnder } from './entities';
import type { Forecasts, LearntMaturity, Subject } from './learnt-schema';
import type { Store, WriteTx } from './open';
import { bornKeys } from './registry';
import { readParsed, writeParsed } from './sieve';

/** The curve of late conversions that was learnt on the day; null where none was. */
export async function learntOn(
  store: Store,
  account: string,
  day: Day,
  now: Instant,
): Promise<LearntMaturity | null> {
  return readParsed(store, ['forecasts'], now, async (tx, pass) => {
    const key = [account, 'maturity'];
    const stored = await tx.objectStore('forecasts').get(key);
    const learnt = stored === undefined ? null : pass('forecasts', key, stored);
    return learnt?.kind === 'maturity' && learnt.day === day ? learnt : null;
  });
}

/** Keeps what was learnt. Lights come out the same without it, only later: nothing is announced. */
export async function keepLearnt(store: Store, learnt: LearntMaturity): Promise<void> {
  await store.write(['forecasts', 'accounts'], async (tx) => {
    if (!(await bornKeys(tx)).has(learnt.account)) return;
    await tx.objectStore('forecasts').put(learnt, [learnt.account, learnt.kind]);
  });
}

/** A subject in one text: forecasts are looked up by it. */
export const subjectMark = (subject: Subject): string => JSON.stringify(forecastsKey(subject));

/** In one order of accounts, whatever they were called where the record was made. */
export const forecastsKey = ({ account, accounts, scope, metric }: Subject) => [
  account,
  'forecasts',
  scope,
  metric,
  ...accounts.toSorted(),
];

/** The own forecasts that were kept, by `subjectMark`. */
export async function forecastsOf(store: Store, now: Instant): Promise<Map<string, readonly KeptForecast[]>> {
  return readParsed(store, ['forecasts'], now, async (tx, pass) => {
    const table = tx.objectStore('forecasts');
    const [keys, stored] = await Promise.all([table.getAllKeys(), table.getAll()]);
    const found = new Map<string, readonly KeptForecast[]>();
    for (const [at, value] of stored.entries()) {
      const learnt = pass('forecasts', keys[at]!, value);
      if (learnt?.kind === 'forecasts') found.set(subjectMark(learnt), learnt.forecasts);
    }
    return found;
  });
}

/**
 * Keeps forecasts beside those that are there, as often as one likes: what is known stays known. Lights that learn
 * from them work the outcomes out themselves until they are written: nothing is announced.
 */
export async function keepForecasts(
  store: Store,
  kept: readonly (Subject & { forecasts: readonly KeptForecast[] })[],
  now: Instant,
): Promise<void> {
  if (kept.length === 0) return;
  await writeParsed(store, ['forecasts', 'accounts'], now, async (tx, pass) => {
    const born = await bornKeys(tx);
    const table = tx.objectStore('forecasts');
    for (const one of kept.filter(({ accounts }) => accounts.every((key) => born.has(key)))) {
      const key = forecastsKey(one);
      const stored = await table.get(key);
      const known = stored === undefined ? null : pass('forecasts', key, stored);
      const before = known?.kind === 'forecasts' ? known.forecasts : [];
      const forecasts = mergedForecasts(before, one.forecasts);
      if (JSON.stringify(forecasts) === JSON.stringify(before)) continue;
      const { account, accounts, scope, metric } = one;
      await table.put({ kind: 'forecasts', account, accounts, scope, metric, forecasts }, key);
    }
  });
}

/** Two records of one subject as one: for backups. */
export const mergedRecords = (a: Forecasts, b: Forecasts): Forecasts => ({
  ...a,
  forecasts: mergedForecasts(a.forecasts, b.forecasts),
});

/** Deletes what an account taught, and what was forecast of several accounts with it among them. */
export async function forgetLearnt(tx: WriteTx, account: string): Promise<void> {
  const table = tx.objectStore('forecasts');
  await table.delete(keysUnder(account));
  const [keys, stored] = await Promise.all([table.getAllKeys(keysUnder('')), table.getAll(keysUnder(''))]);
  for (const [at, learnt] of stored.entries())
    if (learnt?.kind === 'forecasts' && [learnt.accounts].flat().includes(account))
      await table.delete(keys[at]!);
}
