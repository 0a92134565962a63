import { describe, expect, it } from 'vitest';

import { evidenceOf, type BudgetCampaign } from '@/budget/evidence';
import { carriedOver, forecastOf, type Course, type Movable } from '@/budget/forecast';
import { byOwner } from '@/budget/owner';
import { improvementOf } from '@/budget/improvement';
import { reachOf } from '@/budget/reach';
import { addDays } from '@/model/day';

const movable = (id: string, spend: number, rate: number, change: Partial<Movable> = {}): Movable => ({
  id,
  spend,
  conversions: { rate, moments: { A: 400, B: 400 / rate }, exponent: 0.7, error: 0.1 },
  value: null,
  dispersion: 1,
  ...change,
});
const campaigns = new Map([movable('a', 100, 0.1), movable('b', 100, 0.02)].map((one) => [one.id, one]));
const course = (change: Partial<Course> = {}): Course => ({
  kpi: 'conversions',
  value: 400,
  direction: 'at-least',
  tolerance: 0.1,
  margin: 1,
  campaigns: ['a', 'b'],
  soFar: { spend: 2000, conversions: 120, conversionValue: null },
  maturity: 1,
  daysUnread: 0,
  daysLeft: 20,
  ...change,
});
const plan = (spend: Record<string, number>) => new Map(Object.entries(spend));

describe('a target under a plan', () => {
  it('lands at what was read and what the days left bring, and follows the sliders', () => {
    const now = forecastOf(course(), campaigns, new Map())!;
    expect(now.value).toBeCloseTo(120 + 20 * 12, 9);
    expect(now.low).toBeLessThan(now.value);
    expect(now.high).toBeGreaterThan(now.value);
    const more = forecastOf(course(), campaigns, plan({ a: 200 }))!;
    expect(more.value).toBeCloseTo(120 + 20 * (10 * 2 ** 0.7 + 2), 9);
    expect(more.probability).toBeGreaterThan(now.probability);
    const cpa = forecastOf(
      course({ kpi: 'cpa', value: 15, direction: 'at-most' }),
      campaigns,
      plan({ b: 0 }),
    )!;
    expect(cpa.value).toBeCloseTo((2000 + 2000) / (120 + 200), 9);
    expect(cpa.low).toBeLessThan(cpa.value);
    expect(cpa.high).toBeGreaterThan(cpa.value);
    expect(cpa.light).toBe('green');
  });

  it('counts what is still arriving, unread days at today’s spend, and slow channels slowly', () => {
    const late = forecastOf(course({ maturity: 0.5 }), campaigns, new Map())!;
    expect(late.value).toBeCloseTo(240 + 240, 9);
    // Nothing but what is on its way: 120 of it, which scatter by their root at the least.
    const calm = { variance: 0, horizon: null };
    const over = forecastOf(course({ maturity: 0.5, daysLeft: 0, drift: calm }), campaigns, new Map())!;
    expect(over.value).toBeCloseTo(240, 9);
    expect(over.high - over.low).toBeGreaterThan(2 * 1.28 * Math.sqrt(120) - 1);
    const unknown = new Map([['a', movable('a', 100, 0.1, { conversions: null })]]);
    const dark = forecastOf(course({ maturity: 0.5, daysLeft: 0, drift: calm }), unknown, new Map())!;
    expect([dark.low < dark.value, dark.value < dark.high]).toEqual([true, true]);
    const unread = forecastOf(course({ daysUnread: 5, daysLeft: 0 }), campaigns, plan({ a: 0 }))!;
    expect(unread.value).toBeCloseTo(120 + 60, 9);
    expect(carriedOver(0, 10)).toBe(1);
    expect(carriedOver(60, 10_000)).toBeGreaterThan(0.98);
  });

  it('says nothing where it cannot: other KPIs, unknown totals; spend is exact', () => {
    expect(forecastOf(course({ kpi: 'ctr' }), campaigns, new Map())).toBeNull();
    expect(
      forecastOf(
        course({ soFar: { spend: null, conversions: 1, conversionValue: 1 } }),
        campaigns,
        new Map(),
      ),
    ).toBeNull();
    const spend = forecastOf(
      course({ kpi: 'spend', value: 6000, direction: 'two-sided' }),
      campaigns,
      new Map(),
    )!;
    expect([spend.low, spend.value, spend.high, spend.light]).toEqual([6000, 6000, 6000, 'green']);
    // As a light's: a cap is met at its value, and its tolerance only keeps red away.
    const capped = (value: number) =>
      forecastOf(course({ kpi: 'spend', value, direction: 'at-most' }), campaigns, new Map())!;
    expect([5000, 5800, 6000].map((value) => capped(value).light)).toEqual(['red', 'yellow', 'green']);
    expect(capped(5800).probability).toBe(0);
    const unknown = new Map(campaigns).set('b', movable('b', 100, 0.02, { conversions: null }));
    expect(forecastOf(course(), unknown, new Map())!.without).toBe(1);
  });
});

describe('what brings a target to green', () => {
  it('is the nearest plan whose own forecast is green', () => {
    const asked = course({ value: 390 });
    const found = reachOf(asked, campaigns, new Set());
    if (found.kind !== 'plan') throw new Error(found.kind);
    expect(forecastOf(asked, campaigns, found.spend)!.light).toBe('green');
    const dear = course({ kpi: 'cpa', value: 14.5, direction: 'at-most' });
    const cheaper = reachOf(dear, campaigns, new Set());
    if (cheaper.kind !== 'plan') throw new Error(cheaper.kind);
    expect(forecastOf(dear, campaigns, cheaper.spend)!.light).toBe('green');
    expect(cheaper.spend.get('b')).toBeLessThan(100);
  });

  it('is no budget where none is enough: by how much the rest would have to improve', () => {
    const never = reachOf(course({ value: 5000 }), campaigns, new Set());
    expect(never.kind).toBe('not-by-budget');
    expect(reachOf(course({ value: 1 }), campaigns, new Set())).toEqual({ kind: 'there' });
    expect(reachOf(course({ daysLeft: 0 }), campaigns, new Set())).toEqual({ kind: 'unknown' });
    const fixed = reachOf(course({ value: 390 }), campaigns, new Set(['a', 'b']));
    expect(fixed.kind).toBe('not-by-budget');
  });
});

describe('how little is enough', () => {
  it('is the least share that any budget moves: hardly less would not do', () => {
    const asked = course({ value: 390 });
    const found = reachOf(asked, campaigns, new Set());
    if (found.kind !== 'plan') throw new Error(found.kind);
    for (const [id, spend] of found.spend)
      expect(Math.abs(spend / campaigns.get(id)!.spend - 1)).toBeLessThanOrEqual(found.width + 1e-9);
    const narrower = 0.9 * found.width;
    const most = plan({ a: 100 * (1 + narrower), b: 100 * (1 + narrower) });
    expect(forecastOf(asked, campaigns, most)!.light).not.toBe('green');
  });

  it('is, of what money brings, the factor at which the forecast turns green', () => {
    for (const asked of [course({ value: 600 }), course({ kpi: 'cpa', value: 8, direction: 'at-most' })]) {
      const factor = improvementOf(asked, campaigns)!;
      expect(factor).toBeGreaterThan(1);
      const light = (by: number) => {
        const better = [...campaigns.values()].map((one): [string, Movable] => [
          one.id,
          { ...one, conversions: { ...one.conversions!, rate: by * one.conversions!.rate } },
        ]);
        return forecastOf(asked, new Map(better), new Map())!.light;
      };
      expect(light(1.001 * factor)).toBe('green');
      expect(light(0.999 * factor)).not.toBe('green');
    }
    expect(improvementOf(course({ value: 1 }), campaigns)).toBe(1);
    expect(improvementOf(course({ value: 1e9 }), campaigns)).toBeNull();
    expect(improvementOf(course({ daysLeft: 0, value: 9999 }), campaigns)).toBeNull();
    expect(improvementOf(course({ direction: 'at-most' }), campaigns)).toBeNull();
    expect(improvementOf(course({ kpi: 'ctr' }), campaigns)).toBeNull();
  });
});

const today = '2026-11-22';
const daily = (spend: number, conversions: number): BudgetCampaign => ({
  id: 'x',
  name: 'x',
  platform: 'meta-ads',
  budget: { amount: 50, per: 'day' },
  days: Array.from({ length: 28 }, (_, age) => ({ date: addDays(today, -1 - age), spend, conversions })),
});

describe('figures of several days', () => {
  it('say of spend, count and exposure what their days would say, and nothing of a slope', () => {
    const days = evidenceOf(daily(50, 5), 'conversions', today)!;
    const span = evidenceOf(
      {
        ...daily(0, 0),
        days: [{ from: addDays(today, -28), date: addDays(today, -1), spend: 1400, conversions: 140 }],
      },
      'conversions',
      today,
    )!;
    for (const key of ['spend', 'conversions', 'exposure', 'maturity'] as const)
      expect(span[key]).toBeCloseTo(days[key], 9);
    expect(span.daily).toEqual([]);
  });

  it('are as ripe as on the day they were read', () => {
    const maturity = { conversions: [0.5, 0.75] };
    const one = { from: addDays(today, -2), date: addDays(today, -1), spend: 100, conversions: 5 };
    const read = (readOn?: string) =>
      evidenceOf(
        { ...daily(0, 0), maturity, days: [{ ...one, ...(readOn ? { readOn } : {}) }] },
        'conversions',
        today,
      )!.maturity;
    expect(read()).toBeCloseTo((0.75 + 1) / 2, 12);
    expect(read(addDays(today, -1))).toBeCloseTo((0.5 + 0.75) / 2, 12);
  });
});

describe('money that several campaigns share', () => {
  it('moves as one, with the figures that all of them have', () => {
    const [a, b] = [
      { ...daily(50, 5), id: 'a', owner: 'Shared' },
      { ...daily(30, 1), id: 'b', owner: 'Shared' },
    ];
    const [one, alone] = byOwner([a, { ...b, days: b.days.slice(0, 10) }, { ...daily(1, 1), id: 'c' }]);
    expect(one!.members).toEqual(['a', 'b']);
    expect(one!.campaign.budget).toEqual({ amount: 50, per: 'day' });
    expect(one!.campaign.days).toHaveLength(10);
    expect(one!.campaign.days[0]).toMatchObject({ spend: 80, conversions: 6 });
    expect(alone!.campaign.id).toBe('c');
    const unlike = byOwner([a, { ...b, budget: { amount: 60, per: 'day' as const } }])[0]!;
    expect(unlike.campaign.budget).toBeNull();
  });
});
