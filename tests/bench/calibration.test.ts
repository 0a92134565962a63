import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';

import { measureWorld } from './calibration';
import { caughtFortyOver } from './calibration-caught';
import { asSeen, gammaDraw, LATE, poissonDraw, seeded, simulate } from './calibration-campaigns';
import { campaignsOf, worlds } from './calibration-cases';
import { coverageOf } from './calibration-coverage';
import { full } from './calibration-rules';

describe('the simulated campaigns', () => {
  it('draw what they say, the same for the same seed', () => {
    const chance = seeded(7);
    for (const mean of [0.3, 4, 55]) {
      const draws = Array.from({ length: 20_000 }, () => poissonDraw(mean, chance));
      const average = draws.reduce((a, b) => a + b) / draws.length;
      const variance = draws.reduce((sum, one) => sum + (one - average) ** 2, 0) / draws.length;
      expect(average / mean).toBeCloseTo(1, 1);
      expect(variance / mean).toBeCloseTo(1, 1);
    }
    const draws = Array.from({ length: 20_000 }, () => gammaDraw(0.7, chance));
    expect(draws.reduce((a, b) => a + b) / draws.length).toBeCloseTo(0.7, 1);
    const world = { volume: [3, 3], overTarget: [1, 0], wander: [0, 0], phi: 1, late: LATE } as const;
    expect(simulate(world, '2026-09-01', 40, 0, 5)).toEqual(simulate(world, '2026-09-01', 40, 0, 5));
  });
  it('show their late conversions late', () => {
    const world = { volume: [50, 50], overTarget: [1, 0], wander: [0, 0], phi: 1, late: LATE } as const;
    const days = simulate(world, '2026-09-01', 60, 0, 5);
    const seen = asSeen(days, addDays('2026-09-01', 60));
    expect(seen).toHaveLength(60);
    const share = (from: number, to: number) =>
      seen.slice(from, to).reduce((sum, { metrics }) => sum + (metrics.conversions ?? 0), 0) /
      days.slice(from, to).reduce((sum, { inByAge }) => sum + (inByAge.at(-1) as number), 0);
    expect(share(0, 28)).toBe(1);
    expect(Math.abs(share(58, 60) - 0.604)).toBeLessThan(0.1);
  });
});

// A small run of the bench with its fixed seeds: the aims, with room for the smaller sample.
describe('the lights are honest', { timeout: 120_000 }, () => {
  it('where rates wander and conversions are late', () => {
    const figures = measureWorld('wandering and late', 'cpa', full(), 4);
    expect(figures.falseRed).toBeLessThanOrEqual(0.1);
    expect(figures.falseGreen).toBeLessThanOrEqual(0.15);
    expect(figures.coverage).toBeGreaterThan(0.74);
    expect(figures.coverage).toBeLessThan(0.9);
    expect(figures.flips).toBeLessThan(0.8);
    expect(figures.red).toBeGreaterThan(0.03);
  });
  it('where rates stand still: an interval of whole counts holds more than it says, a split one hardly', () => {
    const world = worlds.steady!;
    const groups = campaignsOf(world, 'conversions', 4, 12, 10_000_000);
    const { landings, plain, known, randomised, byToCome } = coverageOf(world, 'conversions', groups);
    expect(landings).toBeGreaterThan(300);
    expect(byToCome.reduce((sum, { held }) => sum + held.landings, 0)).toBe(landings);
    for (const share of [plain, randomised]) {
      expect(share).toBeGreaterThan(0.74);
      expect(share).toBeLessThan(0.9);
    }
    expect(randomised).toBeLessThan(known);
  });
  it('and catch a campaign 40 % over target at five conversions a day', () => {
    expect(caughtFortyOver(full(), false, 60).within30).toBeGreaterThanOrEqual(0.95);
    expect(caughtFortyOver(full(), true, 60).within30).toBeGreaterThanOrEqual(0.9);
  });
});
