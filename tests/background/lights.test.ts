import { describe, expect, it, vi } from 'vitest';

import type { LightView } from '@/model/light';
import type { Metrics } from '@/model/metric';
import type { Reading } from '@/model/reading';
import type { Target } from '@/model/target';
import { memoriesOf } from '@/store/memories';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const month = { from: '2026-11-01', to: '2026-11-21' };
/** A reading of November so far, taken on the morning of the 22nd. */
const november = (rows: Record<string, Metrics>, change: Partial<Reading> = {}): Reading =>
  plainReading({
    range: month,
    readAt: '2026-11-22T09:00:00Z',
    rows: Object.entries(rows).map(([id, metrics]) => plainRow(id, `Campaign ${id}`, metrics)),
    coverage: { seen: Object.keys(rows).length, total: Object.keys(rows).length },
    ...change,
  });

async function lightsOf(readings: readonly Reading[], targets: readonly Target[], now?: string) {
  const desk = direct(now);
  for (const reading of readings) await desk.client.ask('reading.add', { reading });
  await desk.client.ask('targets.save', { targets: [...targets] });
  const overview = await desk.client.ask('overview', {});
  const campaigns = await desk.client.ask('lights', {});
  return { ...desk, overview, campaigns };
}
const told = (lights: readonly LightView[]) =>
  Object.fromEntries(
    lights.map((light) => [light.subject.campaign ?? light.key, `${light.light} ${light.reason.code}`]),
  );

describe('a plain table', () => {
  it('gives a light for each campaign and one line', async () => {
    const { overview, campaigns } = await lightsOf(
      [november({ a: { spend: 4000, conversions: 80 }, b: { spend: 2000, conversions: 140 } })],
      [plainTarget({ value: 23 })],
    );
    expect(told(campaigns)).toEqual({ a: 'red misses', b: 'green meets' });
    const [line] = overview.lights;
    expect(line).toMatchObject({
      key: 'cpa',
      value: 6000 / 220,
      counts: { red: 1, green: 1, yellow: 0, grey: 0 },
      window: { from: '2026-11-01', to: '2026-11-30' },
      covered: month,
      currency: 'EUR',
      stale: false,
      missing: [],
      asOf: '2026-11-22T09:00:00Z',
      subject: { platform: 'google-ads', account: null, campaign: null },
    });
    expect(campaigns.find((light) => light.subject.campaign === 'a')).toMatchObject({
      value: 50,
      figures: [
        { metric: 'spend', value: 4000, asOf: '2026-11-22T09:00:00Z', source: 'page' },
        { metric: 'conversions', value: 80, asOf: '2026-11-22T09:00:00Z', source: 'page' },
      ],
      trend: [{ at: '2026-11-22T09:00:00Z', value: 50 }],
    });
  });

  it('adds up windows from ranges that were never opened as such', async () => {
    const figures = (factor: number) => ({ a: { spend: 100 * factor, conversions: 4 * factor } });
    const { campaigns } = await lightsOf(
      [
        november(figures(30), { range: { from: '2026-10-23', to: '2026-11-21' } }),
        november(figures(9), { range: { from: '2026-10-23', to: '2026-10-31' } }),
      ],
      [plainTarget({ kpi: 'cpa' })],
    );
    expect(campaigns[0]).toMatchObject({ value: 25, covered: month });
    expect(campaigns[0]!.figures.map(({ value }) => value)).toEqual([2100, 84]);
  });

  it('says what to open where the window is not there', async () => {
    const { campaigns, overview } = await lightsOf(
      [november({ a: { spend: 700, conversions: 30 } }, { range: { from: '2026-11-15', to: '2026-11-21' } })],
      [plainTarget()],
    );
    expect(told(campaigns)).toEqual({ a: 'grey window-missing' });
    expect(campaigns[0]!.missing.length).toBeGreaterThan(0);
    expect(overview.lights[0]).toMatchObject({ light: 'grey', reason: { code: 'window-missing' } });
  });

  it('never uses a reading without a range', async () => {
    const { campaigns, overview } = await lightsOf(
      [november({ a: { spend: 700, conversions: 30 } }, { range: null })],
      [plainTarget()],
    );
    expect(campaigns).toEqual([]);
    expect(overview.lights[0]).toMatchObject({ light: 'grey', reason: { code: 'no-reading' } });
    expect(overview.readings).toBe(1);
  });
});

describe('what may not be added', () => {
  const usd = (rows: Record<string, Metrics>) =>
    november(rows, { account: { id: '999', name: 'America' }, currency: 'USD' });

  it('currencies: a ratio is judged account by account', async () => {
    const { overview } = await lightsOf(
      [november({ a: { spend: 4000, conversions: 80 } }), usd({ b: { spend: 4000, conversions: 300 } })],
      [plainTarget({ value: 23, kpi: 'cpa' })],
    );
    expect(told(overview.lights)).toEqual({
      'cpa google-ads-1': 'red misses',
      'cpa google-ads-2': 'grey currency-mixed',
    });
  });

  it('currencies: a total is grey', async () => {
    const { overview } = await lightsOf(
      [november({ a: { spend: 4000 } }), usd({ b: { spend: 4000 } })],
      [plainTarget({ kpi: 'spend', value: 10_000, direction: 'two-sided' })],
    );
    expect(told(overview.lights)).toEqual({ cpa: 'grey currency-mixed' });
    expect(overview.lights[0]!.value).toBeNull();
  });

  it('attributions of two consoles', async () => {
    const meta = november(
      { m: { spend: 100, conversions: 10 } },
      { platform: 'meta-ads', account: { id: '7', name: 'Meta' }, attribution: '7d_click_1d_view' },
    );
    const { overview } = await lightsOf(
      [november({ a: { spend: 4000, conversions: 80 } }), meta],
      [
        plainTarget({ id: 'ratio' }),
        plainTarget({ id: 'total', kpi: 'conversions', value: 500, direction: 'at-least' }),
      ],
    );
    const lights = told(overview.lights);
    expect(Object.keys(lights).toSorted()).toEqual(['ratio google-ads-1', 'ratio meta-ads-2', 'total']);
    expect(lights.total).toBe('grey attribution-mixed');
  });

  it('an unknown currency against a target in money', async () => {
    const { campaigns } = await lightsOf(
      [november({ a: { spend: 4000, conversions: 80 } }, { currency: null })],
      [
        plainTarget(),
        plainTarget({ id: 'cvr', kpi: 'roas', value: 3, direction: 'at-least', currency: null }),
      ],
    );
    expect(told(campaigns)).toEqual({ a: 'grey metric-absent' });
    expect(campaigns.find((light) => light.kpi === 'cpa')).toMatchObject({
      reason: { code: 'currency-unknown' },
    });
  });

  it('rows that were never scrolled to: the line says how many, its campaigns have their lights', async () => {
    const first = november({ a: { spend: 4000, conversions: 80 } }, { coverage: { seen: 1, total: 3 } });
    const { client, overview, campaigns } = await lightsOf([first], [plainTarget({ value: 23 })]);
    expect(told(campaigns)).toEqual({ a: 'red misses' });
    expect(overview.lights[0]).toMatchObject({
      light: 'grey',
      reason: { code: 'rows-missing', params: { seen: 1, total: 3 } },
    });
    const second = november(
      { b: { spend: 100, conversions: 8 }, c: { spend: 100, conversions: 8 } },
      { coverage: { seen: 2, total: 3 }, readAt: '2026-11-22T09:01:00Z' },
    );
    await client.ask('reading.add', { reading: second });
    expect((await client.ask('overview', {})).lights[0]).toMatchObject({ value: 4200 / 96 });
  });

  it('a campaign whose figure is missing: a sum of some is not the whole', async () => {
    const { overview } = await lightsOf(
      [november({ a: { spend: 4000, conversions: 80 }, b: { spend: 1000 } })],
      [plainTarget()],
    );
    expect(overview.lights[0]).toMatchObject({
      light: 'grey',
      value: null,
      reason: { code: 'metric-absent', params: { metric: 'conversions', campaigns: 1, among: 2 } },
    });
  });
});

describe('Meta', () => {
  const meta = (rows: Reading['rows']) =>
    november(
      {},
      { platform: 'meta-ads', account: { id: '7', name: 'Meta' }, attribution: '7d_click_1d_view', rows },
    );
  const row = (id: string, metrics: Metrics, resultType: string | null) =>
    plainRow(id, `Campaign ${id}`, metrics, { resultType });

  it('counts results that are purchases as conversions, leads as leads, and others as results', async () => {
    const { campaigns, overview } = await lightsOf(
      [
        meta([
          row('shop', { spend: 4000, impressions: 9, results: 80 }, 'Website purchases'),
          row('forms', { spend: 2000, impressions: 9, results: 50 }, 'Leads'),
          row('visits', { spend: 100, impressions: 9, results: 900 }, 'Link clicks'),
        ]),
      ],
      [
        plainTarget({ id: 'cpa' }),
        plainTarget({ id: 'cpl', kpi: 'cpl', value: 10 }),
        plainTarget({ id: 'cpr', kpi: 'costPerResult', value: 1 }),
      ],
    );
    const of = (target: string) => told(campaigns.filter((light) => light.target === target));
    expect(of('cpa')).toEqual({
      shop: 'red misses',
      forms: 'grey result-types-mixed',
      visits: 'grey result-types-mixed',
    });
    expect(of('cpl')).toMatchObject({ forms: 'red misses' });
    expect(of('cpr')).toMatchObject({ shop: 'red misses', visits: 'green meets' });
    expect(overview.lights.find(({ target }) => target === 'cpr')).toMatchObject({
      light: 'grey',
      reason: { code: 'result-types-mixed' },
    });
  });

  it('turns spend without a purchase red: its empty cell is zero, and the campaign spent', async () => {
    const { campaigns } = await lightsOf(
      [meta([row('shop', { spend: 4000, impressions: 90_000, results: null }, 'Website purchases')])],
      [plainTarget()],
    );
    expect(campaigns[0]).toMatchObject({
      light: 'red',
      figures: [{ value: 4000 }, { metric: 'conversions', value: 0 }],
    });
  });

  it('adds nothing for campaigns that were not delivered, whatever their cells fail to say', async () => {
    const { campaigns, overview } = await lightsOf(
      [
        meta([
          row('shop', { spend: 4000, impressions: 90_000, results: 80 }, 'Website purchases'),
          row('dashes', { spend: null, impressions: null, results: null }, null),
          row('paused', { spend: 0, impressions: null, results: null }, null),
          row('other', { spend: 0, impressions: 0, results: null }, 'Link clicks'),
        ]),
      ],
      [plainTarget(), plainTarget({ id: 'spend', kpi: 'spend', value: 5000, direction: 'two-sided' })],
    );
    expect(told(campaigns)).toEqual({ shop: 'red misses' });
    expect(overview.lights.map(({ target, value }) => [target, value]).toSorted()).toEqual([
      ['cpa', 50],
      ['spend', 4000],
    ]);
  });

  it('says that the table lacks a column, on the campaigns and on the line', async () => {
    const { campaigns, overview } = await lightsOf(
      [meta([row('shop', { impressions: 90_000, clicks: 9 }, null)])],
      [plainTarget()],
    );
    expect(told(campaigns)).toEqual({ shop: 'grey metric-absent' });
    expect(overview.lights[0]).toMatchObject({ light: 'grey', reason: { code: 'metric-absent' } });
  });

  it('while the same empty cell on Google stays unknown', async () => {
    const { campaigns } = await lightsOf(
      [november({ a: { spend: 4000, impressions: 90_000, conversions: null } })],
      [plainTarget()],
    );
    expect(told(campaigns)).toEqual({ a: 'grey metric-empty' });
  });
});

describe('which target counts', () => {
  const reading = november({ a: { spend: 4000, conversions: 80 }, b: { spend: 2000, conversions: 140 } });

  it('is the narrowest, KPI by KPI', async () => {
    const { client, campaigns } = await lightsOf(
      [reading],
      [
        plainTarget({ id: 'all' }),
        plainTarget({ id: 'console', scope: { kind: 'console', platform: 'google-ads' } }),
        plainTarget({ id: 'account', scope: { kind: 'account', account: 'google-ads-1' } }),
        plainTarget({ id: 'named', scope: { kind: 'name', pattern: '*campaign a' } }),
        plainTarget({ id: 'cpc', kpi: 'cpc', value: 1 }),
      ],
    );
    const targetsOn = (lights: readonly LightView[], id: string) =>
      lights
        .filter(({ subject }) => subject.campaign === id)
        .map(({ target }) => target)
        .toSorted();
    expect(targetsOn(campaigns, 'a')).toEqual(['cpc', 'named']);
    expect(targetsOn(campaigns, 'b')).toEqual(['account', 'cpc']);
    await client.ask('labels.set', { account: 'google-ads-1', campaign: 'b', labels: ['Client X'] });
    const labelled = plainTarget({ id: 'label', scope: { kind: 'label', label: 'client x' } });
    const own = plainTarget({ id: 'own', scope: { kind: 'campaign', account: 'google-ads-1', id: 'a' } });
    await client.ask('targets.save', { targets: [labelled, own] });
    const lights = await client.ask('lights', {});
    expect(targetsOn(lights, 'a')).toEqual(['cpc', 'own']);
    expect(targetsOn(lights, 'b')).toEqual(['cpc', 'label']);
  });

  it('is never a total on a campaign, unless it is set for that campaign', async () => {
    const spend = plainTarget({ id: 'spend', kpi: 'spend', value: 9000, direction: 'two-sided' });
    const { campaigns, overview } = await lightsOf(
      [reading],
      [spend, { ...spend, id: 'own', scope: { kind: 'campaign', account: 'google-ads-1', id: 'a' } }],
    );
    expect(campaigns.map(({ target }) => target)).toEqual(['own']);
    expect(overview.lights.map(({ target, value }) => [target, value]).toSorted()).toEqual([
      ['own', 4000],
      ['spend', 6000],
    ]);
  });

  it('is none whose period is not on', async () => {
    const once = (from: string, to: string) => ({ kind: 'once' as const, range: { from, to } });
    const { campaigns, overview } = await lightsOf(
      [reading],
      [
        plainTarget({ id: 'past', period: once('2026-10-01', '2026-10-31') }),
        plainTarget({ id: 'future', period: once('2026-12-01', '2026-12-31') }),
      ],
    );
    expect(campaigns).toEqual([]);
    expect(told(overview.lights)).toEqual({ past: 'grey over', future: 'grey not-begun' });
  });
});

describe('campaigns that are off', () => {
  it('count in totals', async () => {
    const rows = [
      plainRow('a', 'A', { spend: 4000 }),
      plainRow('b', 'B', { spend: 2000 }, { status: 'paused' }),
      plainRow('c', 'C', { spend: 0 }, { status: 'removed' }),
    ];
    const { overview } = await lightsOf(
      [november({}, { rows })],
      [plainTarget({ kpi: 'spend', value: 9000, direction: 'two-sided' })],
    );
    expect(overview.lights[0]!.value).toBe(6000);
  });
});

describe('time', () => {
  const reading = november({ a: { spend: 4000, conversions: 80 } });

  it('hatches a light when a newer closed day is unread, and greys it after a week', async () => {
    const { client, time, campaigns } = await lightsOf([reading], [plainTarget({ value: 23 })]);
    expect(campaigns[0]).toMatchObject({ light: 'red', stale: false });
    time.now = '2026-11-24T18:00:00Z';
    expect((await client.ask('lights', {}))[0]).toMatchObject({
      stale: true,
      missing: [{ from: '2026-11-01', to: expect.any(String) as string }],
    });
    time.now = '2026-11-30T09:30:00Z';
    expect((await client.ask('lights', {}))[0]).toMatchObject({
      light: 'grey',
      reason: { code: 'stale' },
      stale: true,
    });
  });

  it('waits for a second reading before it changes into or out of red', async () => {
    const { client, time, campaigns } = await lightsOf(
      [november({ a: { spend: 2000, conversions: 140 } })],
      [plainTarget()],
    );
    expect(told(campaigns)).toEqual({ a: 'green meets' });
    const look = async (at: string, conversions: number) => {
      time.now = at;
      const worse = november({ a: { spend: 2000, conversions } }, { readAt: at });
      await client.ask('reading.add', { reading: worse });
      const [light] = await client.ask('lights', {});
      return `${light!.light} ${light!.reason.code}`;
    };
    expect(await look('2026-11-22T11:00:00Z', 20)).toBe('yellow waiting');
    expect(await look('2026-11-22T12:00:00Z', 21)).toBe('yellow waiting');
    expect(await look('2026-11-23T08:00:00Z', 22)).toMatch(/^red/);
    expect((await client.ask('lights', {}))[0]).toMatchObject({
      before: 'yellow',
      since: '2026-11-23T08:00:00Z',
    });
  });

  it('remembers it over the death of the worker', async () => {
    const first = await lightsOf([november({ a: { spend: 2000, conversions: 140 } })], [plainTarget()]);
    // What a light showed is written after it was answered.
    await vi.waitFor(async () => expect((await memoriesOf(first.store, first.time.now)).size).toBe(2));
    await first.store.close();
    const second = direct('2026-11-22T11:00:00Z', first.name);
    const worse = november({ a: { spend: 2000, conversions: 20 } }, { readAt: '2026-11-22T11:00:00Z' });
    await second.client.ask('reading.add', { reading: worse });
    const [light] = await second.client.ask('lights', {});
    expect(light).toMatchObject({ light: 'yellow', reason: { code: 'waiting' } });
  });

  it("takes the account's own day", async () => {
    // 23:30 UTC on the 30th is December in Tokyo, and still November in New York.
    const late = november(
      { a: { spend: 4000, conversions: 80 } },
      { range: { from: '2026-11-01', to: '2026-11-30' }, readAt: '2026-11-30T23:00:00Z' },
    );
    const { client } = await lightsOf([late], [plainTarget()], '2026-11-30T23:30:00Z');
    const windowIn = async (timeZone: string) => {
      await client.ask('account.set', { account: 'google-ads-1', timeZone });
      return (await client.ask('overview', {})).lights[0]!.window.from;
    };
    expect(await windowIn('Asia/Tokyo')).toBe('2026-12-01');
    expect(await windowIn('America/New_York')).toBe('2026-11-01');
  });

  it.each(['2026-11-22T01:00:00Z', '2026-11-22T09:00:00Z', '2026-11-22T13:00:00Z'])(
    'takes a range shown to the end of the month to its instant, at %s',
    async (now) => {
      const whole = november(
        { a: { spend: 4000, conversions: 80 } },
        { range: { from: '2026-11-01', to: '2026-11-30' }, through: now, readAt: now },
      );
      const { campaigns, client } = await lightsOf([whole], [plainTarget()], now);
      expect(campaigns[0]).toMatchObject({ value: 50, covered: { from: '2026-11-01', to: '2026-11-22' } });
      await client.ask('account.set', { account: 'google-ads-1', timeZone: 'Europe/Rome' });
      expect((await client.ask('lights', {}))[0]).toMatchObject({
        value: 50,
        covered: { from: '2026-11-01', to: '2026-11-22' },
      });
    },
  );

  it('takes a reading that reaches today, to its instant', async () => {
    const today = november(
      { a: { spend: 4000, conversions: 80 } },
      { range: { from: '2026-11-01', to: '2026-11-22' }, through: '2026-11-22T09:00:00Z' },
    );
    const { campaigns } = await lightsOf([today], [plainTarget()]);
    expect(campaigns[0]).toMatchObject({
      value: 50,
      covered: { from: '2026-11-01', to: '2026-11-22' },
      stale: false,
    });
  });
});

describe('a reading that contradicts itself', () => {
  const wrong = (spend: number) => ({ spend, conversions: 80, clicks: 400, cpc: 10, impressions: 9000 });
  const sound = { a: wrong(4000), b: { ...wrong(2000), clicks: 200 } };
  const broken = { a: wrong(4), b: { ...wrong(2), clicks: 200 } };

  it('is kept, and used for no light: the reason names the figure', async () => {
    const { campaigns, overview, store } = await lightsOf([november(broken)], [plainTarget()]);
    expect(told(campaigns)).toEqual({ a: 'grey contradiction', b: 'grey contradiction' });
    expect(campaigns[0]!.reason.params).toMatchObject({ metric: 'spend' });
    expect(told(overview.lights)).toEqual({ cpa: 'grey contradiction' });
    const [look] = await store.read(['looks'], (tx) => tx.objectStore('looks').getAll());
    expect(look!.verdict?.[0]).toMatchObject({ code: 'identities-broken', contradicts: true });
  });
  it('leaves what other readings of the same days say', async () => {
    const earlier = november(sound, { readAt: '2026-11-22T08:00:00Z' });
    const { campaigns } = await lightsOf([earlier, november(broken)], [plainTarget({ value: 23 })]);
    expect(campaigns.map(({ value }) => value)).toEqual([50, 25]);
    expect(told(campaigns)).toEqual({ a: 'red misses', b: 'green meets' });
  });
});
