import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Metrics } from '@/model/metric';
import type { Reading } from '@/model/reading';
import { addReading } from '@/store/looks';
import { summaryOf } from '@/store/summary';
import { thin } from '@/store/thin';

import { everyReading, freshStore, NOW } from './fresh';
import { anyReading, plainReading, plainRow } from './readings';

const october = { from: '2026-10-01', to: '2026-10-31' };
const look = (readAt: string, range: Reading['range'], figures: Record<string, Metrics>) =>
  plainReading({
    readAt,
    range,
    rows: Object.entries(figures).map(([id, metrics]) => plainRow(id, `Campaign ${id}`, metrics)),
  });

async function thinned(readings: readonly Reading[], now = NOW): Promise<Reading[]> {
  const store = freshStore();
  for (const reading of readings) await addReading(store, reading, now);
  expect(await thin(store, now, 1_000)).toEqual({ more: false });
  const left = (await everyReading(store)).map(({ reading }) => reading);
  const { accounts, broken } = await summaryOf(store, now);
  expect(broken).toBe(0);
  expect(accounts.reduce((sum, { readings }) => sum + readings, 0)).toBe(left.length);
  return left.toSorted((a, b) => Date.parse(a.readAt) - Date.parse(b.readAt));
}
const told = (readings: readonly Reading[]) =>
  readings.map(({ readAt, rows }) => [
    readAt.slice(5, 16),
    ...rows.map(({ id, metrics }) => `${id}=${metrics.spend ?? '-'}`),
  ]);

describe('thinning', () => {
  it('keeps the last look of each day at a range that was still running', async () => {
    const running = { from: '2026-11-01', to: '2026-11-30' };
    const left = await thinned([
      look('2026-11-10T08:00:00Z', running, { a: { spend: 10 }, b: { spend: 1 } }),
      look('2026-11-10T18:00:00Z', running, { a: { spend: 14 }, b: { spend: 1 } }),
      look('2026-11-11T08:00:00Z', running, { a: { spend: 20 }, b: { spend: 1 } }),
    ]);
    expect(told(left)).toEqual([
      ['11-10T18:00', 'a=14', 'b=1'],
      ['11-11T08:00', 'a=20', 'b=1'],
    ]);
  });

  it('keeps each restatement of a range that was over', async () => {
    const left = await thinned([
      look('2026-11-10T08:00:00Z', october, { a: { spend: 10 } }),
      look('2026-11-10T09:00:00Z', october, { a: { spend: 12 } }),
      look('2026-11-10T10:00:00Z', october, { a: { spend: 12 } }),
      look('2026-11-10T11:00:00Z', october, { a: { spend: 10 } }),
    ]);
    expect(told(left)).toEqual([
      ['11-10T08:00', 'a=10'],
      ['11-10T10:00', 'a=12'],
      ['11-10T11:00', 'a=10'],
    ]);
  });

  it('keeps that a range was seen again on another day, unchanged', async () => {
    const left = await thinned([
      look('2026-11-10T08:00:00Z', october, { a: { spend: 10 } }),
      look('2026-11-11T08:00:00Z', october, { a: { spend: 10 } }),
    ]);
    expect(told(left)).toEqual([
      ['11-10T08:00', 'a=10'],
      ['11-11T08:00', 'a=10'],
    ]);
  });

  it('keeps campaigns and columns that the last look of the day did not show', async () => {
    const running = { from: '2026-11-01', to: '2026-11-30' };
    const left = await thinned([
      look('2026-11-10T08:00:00Z', running, {
        a: { spend: 10, clicks: 3 },
        b: { spend: 1 },
        c: { spend: 5 },
      }),
      look('2026-11-10T18:00:00Z', running, { a: { spend: 14 }, c: { spend: 6 } }),
    ]);
    expect(told(left)).toEqual([
      ['11-10T08:00', 'a=10', 'b=1'],
      ['11-10T18:00', 'a=14', 'c=6'],
    ]);
  });

  it('touches nothing of the last two days', async () => {
    const readings = ['2026-12-04T08:00:00Z', '2026-12-04T09:00:00Z', '2026-12-06T07:00:00Z'].map(
      (at, index) => look(at, { from: '2026-12-01', to: '2026-12-31' }, { a: { spend: index } }),
    );
    expect(await thinned(readings)).toHaveLength(3);
    expect(await thinned(readings, '2026-12-07T08:00:00Z')).toHaveLength(2);
  });

  it('loses nothing but what the rule names, for any readings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReading, { minLength: 1, maxLength: 14 }), async (readings) => {
        const left = await thinned(readings);
        // Each figure that was read has a last word of its day and range, and it is still there.
        for (const reading of readings) {
          for (const row of reading.rows) {
            for (const metric of Object.keys(row.metrics) as (keyof Metrics)[]) {
              const sameSight = (other: Reading) =>
                JSON.stringify([other.account, other.range, other.currency, other.attribution]) ===
                  JSON.stringify([reading.account, reading.range, reading.currency, reading.attribution]) &&
                other.readAt.slice(0, 10) === reading.readAt.slice(0, 10) &&
                other.readAt >= reading.readAt;
              const survivors = left
                .filter(sameSight)
                .flatMap(({ rows }) => rows.filter(({ id, name }) => (id ?? name) === (row.id ?? row.name)));
              expect(survivors.some(({ metrics }) => metrics[metric] !== undefined)).toBe(true);
            }
          }
        }
        // And nothing is there that was not read.
        const read = new Set(
          readings.flatMap(({ readAt, rows }) => rows.map((row) => readAt + String(row.id) + row.name)),
        );
        for (const { readAt, rows } of left)
          for (const row of rows) expect(read.has(readAt + String(row.id) + row.name)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('gives back rows exactly where chains of unchanged looks are cut', async () => {
    const store = freshStore();
    const range = { from: '2026-10-01', to: '2026-10-31' };
    const kept: Reading[] = [];
    for (let day = 1; day <= 20; day += 1)
      for (const hour of ['08', '12', '18']) {
        const at = `2026-11-${String(day).padStart(2, '0')}T${hour}:00:00Z`;
        const reading = look(at, range, {
          a: { spend: day > 10 ? 11 : 10 },
          b: { spend: 2 },
          c: { spend: 3 },
        });
        await addReading(store, reading, NOW);
        if (hour === '18') kept.push(reading);
      }
    await thin(store, NOW, 1_000);
    expect((await everyReading(store)).map(({ reading }) => reading)).toEqual(kept);
  });
});
