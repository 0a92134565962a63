import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Reading } from '@/model/reading';
import { lookAtImport } from '@/store/import-look';
import { publishImport } from '@/store/import-publish';
import { removeImport, restoreImport, UNDO_MS } from '@/store/import-undo';
import { ABANDONED_MS, sweepImports } from '@/store/import-sweep';
import { addToImport, beginImport, dropImport } from '@/store/import-write';
import { addReading } from '@/store/looks';
import { storeOf, type Store } from '@/store/open';
import { setAccount } from '@/store/registry';
import type { TableName } from '@/store/schema';
import { summaryOf } from '@/store/summary';
import { thin } from '@/store/thin';

import { everyReading, freshStore, NOW, removeAccount } from './fresh';
import { plainReading, plainRow } from './readings';
import { dailyReport, fileReading, hashOf, importAll, newImport } from './report-files';
import { visible } from './visible';

const putOf = IDBObjectStore.prototype.put;
afterEach(() => {
  IDBObjectStore.prototype.put = putOf;
});
const later = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();

/** The next puts fail: at the one with this number the disk is full. */
function refuseAt(write: number): void {
  let count = 0;
  IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<typeof putOf>) {
    count += 1;
    if (count === write) throw new DOMException('no room', 'QuotaExceededError');
    return putOf.apply(this, args);
  };
}

const tables: TableName[] = [
  'accounts',
  'looks',
  'packs',
  'entities',
  'tallies',
  'labels',
  'imports',
  'broken',
];
/** Every key in the database. */
const everyKey = (store: Store) =>
  store.read(tables, async (tx) =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => [table, await tx.objectStore(table).getAllKeys()] as const),
      ),
    ),
  );

const rows = (day: number) => [
  plainRow(null, 'Brand', { spend: 10 + day, conversions: day }),
  plainRow(null, 'Summer', { spend: 5 }),
];
const report = dailyReport('2026-10-01', 31, rows);
const KEY = 'google-ads-1';

let store: Store & { name: string };
beforeEach(async () => {
  store = freshStore();
  await addReading(store, plainReading(), NOW);
});

describe('a pending import', () => {
  it('is visible nowhere', async () => {
    const before = await visible(store);
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    expect(await addToImport(store, begun.id, 0, report, NOW)).toEqual({ readings: 31, rows: 62 });
    await thin(store, '2027-06-01T00:00:00Z', 10);
    expect(await visible(store)).toEqual(before);
  });

  it('goes without a trace when it is dropped', async () => {
    const before = await everyKey(store);
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    await addToImport(store, begun.id, 0, report, NOW);
    expect(await dropImport(store, begun.id, NOW)).toEqual({ dropped: true });
    expect(await everyKey(store)).toEqual(before);
    expect(await addToImport(store, begun.id, 1, report, NOW)).toMatchObject({ refused: 'import-gone' });
    expect(await publishImport(store, begun.id, NOW)).toMatchObject({ refused: 'import-gone' });
  });

  it('survives a worker that is woken between two messages, and is swept when nobody goes on', async () => {
    const before = await everyKey(store);
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    await addToImport(store, begun.id, 0, report.slice(0, 10), NOW);
    await store.close();
    const again = storeOf({ name: store.name });
    expect(await sweepImports(again, later(ABANDONED_MS - 1))).toBe(0);
    expect(await addToImport(again, begun.id, 0, report.slice(0, 10), NOW)).toEqual({
      readings: 10,
      rows: 20,
    });
    expect(await addToImport(again, begun.id, 1, report.slice(10), NOW)).toEqual({ readings: 21, rows: 42 });
    expect(await sweepImports(again, later(ABANDONED_MS))).toBe(1);
    expect(await everyKey(again)).toEqual(before);
    await again.close();
  });

  it('leaves nothing behind when its own record is broken', async () => {
    const before = await everyKey(store);
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    await addToImport(store, begun.id, 0, report, NOW);
    await store.write(['imports'], async (tx) => {
      await tx.objectStore('imports').put({ id: begun.id, hash: begun.hash } as never);
    });
    expect(await publishImport(store, begun.id, NOW)).toMatchObject({ refused: 'import-gone' });
    await sweepImports(store, NOW);
    const { broken, ...left } = await everyKey(store);
    const { broken: _, ...clean } = before;
    expect(left).toEqual(clean);
    expect(broken).toHaveLength(1);
  });

  it('refuses readings of an account that nobody decided on, and keeps none of the message', async () => {
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    const before = await everyKey(store);
    const foreign = fileReading({ account: { id: '9', name: 'Other' } });
    expect(await addToImport(store, begun.id, 0, [...report, foreign], NOW)).toMatchObject({
      refused: 'account-undecided',
    });
    expect(await everyKey(store)).toEqual(before);
  });
});

describe('publishing', () => {
  it('makes all of the file visible at once, as readings of the chosen account', async () => {
    const entry = await importAll(store, report, KEY);
    expect(entry).toMatchObject({
      readings: 31,
      rows: 62,
      derived: 0,
      days: { from: '2026-10-01', to: '2026-10-31' },
      accounts: [{ account: KEY, name: 'Finance', made: false }],
      levels: ['campaign'],
      campaigns: { matched: 1, fresh: 1 },
    });
    const { accounts, readings, summary, campaigns } = await visible(store);
    expect(accounts.map(({ account }) => account.key)).toEqual([KEY]);
    expect(readings).toHaveLength(32);
    expect(
      readings.filter(({ reading }) => reading.source === 'report').map(({ reading }) => reading),
    ).toEqual(report);
    expect(summary.accounts).toMatchObject([{ readings: 32, rows: 64, campaigns: 3 }]);
    expect(campaigns.map(({ id }) => id).toSorted()).toEqual(['1', '2', 'name:Summer']);
  });

  it('writes a handful of records, however long the file', async () => {
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    await addToImport(store, begun.id, 0, report, NOW);
    let puts = 0;
    IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<typeof putOf>) {
      puts += 1;
      return putOf.apply(this, args);
    };
    await publishImport(store, begun.id, NOW);
    expect(puts).toBeLessThan(8);
  });

  it('is refused while parts are missing, and for more than was announced', async () => {
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    await addToImport(store, begun.id, 0, report.slice(1), NOW);
    expect(await publishImport(store, begun.id, NOW)).toMatchObject({ refused: 'not-all-here' });
    await addToImport(store, begun.id, 1, report.slice(0, 1), NOW);
    await addToImport(store, begun.id, 2, report.slice(0, 1), NOW);
    expect(await publishImport(store, begun.id, NOW)).toMatchObject({ refused: 'not-all-here' });
  });

  it('on a full disk leaves the import pending, and can be tried again', async () => {
    for (const write of [1, 2, 3, 4]) {
      const own = freshStore();
      await addReading(own, plainReading(), NOW);
      const begun = newImport(report, KEY);
      await beginImport(own, begun, NOW);
      await addToImport(own, begun.id, 0, report, NOW);
      const before = await visible(own);
      refuseAt(write);
      await expect(publishImport(own, begun.id, NOW)).rejects.toMatchObject({ code: 'disk-full' });
      IDBObjectStore.prototype.put = putOf;
      expect(await visible(own)).toEqual(before);
      expect(await publishImport(own, begun.id, NOW)).toMatchObject({ readings: 31 });
    }
  });

  it('answers the same when it is asked again after its answer was lost', async () => {
    const first = await importAll(store, report, KEY, { id: 'one' });
    const before = await visible(store);
    expect(await publishImport(store, 'one', NOW)).toEqual(first);
    expect(await visible(store)).toEqual(before);
  });

  it('changes nothing for the same file twice', async () => {
    await importAll(store, report, KEY);
    const before = await visible(store);
    expect(await importAll(store, report, KEY)).toEqual({ refused: 'same-file', ref: null });
    expect(await importAll(store, report, null)).toEqual({ refused: 'same-file', ref: null });
    expect(await visible(store)).toEqual(before);
    const look = await lookAtImport(store, hashOf('a'), [], NOW);
    expect(look.known).toMatchObject({ readings: 31, file: { name: 'report.csv' } });
  });

  it('begins the same file anew where an earlier attempt was left', async () => {
    const first = newImport(report, KEY);
    await beginImport(store, first, NOW);
    await addToImport(store, first.id, 0, report.slice(0, 5), NOW);
    expect(await importAll(store, report, KEY)).toMatchObject({ readings: 31 });
    expect(await addToImport(store, first.id, 1, report.slice(5), NOW)).toMatchObject({
      refused: 'import-gone',
    });
    expect((await visible(store)).readings).toHaveLength(32);
  });

  it('keeps two imports at once apart', async () => {
    const july = dailyReport('2026-07-01', 31, rows);
    const [one, two] = [newImport(report, KEY), newImport(july, KEY, { hash: hashOf('b') })];
    await Promise.all([beginImport(store, one, NOW), beginImport(store, two, NOW)]);
    await Promise.all([
      addToImport(store, one.id, 0, report.slice(0, 9), NOW),
      addToImport(store, two.id, 0, july.slice(0, 9), NOW),
      addToImport(store, two.id, 1, july.slice(9), NOW),
      addToImport(store, one.id, 1, report.slice(9), NOW),
    ]);
    await publishImport(store, two.id, NOW);
    expect((await everyReading(store)).map(({ reading }) => reading.range!.from.slice(0, 7))).not.toContain(
      '2026-10',
    );
    await publishImport(store, one.id, NOW);
    const { imports, readings } = await visible(store);
    expect(imports).toHaveLength(2);
    expect(readings).toHaveLength(63);
  });
});

describe('the account', () => {
  it('is the one that was decided on, whatever the file calls it', async () => {
    const named = report.map((reading) => ({ ...reading, account: { id: '77', name: 'Quite another' } }));
    await importAll(store, named, KEY);
    const { accounts } = await visible(store);
    expect(accounts.map(({ account }) => account.key)).toEqual([KEY]);
    expect(accounts[0]!.account.aliases).toEqual(['id:5351493750', 'name:Finance', 'name:Quite another']);
    // The page goes on as before: an id beside another one would have made its readings nobody's.
    expect(await addReading(store, plainReading({ readAt: '2026-12-05T10:00:00Z' }), NOW)).toMatchObject({
      account: KEY,
    });
  });

  it('is made where the user said so, and found again by a page', async () => {
    const named = report.map((reading) => ({ ...reading, account: { id: null, name: 'Shop' } }));
    const entry = await importAll(store, named, null);
    expect(entry).toMatchObject({ accounts: [{ account: 'google-ads-2', name: 'Shop', made: true }] });
    const page = plainReading({ account: { id: '2', name: 'Shop' } });
    expect(await addReading(store, page, NOW)).toMatchObject({ account: 'google-ads-2' });
    expect((await visible(store)).accounts).toHaveLength(2);
  });

  it('is never made a second time for an id that is known', async () => {
    const named = report.map((reading) => ({ ...reading, account: { id: '5351493750', name: null } }));
    expect(await importAll(store, named, null)).toMatchObject({ accounts: [{ account: KEY, made: false }] });
  });

  it('is one for rows that say their currency and rows that do not', async () => {
    const mixed = report.map((reading, day) => ({ ...reading, currency: day % 2 ? 'EUR' : null }));
    expect(await importAll(store, mixed, null)).toMatchObject({ accounts: [{ account: 'google-ads-2' }] });
    expect((await visible(store)).accounts).toHaveLength(2);
  });

  it.each([
    ['wrong-currency', { currency: 'USD' }, KEY],
    ['wrong-platform', { platform: 'meta-ads' as const }, KEY],
    ['account-gone', {}, 'google-ads-9'],
    ['account-gone', {}, 'google-ads-unplaced'],
  ])('is refused: %s', async (refused, change, account) => {
    await addReading(store, plainReading({ account: { id: null, name: null } }), NOW);
    const before = await everyKey(store);
    const readings = report.map((reading): Reading => ({ ...reading, ...change }));
    expect(await importAll(store, readings, account)).toMatchObject({ refused });
    expect(await everyKey(store)).toEqual(before);
  });

  it('that changed meanwhile is refused at publishing', async () => {
    const begun = newImport(report, KEY);
    await beginImport(store, begun, NOW);
    await addToImport(store, begun.id, 0, report, NOW);
    await setAccount(store, KEY, { currency: 'USD' }, NOW);
    expect(await publishImport(store, begun.id, NOW)).toMatchObject({
      refused: 'wrong-currency',
      currency: 'USD',
    });
    await removeAccount(store, KEY, NOW);
    expect(await publishImport(store, begun.id, NOW)).toMatchObject({ refused: 'account-gone' });
    await sweepImports(store, later(ABANDONED_MS));
    const keys = await everyKey(store);
    expect([keys.looks, keys.packs, keys.entities, keys.imports, keys.accounts]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  it('takes its imports with it when it is removed, and the file may come again', async () => {
    await importAll(store, report, KEY);
    expect(await removeAccount(store, KEY, NOW)).toMatchObject({ readings: 32 });
    const keys = await everyKey(store);
    expect([keys.looks, keys.entities, keys.imports, keys.accounts]).toEqual([[], [], [], []]);
    expect(await importAll(store, report, null)).toMatchObject({ readings: 31 });
  });
});

describe('taking an import out', () => {
  it('leaves the store as it was before, and undo puts all of it back', async () => {
    const { revision: _, ...before } = await visible(store);
    const named = report.map((reading) => ({ ...reading, account: { id: null, name: 'Finanza' } }));
    const entry = await importAll(store, named, KEY, { id: 'one' });
    const { revision: __, ...after } = await visible(store);
    expect(await removeImport(store, 'one', NOW)).toEqual({ entry, until: later(UNDO_MS) });
    expect(await visible(store)).toMatchObject(before);
    expect(await restoreImport(store, 'one', NOW)).toMatchObject({ readings: 31 });
    expect(await visible(store)).toMatchObject(after);
  });

  it('is final once it is swept', async () => {
    const before = await everyKey(store);
    await importAll(store, report, KEY, { id: 'one' });
    await removeImport(store, 'one', NOW);
    expect(await sweepImports(store, later(UNDO_MS - 1))).toBe(0);
    expect(await sweepImports(store, later(UNDO_MS))).toBe(1);
    expect(await restoreImport(store, 'one', NOW)).toMatchObject({ refused: 'too-late' });
    expect(await everyKey(store)).toEqual(before);
  });

  it('lets the same file come again, and then undo has nothing to do', async () => {
    await importAll(store, report, KEY, { id: 'one' });
    await removeImport(store, 'one', NOW);
    expect(await importAll(store, report, KEY, { id: 'two' })).toMatchObject({ readings: 31 });
    expect(await restoreImport(store, 'one', NOW)).toMatchObject({ refused: 'too-late' });
    expect((await visible(store)).readings).toHaveLength(32);
  });

  it('takes the account that it made, unless a page has read it since', async () => {
    const named = report.map((reading) => ({ ...reading, account: { id: null, name: 'Shop' } }));
    await importAll(store, named, null, { id: 'one' });
    await removeImport(store, 'one', NOW);
    expect((await visible(store)).accounts).toHaveLength(1);
    expect(await restoreImport(store, 'one', NOW)).toMatchObject({
      accounts: [{ name: 'Shop', made: true }],
    });
    const page = plainReading({ account: { id: '2', name: 'Shop' }, readAt: later(60_000) });
    await addReading(store, page, NOW);
    await removeImport(store, 'one', NOW);
    const { accounts, readings } = await visible(store);
    expect(accounts.map(({ account }) => account.name)).toEqual(['Finance', 'Shop']);
    expect(readings).toHaveLength(2);
    expect(await addReading(store, { ...page, readAt: later(120_000) }, NOW)).toMatchObject({
      account: accounts[1]!.account.key,
    });
  });
});

describe('a worker that dies', () => {
  /** The transaction goes at the put with this number, and nothing answers. */
  function dieAt(write: number): void {
    let count = 0;
    IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<typeof putOf>) {
      count += 1;
      if (count !== write) return putOf.apply(this, args);
      this.transaction.abort();
      throw new DOMException('the worker died', 'AbortError');
    };
  }

  it('at any write of any message loses nothing and doubles nothing, once the message is sent again', async () => {
    const few = report.slice(0, 4);
    const whole = freshStore();
    await importAll(whole, few, null, { id: 'x', pieces: 2 });
    const { readings } = await visible(whole);
    await whole.close();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 4 }),
        async (deaths) => {
          const { name } = freshStore();
          const steps = [
            (own: Store) => beginImport(own, newImport(few, null, { id: 'x' }), NOW),
            (own: Store) => addToImport(own, 'x', 0, few.slice(0, 2), NOW),
            (own: Store) => addToImport(own, 'x', 1, few.slice(2), NOW),
            (own: Store) => publishImport(own, 'x', NOW),
          ];
          for (const [index, step] of steps.entries()) {
            const dying = storeOf({ name });
            dieAt(deaths[index]!);
            const answered = await step(dying).catch(() => null);
            IDBObjectStore.prototype.put = putOf;
            await dying.close();
            const next = storeOf({ name });
            if (index < 3) expect(await everyReading(next)).toEqual([]);
            // What was answered may be asked again too: the answer may be lost on its way.
            if (index > 0 || answered === null) expect(await step(next)).not.toHaveProperty('refused');
            await next.close();
          }
          const last = storeOf({ name });
          expect(await everyReading(last)).toEqual(readings);
          expect(await summaryOf(last, NOW)).toMatchObject({
            accounts: [{ readings: 4, rows: 8 }],
            broken: 0,
          });
          await last.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('parts of a file', () => {
  it('leave the same store in whatever order, and however often, they come', async () => {
    const renamed = dailyReport('2026-10-01', 12, (day) => [
      plainRow('1', day < 5 ? 'Old name' : 'New name', { spend: day }),
      plainRow(day % 3 ? null : '7', 'Summer', { spend: 1 }),
    ]);
    const known = async (order: readonly number[]) => {
      const own = freshStore();
      await addReading(own, plainReading(), NOW);
      const begun = newImport(renamed, KEY, { id: 'same' });
      await beginImport(own, begun, NOW);
      for (const n of order) await addToImport(own, 'same', n, renamed.slice(n * 3, n * 3 + 3), NOW);
      const entry = await publishImport(own, 'same', NOW);
      const { readings, campaigns, summary } = await visible(own);
      await own.close();
      return { entry, readings, campaigns: campaigns.toSorted((a, b) => (a.id < b.id ? -1 : 1)), summary };
    };
    const straight = await known([0, 1, 2, 3]);
    expect(straight.entry).toMatchObject({ readings: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
        async (order, again) => {
          expect(await known([...order, ...again])).toEqual(straight);
        },
      ),
      { numRuns: 15 },
    );
  });
});
