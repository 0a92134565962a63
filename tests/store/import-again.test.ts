import { beforeEach, describe, expect, it } from 'vitest';

import { lookAtImport } from '@/store/import-look';
import { listImports } from '@/store/import-publish';
import { sweepImports } from '@/store/import-sweep';
import { removeImport, restoreImport, UNDO_MS } from '@/store/import-undo';
import { addReading } from '@/store/looks';
import type { Store } from '@/store/open';
import { putBack } from '@/store/restore';
import { take } from '@/store/trash';

import { freshStore, NOW } from './fresh';
import { plainReading, plainRow } from './readings';
import { dailyReport, hashOf, importAll, newImport } from './report-files';
import { visible } from './visible';

const later = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();
const report = dailyReport('2026-10-01', 31, (day) => [
  plainRow(null, 'Brand', { spend: 10 + day, conversions: day }),
  plainRow(null, 'Summer', { spend: 5 }),
]);
const KEY = 'google-ads-1';

let store: Store;
beforeEach(async () => {
  store = freshStore();
  await addReading(store, plainReading(), NOW);
});

describe('a file of which days were deleted', () => {
  const week = { account: KEY, days: { from: '2026-10-08', to: '2026-10-14' } };
  const named = report.map((reading) => ({ ...reading, account: { id: null, name: 'Finanza' } }));
  /** What the account says, whichever import says it. */
  const told = async () =>
    (await visible(store)).readings.map(({ reading }) => JSON.stringify(reading)).toSorted();
  const look = async () => {
    const { accounts } = newImport(named, null);
    const asked = accounts.map((one) => ({
      ...one,
      level: 'campaign' as const,
      readAt: NOW,
      names: [],
    }));
    return lookAtImport(store, hashOf('a'), asked, NOW);
  };

  it('is not here whole: it says how much is gone and whose it was, and comes in again, once', async () => {
    await importAll(store, named, KEY, { id: 'one' });
    const whole = await told();
    await take(store, week, 'bin', NOW);
    expect(await look()).toMatchObject({ known: { id: 'one', gone: 7 }, accounts: [{ sure: KEY }] });
    expect((await listImports(store, NOW)).map(({ gone }) => gone)).toEqual([7]);
    expect(await importAll(store, named, KEY, { id: 'two' })).toMatchObject({ gone: 0 });
    expect(await told()).toEqual(whole);
    expect((await listImports(store, NOW)).map(({ id, gone }) => [id, gone])).toEqual([['two', 0]]);
    expect(await importAll(store, named, KEY)).toMatchObject({ refused: 'same-file' });
    await sweepImports(store, later(UNDO_MS));
    expect(await told()).toEqual(whole);
  });

  it('is as it was before when that is undone, and whole again when the undo is', async () => {
    await importAll(store, named, KEY, { id: 'one' });
    const whole = await told();
    await take(store, week, null, NOW);
    const { revision: _, ...left } = await visible(store);
    await importAll(store, named, KEY, { id: 'two' });
    await removeImport(store, 'two', NOW, true);
    expect(await visible(store)).toMatchObject(left);
    expect(await restoreImport(store, 'two', NOW)).toMatchObject({ id: 'two', gone: 0 });
    expect(await told()).toEqual(whole);
    await removeImport(store, 'two', NOW);
    expect(await told()).toHaveLength(1);
    expect((await visible(store)).accounts.map(({ account }) => account.aliases)).toEqual([
      ['id:5351493750', 'name:Finance'],
    ]);
  });

  it('keeps the account that its first coming made, until it is taken out', async () => {
    const { accounts } = (await importAll(store, named, null, { id: 'one' })) as {
      accounts: { account: string }[];
    };
    await take(store, { ...week, account: accounts[0]!.account }, null, NOW);
    expect(await importAll(store, named, accounts[0]!.account, { id: 'two' })).toMatchObject({
      accounts: [{ account: accounts[0]!.account, made: true }],
    });
    await removeImport(store, 'two', NOW);
    expect((await visible(store)).accounts).toHaveLength(1);
  });

  it('takes what lies in the bin to be here already, except what was deleted anew', async () => {
    await importAll(store, named, KEY, { id: 'one' });
    const whole = await told();
    await take(store, week, 'bin', NOW);
    await importAll(store, named, KEY, { id: 'two' });
    await sweepImports(store, later(UNDO_MS));
    await take(store, { account: KEY, days: { from: '2026-10-08', to: '2026-10-09' } }, null, NOW);
    expect(await told()).toHaveLength(whole.length - 2);
    expect(await putBack(store, 'bin', NOW)).toBe(true);
    expect(await told()).toEqual(whole);
    expect(await importAll(store, named, KEY)).toMatchObject({ refused: 'same-file' });
  });

  it('gives the days from the bin to the first import where the second was undone', async () => {
    await importAll(store, named, KEY, { id: 'one' });
    const whole = await told();
    await take(store, week, 'bin', NOW);
    await importAll(store, named, KEY, { id: 'two' });
    await removeImport(store, 'two', NOW, true);
    expect(await putBack(store, 'bin', NOW)).toBe(true);
    expect(await told()).toEqual(whole);
    expect((await listImports(store, NOW)).map(({ id, gone }) => [id, gone])).toEqual([['one', 0]]);
  });

  it('does not hold up the rest of the bin once it was taken out for good', async () => {
    await addReading(store, plainReading({ range: { from: '2026-10-09', to: '2026-10-09' } }), NOW);
    const before = await told();
    await importAll(store, named, KEY, { id: 'one' });
    await take(store, week, 'bin', NOW);
    await removeImport(store, 'one', NOW);
    expect(await putBack(store, 'bin', NOW)).toBe(false);
    await sweepImports(store, later(UNDO_MS));
    expect(await putBack(store, 'bin', NOW)).toBe(true);
    expect(await told()).toEqual(before);
  });
});
