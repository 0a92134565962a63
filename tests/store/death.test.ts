import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Reading } from '@/model/reading';
import { addReading } from '@/store/looks';
import { revisionOf } from '@/store/revision';
import { saveTargets, targetsOf } from '@/store/targets';
import { storeOf } from '@/store/open';
import { summaryOf } from '@/store/summary';
import { thin } from '@/store/thin';

import { everyReading, freshStore, NOW, removeAccount } from './fresh';
import { anyReading, plainReading } from './readings';
import { plainTarget } from './targets';

const putOf = IDBObjectStore.prototype.put;
afterEach(() => {
  vi.restoreAllMocks();
  IDBObjectStore.prototype.put = putOf;
});

/** Lets the worker die at the write with this number, counted from now: its transaction goes, and nothing answers. */
function dieAt(write: number): void {
  let count = 0;
  IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<typeof putOf>) {
    count += 1;
    if (count === write) {
      this.transaction.abort();
      throw new DOMException('the worker died', 'AbortError');
    }
    return putOf.apply(this, args);
  };
}

/** The disk refuses the write with this number. */
function refuseAt(write: number): void {
  let count = 0;
  IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<typeof putOf>) {
    count += 1;
    if (count === write) throw new DOMException('no room', 'QuotaExceededError');
    return putOf.apply(this, args);
  };
}

const ranges = (readings: readonly Reading[]) =>
  readings.map(({ readAt, range, rows, attribution, currency, account }) =>
    JSON.stringify([readAt, range, rows.length, attribution, currency, account]),
  );

describe('a worker that dies', () => {
  it('loses nothing that it acknowledged, and leaves nothing half written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyReading, fc.option(fc.integer({ min: 1, max: 8 }), { nil: null })), {
          minLength: 1,
          maxLength: 10,
        }),
        async (steps) => {
          const { name } = freshStore();
          const acknowledged: Reading[] = [];
          for (const [reading, death] of steps) {
            const store = storeOf({ name });
            if (death !== null) dieAt(death);
            const added = await addReading(store, reading, NOW).catch(() => null);
            IDBObjectStore.prototype.put = putOf;
            if (added && added.outcome !== 'known') acknowledged.push(reading);
            await store.close();
          }
          const store = storeOf({ name });
          const kept = (await everyReading(store)).map(({ reading }) => reading);
          expect(ranges(kept).toSorted()).toEqual(ranges(acknowledged).toSorted());
          const { accounts, broken } = await summaryOf(store, NOW);
          expect(broken).toBe(0);
          expect(accounts.reduce((sum, { readings }) => sum + readings, 0)).toBe(kept.length);
          await store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('may die at any point of thinning, and finds the same facts afterwards', async () => {
    const { name } = freshStore();
    const first = storeOf({ name });
    for (let hour = 0; hour < 6; hour += 1)
      await addReading(
        first,
        plainReading({
          readAt: `2026-11-05T0${hour}:00:00Z`,
          range: { from: '2026-11-01', to: '2026-11-05' },
          rows: plainReading().rows.map((row, at) => ({ ...row, metrics: { spend: hour * 10 + at } })),
        }),
        NOW,
      );
    await first.close();
    for (let death = 1; death < 6; death += 1) {
      const store = storeOf({ name });
      dieAt(death);
      await thin(store, NOW, 100).catch(() => undefined);
      IDBObjectStore.prototype.put = putOf;
      const last = (await everyReading(store)).at(-1)!;
      expect(last.reading.rows.map(({ metrics }) => metrics.spend)).toEqual([50, 51]);
      await store.close();
    }
    const store = storeOf({ name });
    expect(await thin(store, NOW, 100)).toEqual({ more: false });
    expect(await everyReading(store)).toHaveLength(1);
  });
});

describe('a disk that is full', () => {
  it.each([1, 2, 3, 4, 5])('says so and writes nothing, at write %i', async (write) => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    refuseAt(write);
    const more = plainReading({ readAt: '2026-12-05T10:00:00Z', account: { id: '9', name: 'Other' } });
    await expect(addReading(store, more, NOW)).rejects.toMatchObject({ code: 'disk-full' });
    IDBObjectStore.prototype.put = putOf;
    expect((await everyReading(store)).map(({ reading }) => reading)).toEqual([plainReading()]);
    expect((await summaryOf(store, NOW)).accounts).toHaveLength(1);
    expect(await addReading(store, more, NOW)).toMatchObject({ outcome: 'stored', account: 'google-ads-2' });
  });

  it('keeps the targets as they were', async () => {
    const store = freshStore();
    await saveTargets(store, [plainTarget({ id: 'a' })], NOW);
    refuseAt(2);
    const more = [plainTarget({ id: 'b' }), plainTarget({ id: 'c' })];
    await expect(saveTargets(store, more, NOW)).rejects.toMatchObject({ code: 'disk-full' });
    IDBObjectStore.prototype.put = putOf;
    expect((await targetsOf(store, NOW)).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('a browser that takes the database away', () => {
  it('is asked again at the next use', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await store.close();
    expect(await everyReading(store)).toHaveLength(1);
  });

  it('makes room for a newer version at once', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(store.name, 99);
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
      request.addEventListener('error', () => reject(request.error));
      request.addEventListener('blocked', () => reject(new Error('blocked')));
    });
    await expect(everyReading(store)).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'newer-version',
    });
  });

  it('says so while an older worker holds the database, and goes on when it lets go', async () => {
    const { name } = freshStore();
    const first = storeOf({ name });
    await addReading(first, plainReading(), NOW);
    await first.close();
    const old = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    const tables = (await import('@/store/migrations')).migrations;
    const step = { version: tables.length + 1, run: async () => undefined };
    const store = storeOf({ name, steps: [...tables, step] });
    await expect(store.read(['meta'], async () => 1)).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'blocked',
    });
    await expect(store.read(['meta'], async () => 1)).rejects.toMatchObject({ detail: 'blocked' });
    old.close();
    await vi.waitFor(async () => expect(await revisionOf(store)).toBe(1));
    await store.close();
  });

  it('says that there is none in a private window', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(everyReading(storeOf())).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'no-database',
    });
    vi.unstubAllGlobals();
  });

  it('says that the browser refused, with its words', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
    });
    const refused = everyReading(freshStore());
    await expect(refused).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});

describe('deleting an account', () => {
  it('that dies in the middle deletes nothing', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    dieAt(1);
    await expect(removeAccount(store, 'google-ads-1', NOW)).rejects.toThrow();
    IDBObjectStore.prototype.put = putOf;
    expect(await everyReading(store)).toHaveLength(1);
  });
});
