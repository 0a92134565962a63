import { describe, expect, it } from 'vitest';

import type { RequestOf } from '@/messages/protocol';
import { addDays } from '@/model/day';
import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const rows = (cvr: number, back: number) => [
  plainRow('a', 'Brand', {
    spend: 100 + (back % 4),
    impressions: 20_000,
    clicks: 400,
    conversions: Math.round(400 * cvr),
  }),
  plainRow('b', 'Shoes', { spend: 100, impressions: 20_000, clicks: 400, conversions: 20 }),
];

/** Six weeks of days; the site converts less from the first of the month on. */
async function withDays() {
  const desk = direct();
  for (let back = 42; back >= 1; back -= 1) {
    const day = addDays('2026-11-22', -back);
    await desk.client.ask('reading.add', {
      reading: plainReading({
        platform: 'meta-ads',
        range: { from: day, to: day },
        readAt: '2026-11-22T08:00:00Z',
        rows: rows(back <= 21 ? 0.02 : 0.05, back),
        coverage: { seen: 2, total: 2 },
      }),
    });
  }
  await desk.client.ask('targets.save', {
    targets: [
      plainTarget({ value: 6, main: false }),
      plainTarget({
        id: 'sum',
        kpi: 'conversions',
        value: 900,
        main: true,
        direction: 'at-least',
        currency: null,
      }),
    ],
  });
  const [account] = (await desk.client.ask('subjects.list', {})).accounts;
  const lights = await desk.client.ask('lights', { target: 'cpa' });
  const light = lights.find(({ subject }) => subject.campaign === 'a')!;
  const ask = (change: Partial<RequestOf<'page.told'>> = {}) =>
    desk.client.ask('page.told', {
      platform: 'meta-ads',
      account: account!.key,
      light: light.key,
      language: 'en',
      ...change,
    });
  return { ...desk, ask };
}

describe('a light told to its page', () => {
  it('names the driver and gives the mathematics, in the language that the card speaks', async () => {
    const { ask } = await withDays();
    const told = (await ask())!;
    expect(told.changed).toBe(
      'Most of the miss is the site’s conversion rate: it fell from 5% to 2%; the rest is within noise.',
    );
    expect(told.against).toBe(
      'It went from €5.08 to €12.68. 1–21 Nov 2026, against as many days before: 11–31 Oct 2026.',
    );
    const titles = told.sums.map(({ title }) => title);
    expect(titles).toEqual([
      'How it is worked out',
      'Held against',
      'How sure this is',
      'Where it comes from',
      'Why it changed',
    ]);
    const text = JSON.stringify(told.sums);
    for (const said of [
      'CPA = spend ÷ conversions',
      '€2,131 ÷ 168 = €12.68',
      'Believed beforehand',
      'Ups and downs',
    ])
      expect(text).toContain(said);
    expect((await ask({ language: 'it' }))!.changed).toContain('il tasso di conversione del sito');
    // No key of a catalogue without its words.
    expect(text).not.toMatch(/"(why|changed|driver|field|metric|formula)\.[\w.-]+"/);
  }, 30_000);

  it('tells the main target’s line, and no light of another account, console or target', async () => {
    const { ask } = await withDays();
    expect((await ask({ light: 'sum' }))!.changed).toContain('conversion rate');
    expect(await ask({ light: 'cpa' })).toBeNull();
    expect(await ask({ account: 'another' })).toBeNull();
    expect(await ask({ platform: 'google-ads' })).toBeNull();
    expect(await ask({ light: 'gone' })).toBeNull();
  }, 30_000);

  it('marks figures that were summed from a finer report, until the campaign’s own are read', async () => {
    const { client } = direct();
    const read = (change: object) =>
      client.ask('reading.add', {
        reading: plainReading({
          platform: 'meta-ads',
          range: { from: '2026-11-01', to: '2026-11-21' },
          readAt: '2026-11-22T08:00:00Z',
          rows: [plainRow('a', 'Brand', { spend: 2100, conversions: 168 })],
          coverage: { seen: 1, total: 1 },
          ...change,
        }),
      });
    await client.ask('targets.save', { targets: [plainTarget({ main: false })] });
    const figures = async () => (await client.ask('lights', { target: 'cpa' }))[0]!.figures;
    await read({ source: 'report', derived: true });
    expect((await figures()).map(({ derived }) => derived)).toEqual([true, true]);
    await read({ readAt: '2026-11-22T09:00:00Z' });
    expect((await figures()).map(({ derived }) => derived)).toEqual([undefined, undefined]);
  });
});
