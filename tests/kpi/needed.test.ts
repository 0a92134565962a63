import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kpiValue } from '@/kpi/formula';
import { neededDrivers, type NeededDriver } from '@/kpi/needed';
import { kpis, type KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';

const chained = ['cpa', 'cpl', 'roas', 'acos', 'roi', 'conversions', 'leads', 'conversionValue'] as const;
const metrics = fc
  .record({
    spend: fc.double({ min: 1, max: 1e6, noNaN: true }),
    impressions: fc.integer({ min: 2000, max: 1e8 }),
    ctr: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    cvr: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
    aov: fc.double({ min: 0.5, max: 500, noNaN: true }),
  })
  .map(({ spend, impressions, ctr, cvr, aov }): Metrics => {
    const conversions = impressions * ctr * cvr;
    const clicks = impressions * ctr;
    return {
      spend,
      impressions,
      clicks,
      conversions,
      leads: conversions,
      conversionValue: conversions * aov,
    };
  });

/** The chain built anew from its drivers as the field writes them, at the same spend. */
function rebuilt(spend: number, drivers: readonly NeededDriver[], changed: NeededDriver): Metrics {
  const at = (name: string) => {
    const found = drivers.find(({ driver }) => driver === name);
    return found === undefined ? null : found === changed ? found.needed : found.now;
  };
  const impressions = at('cpm') === null ? null : (1000 * spend) / at('cpm')!;
  const clicks = at('cpc') === null ? impressions! * at('ctr')! : spend / at('cpc')!;
  const conversions = clicks * at('cvr')!;
  const conversionValue = at('aov') === null ? null : conversions * at('aov')!;
  return { spend, impressions, clicks, conversions, leads: conversions, conversionValue };
}

const told = (found: ReturnType<typeof neededDrivers>) => {
  if (!found.told) throw new Error(found.why);
  return found;
};
/** A value that is better than now by a factor. */
const better = (kpi: KpiKey, now: number, by: number) => {
  const shift = kpi === 'roi' ? 1 : 0;
  return (now + shift) * (kpis[kpi].direction === 'at-most' ? 1 / by : by) - shift;
};

describe('what a driver would have to be', () => {
  it('gives exactly what is wanted when it is put back into the chain', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...chained),
        metrics,
        fc.double({ min: 1.001, max: 20, noNaN: true }),
        fc.boolean(),
        (kpi, all, by, shorter) => {
          const { impressions: _, ...few } = all;
          const used = shorter ? few : all;
          const wanted = better(kpi, kpiValue(kpi, used, { margin: 0.4 }).value!, by);
          const { drivers } = told(neededDrivers(kpi, used, wanted, [], { margin: 0.4 }));
          expect(drivers.map(({ driver }) => driver)).toContain('cvr');
          for (const one of drivers) {
            const { value } = kpiValue(kpi, rebuilt(used.spend!, drivers, one), { margin: 0.4 });
            expect(Math.abs(value! - wanted)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(wanted)));
          }
        },
      ),
    );
  });

  it('does not hang on the currency or on how much was counted', () => {
    fc.assert(
      fc.property(
        metrics,
        fc.double({ min: 1.01, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (all, by, k) => {
          const money = { ...all, spend: k * all.spend!, conversionValue: k * all.conversionValue! };
          const more = Object.fromEntries(Object.entries(all).map(([key, value]) => [key, 3 * value!]));
          const wanted = by * kpiValue('roas', all).value!;
          const [plain, scaled, larger] = [all, money, more].map(
            (one) => told(neededDrivers('roas', one, wanted, [])).drivers,
          );
          const factor = ({ driver, now, needed }: NeededDriver) => [driver, (needed / now).toPrecision(9)];
          expect(scaled!.map(factor).toSorted()).toEqual(plain!.map(factor).toSorted());
          expect(larger!.map(factor).toSorted()).toEqual(plain!.map(factor).toSorted());
        },
      ),
    );
  });

  it('is held against what was reached before', () => {
    const now = { spend: 1000, impressions: 100_000, clicks: 2000, conversions: 40 };
    const weeks = [38, 42, 44, 36, 40, 43, 41, 39].map((conversions) => ({ ...now, conversions }));
    const { drivers, together } = told(neededDrivers('cpa', now, 23.5, weeks));
    const [cvr, ...others] = drivers;
    expect(cvr).toMatchObject({ driver: 'cvr', now: 0.02, verdict: 'reached' });
    expect(cvr!.needed).toBeCloseTo(0.02 * (25 / 23.5), 12);
    expect(cvr!.past).toMatchObject({ low: 0.018, high: 0.022, times: 2, of: 8 });
    expect(others.map(({ verdict }) => verdict)).toEqual(['never', 'never']);
    expect(together).toBe(true);
    const far = told(neededDrivers('cpa', now, 0.4, weeks));
    expect(Object.fromEntries(far.drivers.map(({ driver, verdict }) => [driver, verdict]))).toEqual({
      cvr: 'impossible',
      ctr: 'impossible',
      cpm: 'never',
    });
    expect(far.together).toBe(false);
    expect(
      told(neededDrivers('cpa', now, 20, [])).drivers.every(({ verdict }) => verdict === 'unknown'),
    ).toBe(true);
    expect(told(neededDrivers('cpa', now, 20, [])).together).toBeNull();
  });

  it('may be a rate above one only where the past had it', () => {
    const now = { spend: 100, clicks: 100, conversions: 90 };
    const cvr = (past: Metrics[]) =>
      told(neededDrivers('cpa', now, 0.9, past)).drivers.find(({ driver }) => driver === 'cvr')!.verdict;
    expect(cvr([])).toBe('impossible');
    expect(cvr([{ ...now, conversions: 130 }])).toBe('reached');
    expect(cvr([{ ...now, conversions: 95 }])).toBe('impossible');
  });

  it('ends in a reason where there is none', () => {
    const now = { spend: 100, impressions: 1000, clicks: 50, conversions: 5, conversionValue: 300 };
    const why = (kpi: KpiKey, used: Metrics, wanted: number) => {
      const found = neededDrivers(kpi, used, wanted, []);
      return found.told ? null : found.why;
    };
    expect(why('cpa', { ...now, conversions: 0 }, 10)).toBe('no-value');
    expect(why('cpa', { ...now, conversions: null }, 10)).toBe('no-value');
    expect(why('cpa', { ...now, spend: 0 }, 10)).toBe('no-value');
    expect(why('roas', { ...now, conversionValue: -5 }, 4)).toBe('no-value');
    expect(why('cpa', {}, 10)).toBe('no-value');
    expect(why('cpa', now, 0)).toBe('bad-target');
    expect(why('cpa', now, Number.NaN)).toBe('bad-target');
    expect(why('roas', now, Infinity)).toBe('bad-target');
    expect(why('cpa', now, 30)).toBe('met');
    expect(why('roas', now, 2)).toBe('met');
    expect(why('cpa', { spend: 100, conversions: 5 }, 10)).toBe('no-drivers');
    expect(why('spend', now, 200)).toBe('no-drivers');
    expect(why('mer', now, 4)).toBe('no-drivers');
  });

  it('never gives a figure that is none, whatever the metrics', () => {
    const any = fc.option(fc.oneof(fc.double(), fc.constantFrom(0, -1, 1e-300, 1e300)), { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...chained),
        fc.record({
          spend: any,
          impressions: any,
          clicks: any,
          conversions: any,
          leads: any,
          conversionValue: any,
        }),
        fc.double(),
        fc.array(fc.record({ spend: any, impressions: any, clicks: any, conversions: any }), {
          maxLength: 3,
        }),
        (kpi, used, wanted, past) => {
          const found = neededDrivers(kpi, used, wanted, past);
          if (!found.told) return;
          for (const { now, needed } of found.drivers) {
            expect(Number.isFinite(now) && now > 0).toBe(true);
            expect(needed).not.toBeNaN();
          }
        },
      ),
    );
  });
});
