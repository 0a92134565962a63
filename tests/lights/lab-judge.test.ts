import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';

import { judgeCases } from '../tools/lab-judge';

const november = { from: '2026-11-01', to: '2026-11-30' };
const daysOf = (count: number, metrics: Record<string, number | null>) =>
  Array.from({ length: count }, (_, index) => ({ date: addDays(november.from, index), metrics }));
const now = '2026-11-22T09:00:00Z';
const one = (rest: Record<string, unknown> = {}) => ({
  kpi: 'cpa',
  target: { value: 20, ...november },
  days: daysOf(21, { spend: 100, conversions: 3 }),
  now,
  ...rest,
});
const said = (...cases: unknown[]) =>
  judgeCases(cases) as {
    light: string;
    value: number;
    low: number;
    high: number;
    probability: number;
    reason: { code: string };
  }[];

describe('lab judge', () => {
  it('answers each case in its place, as plain JSON', () => {
    const answers = said(
      one(),
      one({ kpi: 'conversions', target: { value: 90, ...november } }),
      one({ days: [] }),
    );
    expect(answers.map(({ light }) => light)).toEqual(['red', 'yellow', 'grey']);
    expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
    expect(answers[0]).toMatchObject({ value: 100 / 3, reason: { code: 'misses' } });
    expect(answers[1]).toMatchObject({
      value: 63,
      pace: expect.closeTo(63, 9),
      needPerDay: expect.closeTo(3, 9),
    });
  });
  it('takes a tolerance, a direction, a margin and a maturity', () => {
    expect(said(one({ target: { value: 28, ...november } }))[0]?.light).toBe('yellow');
    expect(said(one({ target: { value: 28, ...november, tolerance: 1 } }))[0]?.light).toBe('yellow');
    expect(said(one({ target: { value: 28, ...november, direction: 'at-least' } }))[0]?.light).toBe('green');
    const late = { maturity: Array.from({ length: 25 }, (_, age) => 0.4 + age / 40) };
    expect(said(one(late))[0]?.probability).toBeGreaterThan(said(one())[0]?.probability ?? 1);
    const roi = { kpi: 'roi', days: daysOf(21, { spend: 100, conversions: 3, conversionValue: 400 }) };
    expect(said(one({ ...roi, target: { value: 1, ...november } }))[0]?.value).toBeCloseTo(3, 10);
    expect(said(one({ ...roi, target: { value: 1, ...november, margin: 0.5 } }))[0]?.value).toBeCloseTo(
      1,
      10,
    );
  });
  it('without a previous light gives the settled one; with one, a second reading must be 12 hours later', () => {
    const after = (light: string, at: string) => said(one({ previous: { light, at } }))[0];
    expect(said(one())[0]?.light).toBe('red');
    expect(after('yellow', '2026-11-22T06:00:00Z')).toMatchObject({
      light: 'yellow',
      reason: { code: 'waiting' },
    });
    expect(after('yellow', '2026-11-21T06:00:00Z')).toMatchObject({ light: 'red' });
    expect(after('grey', '2026-11-22T06:00:00Z')).toMatchObject({ light: 'red' });
    expect(after('red', '2026-11-22T06:00:00Z')).toMatchObject({ light: 'red', reason: { code: 'misses' } });
  });
  it('stays red between 0.7 and 0.9, and leaves red by a second reading below', () => {
    const at = (value: number, previous?: unknown) =>
      said(one({ target: { value, ...november }, previous }))[0];
    const red = { light: 'red', at: '2026-11-20T09:00:00Z' };
    expect(at(27)?.light).toBe('yellow');
    expect(at(27, red)?.light).toBe('red');
    expect(at(31, red)?.light).toBe('yellow');
    expect(at(31, { ...red, at: '2026-11-22T03:00:00Z' })).toMatchObject({
      light: 'red',
      reason: { code: 'waiting' },
    });
  });
  it('takes days before the period as evidence for the rate only', () => {
    const history = Array.from({ length: 40 }, (_, index) => ({
      date: addDays('2026-09-22', index),
      metrics: { spend: 100, conversions: 8 },
    }));
    const [without, withIt] = said(
      one(),
      one({ days: [...history, ...daysOf(21, { spend: 100, conversions: 3 })] }),
    );
    expect(withIt?.value).toBe(without?.value);
    expect(withIt?.probability).toBeGreaterThan(without?.probability ?? 1);
  });
  it('knows that it may be tomorrow in the account already', () => {
    const tomorrow = one({ days: daysOf(23, { spend: 100, conversions: 3 }), now: '2026-11-22T12:00:00Z' });
    expect(said(tomorrow)[0]?.light).toBe('red');
    const future = one({ days: daysOf(24, { spend: 100, conversions: 3 }), now: '2026-11-22T12:00:00Z' });
    expect(said(future)[0]).toMatchObject({ light: 'grey', reason: { code: 'bad-input' } });
  });
  it('lands with late conversions in mean and variance alike: v = φm + m²/A + m²σ² over (A/B)(S′ + S − U)', () => {
    // Reference: scipy.stats.nbinom, B2 of the rules with m of the corrected landing.
    const conversions = [2, 3, 3, 3, 3, 3, 3];
    const late = {
      kpi: 'cpa',
      target: { value: 25, from: '2026-11-09', to: '2026-11-22' },
      days: conversions.map((count, index) => ({
        date: addDays('2026-11-09', index),
        metrics: { spend: 100, conversions: count },
      })),
      now: '2026-11-16T09:00:00Z',
      // oxlint-disable-next-line oxc/approx-constant -- a share that happens to be near √½
      maturity: [0.46, 0.604, 0.63, 0.655, 0.67, 0.69, 0.707, 0.724],
    };
    expect(said(late)[0]).toMatchObject({
      value: 35,
      probability: expect.closeTo(0.6125440422760475, 9),
      landing: {
        value: expect.closeTo(22.754041523800183, 9),
        low: expect.closeTo(17.073170731707318, 9),
        high: expect.closeTo(32.55813953488372, 9),
      },
    });
  });
  it('is grey on a case that cannot be judged and throws on a file that is none', () => {
    expect(said(one({ target: { value: 0, ...november } }))[0]).toMatchObject({
      light: 'grey',
      reason: { code: 'bad-input' },
    });
    expect(said(one({ target: { value: 20, from: november.to, to: november.from } }))[0]).toMatchObject({
      light: 'grey',
    });
    expect(said(one({ now: '2026-10-01T09:00:00Z', days: [] }))[0]).toMatchObject({
      light: 'grey',
      reason: { code: 'not-begun' },
    });
    for (const bad of [
      null,
      {},
      [{}],
      [one({ kpi: 'luck' })],
      [one({ days: [{ date: '2026-02-30', metrics: {} }] })],
      [one({ now: 'now' })],
      [one({ maturity: [2] })],
    ])
      expect(() => judgeCases(bad)).toThrow(/not an array of cases to judge/);
    expect(() => judgeCases([one({ kpi: 'luck' })])).toThrow(/\[0\]\.kpi: /);
    const asText = one({ days: daysOf(21, { spend: 100 }) }) as { days: { metrics: unknown }[] };
    (asText.days[4] as { metrics: unknown }).metrics = { spend: '100' };
    expect(() => judgeCases([asText])).toThrow(/\[0\]\.days\[4\]\.metrics\.spend: .*number.*string/);
    const unknown = one({ days: daysOf(1, { spend: 100, sepnd: 1 }) });
    expect(() => judgeCases([unknown])).toThrow(/\[0\]\.days\[0\]\.metrics: .*sepnd/);
  });
});
