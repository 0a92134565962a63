import { describe, expect, it } from 'vitest';

import type { KeptForecast } from '@/model/kept-forecast';
import { keepForecasts, keepLearnt } from '@/store/learnt';
import { addReading } from '@/store/looks';
import { remember } from '@/store/memories';
import { readRegistry, setAccount, setLabels } from '@/store/registry';
import type { TableName } from '@/store/schema';
import { removeTargets, saveTargets, targetsOf } from '@/store/targets';

import { freshStore, NOW, removeAccount } from './fresh';
import { plainReading } from './readings';
import { plainTarget } from './targets';

const tables: TableName[] = [
  'accounts',
  'looks',
  'packs',
  'entities',
  'tallies',
  'targets',
  'labels',
  'memories',
  'broken',
];

const forecast: KeptForecast = {
  metric: 'conversions',
  from: '2026-12-01',
  to: '2026-12-31',
  made: '2026-12-05',
  days: 26,
  count: 10,
  spend: 100,
  ripe: 100,
  rate: 0.1,
  doubt: 0,
  phi: 1,
  came: null,
  tried: null,
};

/** What is left in each table, by key. */
const keysOf = (store: ReturnType<typeof freshStore>) =>
  store.read(tables, async (tx) =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => [table, (await tx.objectStore(table).getAllKeys()).flat()] as const),
      ),
    ),
  );

describe('deleting an account', () => {
  it('leaves nothing of it, and everything of the others', async () => {
    const store = freshStore();
    const other = plainReading({ account: { id: '999', name: 'Other' } });
    await addReading(store, other, NOW);
    await setLabels(store, 'google-ads-1', '1', ['client'], NOW);
    await saveTargets(store, [plainTarget({ id: 'all' })], NOW);
    const before = await keysOf(store);

    // The account is known under two keys that have joined.
    const mine = (aliases: string[], id: string | null, at: string) =>
      addReading(store, plainReading({ account: { id, name: null, aliases }, readAt: at }), NOW);
    await mine(['ocid:5'], null, '2026-12-05T09:00:00Z');
    await mine([], '535', '2026-12-05T09:01:00Z');
    await setLabels(store, 'google-ads-3', '1', ['brand'], NOW);
    await setLabels(store, 'google-ads-2', null, ['brand'], NOW);
    await mine(['ocid:5'], '535', '2026-12-05T09:02:00Z');
    const scope = { kind: 'account' as const, account: 'google-ads-3' };
    const campaign = { kind: 'campaign' as const, account: 'google-ads-2', id: '1' };
    await saveTargets(
      store,
      [plainTarget({ id: 'x', scope }), plainTarget({ id: 'y', scope: campaign })],
      NOW,
    );
    await remember(store, [{ key: 'x google-ads-2', target: 'x', account: 'google-ads-2', state: {} }]);
    await store.write(['broken'], async (tx) => {
      await tx
        .objectStore('broken')
        .add({ store: 'looks', key: 1, value: 1, account: 'google-ads-3', at: NOW });
    });

    expect(await removeAccount(store, 'google-ads-3', NOW)).toEqual({ readings: 3, targets: 2, across: 0 });
    expect(await keysOf(store)).toEqual(before);
  });

  it('is not undone by what was worked out before it, and is written after it', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const account = 'google-ads-1';
    const late = async () => {
      await remember(store, [{ key: `x ${account}`, target: 'x', account, state: {} }]);
      await keepLearnt(store, { kind: 'maturity', account, day: '2026-11-30', curve: null });
      const subject = { account, accounts: [account], scope: '[]', metric: 'conversions' as const };
      await keepForecasts(store, [{ ...subject, forecasts: [forecast] }], NOW);
      return store.read(['memories', 'forecasts'], async (tx) => [
        await tx.objectStore('memories').count(),
        await tx.objectStore('forecasts').count(),
      ]);
    };
    expect(await late()).toEqual([1, 2]);
    await removeAccount(store, account, NOW);
    expect(await late()).toEqual([0, 0]);
  });

  it('of what named no account works too', async () => {
    const store = freshStore();
    await addReading(store, plainReading({ account: { id: null, name: null } }), NOW);
    expect(await removeAccount(store, 'google-ads-unplaced', NOW)).toEqual({
      readings: 1,
      targets: 0,
      across: 0,
    });
    expect(Object.values(await keysOf(store)).flat()).toEqual([]);
  });

  it('never gives its key to another', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await removeAccount(store, 'google-ads-1', NOW);
    expect(await addReading(store, plainReading(), NOW)).toMatchObject({ account: 'google-ads-2' });
  });
});

describe('targets', () => {
  it('come back from a removal by saving them again', async () => {
    const store = freshStore();
    const targets = [plainTarget({ id: 'a' }), plainTarget({ id: 'b', createdAt: '2026-11-02T00:00:00Z' })];
    await saveTargets(store, targets, NOW);
    const removed = await removeTargets(store, ['a', 'a', 'nobody'], NOW);
    expect(removed).toEqual([targets[0]]);
    await saveTargets(store, removed, NOW);
    expect(await targetsOf(store, NOW)).toEqual(targets);
  });

  it('have one main one at most', async () => {
    const store = freshStore();
    await saveTargets(
      store,
      [plainTarget({ id: 'a', main: true }), plainTarget({ id: 'b', main: true })],
      NOW,
    );
    expect((await targetsOf(store, NOW)).filter(({ main }) => main).map(({ id }) => id)).toEqual(['b']);
    await saveTargets(store, [plainTarget({ id: 'c', main: true })], NOW);
    expect((await targetsOf(store, NOW)).filter(({ main }) => main).map(({ id }) => id)).toEqual(['c']);
    await saveTargets(store, [plainTarget({ id: 'c', main: false })], NOW);
    expect((await targetsOf(store, NOW)).filter(({ main }) => main)).toEqual([]);
  });
});

describe('what the user says of an account', () => {
  it('outranks pages until it is given back', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await setAccount(store, 'google-ads-1', { currency: 'CHF', timeZone: 'Europe/Zurich' }, NOW);
    await addReading(store, plainReading({ readAt: '2026-12-05T10:00:00Z' }), NOW);
    const account = async () => (await readRegistry(store, NOW)).accounts[0]!.account;
    expect(await account()).toMatchObject({ currency: 'CHF', timeZone: 'Europe/Zurich' });
    await setAccount(store, 'google-ads-1', { currency: null }, NOW);
    await addReading(store, plainReading({ readAt: '2026-12-05T11:00:00Z' }), NOW);
    expect(await account()).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Zurich' });
  });

  it('is refused for an account that is not there', async () => {
    expect(await setAccount(freshStore(), 'nobody', { name: 'x' }, NOW)).toBe(false);
    expect(await setLabels(freshStore(), 'nobody', null, ['x'], NOW)).toBe(false);
  });
});
