import { describe, expect, it } from 'vitest';

import { parseExpression, type Expression } from '@/kpi/expression';
import type { JudgeCase } from '@/lights/case';
import { judge } from '@/lights/judge';
import { normalBelief } from '@/lights/posterior';
import { addDays } from '@/model/day';
import type { Metrics } from '@/model/metric';

const formula = (text: string): Expression => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.expression;
};
/** Twenty days of November, each with the same figures unless said otherwise. */
const caseOf = (
  text: string,
  value: number,
  metrics: Metrics,
  direction: 'at-least' | 'at-most' = 'at-least',
): JudgeCase => ({
  kpi: 'custom',
  formula: formula(text),
  target: { value, window: { from: '2026-11-01', to: '2026-11-30' }, tolerance: 0.1, direction },
  spans: Array.from({ length: 20 }, (_, index) => {
    const day = addDays('2026-11-01', index);
    return { range: { from: day, to: day }, metrics };
  }),
  now: '2026-11-21T00:00:00Z',
  today: '2026-11-21',
});

describe('the normal belief', () => {
  it('has the quantiles and tails of the tables', () => {
    const belief = normalBelief(10, 2);
    expect(belief.below(10 + 1.959963984540054 * 2)).toBeCloseTo(0.975, 12);
    expect(belief.above(10 - 1.2815515655446004 * 2)).toBeCloseTo(0.9, 12);
    expect(belief.quantile(0.9)).toBeCloseTo(10 + 1.2815515655446004 * 2, 10);
    expect(belief.quantile(0.1)).toBeCloseTo(10 - 1.2815515655446004 * 2, 10);
    expect(belief.quantile(0.5)).toBeCloseTo(10, 12);
    expect([
      normalBelief(3, 0).below(3),
      normalBelief(3, 0).above(2.9),
      normalBelief(3, 0).quantile(0.9),
    ]).toEqual([0, 1, 3]);
  });
});

describe('a light on a formula', () => {
  const day = { spend: 100, clicks: 400, conversions: 8 };

  it('near the posterior of the same KPI', () => {
    const own = judge(caseOf('spend / conversions', 12.5, day, 'at-most'));
    const built = judge({
      ...caseOf('spend / conversions', 12.5, day, 'at-most'),
      kpi: 'cpa',
      formula: undefined!,
    });
    expect(own.value).toBe(12.5);
    expect(Math.abs(own.low! - built.low!)).toBeLessThan(0.4);
    expect(Math.abs(own.high! - built.high!)).toBeLessThan(0.4);
  });

  it('speaks only with enough counts', () => {
    expect(judge(caseOf('spend / conversions', 5, day, 'at-most'))).toMatchObject({ light: 'red' });
    expect(judge(caseOf('spend / conversions', 20, day, 'at-most'))).toMatchObject({ light: 'green' });
    const few = { ...day, conversions: 0.4 };
    expect(judge(caseOf('spend / conversions', 5, few, 'at-most'))).toMatchObject({
      light: 'grey',
      reason: { code: 'too-few', params: { counted: expect.closeTo(8, 9) } },
    });
  });

  it('lands where it adds up, and is paced', () => {
    const profit = judge(caseOf('conversionValue * 0.5 - spend', 3000, { ...day, conversionValue: 400 }));
    expect(profit.value).toBeCloseTo(2000, 9);
    expect(profit.landing!.value).toBeCloseTo(3000, 6);
    expect(profit.landing!.low).toBeLessThan(profit.landing!.high);
    expect(profit.pace).toBeCloseTo(2000, 6);
    expect(profit.low!).toBeLessThan(2000);
    expect(judge(caseOf('conversionValue * 0.5 - spend', 0, { ...day, conversionValue: 400 })).light).toBe(
      'green',
    );
    expect(judge(caseOf('conversionValue * 0.5 - spend', 9000, { ...day, conversionValue: 400 })).light).toBe(
      'red',
    );
  });

  it('tells why it has no value', () => {
    expect(judge(caseOf('spend / conversions', 5, { ...day, conversions: 0 }))).toMatchObject({
      light: 'grey',
      reason: { code: 'nothing-counted', params: { metric: 'conversions' } },
    });
    expect(judge(caseOf('spend / leads', 5, day))).toMatchObject({
      light: 'grey',
      reason: { code: 'metric-absent' },
    });
    const { formula: _gone, ...without } = caseOf('spend / leads', 5, day);
    expect(judge(without)).toMatchObject({ light: 'grey', reason: { code: 'bad-input' } });
  });

  it('counts late conversions in', () => {
    const late = {
      ...caseOf('spend / conversions', 12.5, day, 'at-most'),
      maturity: { conversions: Array.from({ length: 60 }, () => 0.8) },
    };
    const said = judge(late);
    expect(said.maturity).toBeCloseTo(0.8, 9);
    expect((said.low! + said.high!) / 2).toBeCloseTo(12.5 * 0.8, 6);
  });
});

describe('its 80 % interval', () => {
  it('holds the truth in about eight of ten draws', () => {
    // A small generator with a fixed seed: Poisson counts, exponential order values.
    let state = 42;
    const random = () => {
      state = (state * 1664525 + 1013904223) % 4294967296;
      return (state + 0.5) / 4294967296;
    };
    const poisson = (mean: number) => {
      let [count, left] = [0, Math.exp(-mean)];
      for (let product = random(); product > left; product *= random()) count += 1;
      return count;
    };
    let inside = 0;
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const spans = Array.from({ length: 20 }, (_, index) => {
        const date = addDays('2026-11-01', index);
        const conversions = poisson(6);
        let conversionValue = 0;
        for (let order = 0; order < conversions; order += 1) conversionValue -= 50 * Math.log(random());
        return { range: { from: date, to: date }, metrics: { spend: 100, conversions, conversionValue } };
      });
      const said = judge({ ...caseOf('(conversionValue * 0.5 - spend) / spend', 0.5, {}), spans });
      if (said.low! <= 0.5 && said.high! >= 0.5) inside += 1;
    }
    expect(inside / runs).toBeGreaterThan(0.74);
    expect(inside / runs).toBeLessThan(0.88);
  });
});
