import { describe, expect, it } from 'vitest';

import type { LightView } from '@/model/light';
import type { Metrics } from '@/model/metric';
import type { Reading } from '@/model/reading';
import type { Target } from '@/model/target';

import { dashboardWords } from '@/ui/dashboard/words';
import { reasonSentence } from '@/ui/parts/sentences';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const NOW = '2026-11-22T10:00:00Z';
const november = { from: '2026-11-01', to: '2026-11-21' };
const read = (metrics: Metrics, change: Partial<Reading> = {}): Reading =>
  plainReading({
    platform: 'meta-ads',
    range: november,
    readAt: '2026-11-22T09:00:00Z',
    rows: [plainRow('a', 'Brand', metrics)],
    coverage: { seen: 1, total: 1 },
    ...change,
  });
const good = { spend: 4000, conversions: 160, conversionValue: 12_000 };

/** Every light that the store gives, line and campaign alike; none of their figures may be no number. */
async function lightsOf(readings: readonly Reading[], change: Partial<Target> = {}, now = NOW) {
  const desk = direct(now);
  for (const reading of readings) await desk.client.ask('reading.add', { reading });
  await desk.client.ask('targets.save', { targets: [plainTarget(change)] });
  return { ...desk, lights: await allOf(desk) };
}
async function allOf({ client }: Pick<ReturnType<typeof direct>, 'client'>): Promise<LightView[]> {
  const { lights: lines } = await client.ask('overview', {});
  const lights = [...lines, ...(await client.ask('lights', {}))];
  // JSON makes a null of NaN and of an infinity: figures that are there are numbers, then.
  for (const { light, value, probability, landing, low, high } of lights) {
    for (const figure of [value, probability, low, high, landing?.value])
      if (figure != null) expect(Number.isFinite(figure)).toBe(true);
    if (light !== 'grey') expect([value, probability]).not.toContain(null);
  }
  return lights;
}
const told = (lights: readonly LightView[]) => [
  ...new Set(lights.map(({ light, reason }) => `${light} ${reason.code}`)),
];

/** What the lights say in a language, each sentence once. */
const said = (lights: readonly LightView[], language: 'en' | 'it') => [
  ...new Set(
    lights.map((light) =>
      reasonSentence(dashboardWords(language), light, language).replaceAll(/[\u00a0\u202f]/g, ' '),
    ),
  ),
];

describe('bad input gives a grey light with its reason', () => {
  it('an empty history', async () => {
    const { lights } = await lightsOf([]);
    expect(told(lights)).toEqual(['grey no-reading']);
    expect(said(lights, 'en')).toEqual([
      'Nothing has been read for this target yet. Open the campaigns table in your ad console once.',
    ]);
    expect(said(lights, 'it')).toEqual([
      'Per questo obiettivo non è stato letto ancora nulla. Apri una volta la tabella delle campagne: la tua console.',
    ]);
  });

  it('one reading of one day, early in the period', async () => {
    const first = { from: '2026-11-01', to: '2026-11-01' };
    const reading = read({ spend: 20, conversions: 1 }, { range: first, readAt: '2026-11-02T09:00:00Z' });
    const { lights } = await lightsOf([reading], {}, '2026-11-02T10:00:00Z');
    expect(told(lights)).toEqual(['grey too-few']);
    expect(lights[0]?.reason.params).toMatchObject({ counted: 1, expected: 0.8, needed: 3 });
    expect(said(lights, 'en')).toEqual([
      'Too little has been counted to judge CPA. Give it a few more days.',
    ]);
    expect(said(lights, 'it')).toEqual([
      'I conteggi sono troppo pochi per giudicare CPA. Aspetta ancora qualche giorno.',
    ]);
  });

  it('all zeros', async () => {
    const zeros = read({ spend: 0, conversions: 0, impressions: 0 });
    const { lights } = await lightsOf([zeros]);
    expect(told(lights)).toEqual(['grey nothing-counted']);
    expect(said(lights, 'en')).toEqual(['This window has no conversions yet, so CPA cannot be worked out.']);
    expect(said(lights, 'it')).toEqual([
      'Questo intervallo non ha ancora conversioni, quindi CPA non si può calcolare.',
    ]);
  });

  it('refunds beyond the sales', async () => {
    const refunds = read({ spend: 4000, conversions: 10, conversionValue: -900 });
    const { lights } = await lightsOf([refunds], { kpi: 'roas', value: 3, direction: 'at-least' });
    expect(told(lights)).toEqual(['grey refunds']);
    for (const { value } of lights) expect(value).toBeCloseTo(-0.225, 12);
    expect(said(lights, 'en')).toEqual([
      'Refunds outweigh the sales: ROAS is -0.23, which says nothing of the days to come. Check the refunds in Meta Ads Manager.',
    ]);
    expect(said(lights, 'it')).toEqual([
      'I rimborsi superano le vendite: ROAS a -0,23 non dice nulla dei giorni a venire. Controlla i rimborsi qui: Meta Ads Manager.',
    ]);
  });

  it('refunds that the sales outweigh are part of the value', async () => {
    const before = read(good, { range: { from: '2026-11-01', to: '2026-11-10' } });
    const after = read(
      { spend: 4000, conversions: 10, conversionValue: -900 },
      { range: { from: '2026-11-11', to: '2026-11-21' }, readAt: '2026-11-22T09:03:00Z' },
    );
    const { lights } = await lightsOf([before, after], { kpi: 'roas', value: 3, direction: 'at-least' });
    expect(told(lights)).toEqual(['red misses']);
    for (const { value } of lights) expect(value).toBeCloseTo(11_100 / 8000, 12);
  });

  it('a reading from the future, until its time has come', async () => {
    const later = read(good, { readAt: '2026-11-23T09:00:00Z' });
    const desk = await lightsOf([later]);
    expect(told(desk.lights)).toEqual(['grey from-the-future']);
    expect(said(desk.lights, 'en')).toEqual([
      'The newest reading is of 23 Nov 2026, later than this computer’s clock, so it is not used. Check the clock, or open 1–21 Nov 2026 once more in Meta Ads Manager.',
    ]);
    expect(said(desk.lights, 'it')).toEqual([
      'L’ultima lettura è del 23 nov 2026, più avanti dell’orologio di questo computer, quindi non viene usata. Controlla l’orologio, o riapri 1–21 nov 2026: Meta Ads Manager.',
    ]);
    desk.time.now = '2026-11-23T10:00:00Z';
    expect(told(await allOf(desk))).toEqual(['yellow open']);
  });

  it('a reading from the future does not stand in the way of one that is not', async () => {
    const later = read({ spend: 9000, conversions: 100 }, { readAt: '2026-11-25T09:00:00Z' });
    const desk = await lightsOf([read(good), later]);
    expect(told(desk.lights)).toEqual(['yellow open']);
    for (const { value } of desk.lights) expect(value).toBe(25);
    // The clock was put right, and the table opened again.
    const again = read({ spend: 4100, conversions: 100 }, { readAt: '2026-11-22T09:30:00Z' });
    await desk.client.ask('reading.add', { reading: again });
    for (const { value } of await allOf(desk)) expect(value).toBe(41);
    desk.time.now = '2026-11-25T10:00:00Z';
    for (const { value } of await allOf(desk)) expect(value).toBe(90);
  });

  it('a clock that went back', async () => {
    const desk = await lightsOf([read(good)]);
    expect(told(desk.lights)).toEqual(['yellow open']);
    desk.time.now = '2026-11-20T10:00:00Z';
    const back = await allOf(desk);
    expect(told(back)).toEqual(['grey from-the-future']);
    expect(said(back, 'en')[0]).toMatch(
      /^The newest reading is of 22 Nov 2026, later than this computer’s clock/,
    );
    expect(said(back, 'it')[0]).toMatch(/^L’ultima lettura è del 22 nov 2026, più avanti dell’orologio/);
    desk.time.now = '2026-10-20T10:00:00Z';
    const before = await allOf(desk);
    expect(told(before)).toEqual(['grey not-begun']);
    expect(said(before, 'en')).toEqual(['The period begins on 1 Nov 2026.']);
    expect(said(before, 'it')).toEqual(['Il periodo inizia il 1 nov 2026.']);
    desk.time.now = NOW;
    expect(told(await allOf(desk))).toEqual(told(desk.lights));
  });

  it('readings that contradict each other', async () => {
    const part = { from: '2026-11-01', to: '2026-11-10' };
    const more = read({ spend: 9000, conversions: 400 }, { range: part, readAt: '2026-11-22T09:01:00Z' });
    const week = { from: '2026-11-11', to: '2026-11-21' };
    const rest = read({ spend: 3000, conversions: 90 }, { range: week, readAt: '2026-11-22T09:02:00Z' });
    const { lights } = await lightsOf([read(good), more, rest]);
    // Newest first: the parts that fit each other make the month; nothing goes below zero.
    expect(told(lights)).toEqual(['yellow open']);
    for (const { value, figures } of lights) {
      expect(value).toBeCloseTo(12_000 / 490, 12);
      expect(figures.map(({ metric, value: sum }) => [metric, sum])).toEqual(
        expect.arrayContaining([
          ['spend', 12_000],
          ['conversions', 490],
        ]),
      );
    }
    // A part that is more than the whole, read in the same minute: the whole is known as it was read.
    const bigger = await lightsOf([read(good), more]);
    expect(told(bigger.lights)).toEqual(['yellow open']);
    for (const { value } of bigger.lights) expect(value).toBe(25);
    // What is left of it once the part is taken away is below zero: nothing is shown, and it is said what to open.
    const lateHalf = { kind: 'once' as const, range: { from: '2026-11-11', to: '2026-11-21' } };
    const left = await lightsOf([read(good), more], { period: lateHalf });
    expect(told(left.lights)).toEqual(['grey window-missing']);
    for (const { value } of left.lights) expect(value).toBeNull();
    expect(said(left.lights, 'en')).toEqual([
      'Open 11–21 Nov 2026 once in Meta Ads Manager to complete this light.',
    ]);
    expect(said(left.lights, 'it')).toEqual([
      'Per completare questa luce, apri una volta 11–21 nov 2026: Meta Ads Manager.',
    ]);
  });

  it('a figure that cannot be', async () => {
    const { lights } = await lightsOf([read({ spend: -40, conversions: 16 })]);
    expect(told(lights)).toEqual(['grey bad-input']);
    expect(said(lights, 'en')[0]).toMatch(/^A figure that was read cannot be right/);
    expect(said(lights, 'it')[0]).toMatch(/^Un valore letto non può essere giusto/);
  });

  it('an account that changed its currency within the period', async () => {
    const euros = read(good, { range: { from: '2026-11-01', to: '2026-11-10' } });
    const dollars = read(good, {
      range: { from: '2026-11-11', to: '2026-11-21' },
      currency: 'USD',
      readAt: '2026-11-22T09:30:00Z',
    });
    const { lights } = await lightsOf([euros, dollars]);
    // The line and the campaign alike: no reading of the missing days would mend it.
    expect(told(lights)).toEqual(['grey currency-mixed']);
    expect(said(lights, 'en')).toEqual([
      'The account changed from EUR to USD, and the two are never added up. Begin the target on the first day in USD.',
    ]);
    expect(said(lights, 'it')).toEqual([
      'L’account è passato da EUR a USD, e le due valute non si sommano mai. Fai iniziare l’obiettivo dal primo giorno in USD.',
    ]);
  });
});

describe('what is odd and no mistake is judged', () => {
  it('a target that was changed in the middle starts afresh', async () => {
    const desk = await lightsOf([read(good)]);
    expect(told(desk.lights)).toEqual(['yellow open']);
    desk.time.now = '2026-11-22T11:00:00Z';
    const changedAt = desk.time.now;
    await desk.client.ask('targets.save', { targets: [plainTarget({ value: 10, changedAt })] });
    const changed = await allOf(desk);
    expect(told(changed)).toEqual(['red misses']);
    expect(said(changed, 'en')).toEqual(['CPA is €25: 150% above target. Red since 22 Nov 2026.']);
    expect(said(changed, 'it')).toEqual(['CPA a 25 €: 150% sopra l’obiettivo. In rosso dal 22 nov 2026.']);
  });

  it.each([
    [
      'the day that has 25 hours',
      'Europe/Rome',
      { from: '2026-10-01', to: '2026-10-25' },
      '2026-10-26T09:00:00Z',
    ],
    [
      'the day that has 23 hours',
      'Europe/Rome',
      { from: '2026-03-01', to: '2026-03-29' },
      '2026-03-30T09:00:00Z',
    ],
    ['a leap day', 'America/New_York', { from: '2028-02-01', to: '2028-02-29' }, '2028-02-29T23:00:00Z'],
  ])('%s', async (_, timeZone, range, now) => {
    const period = { kind: 'month' as const, from: range.from, until: null };
    const desk = await lightsOf([read(good, { range, readAt: now, through: now })], { period }, now);
    const account = desk.lights.find(({ subject }) => subject.account)!.subject.account!;
    const before = await allOf(desk);
    await desk.client.ask('account.set', { account, timeZone });
    for (const lights of [before, await allOf(desk)]) {
      expect(told(lights)).toEqual(['yellow open']);
      expect(said(lights, 'en')[0]).toMatch(
        /^CPA is €25: on target\. The chance of meeting the target is \d+%\.$/,
      );
      for (const { value, covered, window } of lights) {
        expect(value).toBe(25);
        expect(covered).toEqual(range);
        expect(window.from).toBe(range.from);
      }
    }
  });

  it('an account that changed its time zone keeps its days', async () => {
    const desk = await lightsOf([read(good)]);
    const account = desk.lights.find(({ subject }) => subject.account)!.subject.account!;
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Rome']) {
      await desk.client.ask('account.set', { account, timeZone });
      const lights = await allOf(desk);
      expect(told(lights)).toEqual(['yellow open']);
      for (const { value, window } of lights) {
        expect(value).toBe(25);
        expect(window).toEqual({ from: '2026-11-01', to: '2026-11-30' });
      }
    }
  });
});
