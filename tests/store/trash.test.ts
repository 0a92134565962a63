import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addReading } from '@/store/looks';
import { readRegistry, setLabels } from '@/store/registry';
import { look } from '@/store/remove-look';
import { putBack } from '@/store/restore';
import { saveTargets, targetsOf } from '@/store/targets';
import { emptyTrash, sweepTrash, take, trashOf } from '@/store/trash';
import type { Reading } from '@/model/reading';

import { everyReading, freshStore, NOW } from './fresh';
import { anyReading, plainReading, plainRow } from './readings';
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
});
