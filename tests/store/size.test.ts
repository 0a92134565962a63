import { serialize } from 'node:v8';

import { describe, expect, it } from 'vitest';

import { addDays, dayNumber } from '@/model/day';
import { addReading } from '@/store/looks';
import type { Store } from '@/store/open';
import { readKept } from '@/store/reach';
import type { TableName } from '@/store/schema';
import { thin } from '@/store/thin';

import { freshStore, NOW } from './fresh';
import { accountOf } from './years';

/** Bytes of what is stored, in the format that browsers write (V8's own), keys and indexes not counted. */
async function bytesOf(store: Store, tables: readonly TableName[]): Promise<number> {
  return store.read(tables, async (tx) => {
    const values = await Promise.all(tables.map((table) => tx.objectStore(table).getAll()));
    return values.flat().reduce((sum: number, value) => sum + serialize(value).byteLength, 0);
  });
}

const DAYS = 3;
const campaigns = 1_000;
const yearsOf = (perDay: number) => perDay * 3 * 365;

describe('three years of 1,000 campaigns with ten looks a day', () => {
  it('stay under 500 MB even unthinned, and thinning takes a fifth away', { timeout: 60_000 }, async () => {
    const store = freshStore();
    const account = accountOf(campaigns);
    for (let day = 0; day < DAYS; day += 1) {
      const today = addDays('2026-11-10', day);
      for (const reading of account.day(today, dayNumber(today))) await addReading(store, reading, NOW);
    }
    const raw = (await bytesOf(store, ['looks', 'packs'])) / DAYS;
    while ((await thin(store, NOW, 50)).more);
    const thinned = (await bytesOf(store, ['looks', 'packs'])) / DAYS;
    const register = await bytesOf(store, ['entities']);
    const row = Math.round(raw / campaigns / 10);
    console.info(
      `a row: ${row} bytes; a day: ${Math.round(raw / 1e3)} kB raw, ${Math.round(thinned / 1e3)} kB thinned; ` +
        `three years: ${Math.round(yearsOf(raw) / 1e6)} MB raw, ${Math.round(yearsOf(thinned) / 1e6)} MB thinned; ` +
        `names: ${Math.round(register / 1e3)} kB`,
    );
    expect(yearsOf(raw)).toBeLessThan(250e6);
    expect(thinned).toBeLessThan(0.8 * raw);
    expect(register).toBeLessThan(200e3);
  });

  it('stay under 500 MB where no look repeats another', { timeout: 60_000 }, async () => {
    const store = freshStore();
    const account = accountOf(campaigns);
    for (let range = 0; range < 10; range += 1) {
      const look = account.look('2026-11-10', 3 * range, 0, 20_000, `2026-11-10T09:${10 + range}:00Z`, 0.4);
      await addReading(store, look, NOW);
    }
    const day = await bytesOf(store, ['looks', 'packs']);
    console.info(`ten ranges, none alike: ${Math.round((day * 3 * 365) / 1e6)} MB in three years`);
    expect(yearsOf(day)).toBeLessThan(400e6);
  });

  it('are never walked through to judge this month', { timeout: 60_000 }, async () => {
    const store = freshStore();
    const account = accountOf(3);
    for (let day = 0; day < 120; day += 1) {
      const today = addDays('2026-08-01', day);
      for (const reading of account.day(today, dayNumber(today))) await addReading(store, reading, NOW);
    }
    let offered = 0;
    await readKept(
      store,
      { key: 'google-ads-1', keys: ['google-ads-1'] },
      'campaign',
      '2026-11-26',
      (heads) => {
        offered = heads.length;
        return { looks: [] };
      },
      NOW,
    );
    expect(offered).toBeLessThan(40);
  });
});
