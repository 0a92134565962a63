import { describe, expect, it } from 'vitest';

import { chainLadder, sharesByAge, type Rereading } from '@/lights/chain-ladder';
import { defaultMaturity, learnMaturity, shareIn, stepped } from '@/lights/maturity';
import { addDays, type Day } from '@/model/day';

/** One day's conversions as read at the given ages. */
function cohort(day: Day, ages: readonly number[], values: readonly number[]): Rereading[] {
  return values.map((value, index) => ({
    range: { from: day, to: day },
    value,
    readOn: addDays(day, ages[index] as number),
  }));
}

describe('the chain ladder', () => {
  const ages = [1, 3, 7, 14];
  const cohorts = [
    cohort('2026-10-01', ages, [60, 75, 90, 100]),
    cohort('2026-10-08', ages, [80, 98, 120]),
    cohort('2026-10-12', ages, [40, 52]),
  ];
  it('is that of the vector', () => {
    const ladder = chainLadder(cohorts, { ages, weight: 0 });
    expect(ladder.factors.map((one) => one.toFixed(6))).toEqual(['1.250000', '1.213873', '1.111111']);
    expect(ladder.shares.map((one) => one.toFixed(6))).toEqual([
      '0.593143',
      '0.741429',
      '0.900000',
      '1.000000',
    ]);
    expect(100 / (ladder.shares[3] as number)).toBeCloseTo(100, 10);
    expect(120 / (ladder.shares[2] as number)).toBeCloseTo(133.3333, 4);
    expect(52 / (ladder.shares[1] as number)).toBeCloseTo(70.134875, 6);
  });
  it('shrinks to the prior where little was seen', () => {
    const prior = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1];
    const heavy = chainLadder(cohorts, { ages, prior, weight: 1e9 });
    expect(heavy.shares[0]).toBeCloseTo(0.5, 6);
    const light = chainLadder(cohorts, { ages, prior, weight: 1e-9 });
    expect(light.shares[0]).toBeCloseTo(0.593143, 6);
    expect(chainLadder([], { ages, prior }).shares).toEqual([0.5, 0.5, 0.5, 1]);
    expect(chainLadder([], { ages }).shares).toEqual([1, 1, 1, 1]);
  });
  it('splits ranges of several days by the curve itself', () => {
    // Ten conversions a day, coming in by a known curve; only weeks are read, at five moments each.
    const truth = [0.4, 0.6, 0.66, 0.7, 0.74, 0.78, 0.81, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 1];
    const weeks = Array.from({ length: 12 }, (_, week) => {
      const from = addDays('2026-08-01', 7 * week);
      const to = addDays(from, 6);
      return [1, 2, 4, 6, 9, 15].map((after): Rereading => {
        const value =
          Array.from({ length: 7 }, (__, index) => shareIn(truth, after + index)).reduce((a, b) => a + b) *
          10;
        return { range: { from, to }, value, readOn: addDays(to, after) };
      });
    });
    const ladder = chainLadder(weeks, { ages: [1, 3, 7, 14], weight: 1 });
    for (const [index, age] of [1, 3, 7, 14].entries())
      expect(ladder.shares[index], `${age}`).toBeCloseTo(truth[age] as number, 1);
    expect(Math.abs((ladder.shares[0] as number) - 0.6)).toBeLessThan(0.03);
  });
  it('takes no reading of a day that was still running, nor a fall for more than noise', () => {
    const running = [{ range: { from: '2026-10-01', to: '2026-10-01' }, value: 5, readOn: '2026-10-01' }];
    const fallen = cohort('2026-10-02', [1, 3], [100, 98]);
    const ladder = chainLadder([running, fallen], { ages, weight: 0 });
    expect(ladder.factors).toEqual([1, 1, 1]);
  });
  it('reads as a share for every age', () => {
    const shares = sharesByAge({ ages: [0, 2, 4], shares: [0.2, 0.6, 1] });
    expect(shares.map((one) => one.toFixed(2))).toEqual(['0.20', '0.40', '0.60', '0.80', '1.00']);
  });
});

describe('the curve of an account', () => {
  it('starts from the console’s default: assumed for Google, none for Meta', () => {
    expect(defaultMaturity('meta-ads')).toBeUndefined();
    const google = defaultMaturity('google-ads');
    expect(google?.assumed).toBe(true);
    const at = (ages: number[], of: readonly number[] = google?.conversions ?? []) =>
      ages.map((age) => shareIn(of, age));
    expect(at([1, 2, 3, 7, 13, 14, 21, 31, 90])).toEqual([
      0.604, 0.604, 0.655, 0.724, 0.724, 0.83, 0.897, 1, 1,
    ]);
    expect(at([1, 3, 7, 14, 21, 31], google?.value)).toEqual([0.487, 0.555, 0.694, 0.801, 0.877, 1]);
    expect(learnMaturity('meta-ads', { conversions: [], value: [] })).toBeUndefined();
    expect(learnMaturity('google-ads', { conversions: [], value: [] })?.assumed).toBe(true);
  });
  it('is no longer assumed once enough was seen twice, on any console', () => {
    const seen = Array.from({ length: 20 }, (_, index) =>
      cohort(addDays('2026-09-01', index), [1, 2, 3, 7, 30], [30, 32, 33, 36, 40]),
    );
    const learnt = learnMaturity('meta-ads', { conversions: seen, value: [] });
    expect(learnt?.assumed).toBeUndefined();
    expect(shareIn(learnt?.conversions, 1)).toBeGreaterThan(0.74);
    expect(shareIn(learnt?.conversions, 1)).toBeLessThan(0.85);
    expect(shareIn(learnt?.conversions, 30)).toBe(1);
  });
});

it('a step is held until the next', () => {
  expect(stepped([0, 2, 3], [0.1, 0.5, 1])).toEqual([0.1, 0.1, 0.5, 1]);
});
