import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mostAhead } from '@/lights/envelope';
import { amountRemainder, atMost } from '@/lights/remainder';
import { addDays } from '@/model/day';
import { deliveryRules } from '@/model/delivery';
import { judge } from '@/lights/judge';

import { caseOf, days } from './cases';

const google = deliveryRules['google-ads']!;
const meta = deliveryRules['meta-ads']!;
const last10 = { from: '2026-11-21', to: '2026-11-30' };

describe('the most that may still be spent', () => {
  it('Google: 30.4 daily budgets a month, what was spent taken off', () => {
    expect(mostAhead(google, 100, last10, 1500)).toBeCloseTo(1540, 9);
    // A day of 190 within the rule leaves the days to come their plain budget, and no more.
    expect(mostAhead(google, 100, last10, 2090)).toBe(1000);
    // Two days can bring four budgets at most, however much of the month is left.
    expect(mostAhead(google, 100, { from: '2026-11-29', to: '2026-11-30' }, 0)).toBe(400);
    expect(mostAhead(google, 100, last10, null)).toBe(2000);
    expect(mostAhead(google, 0, last10, 0)).toBe(0);
  });

  it('Google: over the turn of a month each month has its own', () => {
    const ahead = { from: '2026-11-21', to: '2026-12-31' };
    expect(mostAhead(google, 100, ahead, 2040)).toBeCloseTo(1000 + 3040, 9);
  });

  it('Meta: seven budgets from Sunday to Saturday, 1.75 on a day', () => {
    // 22 November 2026 is a Sunday.
    expect(mostAhead(meta, 100, { from: '2026-11-22', to: '2026-11-28' }, null)).toBe(700);
    expect(mostAhead(meta, 100, { from: '2026-11-21', to: '2026-11-30' }, null)).toBe(175 + 700 + 350);
  });

  it('Microsoft and Amazon: a budget for each day of the month; LinkedIn: half as much again on a day', () => {
    const february = { from: '2027-02-20', to: '2027-02-28' };
    expect(mostAhead(deliveryRules['microsoft-ads']!, 10, february, 190)).toBe(90);
    expect(mostAhead(deliveryRules['amazon-ads']!, 10, february, 100)).toBe(180);
    expect(mostAhead(deliveryRules['linkedin-ads']!, 10, february, 500)).toBe(135);
  });

  it('is unknown where the rule bounds nothing, and nothing where no day is to come', () => {
    expect(mostAhead({ day: null, week: null, month: null }, 10, last10, 0)).toBeNull();
    expect(mostAhead(google, 10, { from: '2026-12-01', to: '2026-11-30' }, 0)).toBe(0);
  });

  const span = fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 90 }))
    .map(([start, more]) => ({
      from: addDays('2026-01-01', start),
      to: addDays('2026-01-01', start + more),
    }));
  const rule = fc.record({
    day: fc.option(fc.double({ min: 1, max: 3, noNaN: true }), { nil: null }),
    week: fc.option(fc.double({ min: 7, max: 14, noNaN: true }), { nil: null }),
    month: fc.option(fc.double({ min: 31, max: 60, noNaN: true }), { nil: null }),
  });
  const spent = fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: null });

  it('scales with the money, never falls below the plain budget, and falls with what was spent', () => {
    fc.assert(
      fc.property(
        rule,
        span,
        spent,
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        (one, ahead, gone, budget) => {
          const most = mostAhead(one, budget, ahead, gone);
          const none = one.day === null && one.week === null && one.month === null;
          expect(most === null).toBe(none);
          if (most === null) return;
          const length = (Date.parse(ahead.to) - Date.parse(ahead.from)) / 86_400_000 + 1;
          expect(most).toBeGreaterThanOrEqual(budget * length * (1 - 1e-12));
          const scaled = mostAhead(one, budget * 3, ahead, gone === null ? null : gone * 3)!;
          expect(scaled / (3 * most)).toBeCloseTo(1, 9);
          if (gone !== null)
            expect(mostAhead(one, budget, ahead, gone + 50)!).toBeLessThanOrEqual(most * (1 + 1e-12));
          expect(mostAhead(one, budget, ahead, null)!).toBeGreaterThanOrEqual(most * (1 - 1e-12));
        },
      ),
    );
  });
});

describe('what is to come, and no more than the most', () => {
  it('puts all that lay above the most at it', () => {
    const rest = amountRemainder(1000, 200 ** 2);
    const bound = atMost(rest, 900);
    expect(bound.above(900)).toBe(0);
    expect(bound.below(900)).toBe(rest.below(900));
    expect(bound.below(900.01)).toBe(1);
    expect(bound.quantile(0.9)).toBe(900);
    expect(bound.quantile(0.1)).toBe(rest.quantile(0.1));
    // E[min(X, 900)] of this gamma by numerical integration over its quantiles.
    const middles = Array.from({ length: 2000 }, (_, at) => Math.min(900, rest.quantile((at + 0.5) / 2000)));
    expect(bound.mean).toBeCloseTo(middles.reduce((a, b) => a + b, 0) / 2000, 0);
    expect(atMost(rest, 1e9).mean).toBeCloseTo(1000, 0);
  });
});

describe('a spend target', () => {
  const spent = (index: number) => (index === 18 || index === 19 ? 198 : 100);
  const steady = days(20, (index) => ({ spend: spent(index) }));

  it('is not turned by days over the budget within the rule', () => {
    const most = mostAhead(google, 100, last10, 2196)!;
    const target = { direction: 'two-sided' as const, tolerance: 0.1 };
    const alone = judge(caseOf('spend', 3000, steady, { target }));
    const ruled = judge(caseOf('spend', 3000, steady, { target, mostSpend: most }));
    expect(ruled.landing!.high).toBeLessThanOrEqual(3196);
    expect(ruled.landing!.high).toBeLessThan(alone.landing!.high);
    expect(ruled.light).not.toBe('red');
    expect(ruled.probability!).toBeGreaterThan(alone.probability!);
    expect(ruled.reason.params.most).toBe(1000);
  });

  it('that the rule does not touch is judged as before', () => {
    const plain = judge(caseOf('spend', 3000, steady));
    const ruled = judge(caseOf('spend', 3000, steady, { mostSpend: 1e7 }));
    expect(ruled.light).toBe(plain.light);
    expect(ruled.probability).toBe(plain.probability);
    expect(ruled.landing!.value).toBeCloseTo(plain.landing!.value, 0);
  });

  it('with a most that cannot be is grey', () => {
    for (const mostSpend of [Number.NaN, -1, Infinity])
      expect(judge(caseOf('spend', 3000, steady, { mostSpend })).light).toBe('grey');
  });
});
