import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dayFromNumber, weekday } from '@/model/day';
import { observedElasticity, priorElasticity, shrunkElasticity } from '@/budget/elasticity';
import { solveSymmetric } from '@/budget/symmetric';

/** A generator with a fixed seed (minimal standard, Park and Miller 1988), so that figures repeat. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}
function poisson(mean: number, roll: () => number): number {
  let [count, chance] = [0, roll()];
  for (const least = Math.exp(-mean); chance > least; count++) chance *= roll();
  return count;
}
const campaign = (exponent: number, roll: () => number, days = 90) =>
  Array.from({ length: days }, (_, index) => {
    const date = dayFromNumber(20_000 + index);
    const spend = 100 * Math.exp(0.6 * (roll() - 0.5));
    const season = (1 + 0.3 * Math.sin(index / 20)) * (weekday(date) % 6 === 0 ? 0.7 : 1);
    return { date, spend, outcome: poisson(8 * season * (spend / 100) ** exponent, roll) };
  });

describe('the elasticity that days show', () => {
  it('is right on average, and its error tells how far off it is', () => {
    const roll = dice(7);
    const found = Array.from({ length: 120 }, () => observedElasticity(campaign(0.65, roll))!);
    const mean = found.reduce((sum, one) => sum + one.exponent, 0) / found.length;
    const covered =
      found.filter((one) => Math.abs(one.exponent - 0.65) < 1.2816 * one.error).length / found.length;
    expect(mean).toBeGreaterThan(0.58);
    expect(mean).toBeLessThan(0.72);
    expect(covered).toBeGreaterThan(0.7);
    expect(covered).toBeLessThan(0.92);
  });

  it('does not depend on the currency', () => {
    const days = campaign(0.8, dice(3));
    const other = days.map((day) => ({ ...day, spend: day.spend * 25_000 }));
    expect(observedElasticity(other)!.exponent).toBeCloseTo(observedElasticity(days)!.exponent, 9);
  });

  it('is unknown where nothing can be told', () => {
    const flat = campaign(0.7, dice(1)).map((day) => ({ ...day, spend: 100 }));
    expect(observedElasticity([])).toBeNull();
    expect(observedElasticity(flat)).toBeNull();
    expect(observedElasticity(campaign(0.7, dice(1), 12))).toBeNull();
    expect(observedElasticity(campaign(0.7, dice(1)).map((day) => ({ ...day, outcome: 0 })))).toBeNull();
    expect(observedElasticity(campaign(0.7, dice(1)).map((day) => ({ ...day, spend: 0 })))).toBeNull();
    expect(
      observedElasticity(campaign(0.7, dice(1)).map((day) => ({ ...day, outcome: Number.NaN }))),
    ).toBeNull();
  });
});

describe('shrinking', () => {
  it('keeps the prior without evidence, and lies between the two with it', () => {
    expect(shrunkElasticity(null)).toBe(priorElasticity);
    const shrunk = shrunkElasticity({ exponent: 1.5, error: 0.4 });
    expect(shrunk.exponent).toBeCloseTo((1.5 / 0.16 + 0.7 / 0.04) / (1 / 0.16 + 1 / 0.04), 12);
    expect(shrunk.error).toBeLessThan(0.2);
  });
});

describe('the inverse of a symmetric matrix', () => {
  it('gives the unit matrix back', () => {
    const roots = fc.array(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }),
      {
        minLength: 3,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(roots, (root) => {
        const matrix = root.map((a, i) =>
          root.map((b, j) => a.reduce((s, v, k) => s + v * b[k]!, i === j ? 1 : 0)),
        );
        const inverse = solveSymmetric(matrix)!;
        matrix.forEach((row, i) =>
          row.forEach((_, j) => {
            const entry = matrix[i]!.reduce((sum, value, k) => sum + value * inverse[k]![j]!, 0);
            expect(entry).toBeCloseTo(i === j ? 1 : 0, 8);
          }),
        );
      }),
    );
  });

  it('refuses a matrix that has none', () => {
    expect(
      solveSymmetric([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(solveSymmetric([[0]])).toBeNull();
  });
});
