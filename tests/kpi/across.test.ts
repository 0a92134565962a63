import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decomposeAcross, type CampaignChange } from '@/kpi/across';
import { decompose } from '@/kpi/decompose';
import { mixAndRate, type Mover } from '@/kpi/mix';
import { kpiKeys, type KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';

const mover = (before: [number, number] | null, after: [number, number] | null): Mover => ({
  before: before && { under: before[0], over: before[1] },
  after: after && { under: after[0], over: after[1] },
});

describe('mix and rate', () => {
  it('are those of the reference vector', () => {
    // Spend and revenue: A, B, a campaign that ended, one that began.
    const found = mixAndRate([
      mover([600, 2400], [400, 1680]),
      mover([300, 450], [600, 960]),
      mover([100, 150], null),
      mover(null, [200, 100]),
    ])!;
    const expected = [
      [0.093333, -0.388889],
      [0.04, -0.218333],
      [0, 0.114167],
      [0, -0.356944],
    ];
    found.forEach(({ rate, mix }, at) => {
      expect(rate).toBeCloseTo(expected[at]![0]!, 6);
      expect(mix).toBeCloseTo(expected[at]![1]!, 6);
    });
    const total = (key: 'rate' | 'mix') => found.reduce((sum, effect) => sum + effect[key], 0);
    expect(total('rate')).toBeCloseTo(0.4 / 3, 12);
    expect(total('mix')).toBeCloseTo(-0.85, 12);
  });

  const side = fc.option(
    fc.record({
      under: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1e5, noNaN: true })),
      over: fc.double({ min: -100, max: 1e5, noNaN: true }),
    }),
  );
  const movers = fc.array(fc.record<Mover>({ before: side, after: side }), { minLength: 1, maxLength: 8 });

  it('add up to the change of the total, entrants, leavers and value without spend included', () => {
    fc.assert(
      fc.property(movers, (all) => {
        const found = mixAndRate(all);
        const ratio = (key: keyof Mover) => {
          const under = all.reduce((sum, one) => sum + (one[key]?.under ?? 0), 0);
          return under > 0 ? all.reduce((sum, one) => sum + (one[key]?.over ?? 0), 0) / under : null;
        };
        const [before, after] = [ratio('before'), ratio('after')];
        expect(found === null).toBe(before === null || after === null);
        if (found === null) return;
        const sum = found.reduce((total, { rate, mix }) => total + rate + mix, 0);
        const scale =
          1 +
          Math.max(
            ...all
              .flatMap(({ before: b, after: a }) => [b, a])
              .map((one) => (one && one.under > 0 ? Math.abs(one.over / one.under) : 0)),
            Math.abs(before!),
            Math.abs(after!),
          );
        expect(Math.abs(sum - (after! - before!)) / scale).toBeLessThan(1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('turn their signs with time', () => {
    fc.assert(
      fc.property(movers, (all) => {
        const there = mixAndRate(all);
        const back = mixAndRate(all.map(({ before, after }) => ({ before: after, after: before })));
        there?.forEach(({ rate, mix }, at) => {
          expect(Math.abs(rate + back![at]!.rate)).toBeLessThan(1e-6 * (1 + Math.abs(rate)));
          expect(Math.abs(mix + back![at]!.mix)).toBeLessThan(1e-6 * (1 + Math.abs(mix)));
        });
      }),
    );
  });

  it('are none where a window has no denominator, or one below zero', () => {
    expect(mixAndRate([])).toBeNull();
    expect(mixAndRate([mover([0, 5], [1, 1])])).toBeNull();
    expect(mixAndRate([mover([5, 5], [-1, 1])])).toBeNull();
    expect(mixAndRate([mover([5, Number.NaN], [1, 1])])).toBeNull();
  });
});

describe('over campaigns', () => {
  const campaign = (id: string, before: Metrics | null, after: Metrics | null): CampaignChange => ({
    id,
    before: before && { metrics: before },
    after: after && { metrics: after },
  });
  const good: Metrics = {
    spend: 100,
    impressions: 10_000,
    clicks: 200,
    conversions: 10,
    conversionValue: 500,
  };
  const poor: Metrics = { spend: 100, impressions: 20_000, clicks: 100, conversions: 2, conversionValue: 80 };
  const times = (metrics: Metrics, factor: number): Metrics =>
    Object.fromEntries(Object.entries(metrics).map(([key, value]) => [key, value! * factor]));

  it('money that moves to a poorer campaign is mix, not a driver', () => {
    const found = decomposeAcross('roas', [
      campaign('good', times(good, 2), good),
      campaign('poor', poor, times(poor, 2)),
    ]);
    expect(found.change).toBeCloseTo(660 / 300 - 1080 / 300, 12);
    for (const { driver, effect } of found.parts)
      expect(effect).toBeCloseTo(driver === 'mix' ? found.change! : 0, 12);
  });

  it('totals are the sum of their campaigns, begun and ended ones by spend', () => {
    const found = decomposeAcross('conversions', [
      campaign('stays', good, { ...good, conversions: 12 }),
      campaign('ends', poor, null),
      campaign('begins', null, poor),
      campaign('never', null, null),
    ]);
    expect(found.change).toBe(2);
    const own = decompose('conversions', { metrics: good }, { metrics: { ...good, conversions: 12 } });
    const effects = Object.fromEntries(found.parts.map(({ driver, effect }) => [driver, effect]));
    expect(effects.cvr).toBeCloseTo(own.parts.find((part) => part.driver === 'cvr')!.effect, 12);
    expect(effects.spend).toBeCloseTo(0, 12);
    expect(found.campaigns.map(({ id, effect }) => [id, effect])).toEqual([
      ['stays', 2],
      ['ends', -2],
      ['begins', 2],
    ]);
  });

  it('one figure that is missing is no change at all', () => {
    const { conversionValue: _, ...unread } = good;
    expect(decomposeAcross('roas', [campaign('a', good, good), campaign('b', good, unread)])).toMatchObject({
      change: null,
      reason: { code: 'metric-empty', params: { metric: 'conversionValue' } },
    });
    expect(decomposeAcross('roas', [])).toMatchObject({ change: null, reason: { code: 'metric-absent' } });
  });

  const figure = fc.double({ min: 0.01, max: 1e4, noNaN: true });
  const metrics: fc.Arbitrary<Metrics> = fc.record({
    spend: figure,
    impressions: figure,
    clicks: figure,
    conversions: fc.oneof(fc.constant(0), figure),
    leads: figure,
    newCustomers: figure,
    results: figure,
    conversionValue: fc.oneof(fc.constant(0), figure),
  });
  const campaigns = fc.array(fc.record({ before: fc.option(metrics), after: fc.option(metrics) }), {
    minLength: 1,
    maxLength: 5,
  });

  it('parts and campaigns both add up to the change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kpiKeys), campaigns, (kpi: KpiKey, all) => {
        const found = decomposeAcross(
          kpi,
          all.map(({ before, after }, at) => campaign(String(at), before, after)),
          { margin: 0.5 },
        );
        if (found.change === null) return;
        const parts = found.parts.reduce((sum, part) => sum + part.effect, 0);
        const each = found.campaigns.reduce((sum, one) => sum + one.effect, 0);
        const scale =
          1 +
          Math.max(
            ...found.campaigns.map((one) => Math.abs(one.rate) + Math.abs(one.mix)),
            Math.abs(found.before),
            Math.abs(found.after),
          );
        expect(Math.abs(parts - found.change) / scale).toBeLessThan(1e-8);
        expect(Math.abs(each - found.change) / scale).toBeLessThan(1e-8);
      }),
      { numRuns: 1000 },
    );
  });
});
