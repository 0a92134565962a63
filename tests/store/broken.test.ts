import { describe, expect, it } from 'vitest';

import { addReading } from '@/store/looks';
import type { WriteTx } from '@/store/open';
import { everyBroken } from '@/store/pages';
import { readRegistry } from '@/store/registry';
import { settingsOf } from '@/store/settings';
import { summaryOf } from '@/store/summary';
import { saveTargets, targetsOf } from '@/store/targets';
import { thin } from '@/store/thin';

import { everyReading, freshStore, NOW } from './fresh';
import { plainReading, plainRow } from './readings';
import { plainTarget } from './targets';

/** Writes what no version of ours would. */
const spoil = (
  store: ReturnType<typeof freshStore>,
  table: Parameters<WriteTx['objectStore']>[0],
  work: (tx: never) => Promise<unknown>,
) => store.write([table], (tx) => work(tx.objectStore(table) as never));
type Raw = { get(key: unknown): Promise<never>; put(value: unknown, key?: unknown): Promise<void> };

const key = ['google-ads-1', 'campaign', '2026-11-01', '2026-11-30', Date.parse('2026-12-05T09:00:00Z'), 0];

async function twoLooks() {
  const store = freshStore();
  await addReading(store, plainReading(), NOW);
  const later = plainReading({
    readAt: '2026-12-05T10:00:00Z',
    rows: [plainReading().rows[0]!, plainRow('2', 'Generic', { spend: 41 })],
  });
  await addReading(store, later, NOW);
  return { store, later };
}

describe('a broken record', () => {
  it('of a target is set aside, counted and kept as it was', async () => {
    const store = freshStore();
    await saveTargets(store, [plainTarget({ id: 'good' })], NOW);
    const bad = { id: 'bad', kpi: 'happiness' };
    await spoil(store, 'targets', (table: Raw) => table.put(bad));
    expect((await targetsOf(store, NOW)).map(({ id }) => id)).toEqual(['good']);
    expect(await everyBroken(store)).toEqual([
      { store: 'targets', key: 'bad', value: bad, account: null, at: NOW },
    ]);
    expect((await summaryOf(store, NOW)).broken).toBe(1);
    expect((await targetsOf(store, NOW)).map(({ id }) => id)).toEqual(['good']);
    expect(await everyBroken(store)).toHaveLength(1);
  });

  it('of a look takes nothing else with it', async () => {
    const { store, later } = await twoLooks();
    await spoil(store, 'looks', async (table: Raw) =>
      table.put({ ...((await table.get(key)) as object), readAt: 'yesterday' }),
    );
    const left = await everyReading(store);
    // The later look hung on the broken one: its own row is there, the unchanged one is lost with its base.
    expect(left.map(({ reading }) => reading)).toEqual([{ ...later, rows: later.rows.slice(1) }]);
    expect((await everyBroken(store)).map(({ store: table, account }) => [table, account])).toEqual([
      ['looks', 'google-ads-1'],
    ]);
  });

  it.each([
    [
      'cut short',
      (pack: { pack: { entity: unknown } }) => ({
        ...pack,
        pack: { ...pack.pack, entity: { kind: 'scaled', scale: 1, data: Uint8Array.of(1) } },
      }),
    ],
    ['of another shape', () => ({ rows: 'two' })],
    ['gone', () => undefined],
  ])('of rows, %s, leaves the rest where it belongs', async (_, change) => {
    const { store, later } = await twoLooks();
    await spoil(store, 'packs', async (table: Raw & { delete(key: unknown): Promise<void> }) => {
      const spoilt = change(await table.get(key));
      return spoilt === undefined ? table.delete(key) : table.put(spoilt, key);
    });
    const left = (await everyReading(store)).map(({ reading }) => reading);
    expect(left).toEqual([
      { ...plainReading(), rows: [] },
      { ...later, rows: later.rows.slice(1) },
    ]);
    // The account goes on: the next look is kept whole.
    const next = plainReading({ readAt: '2026-12-05T11:00:00Z' });
    await addReading(store, next, NOW);
    expect((await everyReading(store)).at(-1)!.reading).toEqual(next);
    await thin(store, '2026-12-20T00:00:00Z', 100);
    expect((await everyReading(store)).at(-1)!.reading).toEqual(next);
  });

  it('of campaigns never lends its numbers to others', async () => {
    const { store } = await twoLooks();
    await spoil(store, 'entities', (table: Raw) =>
      table.put({ entities: 'none' }, ['google-ads-1', 'campaign', 0]),
    );
    const next = plainReading({
      readAt: '2026-12-05T11:00:00Z',
      rows: [plainRow('3', 'Shopping', { spend: 1 })],
    });
    await addReading(store, next, NOW);
    const left = (await everyReading(store)).map(({ reading }) => reading.rows.map(({ id }) => id));
    expect(left).toEqual([[], [], ['3']]);
    expect((await summaryOf(store, NOW)).broken).toBe(1);
    await addReading(store, plainReading({ readAt: '2026-12-05T12:00:00Z' }), NOW);
    expect((await everyReading(store)).at(-1)!.reading.rows.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('of an account keeps its readings findable', async () => {
    const { store } = await twoLooks();
    await spoil(store, 'accounts', (table: Raw) =>
      table.put({
        key: 'google-ads-1',
        platform: 'google-ads',
        aliases: ['id:5351493750', 7],
        name: 12,
        currency: 'EUR',
      }),
    );
    await readRegistry(store, NOW);
    const { accounts } = await readRegistry(store, NOW);
    expect(accounts.map(({ account }) => account)).toMatchObject([
      {
        key: 'google-ads-1',
        platform: 'google-ads',
        aliases: ['id:5351493750'],
        name: null,
        currency: 'EUR',
      },
    ]);
    const more = plainReading({ readAt: '2026-12-05T11:00:00Z' });
    expect(await addReading(store, more, NOW)).toMatchObject({ account: 'google-ads-1' });
    expect(await everyBroken(store)).toHaveLength(1);
  });

  it('of the settings is mended field by field', async () => {
    const store = freshStore();
    await spoil(store, 'meta', (table: Raw) =>
      table.put({ language: 'it', palette: 'neon', consolesOff: ['meta-ads', 'myspace'] }, 'settings'),
    );
    expect(await settingsOf(store)).toMatchObject({
      language: 'it',
      palette: 'signal',
      consolesOff: ['meta-ads'],
    });
  });

  it('of the tally is counted anew', async () => {
    const { store } = await twoLooks();
    await spoil(store, 'tallies', (table: Raw) => table.put({ account: 'google-ads-1', readings: 'many' }));
    await addReading(store, plainReading({ readAt: '2026-12-05T11:00:00Z', rows: [] }), NOW);
    await summaryOf(store, NOW);
    expect((await summaryOf(store, NOW)).accounts).toMatchObject([{ readings: 3 }]);
  });
});
