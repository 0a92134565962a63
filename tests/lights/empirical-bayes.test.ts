import { describe, expect, it } from 'vitest';

import { fitBeta, fitGamma, fitOrderValue } from '@/lights/empirical-bayes';
import { inverseGamma } from '@/lights/posterior';

import { fitOf } from './vectors';

describe('a prior for rates from ten campaigns', () => {
  const { data, a, b, nll, post } = fitOf('ebGamma');
  const fitted = fitGamma(data.map(([count, exposure]) => ({ count, exposure })));

  it('is the likeliest one', () => {
    expect(fitted?.shape).toBeCloseTo(a, 4);
    expect(fitted?.rate).toBeCloseTo(b, 2);
    expect(fitted?.nll).toBeCloseTo(nll, 10);
    expect((fitted?.rate ?? 0) / (fitted?.shape ?? 1)).toBeCloseTo(26.29, 2);
  });
  it('gives each campaign its posterior, the one without conversions too', () => {
    for (const [index, [count, exposure]] of data.entries()) {
      const row = post[index] as { rate: number; cpaMean: number; pMiss22: number };
      const shape = (fitted?.shape ?? 0) + count;
      const rate = (fitted?.rate ?? 0) + exposure;
      expect(shape / rate).toBeCloseTo(row.rate, 6);
      expect(rate / shape).toBeCloseTo(row.cpaMean, 4);
      expect(inverseGamma(shape, rate).above(22)).toBeCloseTo(row.pMiss22, 5);
    }
    expect(post[1]?.pMiss22).toBeCloseTo(0.891, 3);
    expect(post[1]?.cpaMean).toBeCloseTo(29.99, 2);
  });
  it('is none where nothing was counted or spent, and one rate for all where campaigns do not differ', () => {
    expect(fitGamma([])).toBeNull();
    expect(fitGamma([{ count: 0, exposure: 100 }])).toBeNull();
    expect(fitGamma([{ count: 5, exposure: 0 }])).toBeNull();
    const alike = fitGamma(Array.from({ length: 8 }, () => ({ count: 10, exposure: 200 })));
    expect(alike?.shape).toBeGreaterThan(1e4);
    expect((alike?.rate ?? 0) / (alike?.shape ?? 1)).toBeCloseTo(20, 6);
  });
});

describe('a prior for shares', () => {
  const { data, a, b, nll } = fitOf('ebBeta');
  it('is the likeliest one', () => {
    const fitted = fitBeta(data.map(([count, exposure]) => ({ count, exposure })));
    expect(fitted?.nll).toBeCloseTo(nll, 9);
    expect((fitted?.hits ?? 0) / a).toBeCloseTo(1, 4);
    expect((fitted?.misses ?? 0) / b).toBeCloseTo(1, 4);
  });
  it('is none where hits exceed trials', () => {
    expect(
      fitBeta([
        { count: 12, exposure: 10 },
        { count: 1, exposure: 100 },
      ]),
    ).toBeNull();
  });
});

describe('a prior for the value of an order', () => {
  it('is wide where campaigns differ, narrow where they do not', () => {
    const alike = fitOrderValue(Array.from({ length: 6 }, () => ({ orders: 50, value: 3000, noise: 1 })));
    expect(alike).toEqual({ shape: 50, rate: 3000 });
    const apart = fitOrderValue(
      [20, 40, 60, 80, 120, 200].map((worth) => ({ orders: 200, value: 200 * worth, noise: 1 })),
    );
    expect(apart?.shape).toBeLessThan(5);
    expect((apart?.rate ?? 0) / (apart?.shape ?? 1)).toBeCloseTo(520 / 6, 6);
    expect(fitOrderValue([{ orders: 0, value: 0, noise: 1 }])).toBeNull();
  });
});
