import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boardOf, type Board } from '@/background/judging/board';
import { emptyShelf, spellOf } from '@/background/judging/shelf';
import { addDays } from '@/model/day';
import type { KpiKey } from '@/model/kpi';
import type { Scope, Target } from '@/model/target';
import { saveEntries } from '@/store/business';
import { addReading } from '@/store/looks';
import { keepForecasts } from '@/store/learnt';
import { remember } from '@/store/memories';
import { storeOf, type Store } from '@/store/open';
import { setAccount, setLabels } from '@/store/registry';
import { removeTargets, saveTargets } from '@/store/targets';

import { removeAccount } from '../store/fresh';
import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';

const START = Date.parse('2026-11-22T22:57:00Z');
/** The first accounts of a store have these keys, in the order in which they were read first. */
const keys = ['google-ads-1', 'google-ads-2', 'google-ads-3'];

const kpis: readonly [KpiKey, Target['direction'], number][] = [
  ['cpa', 'at-most', 25],
  ['roas', 'at-least', 2],
  ['spend', 'two-sided', 4000],
  ['conversions', 'at-least', 200],
  ['mer', 'at-least', 2],
  ['cac', 'at-most', 40],
];
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'everything' }),
  fc.constantFrom(...keys).map((account): Scope => ({ kind: 'account', account })),
  fc.constantFrom(...keys).map((account): Scope => ({ kind: 'campaign', account, id: '1' })),
  fc.constant<Scope>({ kind: 'label', label: 'brand' }),
  fc.constant<Scope>({ kind: 'name', pattern: 'Brand*' }),
);
const target = fc
  .record({ of: fc.constantFrom(...kpis), scope, id: fc.integer({ min: 0, max: 4 }), ends: fc.boolean() })
  .map(({ of: [kpi, direction, value], scope: where, id, ends }) =>
    plainTarget({
      id: `target ${id}`,
      kpi,
      direction,
      value,
      scope: where,
      period: ends
        ? { kind: 'once', range: { from: '2026-11-01', to: '2026-11-22' } }
        : { kind: 'month', from: '2026-11-01', until: null },
    }),
  );

interface Read {
  account: number;
  days: [number, number];
  ids: string[];
  spend: number;
  conversions: number;
  total: number;
}
const reading: fc.Arbitrary<Read> = fc.record({
  account: fc.integer({ min: 0, max: 2 }),
  days: fc.constantFrom<Read['days'][]>([1, 21], [1, 10], [11, 21], [22, 22], [1, 22]),
  ids: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1 }),
  spend: fc.integer({ min: 0, max: 3000 }),
  conversions: fc.integer({ min: 0, max: 120 }),
  total: fc.constantFrom(0, 0, 1),
});

type Change =
  | { do: 'read'; of: Read }
  | { do: 'aim'; target: Target }
  | { do: 'drop'; id: number }
  | { do: 'label'; key: string; campaign: string | null; on: boolean }
  | { do: 'say'; key: string; timeZone: string | null }
  | { do: 'book'; orders: number; revenue: number }
  | { do: 'remove'; key: string }
  | { do: 'wait'; minutes: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: reading.map((of): Change => ({ do: 'read', of })) },
  { weight: 4, arbitrary: target.map((one): Change => ({ do: 'aim', target: one })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }).map((id): Change => ({ do: 'drop', id })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        key: fc.constantFrom(...keys),
        campaign: fc.constantFrom(null, '1', '2'),
        on: fc.boolean(),
      })
      .map((one): Change => ({ do: 'label', ...one })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ key: fc.constantFrom(...keys), timeZone: fc.constantFrom(null, 'Europe/Rome', 'Asia/Tokyo') })
      .map((one): Change => ({ do: 'say', ...one })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ orders: fc.integer({ min: 1, max: 400 }), revenue: fc.integer({ min: 1, max: 20_000 }) })
      .map((one): Change => ({ do: 'book', ...one })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...keys).map((key): Change => ({ do: 'remove', key })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(5, 61, 60 * 13, 60 * 24).map((minutes): Change => ({ do: 'wait', minutes })),
  },
);

async function apply(store: Store, one: Change, now: string): Promise<void> {
  if (one.do === 'read') {
    const { account, days, ids, spend, conversions, total } = one.of;
    const day = (at: number) => addDays('2026-10-31', at);
    const range = { from: day(days[0]), to: day(days[1]) };
    const row = (id: string, at: number) =>
      plainRow(id, id === '1' ? 'Brand' : `Generic ${id}`, {
        spend: spend + 10 * at,
        conversions: conversions + at,
        conversionValue: conversions * 50,
      });
    const coverage = { seen: ids.length, total: ids.length + total };
    const id = `535-149-375${account}`;
    const change = { account: { id, name: id }, range, readAt: now, rows: ids.map(row), coverage };
    await addReading(store, plainReading(change), now);
  } else if (one.do === 'aim') await saveTargets(store, [one.target], now);
  else if (one.do === 'drop') await removeTargets(store, [`target ${one.id}`], now);
  else if (one.do === 'label') await setLabels(store, one.key, one.campaign, one.on ? ['brand'] : [], now);
  else if (one.do === 'say') await setAccount(store, one.key, { timeZone: one.timeZone }, now);
  else if (one.do === 'book') {
    const { orders, revenue } = one;
    const place = { book: 'shop', from: '2026-11-01', to: '2026-11-21', channel: '', campaign: '' };
    const figures = { orders, revenue, newCustomers: orders };
    await saveEntries(store, [{ ...place, figures, currency: 'EUR', spread: true, source: 'typed' }], now);
  } else if (one.do === 'remove') await removeAccount(store, one.key, now);
}

async function everything(board: Board) {
  const lines = [];
  for (const one of board.targets) lines.push(await board.lines(one));
  const campaigns = [];
  for (const { key } of board.accounts) campaigns.push(await board.campaigns(key));
  return { accounts: board.accounts, targets: board.targets, lines, campaigns };
}

const steady: Omit<Read, 'account'> = {
  days: [1, 21],
  ids: ['1', '2'],
  spend: 900,
  conversions: 30,
  total: 0,
};

describe('a board that takes over what still holds', () => {
  it('is the board that would be made afresh, whatever changed in whatever order', async () => {
    let [judged, taken] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(target, { maxLength: 4 }),
        fc.array(reading, { minLength: 2, maxLength: 5 }),
        fc.array(fc.record({ change, looked: fc.boolean(), noted: fc.boolean() }), {
          minLength: 1,
          maxLength: 9,
        }),
        async (targets, readings, changes) => {
          const store = storeOf({ name: `kept ${crypto.randomUUID()}` });
          const shelf = emptyShelf();
          let at = START;
          const now = () => new Date(at).toISOString();
          for (const of of readings) await apply(store, { do: 'read', of }, now());
          for (const one of targets) await apply(store, { do: 'aim', target: one }, now());
          for (const { change: one, looked, noted } of [
            { change: null, looked: true, noted: true },
            ...changes,
          ]) {
            if (one?.do === 'wait') at += one.minutes * 60_000;
            else if (one) await apply(store, one, now());
            if (!looked) continue;
            // Of one store and one instant: what is left of them are the notes, and those are kept once.
            const fresh = await everything(await boardOf(store, now()));
            const before = new Set(shelf.lines.values());
            const board = await boardOf(store, now(), shelf);
            expect(await everything(board)).toEqual(fresh);
            // Notes are lost where the worker dies before it writes them.
            if (!noted) continue;
            await remember(store, board.unremembered());
            await keepForecasts(store, board.unwritten(), now());
            expect(await everything(await boardOf(store, now()))).toEqual(fresh);
            judged += shelf.lines.size;
            taken += [...shelf.lines.values()].filter((line) => before.has(line)).length;
          }
          await store.close();
        },
      ),
      { numRuns: 60 },
    );
    // Where nothing were ever taken over this would prove nothing.
    expect(taken).toBeGreaterThan(judged / 20);
  }, 120_000);

  it('reads and judges the one account that changed, and no other', async () => {
    const store = storeOf({ name: `kept ${crypto.randomUUID()}` });
    const shelf = emptyShelf();
    const now = new Date(START).toISOString();
    for (const account of [0, 1, 2]) await apply(store, { do: 'read', of: { account, ...steady } }, now);
    const own = (key: string) => plainTarget({ id: key, scope: { kind: 'account', account: key } });
    await saveTargets(store, [...keys.map(own), plainTarget({ id: 'all' })], now);

    const first = await boardOf(store, now, shelf);
    const before = await everything(first);
    await remember(store, first.unremembered());
    await apply(store, { do: 'read', of: { account: 1, ...steady, spend: 2900 } }, now);
    const after = await everything(await boardOf(store, now, shelf));

    expect(after.campaigns.map((lights, at) => lights === before.campaigns[at])).toEqual([true, false, true]);
    expect(after.campaigns[1]![0]!.value).not.toBe(before.campaigns[1]![0]!.value);
    // The line over all accounts and the one of the account are made anew.
    const same = after.targets.map(({ id }, at) => [id, after.lines[at] === before.lines[at]]);
    expect(Object.fromEntries(same)).toEqual({
      [keys[0]!]: true,
      [keys[1]!]: false,
      [keys[2]!]: true,
      all: false,
    });
    await store.close();
  });

  it('asks the books again once they changed', async () => {
    const store = storeOf({ name: `kept ${crypto.randomUUID()}` });
    const shelf = emptyShelf();
    const now = new Date(START).toISOString();
    await apply(store, { do: 'read', of: { account: 0, ...steady } }, now);
    await apply(store, { do: 'book', orders: 40, revenue: 1810 }, now);
    const mer = plainTarget({ id: 'mer', kpi: 'mer', value: 2, direction: 'at-least' });
    await saveTargets(store, [mer], now);
    const first = await boardOf(store, now, shelf);
    expect((await everything(first)).lines[0]![0]!.value).toBe(1);
    await remember(store, first.unremembered());
    await apply(store, { do: 'book', orders: 90, revenue: 3620 }, now);
    expect((await everything(await boardOf(store, now, shelf))).lines[0]![0]!.value).toBe(2);
    await store.close();
  });

  it('judges anew what lost its memory: a target that was taken away and set again', async () => {
    const store = storeOf({ name: `kept ${crypto.randomUUID()}` });
    const shelf = emptyShelf();
    const [now, soon] = [0, 60_000].map((ms) => new Date(START + ms).toISOString()) as [string, string];
    expect(spellOf(soon)).toBe(spellOf(now));
    await apply(store, { do: 'read', of: { account: 0, ...steady } }, now);
    await saveTargets(store, [plainTarget()], now);
    const since = async (time: string) => {
      const board = await boardOf(store, time, shelf);
      const { lines, campaigns } = await everything(board);
      await remember(store, board.unremembered());
      return [...lines, ...campaigns].flat().map((light) => light.since);
    };
    expect(await since(now)).toEqual([now, now, now]);
    expect(await since(soon)).toEqual([now, now, now]);
    await removeTargets(store, ['cpa'], soon);
    await saveTargets(store, [plainTarget()], soon);
    expect(await since(soon)).toEqual([soon, soon, soon]);
    await store.close();
  });

  it('holds for five minutes within which no day begins', () => {
    const of = (time: string) => spellOf(`2026-11-22T${time}Z`);
    expect(of('22:55:00')).toBe(of('22:59:59.999'));
    expect(of('22:59:59.999')).not.toBe(of('23:00:00'));
    // Kathmandu's days begin at a quarter past the hour.
    expect(of('18:14:59')).not.toBe(of('18:15:00'));
  });
});
