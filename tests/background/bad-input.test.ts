import { describe, expect, it } from 'vitest';

import type { LightView } from '@/model/light';
import type { Metrics } from '@/model/metric';
import type { Reading } from '@/model/reading';
import type { Target } from '@/model/target';

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

describe('bad input gives a grey light with its reason', () => {
  it('an empty history', async () => {
    expect(told((await lightsOf([])).lights)).toEqual(['grey no-reading']);
  });

  it('one reading of one day, early in the period', async () => {
    const first = { from: '2026-11-01', to: '2026-11-01' };
    const reading = read({ spend: 20, conversions: 1 }, { range: first, readAt: '2026-11-02T09:00:00Z' });
    expect(told((await lightsOf([reading], {}, '2026-11-02T10:00:00Z')).lights)).toEqual(['grey too-few']);
  });

  it('all zeros', async () => {
    const zeros = read({ spend: 0, conversions: 0, impressions: 0 });
    expect(told((await lightsOf([zeros])).lights)).toEqual(['grey nothing-counted']);
  });

  it('refunds beyond the sales', async () => {
    const refunds = read({ spend: 4000, conversions: 10, conversionValue: -900 });
    const { lights } = await lightsOf([refunds], { kpi: 'roas', value: 3, direction: 'at-least' });
    for (const { light, value } of lights) {
      expect(light).not.toBe('green');
      expect(value).toBeCloseTo(-0.225, 12);
    }
  });

  it('a reading from the future, until its time has come', async () => {
    const later = read(good, { readAt: '2026-11-23T09:00:00Z' });
    const desk = await lightsOf([later]);
    expect(desk.lights.every(({ light }) => light === 'grey')).toBe(true);
    desk.time.now = '2026-11-23T10:00:00Z';
    expect((await allOf(desk)).some(({ light }) => light !== 'grey')).toBe(true);
  });

  it('a clock that went back', async () => {
    const desk = await lightsOf([read(good)]);
    expect(desk.lights.every(({ light }) => light !== 'grey')).toBe(true);
    desk.time.now = '2026-11-20T10:00:00Z';
    for (const { light, reason } of await allOf(desk)) {
      expect(light).toBe('grey');
      expect(reason.code).not.toBe('bad-input');
    }
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
    for (const { value, figures } of lights) {
      expect(value === null || value > 0).toBe(true);
      for (const figure of figures) expect(figure.value === null || figure.value >= 0).toBe(true);
    }
  });

  it('an account that changed its currency within the period', async () => {
    const euros = read(good, { range: { from: '2026-11-01', to: '2026-11-10' } });
    const dollars = read(good, {
      range: { from: '2026-11-11', to: '2026-11-21' },
      currency: 'USD',
      readAt: '2026-11-22T09:30:00Z',
    });
    const { lights } = await lightsOf([euros, dollars]);
    for (const { light, reason } of lights) {
      expect(light).toBe('grey');
      expect(['currency-mixed', 'window-missing']).toContain(reason.code);
    }
  });
});

describe('what is odd and no mistake is judged', () => {
  it('a target that was changed in the middle starts afresh', async () => {
    const desk = await lightsOf([read(good)]);
    expect(desk.lights.every(({ light }) => light === 'green' || light === 'yellow')).toBe(true);
    desk.time.now = '2026-11-22T11:00:00Z';
    const changedAt = desk.time.now;
    await desk.client.ask('targets.save', { targets: [plainTarget({ value: 10, changedAt })] });
    for (const { light } of await allOf(desk)) expect(light).toBe('red');
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
    for (const lights of [before, await allOf(desk)])
      for (const { value, covered } of lights) {
        expect(value).toBe(25);
        expect(covered?.from).toBe(range.from);
      }
  });

  it('an account that changed its time zone keeps its days', async () => {
    const desk = await lightsOf([read(good)]);
    const account = desk.lights.find(({ subject }) => subject.account)!.subject.account!;
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Rome']) {
      await desk.client.ask('account.set', { account, timeZone });
      for (const { value, window } of await allOf(desk)) {
        expect(value).toBe(25);
        expect(window.from).toBe('2026-11-01');
      }
    }
  });
});
