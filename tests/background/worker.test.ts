import { verdictOf } from '@/model/check/verdict';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { RequestFailed } from '@/messages/client';
import { readLine } from '@/export/lines';
import { defaultSettings } from '@/model/settings';
import { failureOf } from '@/background/refused';
import { StoreFailure } from '@/store/failure';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The badge is counted after the answer. */
const badge = (shown: { reds: number }, reds: number) =>
  vi.waitFor(() => expect(shown.reds).toBe(reds), { timeout: 3_000 });
const reading = plainReading({
  range: { from: '2026-11-01', to: '2026-11-21' },
  readAt: '2026-11-22T09:00:00Z',
  rows: [plainRow('1', 'Brand', { spend: 8000, conversions: 80 })],
  coverage: { seen: 1, total: 1 },
});

describe('reading.add', () => {
  it('answers with a receipt, and tells pages and the toolbar', async () => {
    const { client, shown } = direct();
    await client.ask('targets.save', { targets: [plainTarget()] });
    expect(await client.ask('reading.add', { reading })).toEqual({
      outcome: 'stored',
      account: 'google-ads-1',
      rowsStored: 1,
    });
    await badge(shown, 1);
    expect(shown.announced).toEqual([1, 2]);
    const again = { ...reading, readAt: '2026-11-22T09:30:00Z' };
    expect(await client.ask('reading.add', { reading: again })).toMatchObject({
      outcome: 'repeat',
      rowsStored: 0,
    });
    expect(await client.ask('reading.add', { reading })).toMatchObject({ outcome: 'repeat', rowsStored: 0 });
    expect(shown.announced).toEqual([1, 2, 3]);
  });

  it('keeps nothing of a console that is switched off', async () => {
    const { client, shown } = direct();
    await client.ask('settings.set', { settings: { ...defaultSettings, consolesOff: ['google-ads'] } });
    expect(await client.ask('reading.add', { reading })).toEqual({
      outcome: 'console-off',
      account: null,
      rowsStored: 0,
    });
    expect((await client.ask('data.summary', {})).accounts).toEqual([]);
    expect(shown.announced).toEqual([1]);
  });

  it.each([
    ['rows', { rows: Array.from({ length: 20_001 }, (_, id) => plainRow(String(id), 'x', {})) }],
    ['names', { rows: [plainRow('1', 'x'.repeat(2_001), {})] }],
  ])('refuses a reading with unbelievable %s', async (_, change) => {
    const { client } = direct();
    await expect(client.ask('reading.add', { reading: { ...reading, ...change } })).rejects.toMatchObject({
      failure: { code: 'bad-message', detail: 'reading.add: size' },
    });
  });

  it('says that the disk is full, and that there is no store', async () => {
    const { client } = direct();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(client.ask('reading.add', { reading })).rejects.toMatchObject({
      failure: { code: 'disk-full' },
    });
    put.mockRestore();
    expect(await client.ask('reading.add', { reading })).toMatchObject({ outcome: 'stored' });
    vi.stubGlobal('indexedDB', undefined);
    await expect(direct().client.ask('overview', {})).rejects.toMatchObject({
      failure: { code: 'store-unavailable', detail: 'no-database' },
    });
    vi.unstubAllGlobals();
  });
});

describe('page.lights', () => {
  const ask = {
    platform: 'google-ads' as const,
    account: reading.account,
    level: 'campaign' as const,
    ids: ['1', '2'],
  };

  it('gives the lights of the campaigns on the page, and the bar', async () => {
    const { client } = direct();
    await client.ask('reading.add', {
      reading: { ...reading, rows: [...reading.rows, plainRow('3', 'Other', { spend: 10, conversions: 9 })] },
    });
    await client.ask('targets.save', { targets: [plainTarget({ main: true })] });
    const page = await client.ask('page.lights', ask);
    expect(Object.keys(page.campaigns)).toEqual(['1']);
    expect(page).toMatchObject({
      account: 'google-ads-1',
      hasTargets: true,
      settings: defaultSettings,
      bar: { main: { target: 'cpa' }, asOf: '2026-11-22T09:00:00Z', missing: [] },
    });
    expect(page.bar.counts.red).toBe(1);
    const ads = await client.ask('page.lights', { ...ask, level: 'ad' });
    expect(ads.campaigns).toEqual({});
    expect(ads.bar).toEqual(page.bar);
  });

  it('knows the account by any of its keys, and no other', async () => {
    const { client } = direct();
    const known = { ...reading, account: { id: '535-149-3750', name: 'Finance', aliases: ['ocid:7'] } };
    await client.ask('reading.add', { reading: known });
    const accountOf = async (account: typeof ask.account) =>
      (await client.ask('page.lights', { ...ask, account })).account;
    expect(await accountOf({ id: null, name: null, aliases: ['ocid:7'] })).toBe('google-ads-1');
    expect(await accountOf({ id: '5351493750', name: null })).toBe('google-ads-1');
    expect(await accountOf({ id: null, name: 'Finance' })).toBe('google-ads-1');
    expect(await accountOf({ id: '1', name: 'Finance' })).toBeNull();
    expect(await accountOf({ id: '535-149-3750', name: null, aliases: ['ocid:8'] })).toBeNull();
    expect(await accountOf({ id: null, name: null })).toBeNull();
    expect(await client.ask('subjects.list', {})).toMatchObject({ accounts: [{ key: 'google-ads-1' }] });
  });

  it('says that there is no target yet', async () => {
    const { client } = direct();
    expect(await client.ask('page.lights', ask)).toMatchObject({
      hasTargets: false,
      account: null,
      campaigns: {},
    });
  });

  it('judges the same as the overview', async () => {
    const { client } = direct();
    await client.ask('reading.add', { reading });
    await client.ask('targets.save', { targets: [plainTarget({ main: true })] });
    const [line] = (await client.ask('overview', {})).lights;
    const [light] = await client.ask('lights', { target: 'cpa' });
    const page = await client.ask('page.lights', ask);
    expect(page.bar.main).toEqual(line);
    expect(page.campaigns['1']).toEqual([light]);
    expect(await client.ask('lights', { target: 'nobody' })).toEqual([]);
  });
});

describe('what the user sets', () => {
  it('is refused where it makes no sense', async () => {
    const { client } = direct();
    await client.ask('reading.add', { reading });
    const refused = (request: object) =>
      expect(client.ask('account.set', request as never)).rejects.toBeInstanceOf(RequestFailed);
    await refused({ account: 'google-ads-1', timeZone: 'Europe/Atlantis' });
    await refused({ account: 'google-ads-1', currency: 'euro' });
    await refused({ account: 'nobody', name: 'x' });
    await expect(
      client.ask('labels.set', { account: 'nobody', campaign: null, labels: [] }),
    ).rejects.toMatchObject({
      failure: { code: 'bad-message' },
    });
    expect(await client.ask('account.set', { account: 'google-ads-1', timeZone: 'Europe/Rome' })).toEqual({
      saved: true,
    });
  });

  it('can be undone', async () => {
    const { client } = direct();
    await client.ask('targets.save', { targets: [plainTarget()] });
    const removed = await client.ask('targets.remove', { ids: ['cpa'] });
    expect(await client.ask('targets.list', {})).toEqual([]);
    await client.ask('targets.save', { targets: removed });
    expect(await client.ask('targets.list', {})).toEqual([plainTarget()]);
  });

  it('takes the badge away with the last red light', async () => {
    const { client, shown } = direct();
    await client.ask('reading.add', { reading });
    await client.ask('targets.save', { targets: [plainTarget()] });
    await badge(shown, 1);
    await client.ask('remove.do', { account: 'google-ads-1', days: null, keep: false });
    await badge(shown, 0);
    expect((await client.ask('data.summary', {})).accounts).toEqual([]);
  });
});

describe('page.open', () => {
  it('opens the dashboard at the page asked for', async () => {
    const { client, shown } = direct();
    await client.ask('page.open', { page: 'targets' });
    expect(shown.opened).toEqual(['targets']);
  });
});

describe('data.export', () => {
  it('writes everything that is kept, in lines that read back', async () => {
    const { client, store } = direct();
    await client.ask('reading.add', { reading });
    const later = { ...reading, readAt: '2026-11-22T09:30:00Z' };
    await client.ask('reading.add', { reading: later });
    await client.ask('targets.save', { targets: [plainTarget()] });
    await client.ask('labels.set', { account: 'google-ads-1', campaign: '1', labels: ['client'] });
    await store.write(['targets'], async (tx) => {
      await tx.objectStore('targets').put({ id: 'broken', list: Uint8Array.of(1, 2) } as never);
    });
    const lines: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { lines: string[]; next: string | null } = await client.ask('data.export', { cursor });
      lines.push(...page.lines);
      cursor = page.next;
    } while (cursor !== null);
    const read = lines.map(readLine);
    const verdict = verdictOf(reading);
    // The lights are judged meanwhile: whether their forecast is in already hangs on the moment.
    expect(read.map((line) => line?.kind).filter((kind) => kind !== 'record')).toEqual([
      'lampadina',
      'account',
      'entity',
      'reading',
      'reading',
      'target',
      'labels',
      'settings',
      'broken',
      'end',
    ]);
    expect(read.filter((line) => line?.kind === 'reading')).toEqual([
      { kind: 'reading', account: 'google-ads-1', reading: { ...reading, verdict } },
      { kind: 'reading', account: 'google-ads-1', reading: { ...later, verdict } },
    ]);
    expect(read.at(-2)).toMatchObject({
      record: { store: 'targets', value: { list: { Uint8Array: [1, 2] } } },
    });
    expect(read.at(-1)).toEqual({ kind: 'end', lines: lines.length - 1 });
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
  });

  it.each(['', '{}', 'null', '["readings"]', '{"stage":"everything"}'])(
    'refuses a cursor that is none: %s',
    async (cursor) => {
      await expect(direct().client.ask('data.export', { cursor })).rejects.toMatchObject({
        failure: { code: 'bad-message' },
      });
    },
  );
});

describe('failureOf', () => {
  it('names what it knows, and quotes what it does not', () => {
    expect(failureOf(new StoreFailure('disk-full', 'x'))).toEqual({ code: 'disk-full', detail: 'x' });
    expect(failureOf(new TypeError('y'))).toEqual({ code: 'failed', detail: 'TypeError: y' });
    expect(failureOf('z')).toEqual({ code: 'failed', detail: 'z' });
  });
});

describe('words.overlay', () => {
  it('hands a page its words by the settings, else by the browser’s languages', async () => {
    const { client } = direct();
    const asked = () => client.ask('words.overlay', { languages: ['it-IT', 'en'] });
    expect(await asked()).toMatchObject({ language: 'it', catalogue: { 'light.red': 'Rosso' } });
    await client.ask('settings.set', { settings: { ...defaultSettings, language: 'en' } });
    expect(await asked()).toMatchObject({ language: 'en', catalogue: { 'light.red': 'Red' } });
  });
});
