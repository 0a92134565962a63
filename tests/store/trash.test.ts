import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listImports } from '@/store/import-publish';
import { sweepImports } from '@/store/import-sweep';
import { removeImport, restoreImport } from '@/store/import-undo';
import { addReading } from '@/store/looks';
import { readRegistry, setLabels } from '@/store/registry';
import { look } from '@/store/remove-look';
import { putBack } from '@/store/restore';
import { saveTargets, targetsOf } from '@/store/targets';
import { emptyTrash, sweepTrash, take, trashOf } from '@/store/trash';
import type { Reading } from '@/model/reading';

import { everyReading, freshStore, NOW } from './fresh';
import { anyReading, plainReading, plainRow } from './readings';
import { fileReading, importAll } from './report-files';
import { plainTarget } from './targets';

const inOrder = (readings: readonly Reading[]) =>
  readings.toSorted((a, b) => Date.parse(a.readAt) - Date.parse(b.readAt));
const sorted = async (store: ReturnType<typeof freshStore>) =>
  (await everyReading(store)).map((one) => JSON.stringify(one)).toSorted();
const all = { account: null, days: null };

describe('what was taken away', () => {
  it('comes back as it was, account or days, whatever it was', { timeout: 60_000 }, async () => {
    const days = fc.record({
      from: fc.constantFrom(null, '2026-11-01', '2026-11-02'),
      to: fc.constantFrom('2026-11-02', '2026-11-05'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyReading, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(null, 'google-ads-1', 'google-ads-unplaced'),
        fc.option(days),
        fc.boolean(),
        async (readings, account, wanted, keep) => {
          const store = freshStore();
          for (const reading of inOrder(readings)) await addReading(store, reading, NOW);
          const before = await everyReading(store);
          const told = await look(store, { account, days: wanted }, NOW);
          const gone = await take(store, { account, days: wanted }, keep ? 'x' : null, NOW);
          expect(gone).toEqual(told);
          const left = await everyReading(store);
          expect(left.length).toBe(before.length - gone.readings);
          // What stays says what it said, whatever it hung on.
          const texts = new Set(before.map((one) => JSON.stringify(one)));
          for (const one of left) expect(texts.has(JSON.stringify(one))).toBe(true);
          expect(await putBack(store, 'x', NOW)).toBe(keep);
          expect(await sorted(store)).toEqual(
            (keep ? before : left).map((one) => JSON.stringify(one)).toSorted(),
          );
          expect(await putBack(store, 'x', NOW)).toBe(false);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('of an account takes its targets and labels along, and back', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await setLabels(store, 'google-ads-1', '1', ['brand'], NOW);
    const scope = { kind: 'account' as const, account: 'google-ads-1' };
    await saveTargets(store, [plainTarget({ id: 'own', scope }), plainTarget({ id: 'all' })], NOW);
    expect(await take(store, { account: 'google-ads-1', days: null }, 'x', NOW)).toEqual({
      readings: 1,
      targets: 1,
      across: 0,
    });
    expect((await readRegistry(store, NOW)).accounts).toEqual([]);
    expect(await trashOf(store, NOW)).toMatchObject([{ id: 'x', name: 'Finance', readings: 1 }]);
    await putBack(store, 'x', NOW);
    expect((await targetsOf(store, NOW)).map(({ id }) => id).toSorted()).toEqual(['all', 'own']);
    expect(await trashOf(store, NOW)).toEqual([]);
  });

  it('joins what was read of the same account meanwhile', async () => {
    const store = freshStore();
    const later = plainReading({
      readAt: '2026-12-05T10:00:00Z',
      rows: [plainRow('1', 'Brand', { spend: 120 })],
    });
    await addReading(store, plainReading(), NOW);
    await take(store, { account: 'google-ads-1', days: null }, 'x', NOW);
    await addReading(store, later, NOW);
    await putBack(store, 'x', NOW);
    const { accounts } = await readRegistry(store, NOW);
    expect(accounts.map(({ account, keys }) => [account.key, keys.length])).toEqual([['google-ads-1', 2]]);
    expect(await everyReading(store)).toHaveLength(2);
  });

  it('is not doubled where it came in again meanwhile', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const days = { from: null, to: '2026-11-30' };
    await take(store, { account: null, days }, 'x', NOW);
    await addReading(store, plainReading(), NOW);
    expect(await putBack(store, 'x', NOW)).toBe(true);
    expect(await everyReading(store)).toHaveLength(1);
  });

  it('stays in the bin where its account is gone too, and comes back after it', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await take(store, { account: null, days: { from: null, to: '2026-11-30' } }, 'days', NOW);
    await take(store, { account: 'google-ads-1', days: null }, 'account', NOW);
    expect(await putBack(store, 'days', NOW)).toBe(false);
    expect(await putBack(store, 'account', NOW)).toBe(true);
    expect(await putBack(store, 'days', NOW)).toBe(true);
    expect(await everyReading(store)).toHaveLength(1);
  });

  it('comes back under its own campaigns where these are counted anew', async () => {
    const store = freshStore();
    const nobody = { account: { id: null, name: null } };
    const old = plainReading({
      ...nobody,
      rows: [plainRow('1', 'Brand', { spend: 10 }), plainRow('2', 'Generic', { spend: 4 })],
    });
    await addReading(store, old, NOW);
    const before = await sorted(store);
    await take(store, { account: 'google-ads-unplaced', days: { from: null, to: '2026-12-31' } }, 'x', NOW);
    await take(store, { account: 'google-ads-unplaced', days: null }, null, NOW);
    const fresh = plainReading({
      ...nobody,
      readAt: '2026-12-05T10:00:00Z',
      rows: [plainRow('9', 'Other', { spend: 7 }), plainRow('2', 'Generic', { spend: 1 })],
    });
    await addReading(store, fresh, NOW);
    const meanwhile = await sorted(store);
    expect(await putBack(store, 'x', NOW)).toBe(true);
    expect(await sorted(store)).toEqual([...before, ...meanwhile].toSorted());
  });

  it('leaves readings that reach beyond the days', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const wanted = { account: null, days: { from: null, to: '2026-11-15' } };
    expect(await take(store, wanted, null, NOW)).toEqual({ readings: 0, targets: 0, across: 1 });
  });

  it('goes for good after its time, or at once', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await take(store, all, 'x', NOW);
    expect(await sweepTrash(store, '2026-12-13T07:59:59Z')).toBe(0);
    expect(await sweepTrash(store, '2026-12-13T08:00:00Z')).toBe(1);
    await addReading(store, plainReading(), NOW);
    await take(store, all, 'y', NOW);
    expect(await emptyTrash(store, null)).toBe(1);
    expect(await store.read(['trash'], (tx) => tx.objectStore('trash').count())).toBe(0);
    expect(await putBack(store, 'y', NOW)).toBe(false);
  });

  it('goes when its time is over though its head can no longer be read', async () => {
    const store = freshStore();
    for (const id of [`${NOW} 1`, 'nameless']) {
      await addReading(store, plainReading(), NOW);
      await take(store, all, id, NOW);
      await store.write(['trash'], async (tx) => {
        await tx.objectStore('trash').put({ kind: 'head', id } as never, [id, 0]);
      });
    }
    await addReading(store, plainReading(), NOW);
    await take(store, all, 'whole', NOW);
    const ids = () =>
      store.read(['trash'], async (tx) => [
        ...new Set((await tx.objectStore('trash').getAllKeys()).map(([id]) => id)),
      ]);
    expect(await sweepTrash(store, '2026-12-13T07:59:59Z')).toBe(1);
    expect(await ids()).toEqual([`${NOW} 1`, 'whole']);
    expect(await sweepTrash(store, '2026-12-13T08:00:00Z')).toBe(2);
    expect(await ids()).toEqual([]);
  });
});

describe('a report file of two accounts', () => {
  const LATER = '2026-12-06T08:10:00Z';
  const inA = fileReading({ account: { id: '111-111-1111', name: 'A' } });
  const inB = fileReading({ account: { id: '222-222-2222', name: 'B' } });
  async function twoAccounts() {
    const store = freshStore();
    await importAll(store, [inA, inB], null);
    const [{ id } = { id: '' }] = await listImports(store, NOW);
    const { accounts } = await readRegistry(store, NOW);
    const keyOf = (name: string) => accounts.find(({ account }) => account.name === name)!.account.key;
    return { store, id, a: keyOf('A'), b: keyOf('B') };
  }
  const partsOf = async (store: ReturnType<typeof freshStore>) =>
    (await listImports(store, NOW)).flatMap((one) => one.accounts.map(({ name }) => name)).toSorted();

  it('comes back whole when everything was taken away at once', async () => {
    const { store } = await twoAccounts();
    const before = await sorted(store);
    await take(store, all, 'x', NOW);
    expect(await everyReading(store)).toEqual([]);
    await putBack(store, 'x', NOW);
    expect(await sorted(store)).toEqual(before);
    expect(await partsOf(store)).toEqual(['A', 'B']);
  });

  it('comes back whole when its accounts went and came one by one', async () => {
    for (const order of [
      ['x', 'y'],
      ['y', 'x'],
    ]) {
      const { store, a, b } = await twoAccounts();
      const before = await sorted(store);
      await take(store, { account: a, days: null }, 'x', NOW);
      await take(store, { account: b, days: null }, 'y', NOW);
      expect(await listImports(store, NOW)).toEqual([]);
      for (const id of order) {
        expect(await putBack(store, id, NOW)).toBe(true);
        expect((await partsOf(store)).length).toBe((await readRegistry(store, NOW)).accounts.length);
      }
      expect(await sorted(store)).toEqual(before);
      expect(await partsOf(store)).toEqual(['A', 'B']);
      await removeImport(store, (await listImports(store, NOW))[0]!.id, NOW);
      expect(await everyReading(store)).toEqual([]);
    }
  });

  it('keeps what came back when the rest of it was taken out meanwhile, and both can be undone', async () => {
    const { store, id, a } = await twoAccounts();
    const before = await sorted(store);
    await take(store, { account: a, days: null }, 'x', NOW);
    await removeImport(store, id, NOW);
    expect(await putBack(store, 'x', NOW)).toBe(true);
    expect(await partsOf(store)).toEqual(['A']);
    await restoreImport(store, id, LATER);
    expect(await sorted(store)).toEqual(before);
    expect(await partsOf(store)).toEqual(['A', 'B']);
  });

  it('keeps what came back when the rest of it was swept', async () => {
    const { store, id, a } = await twoAccounts();
    await take(store, { account: a, days: null }, 'x', NOW);
    await removeImport(store, id, NOW);
    await sweepImports(store, '2026-12-06T12:00:00Z');
    await putBack(store, 'x', NOW);
    await sweepImports(store, '2026-12-06T12:00:00Z');
    expect(await everyReading(store)).toHaveLength(1);
    expect(await partsOf(store)).toEqual(['A']);
  });
});
