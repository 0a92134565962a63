import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { courseOf, remainderOf } from '@/ui/charts/course';
import { courseSentence, landingSentence } from '@/ui/charts/course-words';
import { trendData } from '@/ui/charts/trend';
import { dashboardWords } from '@/ui/dashboard/words';
import { lightOf } from '../parts/world/world';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const en = dashboardWords('en');
const revenue = (change: Parameters<typeof lightOf>[0] = {}) =>
  lightOf({
    kpi: 'conversionValue',
    value: 80_000,
    low: null,
    high: null,
    aim: { value: 150_000, tolerance: 0.1, direction: 'at-least', main: true },
    covered: { from: '2026-11-01', to: '2026-11-20' },
    ...change,
  });

describe('the navigator in words', () => {
  it('says the way to go, the days, what each needs and what each makes', () => {
    expect(plain(courseSentence(en, revenue(), 'en'))).toBe('€70k to go, 10 days, €7k a day; you make €4k');
    expect(plain(courseSentence(dashboardWords('it'), revenue(), 'it'))).toBe(
      'Mancano 70k €, 10 giorni, 7k € al giorno; ora 4k €',
    );
  });
  it('takes the need that the judgement gave', () => {
    expect(courseSentence(en, revenue({ needPerDay: 7600 }), 'en')).toContain('€7.6k a day');
  });
  it('counts late conversions in, as the judgement does: what is needed and what is made are of one kind', () => {
    const light = revenue({ maturity: 0.8, needPerDay: 5000, pace: 98_000 });
    expect(plain(courseSentence(en, light, 'en'))).toBe(
      '€70k to go, €20k of it from late conversions; 10 days, €5k a day; you make €5k',
    );
    expect(courseOf(light)).toMatchObject({ ripe: expect.closeTo(100 / 150 / 1.06, 5) });
    expect(remainderOf(revenue({ value: 140_000, maturity: 0.5 }))!.late).toBe(10_000);
    expect(courseOf(lightOf({ maturity: 0.8 }))!.ripe).toBeNull();
  });
  it('says no daily figure where the first days are not covered', () => {
    const light = revenue({ covered: { from: '2026-11-05', to: '2026-11-20' } });
    expect(plain(courseSentence(en, light, 'en'))).toBe('€70k to go, 30 days, €2.3k a day');
    expect(remainderOf(revenue({ covered: null }))?.make).toBeNull();
  });
  it('knows the end, the goal reached, and the budget overrun', () => {
    const done = { from: '2026-11-01', to: '2026-11-30' };
    expect(courseSentence(en, revenue({ covered: done }), 'en')).toBe('The period is over, €70k short');
    expect(courseSentence(en, revenue({ value: 160_000 }), 'en')).toBe('Target reached, with €10k more');
    const spend = revenue({
      kpi: 'spend',
      aim: { value: 60_000, tolerance: 0.1, direction: 'two-sided', main: false },
    });
    expect(courseSentence(en, spend, 'en')).toBe('€20k over the target');
    expect(plain(courseSentence(en, { ...spend, value: 40_000 }, 'en'))).toBe(
      '€20k left, 10 days, €2k a day; it runs at €2k',
    );
  });
  it('is a distance for ratios, and nothing where nothing is known', () => {
    expect(courseSentence(en, lightOf(), 'en')).toBe('28% above target');
    expect(courseSentence(en, lightOf({ value: null }), 'en')).toBe('No figure yet');
    expect(courseSentence(en, revenue({ value: null }), 'en')).toBe('No figure yet');
  });
  it('says where the period lands, with its interval', () => {
    const landing = { value: 140_000, low: 131_000, high: 148_000 };
    expect(landingSentence(en, revenue({ landing }), 'en')).toBe(
      'Lands between €131k and €148k in 8 of 10 cases',
    );
    expect(landingSentence(en, revenue(), 'en')).toBe('');
    expect(landingSentence(en, revenue({ landing: { ...landing, low: Number.NaN } }), 'en')).toBe('');
  });
});

describe('the track', () => {
  const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  it('holds every mark inside, in the order of its figures', () => {
    fc.assert(
      fc.property(
        fc.record({
          value: fc.option(figure),
          pace: fc.option(figure, { nil: undefined }),
          aim: figure,
          low: fc.option(figure),
          high: fc.option(figure),
        }),
        ({ value, pace, aim, low, high }) => {
          const course = courseOf(
            lightOf({
              value,
              pace,
              low,
              high,
              aim: { value: aim, tolerance: 0.1, direction: 'at-most', main: false },
            }),
          )!;
          const marks = [course.target, course.limit, course.zero, course.value, course.pace].filter(
            (mark) => mark !== null,
          );
          for (const mark of marks) expect(mark >= 0 && mark <= 1).toBe(true);
          if (value !== null && course.value !== null && Math.abs(value - aim) > 1e-3)
            expect(Math.sign(course.value - course.target)).toBe(Math.sign(value - aim));
        },
      ),
    );
  });
  it('begins at zero, and is not blown up by a wide interval', () => {
    const course = courseOf(lightOf({ value: 30, low: 12, high: 4000 }))!;
    expect(course.least).toBe(0);
    expect(course.zero).toBe(0);
    expect(course.target).toBeGreaterThan(0.3);
    expect(course.interval!.high).toBe(1);
  });
  it('is nothing where the aim is no number', () => {
    const aim = { value: Number.NaN, tolerance: 0.1, direction: 'at-most', main: false } as const;
    expect(courseOf(lightOf({ aim }))).toBeNull();
  });
});

describe('trendData', () => {
  const aim = { value: 25, tolerance: 0.1, direction: 'at-most', main: false } as const;
  it('is in order, one value a moment, with the target beside it', () => {
    const trend = [
      { at: '2026-11-03T00:00:00Z', value: 30 },
      { at: '2026-11-01T00:00:00Z', value: 20 },
      { at: '2026-11-01T00:00:00Z', value: 21 },
      { at: 'nonsense', value: 9 },
      { at: '2026-11-02T00:00:00Z', value: Number.NaN },
    ];
    const data = trendData({ trend, aim })!;
    expect(data.values).toEqual([21, 30]);
    expect(data.times[1]! - data.times[0]!).toBe(2 * 86_400);
    expect(data.target).toEqual([25, 25]);
    expect(data.low).toBeLessThan(21);
    expect(data.low).toBeGreaterThanOrEqual(0);
    expect(data.high).toBeGreaterThan(30);
  });
  it('shows the target even where all values are far from it', () => {
    const trend = [100, 101].map((value, day) => ({ at: `2026-11-0${day + 1}T00:00:00Z`, value }));
    const data = trendData({ trend, aim })!;
    expect(data.low).toBeLessThan(25);
  });
  it('is nothing with fewer than two moments', () => {
    expect(trendData({ trend: [], aim })).toBeNull();
    expect(trendData({ trend: [{ at: '2026-11-01T00:00:00Z', value: 3 }], aim })).toBeNull();
  });
  it('has a scale even where nothing moves', () => {
    const trend = [0, 0].map((value, day) => ({ at: `2026-11-0${day + 1}T00:00:00Z`, value }));
    const data = trendData({ trend, aim: { ...aim, value: 0 } })!;
    expect(data.high).toBeGreaterThan(data.low);
  });
});
