import fc from 'fast-check';
import { expect, it } from 'vitest';

import { addDays } from '@/model/day';
import { listImports } from '@/store/import-publish';
import { sweepImports } from '@/store/import-sweep';
import { removeImport, restoreImport, UNDO_MS } from '@/store/import-undo';
import { addReading } from '@/store/looks';
import { readRegistry } from '@/store/registry';
import { putBack } from '@/store/restore';
import { emptyTrash, sweepTrash, take, trashOf } from '@/store/trash';

import { everyReading, freshStore, NOW } from './fresh';
import { plainReading, plainRow } from './readings';
import { dailyReport, importAll } from './report-files';

const FIRST = '2026-10-01';
const DAYS = 5;
const account = { id: null, name: 'Finanza' };
const file = dailyReport(FIRST, DAYS, (day) => [plainRow(null, 'Brand', { spend: 10 + day })], { account });

type Wish =
  | { wish: 'import' | 'undo' | 'remove' | 'restore' | 'back' | 'purge' | 'sweep' }
  | { wish: 'days'; ends: [number, number]; bin: boolean }
  | { wish: 'account'; bin: boolean };
const day = fc.integer({ min: 0, max: DAYS - 1 });
const plain = ['import', 'import', 'restore', 'back', 'back', 'undo', 'remove', 'purge', 'sweep'] as const;
const anyWish: fc.Arbitrary<Wish> = fc.oneof(
  { arbitrary: fc.constantFrom(...plain).map((wish) => ({ wish })), weight: 9 },
  {
    arbitrary: fc.record({ wish: fc.constant('days' as const), ends: fc.tuple(day, day), bin: fc.boolean() }),
    weight: 3,
  },
  { arbitrary: fc.record({ wish: fc.constant('account' as const), bin: fc.boolean() }), weight: 1 },
);

/** A store that goes through what its user wishes, and what is seen of it, as texts. */
async function desk(known: boolean) {
  const store = freshStore();
  if (known) await addReading(store, plainReading(), NOW);
  let at = Date.parse(NOW);
  let imports = 0;
  const now = () => new Date(at).toISOString();
  const seen = async () =>
    (await everyReading(store)).map(({ reading }) => JSON.stringify(reading)).toSorted();
  const page = new Set(await seen());
  const ofFile = (texts: readonly string[]) => texts.filter((text) => !page.has(text));

  /** What was deleted with a bin comes back as it was, and goes again. */
  async function taken(wanted: Parameters<typeof take>[1], bin: boolean): Promise<void> {
    const before = await seen();
    const id = bin ? now() : null;
    await take(store, wanted, id, now());
    if (id === null || (await seen()).length === before.length) return;
    expect(await putBack(store, id, now())).toBe(true);
    expect(await seen()).toEqual(before);
    await take(store, wanted, id, now());
  }

  const deeds = {
    async import() {
      const before = await seen();
      const [first] = (await readRegistry(store, now())).accounts;
      const id = `i${(imports += 1)}`;
      const answer = await importAll(store, file, first?.account.key ?? null, { id, now: now() });
      if ('refused' in answer) {
        expect([answer.refused, ofFile(before).length]).toEqual(['same-file', DAYS]);
        return expect(await seen()).toEqual(before);
      }
      const after = await seen();
      expect([ofFile(before).length < DAYS, ofFile(after).length]).toEqual([true, DAYS]);
      await removeImport(store, id, now(), true);
      expect(await seen()).toEqual(before);
      await restoreImport(store, id, now());
      expect(await seen()).toEqual(after);
    },
    async leave(before: boolean) {
      const [newest] = await listImports(store, now());
      if (!newest) return;
      const all = await seen();
      await removeImport(store, newest.id, now(), before);
      const left = await seen();
      await restoreImport(store, newest.id, now());
      expect(await seen()).toEqual(all);
      await removeImport(store, newest.id, now(), before);
      expect(await seen()).toEqual(left);
    },
    undo: () => deeds.leave(true),
    remove: () => deeds.leave(false),
    restore: () => restoreImport(store, `i${imports}`, now()),
    async back() {
      const [head] = await trashOf(store, now());
      const before = await seen();
      if (!head || (await putBack(store, head.id, now())))
        expect(await seen()).toEqual(expect.arrayContaining(before));
      else expect(await seen()).toEqual(before);
    },
    async purge() {
      const before = await seen();
      await emptyTrash(store, null);
      expect(await seen()).toEqual(before);
    },
    async sweep() {
      const before = await seen();
      at += UNDO_MS;
      await sweepImports(store, now());
      await sweepTrash(store, now());
      expect(await seen()).toEqual(before);
    },
    async days({ ends, bin }: Extract<Wish, { wish: 'days' }>) {
      const before = await seen();
      const days = { from: addDays(FIRST, Math.min(...ends)), to: addDays(FIRST, Math.max(...ends)) };
      await taken({ account: null, days }, bin);
      const goes = (text: string) => {
        const { range } = JSON.parse(text) as { range: { from: string; to: string } };
        return range.from >= days.from && range.to <= days.to;
      };
      expect(await seen()).toEqual(before.filter((text) => !goes(text)));
    },
    async account({ bin }: Extract<Wish, { wish: 'account' }>) {
      const [first] = (await readRegistry(store, now())).accounts;
      if (first) await taken({ account: first.account.key, days: null }, bin);
    },
  };

  return async (wish: Wish) => {
    at += 1_000;
    if (wish.wish === 'days') await deeds.days(wish);
    else if (wish.wish === 'account') await deeds.account(wish);
    else await deeds[wish.wish]();
    const all = await seen();
    expect(new Set(all).size).toBe(all.length);
    const told = (await listImports(store, now())).map(({ readings, gone }) => readings - gone);
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(ofFile(all).length);
  };
}

it.each([{ known: true }, { known: false }])(
  'a file comes, goes and comes again in any order: nothing is lost or doubled (account known: $known)',
  { timeout: 60_000 },
  async ({ known }) => {
    const order = fc.array(anyWish, { minLength: 2, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(order, async (wishes) => {
        const fulfil = await desk(known);
        for (const wish of wishes) await fulfil(wish);
      }),
      {
        numRuns: 40,
        endOnFailure: true,
        // Its account went into the bin, the file came again, and the account came back.
        examples: [
          [[{ wish: 'import' }, { wish: 'account', bin: true }, { wish: 'import' }, { wish: 'back' }]],
          [
            [
              { wish: 'import' },
              { wish: 'account', bin: true },
              { wish: 'import' },
              { wish: 'remove' },
              { wish: 'back' },
              { wish: 'restore' },
            ],
          ],
        ],
      },
    );
  },
);
