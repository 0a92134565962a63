import { describe, expect, it } from 'vitest';

import { decompose, type Driver, type Period } from '@/kpi/decompose';
import { sumMetrics } from '@/kpi/formula';
import type { KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';

const period = (days: Metrics[]): Period => ({ metrics: sumMetrics(days).metrics, days });
const noiseOf = (kpi: KpiKey, driver: Driver, before: Period, after: Period, phi?: number) =>
  decompose(kpi, before, after, phi === undefined ? {} : { phi }).parts.find(
    (part) => part.driver === driver,
  )!.noise;
const totals = (metrics: Metrics): Period => ({ metrics });

describe('noise', () => {
  it('of counts is that of their numerator, widened by over-dispersion', () => {
    const [before, after] = [
      totals({ clicks: 1000, conversions: 60 }),
      totals({ clicks: 1000, conversions: 44 }),
    ];
    const plain = 1.28 * Math.sqrt(1 / 60 + 1 / 44);
    expect(noiseOf('cvr', 'cvr', before, after).threshold).toBeCloseTo(plain, 12);
    expect(noiseOf('cvr', 'cvr', before, after, 4).threshold).toBeCloseTo(2 * plain, 12);
    expect(noiseOf('cvr', 'cvr', before, after).within).toBe(false);
    expect(noiseOf('cvr', 'cvr', before, after, 4).within).toBe(true);
  });

  it('takes over-dispersion from the days, and never less than 1', () => {
    // 10, 30, 20 conversions on 100 clicks each: χ² = (100 + 100 + 0)/20 = 10 on 2 degrees of freedom, twice.
    const wild = [10, 30, 20].map((conversions) => ({ clicks: 100, conversions }));
    const calm = [20, 20, 20].map((conversions) => ({ clicks: 100, conversions }));
    const counted = 1 / 60 + 1 / 60;
    expect(noiseOf('cvr', 'cvr', period(wild), period(wild)).threshold).toBeCloseTo(
      1.28 * Math.sqrt(5 * counted),
      12,
    );
    expect(noiseOf('cvr', 'cvr', period(calm), period(wild)).threshold).toBeCloseTo(
      1.28 * Math.sqrt(2.5 * counted),
      12,
    );
    expect(noiseOf('cvr', 'cvr', period(calm), period(calm)).threshold).toBeCloseTo(
      1.28 * Math.sqrt(counted),
      12,
    );
  });

  it('of money is its day-to-day dispersion', () => {
    const days = (cpms: number[]) => cpms.map((cpm) => ({ impressions: 1000, spend: cpm }));
    // Σ(a − Rb)² = 2 about R = 5: variance (3/2)·2/15² on each side.
    const scattered = period(days([4, 5, 6]));
    const threshold = 1.28 * Math.sqrt((2 * 1.5 * 2) / 225);
    expect(noiseOf('cpm', 'cpm', scattered, scattered)).toEqual({
      threshold: expect.closeTo(threshold, 12),
      within: true,
    });
    expect(noiseOf('cpm', 'cpm', scattered, period(days([8, 10, 12]))).within).toBe(false);
    expect(noiseOf('cpm', 'cpm', period(days([5, 5])), period(days([5.1, 5.1])))).toMatchObject({
      threshold: expect.closeTo(0, 6),
      within: false,
    });
    const orders = (values: number[]) =>
      values.map((conversionValue) => ({ conversions: 2, conversionValue }));
    expect(noiseOf('aov', 'aov', period(orders([80, 120])), period(orders([90, 150]))).within).toBe(true);
  });

  it('of a cost per action is that of its actions', () => {
    const before = totals({ spend: 1000, conversions: 60 });
    expect(noiseOf('cpa', 'cpa', before, totals({ spend: 1000, conversions: 44 })).threshold).toBeCloseTo(
      1.28 * Math.sqrt(1 / 60 + 1 / 44),
      12,
    );
    expect(noiseOf('cpl', 'cpl', totals({ spend: 9, leads: 9 }), totals({ spend: 9, leads: 5 })).within).toBe(
      true,
    );
  });

  it('cannot be said of money without days, nor of days that lack a figure', () => {
    const unknown = { threshold: null, within: null };
    const [one, two] = [totals({ spend: 5, impressions: 1000 }), totals({ spend: 9, impressions: 1000 })];
    expect(noiseOf('cpm', 'cpm', one, two)).toEqual(unknown);
    const gaps: Period = {
      ...one,
      days: [
        { spend: 5, impressions: 1000 },
        { spend: null, impressions: 0 },
      ],
    };
    expect(noiseOf('cpm', 'cpm', gaps, gaps)).toEqual(unknown);
    expect(
      noiseOf('cpm', 'cpm', period([{ spend: 5, impressions: 9 }]), period([{ spend: 5, impressions: 9 }])),
    ).toEqual(unknown);
  });

  it('of nothing counted goes by half a count', () => {
    const clicks = (conversions: number) => totals({ clicks: 100, conversions });
    expect(noiseOf('cvr', 'cvr', clicks(2), clicks(0)).within).toBe(true);
    expect(noiseOf('cvr', 'cvr', clicks(40), clicks(0)).within).toBe(false);
    expect(noiseOf('cvr', 'cvr', clicks(0), clicks(40)).within).toBe(false);
    expect(noiseOf('cvr', 'cvr', clicks(0), clicks(0)).within).toBe(true);
  });

  it('is none in spend, which is set', () => {
    expect(noiseOf('spend', 'spend', totals({ spend: 100 }), totals({ spend: 101 }))).toEqual({
      threshold: 0,
      within: false,
    });
  });
});
