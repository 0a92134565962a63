import { beforeEach, describe, expect, it } from 'vitest';

import { accountRef } from '@/model/account';
import type { Metrics } from '@/model/metric';
import type { Reading } from '@/model/reading';
import { derivedReadings } from '@/reports/derive';
import { readLine } from '@/export/lines';
import type { Client } from '@/messages/client';

import { plainReading, plainRow } from '../store/readings';
import { dailyReport, fileReading, hashOf, newImport } from '../store/report-files';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const quarter = plainTarget({
  kpi: 'cpa',
  value: 25,
  period: { kind: 'quarter', from: '2026-10-01', until: null },
});
/** November so far, as a page shows it. */
const november = (rows: Record<string, Metrics>, change: Partial<Reading> = {}) =>
  plainReading({
    range: { from: '2026-11-01', to: '2026-11-21' },
    readAt: '2026-11-22T09:00:00Z',
    rows: Object.entries(rows).map(([id, metrics]) => plainRow(id, `Campaign ${id}`, metrics)),
    coverage: { seen: Object.keys(rows).length, total: Object.keys(rows).length },
    ...change,
  });

/** As the dashboard does it. */
async function bring(
  client: Client,
  readings: readonly Reading[],
  account: string | null,
  hash = hashOf('a'),
) {
  const { id: _, ...begun } = newImport(readings, account, { hash });
  const begin = await client.ask('import.begin', begun);
  if ('refused' in begin) return begin;
  for (let n = 0; n * 20 < readings.length; n += 1)
    await client.ask('import.add', { id: begin.id, n, readings: readings.slice(n * 20, n * 20 + 20) });
  return client.ask('import.publish', { id: begin.id });
}

const october = dailyReport('2026-10-01', 31, (day) => [
  plainRow(null, 'Campaign a', { spend: 100, conversions: 4 }),
  plainRow(null, 'Campaign b', { spend: 60 + day, conversions: 1 }),
]);

let desk: ReturnType<typeof direct>;
const lines = async () => {
  const all: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { lines: string[]; next: string | null } = await desk.client.ask('data.export', { cursor });
    all.push(...page.lines);
    cursor = page.next;
  } while (cursor);
  return all.map((line) => readLine(line));
};
const lights = async () => {
  const found = await desk.client.ask('lights', {});
  return Object.fromEntries(found.map((light) => [light.subject.campaign ?? '', light] as const));
};
beforeEach(async () => {
  desk = direct('2026-11-22T10:00:00Z');
  await desk.client.ask('targets.save', { targets: [quarter] });
});

describe('an imported report and a page', () => {
  it('make one ledger: the window is the sum of both, with the source of each figure', async () => {
    await desk.client.ask('reading.add', {
      reading: november({ a: { spend: 2100, conversions: 84 }, b: { spend: 900, conversions: 10 } }),
    });
    expect((await lights())['a']).toMatchObject({ light: 'grey', reason: { code: 'window-missing' } });
    const announced = desk.shown.announced.length;
    await bring(desk.client, october, 'google-ads-1');
    expect(desk.shown.announced).toHaveLength(announced + 1);
    const { a, b } = await lights();
    expect(a).toMatchObject({
      light: 'green',
      value: (3100 + 2100) / (124 + 84),
      covered: { from: '2026-10-01', to: '2026-11-21' },
      missing: [],
    });
    expect(a!.figures).toMatchObject([
      { metric: 'spend', value: 5200, source: 'report', asOf: '2026-11-02T09:00:00Z' },
      { metric: 'conversions', value: 208, source: 'report' },
    ]);
    const spendB = 31 * 60 + (31 * 30) / 2 + 900;
    expect(b).toMatchObject({ light: 'red', value: spendB / 41 });
  });

  it('are no ledger while the import is pending, nor after it is taken out', async () => {
    await desk.client.ask('reading.add', { reading: november({ a: { spend: 2100, conversions: 84 } }) });
    const { id: _, ...begun } = newImport(october, 'google-ads-1');
    const begin = await desk.client.ask('import.begin', begun);
    if ('refused' in begin) throw new Error(begin.refused);
    await desk.client.ask('import.add', { id: begin.id, n: 0, readings: october });
    expect((await lights())['a']).toMatchObject({ light: 'grey' });
    await desk.client.ask('import.publish', { id: begin.id });
    expect((await lights())['a']).toMatchObject({ light: 'green' });
    await desk.client.ask('import.remove', { id: begin.id });
    expect((await lights())['a']).toMatchObject({ light: 'grey' });
    expect(await desk.client.ask('imports.list', {})).toEqual([]);
    await desk.client.ask('import.restore', { id: begin.id });
    expect((await lights())['a']).toMatchObject({ light: 'green' });
    expect(await desk.client.ask('imports.list', {})).toMatchObject([{ id: begin.id, readings: 31 }]);
  });

  it('meet where the page comes later: what was provisional joins by its name', async () => {
    await bring(desk.client, october, null);
    const subjects = async () => (await desk.client.ask('subjects.list', {})).campaigns.map(({ id }) => id);
    expect((await subjects()).toSorted()).toEqual(['name:Campaign a', 'name:Campaign b']);
    const [account] = (await desk.client.ask('subjects.list', {})).accounts;
    await desk.client.ask('account.set', { account: account!.key, name: 'Finance' });
    // The user tells it by importing under the name; a page tells it by the account's id and name.
    desk = direct('2026-11-22T10:00:00Z');
    await desk.client.ask('targets.save', { targets: [quarter] });
    const named = october.map((reading) => ({ ...reading, account: { id: null, name: 'Finance' } }));
    await bring(desk.client, named, null);
    await desk.client.ask('reading.add', { reading: november({ a: { spend: 2100, conversions: 84 } }) });
    expect((await desk.client.ask('subjects.list', {})).accounts).toHaveLength(1);
    expect((await subjects()).toSorted()).toEqual(['a', 'name:Campaign b']);
    expect((await lights())['a']).toMatchObject({ light: 'green', value: 5200 / 208 });
  });

  it('are exported alike, and only what is published', async () => {
    await desk.client.ask('reading.add', { reading: november({ a: { spend: 1 } }) });
    const before = await lines();
    const { id: _, ...begun } = newImport(october, 'google-ads-1');
    const begin = await desk.client.ask('import.begin', begun);
    if ('refused' in begin) throw new Error(begin.refused);
    await desk.client.ask('import.add', { id: begin.id, n: 0, readings: october });
    expect(await lines()).toEqual(before);
    await desk.client.ask('import.publish', { id: begin.id });
    const kept = (await lines()).flatMap((line) => (line && line.kind === 'reading' ? [line.reading] : []));
    expect(kept.filter(({ source }) => source === 'report')).toEqual(october);
  });
});

describe('a report that contradicts itself', () => {
  it('is checked on its way in, and used for no light', async () => {
    const off = fileReading({
      range: { from: '2026-10-01', to: '2026-10-31' },
      rows: [
        plainRow(null, 'Campaign a', { spend: 1000, clicks: 500, cpc: 2000, conversions: 40 }),
        plainRow(null, 'Campaign b', { spend: 3000, clicks: 500, cpc: 6000, conversions: 40 }),
      ],
    });
    await bring(desk.client, [off], null);
    const [reading] = (await lines()).flatMap((line) => (line?.kind === 'reading' ? [line.reading] : []));
    expect(reading?.verdict?.[0]).toMatchObject({ code: 'identities-broken', contradicts: true });
    const shown = Object.values(await lights());
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.map(({ light }) => light)).toEqual(shown.map(() => 'grey'));
    expect(shown.map(({ reason }) => reason.code)).toContain('contradiction');
  });
});

describe('who is who', () => {
  const page = (readAt: string, rows: [string, string, Metrics][]) =>
    plainReading({
      range: { from: readAt.slice(0, 10), to: readAt.slice(0, 10) },
      readAt,
      through: readAt,
      rows: rows.map(([id, name, metrics]) => plainRow(id, name, metrics)),
    });
  const spendOf = async (campaign: string) =>
    (await lights())[campaign]?.figures.find(({ metric }) => metric === 'spend')?.value;

  it('a name that two campaigns bore at different times is the one of that time', async () => {
    const add = (reading: Reading) => desk.client.ask('reading.add', { reading });
    await add(page('2026-09-01T09:00:00Z', [['1', 'Sale', { spend: 1, conversions: 1 }]]));
    await add(
      page('2026-11-10T09:00:00Z', [
        ['1', 'Old sale', { spend: 1, conversions: 1 }],
        ['2', 'Other', { spend: 1, conversions: 1 }],
      ]),
    );
    await add(
      page('2026-11-15T09:00:00Z', [
        ['1', 'Old sale', { spend: 1, conversions: 1 }],
        ['2', 'Sale', { spend: 1, conversions: 1 }],
      ]),
    );
    await add(
      november(
        {},
        {
          rows: [
            plainRow('1', 'Old sale', { spend: 7, conversions: 1 }),
            plainRow('2', 'Sale', { spend: 9, conversions: 1 }),
          ],
        },
      ),
    );
    // Made on 2 November, when only the first can have borne the name.
    const early = dailyReport('2026-10-01', 31, () => [plainRow(null, 'Sale', { spend: 2, conversions: 1 })]);
    await bring(desk.client, early, 'google-ads-1');
    expect(await spendOf('1')).toBe(62 + 7);
    expect(await spendOf('2')).not.toBe(62 + 9);
    // Made on 20 November over days at which either may have been called so: neither's, and kept.
    const late = dailyReport(
      '2026-10-01',
      31,
      () => [plainRow(null, 'Sale', { spend: 1000, conversions: 1 })],
      {
        readAt: '2026-11-20T09:00:00Z',
      },
    );
    await bring(desk.client, late, 'google-ads-1', hashOf('b'));
    expect(await spendOf('1')).toBe(62 + 7);
    expect((await desk.client.ask('subjects.list', {})).campaigns.map(({ id }) => id)).toEqual(['1', '2']);
    expect(await desk.client.ask('data.summary', {})).toMatchObject({ accounts: [{ readings: 4 + 62 }] });
  });

  it('two campaigns of one name are never mixed', async () => {
    await desk.client.ask('reading.add', {
      reading: november(
        {},
        {
          rows: [
            plainRow('1', 'Same', { spend: 100, conversions: 4 }),
            plainRow('2', 'Same', { spend: 9, conversions: 1 }),
          ],
        },
      ),
    });
    const file = dailyReport('2026-10-01', 31, () => [plainRow(null, 'Same', { spend: 2, conversions: 1 })]);
    const look = await desk.client.ask('import.look', {
      hash: hashOf('a'),
      accounts: [
        {
          ref: accountRef(file[0]!),
          platform: 'google-ads',
          evidence: file[0]!.account,
          currency: 'EUR',
          level: 'campaign',
          readAt: file[0]!.readAt,
          names: [{ id: null, name: 'Same', from: '2026-10-01', to: '2026-10-31' }],
        },
      ],
    });
    expect(look.accounts[0]!.candidates[0]!.match).toEqual({
      byId: 0,
      byName: 0,
      ambiguous: { count: 1, sample: ['Same'] },
      fresh: { count: 0, sample: [] },
    });
    await bring(desk.client, file, 'google-ads-1');
    const { '1': one, '2': two } = await lights();
    for (const light of [one, two])
      expect(light).toMatchObject({ light: 'grey', reason: { code: 'window-missing' } });
  });
});

describe('import.look', () => {
  const asked = (names: { id: string | null; name: string }[], change: object = {}) => ({
    hash: hashOf('c'),
    accounts: [
      {
        ref: 'x',
        platform: 'google-ads' as const,
        evidence: { id: null, name: null },
        currency: 'EUR',
        level: 'campaign' as const,
        readAt: '2026-11-22T09:30:00Z',
        names: names.map((name) => ({ ...name, from: '2026-11-01', to: '2026-11-20' })),
        ...change,
      },
    ],
  });
  const look = async (...args: Parameters<typeof asked>) =>
    (await desk.client.ask('import.look', asked(...args))).accounts[0]!;
  beforeEach(async () => {
    await desk.client.ask('reading.add', {
      reading: november({ a: { spend: 1 }, b: { spend: 1 }, c: { spend: 1 } }),
    });
    const other = { id: '2', name: 'Shop' };
    await desk.client.ask('reading.add', {
      reading: november({ x: { spend: 1 } }, { account: other, currency: 'USD' }),
    });
  });

  it('is sure by the id, by the one name, and by the campaigns that only one account knows', async () => {
    const none = [{ id: null, name: 'Nobody' }];
    const names = ['a', 'b', 'z'].map((id) => ({ id: null, name: `Campaign ${id}` }));
    expect((await look(none, { evidence: { id: '5351493750', name: null } })).sure).toBe('google-ads-1');
    expect((await look(none, { evidence: { id: null, name: 'Finance' } })).sure).toBe('google-ads-1');
    expect((await look([{ id: 'a', name: '' }])).sure).toBe('google-ads-1');
    const { sure, candidates } = await look(names);
    expect(sure).toBe('google-ads-1');
    expect(candidates).toMatchObject([
      { account: 'google-ads-1', match: { byName: 2, fresh: { count: 1, sample: ['Campaign z'] } } },
      { account: 'google-ads-2', wrongCurrency: true },
    ]);
  });

  it('asks where nothing or little is known, where the money is other, and where the id is another', async () => {
    expect((await look([{ id: null, name: 'Nobody' }])).sure).toBeNull();
    expect((await look([{ id: null, name: 'Campaign a' }])).sure).toBeNull();
    expect((await look([{ id: 'a', name: '' }], { currency: 'USD' })).sure).toBeNull();
    expect((await look([{ id: 'a', name: '' }], { evidence: { id: '99', name: null } })).sure).toBeNull();
    expect(await look([], { platform: 'meta-ads' })).toMatchObject({ sure: null, candidates: [] });
  });

  it('writes nothing', async () => {
    const announced = [...desk.shown.announced];
    const summary = await desk.client.ask('data.summary', {});
    await look([{ id: 'new', name: 'New' }]);
    expect(await desk.client.ask('data.summary', {})).toEqual(summary);
    expect(desk.shown.announced).toEqual(announced);
  });
});

describe('a report of ads', () => {
  const ads = dailyReport(
    '2026-10-01',
    31,
    () => [
      plainRow('11', 'Ad 1', { spend: 60, conversions: 3 }, { parent: 'Campaign a' }),
      plainRow('12', 'Ad 2', { spend: 40, conversions: 1 }, { parent: 'Campaign a' }),
    ],
    { level: 'ad' },
  );

  it('feeds its campaign, and says so', async () => {
    await desk.client.ask('reading.add', { reading: november({ a: { spend: 2100, conversions: 84 } }) });
    const entry = await bring(desk.client, [...ads, ...derivedReadings(ads)], 'google-ads-1');
    expect(entry).toMatchObject({ readings: 62, derived: 31, levels: ['ad', 'campaign'] });
    expect((await lights())['a']).toMatchObject({ light: 'green', value: 5200 / 208 });
  });

  it("gives way to the campaign's own figures, read then or later", async () => {
    await desk.client.ask('reading.add', { reading: november({ a: { spend: 2100, conversions: 84 } }) });
    const own = dailyReport('2026-10-01', 31, () => [
      plainRow(null, 'Campaign a', { spend: 110, conversions: 4 }),
    ]);
    await bring(desk.client, own, 'google-ads-1');
    await bring(desk.client, [...ads, ...derivedReadings(ads)], 'google-ads-1', hashOf('b'));
    const { a } = await lights();
    expect(a!.figures.find(({ metric }) => metric === 'spend')!.value).toBe(31 * 110 + 2100);
  });
});

describe('what the worker refuses', () => {
  it.each([
    ['a reading of a page', { source: 'page' as const }],
    ['an unbelievable name', { rows: [plainRow(null, 'x'.repeat(2_001), {})] }],
  ])('%s', async (_, change) => {
    const readings = [fileReading()];
    const { id: __, ...begun } = newImport(readings, null);
    const begin = await desk.client.ask('import.begin', begun);
    if ('refused' in begin) throw new Error(begin.refused);
    await expect(
      desk.client.ask('import.add', { id: begin.id, n: 0, readings: [{ ...readings[0]!, ...change }] }),
    ).rejects.toMatchObject({ failure: { code: 'bad-message', detail: 'import.add: readings' } });
  });
});

describe('a worker that wakes', () => {
  it('sweeps what nobody goes on with, and not what is under way', async () => {
    const { id: _, ...begun } = newImport(october, null);
    const begin = await desk.client.ask('import.begin', begun);
    if ('refused' in begin) throw new Error(begin.refused);
    await desk.client.ask('import.add', { id: begin.id, n: 0, readings: october.slice(0, 5) });
    desk.time.now = '2026-11-22T10:09:00Z';
    await desk.worker.wake();
    const added = await desk.client.ask('import.add', { id: begin.id, n: 1, readings: october.slice(5) });
    expect(added).toEqual({ readings: 26, rows: 52 });
    desk.time.now = '2026-11-22T10:30:00Z';
    await desk.worker.wake();
    expect(await desk.client.ask('import.publish', { id: begin.id })).toMatchObject({
      refused: 'import-gone',
    });
    expect(await bring(desk.client, october, null)).toMatchObject({ readings: 31 });
  });
});

describe('layouts', () => {
  it('are kept by the fingerprint of their header', async () => {
    const layout = {
      fingerprint: 'f1',
      headers: ['Kampagne', 'Geld'],
      columns: { Kampagne: 'campaign', Geld: 'spend' },
      platform: null,
      answers: { currency: 'EUR' },
      savedAt: '2026-11-22T10:00:00Z',
    };
    expect(await desk.client.ask('layouts.save', { layout })).toEqual({ saved: true });
    await desk.client.ask('layouts.save', { layout: { ...layout, answers: {} } });
    expect(await desk.client.ask('layouts.list', {})).toEqual([{ ...layout, answers: {} }]);
    expect(await desk.client.ask('layouts.remove', { fingerprint: 'f1' })).toEqual({ removed: true });
    expect(await desk.client.ask('layouts.remove', { fingerprint: 'f1' })).toEqual({ removed: false });
    expect(await desk.client.ask('layouts.list', {})).toEqual([]);
  });
});

describe('a file that contradicts itself as a whole', () => {
  it('is kept, and no light is made of it', async () => {
    const doubted = october.map((reading): Reading => ({
      ...reading,
      verdict: [
        {
          code: 'identities-broken',
          params: { metric: 'cpa', of: 'conversions', rows: 1, checked: 1 },
          contradicts: true,
        },
      ],
    }));
    await desk.client.ask('reading.add', {
      reading: november({ a: { spend: 2100, conversions: 84 }, b: { spend: 900, conversions: 10 } }),
    });
    await bring(desk.client, doubted, 'google-ads-1');
    expect((await lights())['a']).toMatchObject({
      light: 'grey',
      reason: { code: 'contradiction', params: { metric: 'conversions' } },
    });
  });
});
