import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergedForecasts, type KeptForecast } from '@/model/kept-forecast';
import { judgeAccount } from '@/lights/account';
import { comeTrue, pastOf, stateOf } from '@/lights/kept-forecasts';
import { driftsOf } from '@/lights/past-forecasts';
import { partsOf } from '@/lights/parts';

import { caseOf, days } from './cases';

const forecast = (change: Partial<KeptForecast> = {}): KeptForecast => ({
  metric: 'conversions',
  from: '2026-10-01',
  to: '2026-10-31',
  made: '2026-10-21',
  days: 11,
  count: 100,
  spend: 2000,
  ripe: 1800,
  rate: 0.05,
  doubt: 0.01,
  phi: 1.5,
  came: null,
  tried: null,
  ...change,
});
const span = (from: string, to: string, spend: number, conversions: number, readOn?: string) => ({
  range: { from, to },
  metrics: { spend, conversions },
  ...(readOn ? { readOn } : {}),
});
const later = { today: '2026-11-22', now: '2026-11-22T06:00:00Z', maturity: undefined };
const late = { conversions: Array.from({ length: 40 }, (_, age) => Math.min(1, 0.6 + age / 50)) };

describe('a landing that is kept', () => {
  const line = (today: string, change: object = {}) => {
    const spans = days(20, () => ({ spend: 100, conversions: 5 }));
    const one = { ...caseOf('cpa', 20, spans, { today }), key: 'a', kept: [], ...change };
    return judgeAccount([one]).get('a')!.forecast;
  };
  it('is that of the last fortnight, made from what the light was judged by', () => {
    const made = line('2026-11-21');
    expect(made).toMatchObject({ from: '2026-11-01', to: '2026-11-30', made: '2026-11-21', days: 10 });
    expect(made).toMatchObject({ count: 100, spend: 2000, ripe: 2000, came: null });
    expect(made!.rate).toBeCloseTo(0.05, 2);
  });
  it('is made once a period, where it is asked for, and not of days unread', () => {
    expect(line('2026-11-21', { kept: undefined })).toBeNull();
    expect(line('2026-11-21', { kept: [line('2026-11-21')] })).toBeNull();
    expect(line('2026-11-21', { ended: true })).toBeNull();
    expect(line('2026-11-23')).toBeNull();
    const early = caseOf(
      'cpa',
      20,
      days(10, () => ({ spend: 100, conversions: 5 })),
    );
    expect(judgeAccount([{ ...early, key: 'a', kept: [] }]).get('a')!.forecast).toBeNull();
  });
});

describe('what came of it', () => {
  it('is the sum over exactly its days, once nearly all is in', () => {
    const whole = [span('2026-10-01', '2026-10-31', 3100, 150)];
    expect(comeTrue(forecast(), whole, later)?.came).toEqual({ count: 150, spend: 3100 });
    const inTwo = [span('2026-10-01', '2026-10-12', 1200, 60), span('2026-10-13', '2026-10-31', 1900, 90)];
    expect(comeTrue(forecast(), [...inTwo, span('2026-11-01', '2026-11-09', 9, 9)], later)?.came).toEqual({
      count: 150,
      spend: 3100,
    });
    expect(comeTrue(forecast(), inTwo.slice(1), later)).toBeNull();
    expect(comeTrue(forecast(), [span('2026-10-01', '2026-11-03', 3100, 150)], later)).toBeNull();
    expect(comeTrue(forecast(), [span('2026-10-01', '2026-10-31', 900, 150)], later)).toBeNull();
    const young = [span('2026-10-01', '2026-10-31', 3100, 150, '2026-11-05')];
    expect(comeTrue(forecast(), young, { ...later, maturity: late })).toBeNull();
    const ripe = [span('2026-10-01', '2026-10-31', 3100, 150, '2026-11-21')];
    expect(comeTrue(forecast(), ripe, { ...later, maturity: late })?.came?.count).toBe(150);
  });
  it('is held against the forecast at the spend that came, late conversions included', () => {
    const known = forecast({ came: { count: 150, spend: 3100 } });
    expect(pastOf(known)).toEqual({ forecast: 65, actual: 50, phi: 1.5, doubt: 0.01, days: 11 });
    expect(pastOf(forecast())).toBeNull();
    expect(pastOf(forecast({ came: { count: 100, spend: 1810 } }))).toBeNull();
  });
  it('is looked for once it can be in, once a day, and not for ever', () => {
    const state = (today: string, change: Partial<KeptForecast> = {}, maturity?: typeof late) =>
      stateOf(forecast(change), today, maturity);
    expect(state('2026-11-02')).toBe('open');
    expect(state('2026-11-03')).toBe('due');
    expect(state('2026-11-03', { tried: '2026-11-03' })).toBe('open');
    expect(state('2026-11-04', { tried: '2026-11-03' })).toBe('due');
    expect(state('2026-11-15', {}, late)).toBe('open');
    expect(state('2026-11-20', {}, late)).toBe('due');
    expect(state('2027-01-20')).toBe('lost');
    expect(state('2027-01-20', { came: { count: 1, spend: 1 } })).toBe('known');
  });
});

describe('drift from kept forecasts', () => {
  const learn = (kept: readonly KeptForecast[], count: number, campaign?: string) => {
    const spans = days(count, () => ({ spend: 100, conversions: 5 }), '2026-09-22');
    const one = { ...caseOf('cpa', 20, spans, { today: '2026-11-21' }), key: '', kept, campaign };
    return driftsOf([{ one, parts: partsOf(one) }])(one);
  };
  const known = forecast({ came: { count: 150, spend: 3100 } });
  it('takes those whose days were not seen one by one, and no day twice', () => {
    expect(learn([known], 10).forecasts).toBe(1);
    const seen = learn([], 60).forecasts!;
    expect(seen).toBeGreaterThan(1);
    // October lies within the days that forecasts are made up of; a year ago does not.
    expect(learn([known], 60)).toEqual(learn([], 60));
    const old = forecast({ ...known, from: '2025-10-01', made: '2025-10-21', to: '2025-10-31' });
    expect(learn([known, old], 60).forecasts).toBe(seen + 1);
    expect(learn([forecast({ ...old, metric: 'leads' })], 60).forecasts).toBe(seen);
  });
  it('grows where what came was far off', () => {
    const off = Array.from({ length: 12 }, (_, month) => {
      const to = `2025-${String(month + 1).padStart(2, '0')}-28`;
      return forecast({ to, made: to, came: { count: 100 + (month % 2 ? 130 : 2), spend: 3100 } });
    });
    const on = off.map((one) => ({ ...one, came: { count: 165, spend: 3100 } }));
    expect(learn(off, 10).variance).toBeGreaterThan(0.1);
    expect(learn(on, 10).variance).toBeLessThan(0.04);
  });
});

describe('lists of forecasts', () => {
  const any = fc.array(
    fc.record({
      month: fc.integer({ min: 1, max: 9 }),
      day: fc.integer({ min: 1, max: 9 }),
      known: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  const listOf = (entries: { month: number; day: number; known: boolean }[]) =>
    mergedForecasts(
      [],
      entries.map(({ month, day, known }) =>
        forecast({
          to: `2026-0${month}-28`,
          made: `2026-0${month}-0${day}`,
          came: known ? { count: day, spend: 1 } : null,
        }),
      ),
    );
  it('merge to the same whatever the order and however often, and lose nothing that is known', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [one, other] = [listOf(a), listOf(b)];
        const both = mergedForecasts(one, other);
        expect(mergedForecasts(other, one)).toEqual(both);
        expect(mergedForecasts(both, other)).toEqual(both);
        for (const { to, came } of [...one, ...other])
          if (came) expect(both.find((kept) => kept.to === to)?.came).not.toBeNull();
      }),
    );
  });
  it('stay bounded', () => {
    const years = Array.from({ length: 60 }, (_, index) => forecast({ to: `20${10 + index}-01-31` }));
    expect(mergedForecasts(years, [])).toEqual(years.slice(-24));
  });
});
