import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { driftAt, driftOf, type PastForecast } from '@/lights/drift';
import { partsOf } from '@/lights/parts';
import { driftsOf } from '@/lights/past-forecasts';
import type { KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';

import { gammaDraw, normal, poissonDraw, seeded } from '../bench/calibration-campaigns';
import { caseOf, days } from './cases';

const past = (forecast: number, actual: number, days = 14) => ({ forecast, actual, phi: 1, days });
const many = <T>(length: number, make: (index: number) => T) =>
  Array.from({ length }, (_, index) => make(index));

const arbitraryForecast: fc.Arbitrary<PastForecast> = fc.record({
  forecast: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  actual: fc.double({ min: 0, max: 1e6, noNaN: true }),
  phi: fc.double({ min: 1, max: 50, noNaN: true }),
  days: fc.integer({ min: 1, max: 92 }),
  doubt: fc.double({ min: 0, max: 2, noNaN: true }),
  share: fc.double({ min: 0.5, max: 1, noNaN: true }),
});

describe('drift', () => {
  it('is 0.0625 before anything is known', () => {
    expect(driftOf([])).toEqual({ variance: 0.0625, horizon: null });
    const unfit = [past(0, 5), past(Number.NaN, 5), past(10, Number.NaN), past(10, Infinity)];
    expect(driftOf(unfit)).toEqual({ variance: 0.0625, horizon: null });
  });
  it('is the mean of ((y − m)² − φm)/m² with 15 of 0.0625, where drift is real and counts are many', () => {
    const known = driftOf(many(15, () => past(1e6, 1.5e6)));
    // The farthest errors are cut where χ² has its 99 % point, which lifts what remains by a fiftieth.
    expect(known.variance / ((0.25 + 0.0625) / 2)).toBeCloseTo(1, 1);
    expect(known.horizon).toBe(14);
    const noisy = driftOf(many(15, () => past(100, 150)));
    expect(noisy.variance / ((0.24 + 0.0625) / 2)).toBeCloseTo(1, 1);
  });
  it('is found again in forecasts of a known drift, and none in forecasts without', () => {
    const chance = seeded(3);
    const drawn = (size: number, drift: number) =>
      driftOf(
        many(400, () => {
          const mean =
            size * gammaDraw(20, chance) * (drift > 0 ? Math.exp(Math.sqrt(drift) * normal(chance)) : 1);
          // The forecast's own rate was in doubt by 1/20.
          return { ...past(20 * size, poissonDraw(mean, chance)), doubt: 1 / 20 };
        }),
      ).variance;
    for (const size of [0.5, 5]) {
      expect(drawn(size, 0)).toBeLessThan(0.012);
      expect(Math.abs(drawn(size, 0.06) - 0.06)).toBeLessThan(0.025);
      expect(drawn(size, 0.2)).toBeGreaterThan(0.12);
    }
  });
  it('leaves the start to forecasts of a few counts, and to few forecasts', () => {
    expect(driftOf(many(4, () => past(100, 100))).variance).toBeGreaterThan(0.03);
    expect(driftOf(many(30, () => past(3, 3))).variance).toBeGreaterThan(0.03);
    expect(driftOf(many(30, () => past(300, 300))).variance).toBeLessThan(0.005);
  });
  it('does not take one outage for drift', () => {
    const steady = many(60, (index) => past(400, 400 + 20 * Math.sin(index)));
    expect(driftOf([...steady, past(400, 0)]).variance).toBeLessThan(0.01);
  });
  it('is always a number from 0 to 4, and never smaller for larger errors', () => {
    fc.assert(
      fc.property(fc.array(arbitraryForecast, { maxLength: 12 }), fc.nat(11), (list, at) => {
        const { variance, horizon } = driftOf(list);
        expect(variance).toBeGreaterThanOrEqual(0);
        expect(variance).toBeLessThanOrEqual(4);
        expect(horizon === null).toBe(list.length === 0);
        const farther = list.map((one, index) =>
          index === at % list.length
            ? { ...one, actual: one.forecast + 2 * Math.abs(one.actual - one.forecast) }
            : one,
        );
        expect(driftOf(farther).variance).toBeGreaterThanOrEqual(variance - 1e-9);
        expect(driftOf([...list].reverse()).variance).toBeCloseTo(variance, 6);
      }),
    );
  });
  it('grows with the root of the horizon, as it is learnt at several', () => {
    expect(driftAt(undefined, 3)).toBe(0.0625);
    expect(driftAt({ variance: 0.04, horizon: null }, 3)).toBe(0.04);
    expect(driftAt({ variance: 0.04, horizon: 14 }, 14 * 4)).toBeCloseTo(0.08, 12);
    expect(driftAt({ variance: 3, horizon: 1 }, 100)).toBe(4);
    const twice = driftOf([...many(40, () => past(1e6, 1.2e6, 5)), ...many(40, () => past(1e6, 1.2e6, 20))]);
    expect(twice.horizon).toBe(12.5);
    expect(driftAt(twice, 5)).toBeLessThan(driftAt(twice, 20));
  });
  /** Eight campaigns of 60 days, each with the same figures by day. */
  const learn = (kpi: KpiKey, metrics: (index: number, campaign: number) => Metrics, campaigns = 8) => {
    const cases = many(campaigns, (index) => {
      const spans = days(60, (day) => metrics(day, index), '2026-09-22');
      const one = { ...caseOf(kpi, 20, spans, { today: '2026-11-21' }), key: '', campaign: `${index}` };
      return { one, parts: partsOf(one) };
    });
    return driftsOf(cases)(cases[0]!.one);
  };
  it('is learnt from the own days: none where the rate stands still, some where it jumps', () => {
    const still = learn('cpa', () => ({ spend: 100, conversions: 5 }));
    expect(still.horizon).toBe(14);
    expect(still.variance).toBeLessThan(0.01);
    const jumping = learn('cpa', (day) => ({ spend: 100, conversions: day % 28 < 14 ? 2 : 10 }));
    expect(jumping.variance).toBeGreaterThan(0.09);
    expect(learn('cpa', () => ({ spend: 100 }))).toEqual({ variance: 0.0625, horizon: null });
  });
  it('is of what the KPI forecasts: a total’s spend may move where the cost stands still', () => {
    const moving = (day: number): Metrics => {
      const spend = day % 28 < 14 ? 40 : 200;
      return { spend, conversions: spend / 20, clicks: 500, impressions: 20_000 };
    };
    const variance = (kpi: KpiKey) => learn(kpi, moving).variance;
    for (const still of ['cpa', 'ctr'] as const) expect(variance(still)).toBeCloseTo(0.0009, 12);
    for (const moved of ['conversions', 'clicks', 'spend', 'cpc'] as const)
      expect(variance(moved)).toBeGreaterThan(0.02);
  });
  it('does not hang on the currency, for money neither', () => {
    for (const kpi of ['spend', 'cpa', 'cpc'] as const) {
      const of = (factor: number) =>
        learn(kpi, (day, campaign) => ({
          spend: factor * (100 + 30 * Math.sin(day + campaign)),
          conversions: 5 + ((day * 7 + campaign) % 3),
          clicks: 300 + ((day * 11 + campaign) % 40),
        })).variance;
      expect(of(1000)).toBeCloseTo(of(1), 9);
    }
  });
  it('takes one fortnight’s prices of many campaigns for little more than those of one', () => {
    // One campaign’s figures, and forty that move with it: conversions of forty are forty times as telling.
    const wave = (day: number) => {
      const clicks = 60 + 20 * Math.sin(day / 9);
      return { spend: 100, clicks, conversions: clicks };
    };
    const apart = (kpi: KpiKey) => Math.abs(learn(kpi, wave, 40).variance - learn(kpi, wave, 4).variance);
    expect(apart('cpc')).toBeLessThan(apart('cpa'));
  });
});
