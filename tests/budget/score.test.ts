import { describe, expect, it } from 'vitest';

import { shownElasticity, taughtElasticity } from '@/budget/learn';
import { scoreOf, type Aside, type Stretch } from '@/budget/score';
import { stepsTo } from '@/budget/steps';

const stretch = (conversions: number, spend: number, change: Partial<Stretch> = {}): Stretch => ({
  days: 14,
  spend,
  conversions,
  value: 50 * conversions,
  ripe: 1,
  ripeValue: 1,
  ...change,
});
const aside = (before: Stretch, after: Stretch): Aside => ({ before, after, dispersion: 1 });
const expected = { value: 2, low: 1, high: 3 };

describe('a hint held against what came', () => {
  it('tells better, as expected, less, and what chance alone explains', () => {
    const still = aside(stretch(1400, 1400), stretch(1400, 1400));
    const grew = (by: number) => [still, aside(stretch(2800, 2800), stretch(2800 + 14 * by, 3360))];
    expect(scoreOf(grew(40), null, expected, 'conversions')!.verdict).toBe('better');
    expect(scoreOf(grew(-30), null, expected, 'conversions')!.verdict).toBe('worse');
    expect(scoreOf(grew(2), null, expected, 'conversions')!.verdict).toBe('within-noise');
    const sure = { value: 15, low: 13, high: 17 };
    const score = scoreOf(grew(15), null, sure, 'conversions')!;
    expect(score).toMatchObject({ expected: 15, verdict: 'as-expected' });
    expect(score.seen).toBeCloseTo(15, 9);
  });

  it('takes out what demand did to everybody, and waits for what is late', () => {
    // All fell by a fifth: the move itself did nothing.
    const sides = [
      aside(stretch(1000, 1000), stretch(800, 1000)),
      aside(stretch(1000, 1000), stretch(800, 1000)),
    ];
    const others = aside(stretch(9000, 9000), stretch(7200, 9000));
    expect(scoreOf(sides, others, expected, 'conversions')!.seen).toBeCloseTo(0, 9);
    expect(scoreOf(sides, null, expected, 'conversions')!.seen).toBeCloseTo(-400 / 14, 9);
    const late = [aside(stretch(1000, 1000), stretch(700, 1000, { ripe: 0.7 }))];
    expect(scoreOf(late, null, expected, 'conversions')!.seen).toBeCloseTo(0, 9);
  });

  it('expects only the share that was made, and says nothing of nothing', () => {
    const side = aside(stretch(100, 100), stretch(100, 120));
    expect(scoreOf([side], null, expected, 'conversions', 0.5)!.expected).toBe(1);
    expect(scoreOf([], null, expected, 'conversions')).toBeNull();
    expect(
      scoreOf([aside(stretch(1, 1, { days: 0 }), stretch(1, 1))], null, expected, 'conversions'),
    ).toBeNull();
    const none = scoreOf([aside(stretch(0, 100), stretch(0, 120))], null, expected, 'conversionValue')!;
    expect(none.seen).toBe(0);
  });
});

describe('what scored hints teach', () => {
  it('is the slope that the edit showed, with the error of its counts', () => {
    const shown = shownElasticity(aside(stretch(1000, 1000), stretch(1000 * 1.2 ** 0.5, 1200)))!;
    expect(shown.exponent).toBeCloseTo(0.5, 9);
    expect(shown.error).toBeCloseTo(Math.sqrt(1 / 1000 + 1 / (1000 * 1.2 ** 0.5)) / Math.log(1.2), 9);
    expect(shownElasticity(aside(stretch(10, 1000), stretch(10, 1010)))).toBeNull();
    expect(shownElasticity(aside(stretch(0, 1000), stretch(10, 1300)))).toBeNull();
  });

  it('moves the prior a little for one, further for many, never its spread', () => {
    const weak = { exponent: 0.2, error: 0.5 };
    expect(taughtElasticity([])).toEqual({ exponent: 0.7, error: 0.2 });
    const once = taughtElasticity([weak]).exponent;
    expect(once).toBeGreaterThan(0.68);
    expect(once).toBeLessThan(0.7);
    const often = taughtElasticity(Array.from({ length: 200 }, () => weak));
    expect(often.exponent).toBeLessThan(0.4);
    expect(often.error).toBe(0.2);
    expect(taughtElasticity([{ exponent: 0.7, error: 0.5 }]).exponent).toBeCloseTo(0.7, 12);
  });
});

describe('dated steps', () => {
  it('are the example of the docs, and within the step each', () => {
    expect(stepsTo(100, 150, '2026-11-22', 0.2)).toEqual([
      { day: '2026-11-22', budget: 114.47 },
      { day: '2026-11-29', budget: 131.04 },
      { day: '2026-12-06', budget: 150 },
    ]);
    for (const [from, to] of [
      [10, 400],
      [400, 10],
      [99.99, 100],
    ] as const) {
      let now = from as number;
      for (const { budget } of stepsTo(from, to, '2026-11-22')) {
        expect(budget / now).toBeLessThanOrEqual(1.2001);
        expect(budget / now).toBeGreaterThanOrEqual(0.7999);
        now = budget;
      }
      expect(now).toBe(to);
    }
    expect(stepsTo(100, 100, '2026-11-22')).toEqual([]);
    expect(stepsTo(0, 20, '2026-11-22')).toEqual([{ day: '2026-11-22', budget: 20 }]);
  });
});
