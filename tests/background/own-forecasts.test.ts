import { describe, expect, it } from 'vitest';

import type { KeptForecast } from '@/model/kept-forecast';
import type { Reading } from '@/model/reading';
import { parseLine } from '@/export/lines';
import type { Client } from '@/messages/client';
import type { Evidence } from '@/background/judging/evidence';
import { forecasterOf } from '@/background/judging/own-forecasts';
import { forecastsOf, keepForecasts, subjectMark } from '@/store/learnt';
import type { Subject } from '@/store/learnt-schema';
import type { Store } from '@/store/open';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

/** A page of a console without late conversions, over a range and never day by day. */
const page = (from: string, to: string, spend: number, conversions: number, readAt: string): Reading =>
  plainReading({
    platform: 'meta-ads',
    range: { from, to },
    readAt,
    rows: [plainRow('1', 'One', { spend, conversions })],
    coverage: { seen: 1, total: 1 },
  });

/** A second account of that console. */
const second: Reading = {
  ...page('2026-09-01', '2026-09-04', 1, 0, '2026-09-05T08:00:00Z'),
  account: { id: '2', name: 'Second' },
};

const target = plainTarget({ value: 20, period: { kind: 'month', from: '2026-08-01', until: null } });
const kept = async (store: Store): Promise<KeptForecast[]> =>
  [...(await forecastsOf(store, '2026-09-05T10:00:00Z')).values()].flat();

/** August so far is judged on the 21st; September on the 5th, when the whole of August has been read. */
async function judgedTwice(name?: string) {
  const desk = direct('2026-08-21T10:00:00Z', name);
  const { client, time, store } = desk;
  const add = (reading: Reading) => client.ask('reading.add', { reading });
  await add(page('2026-08-01', '2026-08-20', 2000, 100, '2026-08-21T09:00:00Z'));
  await client.ask('targets.save', { targets: [target] });
  await client.ask('overview', {});
  await expect.poll(() => kept(store)).toHaveLength(1);
  const [first] = await kept(store);
  time.now = '2026-09-05T10:00:00Z';
  await add(page('2026-08-01', '2026-08-31', 3100, 140, '2026-09-05T09:00:00Z'));
  await add(page('2026-09-01', '2026-09-04', 400, 20, '2026-09-05T09:00:00Z'));
  return { ...desk, first: first! };
}

/** A backup's lines. */
async function exported(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page: { lines: string[]; next: string | null } = await client.ask('data.export', { cursor });
    lines.push(...page.lines);
    if (page.next === null) return lines;
    cursor = page.next;
  }
}

describe('own forecasts', () => {
  it('are kept once a period, and held against what came; the light says how many it learnt from', async () => {
    const { client, store, time, name, first } = await judgedTwice();
    // The zone is unknown: it may still be the 20th somewhere.
    expect(first).toMatchObject({ from: '2026-08-01', to: '2026-08-31', made: '2026-08-20' });
    expect(first.days).toBeGreaterThan(11);
    expect(first.days).toBeLessThan(12);
    expect(first).toMatchObject({ metric: 'conversions', count: 100, spend: 2000, ripe: 2000, came: null });
    expect(first.rate).toBeCloseTo(0.05, 2);

    const { lights } = await client.ask('overview', {});
    expect(lights[0]?.reason.params.driftFrom).toBe(1);
    await expect.poll(async () => (await kept(store))[0]?.came).toEqual({ count: 140, spend: 3100 });
    expect((await kept(store))[0]).toMatchObject({ ...first, came: { count: 140, spend: 3100 } });

    // Judged again that day, and by another worker: the same, and nothing twice.
    time.now = '2026-09-05T11:00:00Z';
    const again = direct(time.now, name);
    expect((await again.client.ask('overview', {})).lights[0]?.reason.params.driftFrom).toBe(1);
    expect(await kept(store)).toHaveLength(1);
  });

  it('wait where the period was never read whole, and are asked about once a day', async () => {
    const { client, time, store } = direct('2026-08-21T10:00:00Z');
    const add = (reading: Reading) => client.ask('reading.add', { reading });
    await add(page('2026-08-01', '2026-08-20', 2000, 100, '2026-08-21T09:00:00Z'));
    await client.ask('targets.save', { targets: [target] });
    await client.ask('overview', {});
    await expect.poll(() => kept(store)).toHaveLength(1);
    time.now = '2026-09-05T10:00:00Z';
    await add(page('2026-09-01', '2026-09-04', 400, 20, '2026-09-05T09:00:00Z'));
    const { lights } = await client.ask('overview', {});
    expect(lights[0]?.reason.params.driftFrom).toBeUndefined();
    await expect.poll(async () => (await kept(store))[0]?.tried).toBe('2026-09-04');
    expect((await kept(store))[0]?.came).toBeNull();
    await add(page('2026-08-01', '2026-08-31', 3100, 140, '2026-09-05T12:00:00Z'));
    time.now = '2026-09-06T10:00:00Z';
    expect((await client.ask('overview', {})).lights[0]?.reason.params.driftFrom).toBe(1);
  });

  it('travel in a backup, since nobody could make them again', async () => {
    const { client, store } = await judgedTwice();
    await client.ask('overview', {});
    await expect.poll(async () => (await kept(store))[0]?.came).not.toBeNull();
    const lines = await exported(client);
    const parsed = lines.map((text) => parseLine(text).line!);
    const accounts = parsed.flatMap((line) => (line.kind === 'account' ? [line] : []));
    const rest = lines.filter((_, at) => ['target', 'record'].includes(parsed[at]!.kind));
    const other = direct('2026-09-05T12:00:00Z');
    const { keys } = await other.client.ask('backup.accounts', { accounts });
    const bring = () =>
      other.client.ask('backup.add', { lines: rest, keys, targets: 'newer', settings: false, last: true });
    expect(await bring()).toMatchObject({ added: 2, wrong: [] });
    expect(await kept(other.store)).toEqual(await kept(store));
    expect(await bring()).toMatchObject({ known: 2, wrong: [] });
  });

  it('of several accounts are found where these are called otherwise', async () => {
    const { client, store, first } = await judgedTwice();
    await client.ask('reading.add', { reading: second });
    const evidence = { reason: null, currency: 'EUR', attribution: null } as Evidence;
    const of = (...accounts: string[]) => forecasterOf(target, accounts, evidence)!;
    await keepForecasts(
      store,
      [{ ...of('meta-ads-1', 'meta-ads-2'), forecasts: [first] }],
      '2026-09-05T10:00:00Z',
    );
    const rest = (await exported(client)).filter((text) => text.includes('"meta-ads-2"'));
    const elsewhere = direct('2026-09-05T12:00:00Z');
    const keys = { 'meta-ads-1': 'meta-ads-7', 'meta-ads-2': 'meta-ads-3' };
    await elsewhere.client.ask('backup.add', {
      lines: rest,
      keys,
      targets: 'newer',
      settings: false,
      last: true,
    });
    const found = await forecastsOf(elsewhere.store, '2026-09-05T12:00:00Z');
    expect(found.get(subjectMark(of('meta-ads-7', 'meta-ads-3')))).toHaveLength(1);
  });

  it('go with their account, and what no longer parses is set aside', async () => {
    const { client, store } = await judgedTwice();
    await client.ask('overview', {});
    await expect.poll(async () => (await kept(store))[0]?.came).not.toBeNull();
    await client.ask('reading.add', { reading: second });
    const subject: Subject = {
      account: '',
      accounts: ['meta-ads-1', 'meta-ads-2'],
      scope: '{}',
      metric: 'conversions',
    };
    await keepForecasts(store, [{ ...subject, forecasts: await kept(store) }], '2026-09-05T10:00:00Z');
    await store.write(['forecasts'], async (tx) => {
      await tx
        .objectStore('forecasts')
        .put({ kind: 'forecasts', forecasts: 7 } as never, ['meta-ads-1', 'x']);
    });
    expect(await kept(store)).toHaveLength(2);
    expect(await store.read(['broken'], (tx) => tx.objectStore('broken').count())).toBe(1);
    const [account] = (await client.ask('overview', {})).accounts;
    expect(account?.key).toBe('meta-ads-1');
    await client.ask('remove.do', { account: account!.key, days: null, keep: false });
    const left = await store.read(['forecasts'], (tx) => tx.objectStore('forecasts').getAllKeys());
    expect(JSON.stringify(left)).not.toContain('meta-ads-1');
  });
});
