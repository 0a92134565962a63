import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reading } from '@/model/reading';
import { addReading } from '@/store/looks';
import { revisionOf } from '@/store/revision';
import { summaryOf } from '@/store/summary';
import { storeOf } from '@/store/open';

import { everyReading, freshStore, NOW } from './fresh';
import { anyReading, plainReading, plainRow } from './readings';

/** Problems that the store adds because it could not place the reading do not count as a difference. */
const facts = (reading: Reading) =>
  JSON.stringify(
    { ...reading, problems: reading.problems.filter(({ code }) => code !== 'account-unknown') },
    (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : Object.is(value, -0)
          ? '-0'
          : value,
  );

describe('addReading', () => {
  it('keeps a reading as it was read', async () => {
    const store = freshStore();
    const reading = plainReading();
    const added = await addReading(store, reading, NOW);
    expect(added).toEqual({ outcome: 'stored', account: 'google-ads-1', rowsStored: 2 });
    expect(await everyReading(store)).toEqual([{ account: 'google-ads-1', reading }]);
  });

  it('stores a header alone when nothing changed, and knows that it was seen again', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const later = plainReading({ readAt: '2026-12-05T10:00:00Z' });
    expect(await addReading(store, later, NOW)).toMatchObject({ outcome: 'repeat', rowsStored: 0 });
    expect((await everyReading(store)).map(({ reading }) => reading)).toEqual([plainReading(), later]);
  });

  it('costs nothing however often it is repeated', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    for (let minute = 10; minute < 40; minute += 1)
      expect(
        await addReading(store, plainReading({ readAt: `2026-12-05T10:${minute}:00Z` }), NOW),
      ).toMatchObject({ outcome: 'repeat', rowsStored: 0 });
    expect((await everyReading(store)).every(({ reading }) => reading.rows.length === 2)).toBe(true);
  });

  it('tells "seen again" from "not seen"', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const one = plainReading({ readAt: '2026-12-05T10:00:00Z', rows: plainReading().rows.slice(1) });
    expect(await addReading(store, one, NOW)).toMatchObject({ outcome: 'repeat', rowsStored: 0 });
    const [, second] = await everyReading(store);
    expect(second!.reading.rows.map(({ name }) => name)).toEqual(['Generic']);
  });

  it.each([
    ['a figure', { metrics: { spend: 101, conversions: 5 } }],
    ['a figure that is empty now', { metrics: { spend: 100, conversions: null } }],
    ['a figure that is not shown now', { metrics: { spend: 100 } }],
    ['a status', { status: 'paused' as const }],
    ['a budget', { budget: { amount: 50, per: 'day' as const } }],
    ['a name', { name: 'Brand 2' }],
  ])('stores the one row with %s', async (_, change) => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const [first, second] = plainReading().rows;
    const later = plainReading({ readAt: '2026-12-05T10:00:00Z', rows: [{ ...first!, ...change }, second!] });
    expect(await addReading(store, later, NOW)).toMatchObject({ outcome: 'stored', rowsStored: 1 });
    expect((await everyReading(store)).map(({ reading }) => reading)).toEqual([plainReading(), later]);
  });

  it('never takes a row of another attribution, currency or range for a repeat', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    for (const change of [
      { attribution: '7d' },
      { currency: 'USD' },
      { range: { from: '2026-11-01', to: '2026-11-29' } },
      { range: null },
    ]) {
      const other = plainReading({ ...change, readAt: '2026-12-05T10:00:00Z' });
      expect(await addReading(store, other, NOW)).toMatchObject({ outcome: 'stored', rowsStored: 2 });
    }
  });

  it('keeps the very same reading once, so that a message may be sent again', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    const revision = await revisionOf(store);
    expect(await addReading(store, plainReading(), NOW)).toMatchObject({ outcome: 'known' });
    expect(await everyReading(store)).toHaveLength(1);
    expect(await revisionOf(store)).toBe(revision);
  });

  it('knows a reading that was sent again after others came in', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await addReading(store, plainReading({ readAt: '2026-12-05T10:00:00Z', rows: [] }), NOW);
    expect(await addReading(store, plainReading(), NOW)).toMatchObject({ outcome: 'known' });
    expect(await everyReading(store)).toHaveLength(2);
  });

  it('keeps two looks of one millisecond', async () => {
    const store = freshStore();
    const other = plainReading({ rows: [plainRow('3', 'Shopping', { spend: 7 })] });
    await addReading(store, plainReading(), NOW);
    await addReading(store, other, NOW);
    expect((await everyReading(store)).map(({ reading }) => reading)).toEqual([plainReading(), other]);
  });

  it('keeps what names no account apart, and says so', async () => {
    const store = freshStore();
    const nobody = plainReading({ account: { id: null, name: null } });
    expect(await addReading(store, nobody, NOW)).toMatchObject({ account: null });
    const [kept] = await everyReading(store);
    expect(kept!.reading.problems.map(({ code }) => code)).toEqual(['account-unknown']);
  });

  it('counts readings and rows as they are kept', async () => {
    const store = freshStore();
    await addReading(store, plainReading(), NOW);
    await addReading(store, plainReading({ readAt: '2026-12-05T10:00:00Z' }), NOW);
    const { accounts } = await summaryOf(store, NOW);
    expect(accounts).toMatchObject([
      {
        readings: 2,
        rows: 2,
        campaigns: 2,
        firstReadAt: '2026-12-05T09:00:00Z',
        lastReadAt: '2026-12-05T10:00:00Z',
        ranges: [{ range: { from: '2026-11-01', to: '2026-11-30' }, seen: 2, total: 2 }],
      },
    ]);
  });

  it('holds any sequence of readings, each as it was read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReading, { minLength: 1, maxLength: 12 }), async (readings) => {
        const store = freshStore();
        const kept: string[] = [];
        for (const reading of readings) {
          const { outcome } = await addReading(store, reading, NOW);
          if (outcome !== 'known') kept.push(facts(reading));
        }
        const back = (await everyReading(store, 3)).map(({ reading }) => facts(reading));
        expect(back.toSorted()).toEqual(kept.toSorted());
        await store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('holds what two tabs write at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReading, { minLength: 2, maxLength: 8 }), async (readings) => {
        const store = freshStore();
        const second = storeOf({ name: store.name });
        const outcomes = await Promise.all(
          readings.map((reading, index) => addReading(index % 2 === 0 ? store : second, reading, NOW)),
        );
        const kept = readings.filter((_, index) => outcomes[index]!.outcome !== 'known').map(facts);
        const back = (await everyReading(store)).map(({ reading }) => facts(reading));
        expect(back.toSorted()).toEqual(kept.toSorted());
        await Promise.all([store.close(), second.close()]);
      }),
      { numRuns: 40 },
    );
  });
});
