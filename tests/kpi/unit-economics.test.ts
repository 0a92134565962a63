import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { summaryOf } from '@/kpi/reach';
import { limitsOf, type Economics } from '@/kpi/unit-economics';

const nothing: Economics = {
  orderValue: null,
  margin: null,
  refunds: null,
  ordersPerCustomer: null,
  ordersPerMonth: null,
  churn: null,
  cac: null,
};

describe('unit economics', () => {
  it('an example by hand', () => {
    const limits = limitsOf({
      orderValue: 80,
      margin: 0.4,
      refunds: 0.1,
      ordersPerCustomer: 3,
      ordersPerMonth: 0.5,
      churn: 0.05,
      cac: 36,
    });
    expect(limits.breakEvenRoas).toBeCloseTo(1 / 0.36, 12);
    expect(limits.maximumCpa).toBeCloseTo(28.8, 12);
    expect(limits.clv).toBeCloseTo(86.4, 12);
    expect(limits.maximumCac).toBeCloseTo(28.8, 12);
    expect(limits.ltvToCac).toBeCloseTo(2.4, 12);
    expect(limits.paybackMonths).toBeCloseTo(36 / 14.4, 12);
  });

  it('takes churn where the orders of a customer are not known', () => {
    const limits = limitsOf({
      ...nothing,
      orderValue: 50,
      margin: 0.5,
      refunds: 0,
      ordersPerMonth: 1,
      churn: 0.1,
    });
    expect(limits.clv).toBeCloseTo(250, 10);
  });

  it('says nothing where something is not known', () => {
    expect(Object.values(limitsOf(nothing)).every((value) => value === null)).toBe(true);
    expect(limitsOf({ ...nothing, orderValue: 80, margin: 0.4 }).maximumCpa).toBeNull();
  });

  it('never gives a figure that is none, whatever is put in', () => {
    const wild = fc.option(
      fc.oneof(fc.double(), fc.constantFrom(0, -1, 1, Number.NaN, Infinity, 1e308, 5e-324)),
    );
    fc.assert(
      fc.property(
        fc.record({
          orderValue: wild,
          margin: wild,
          refunds: wild,
          ordersPerCustomer: wild,
          ordersPerMonth: wild,
          churn: wild,
          cac: wild,
        }),
        (economics) => {
          for (const value of Object.values(limitsOf(economics)))
            if (value !== null) {
              expect(Number.isFinite(value)).toBe(true);
              expect(value).toBeGreaterThanOrEqual(0);
            }
        },
      ),
    );
  });

  it('at break-even nothing is gained: an order at the maximum CPA has the break-even ROAS', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const money = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(money, share, share, share, money, (orderValue, margin, refunds, churn, cac) => {
        const limits = limitsOf({ ...nothing, orderValue, margin, refunds, churn, cac, ordersPerMonth: 1 });
        expect(orderValue / limits.maximumCpa!).toBeCloseTo(limits.breakEvenRoas!, 6);
        const { clv, ltvToCac, maximumCac, paybackMonths } = limits;
        expect(Math.abs(ltvToCac! * cac - clv!) / clv!).toBeLessThan(1e-9);
        expect(clv! / maximumCac!).toBeCloseTo(3, 9);
        // A customer stays 1/churn months: paid back in less than that exactly where LTV:CAC is above one.
        if (Math.abs(ltvToCac! - 1) > 1e-6) expect(paybackMonths! < 1 / churn).toBe(ltvToCac! > 1);
        // More refunds never make more affordable.
        const worse = limitsOf({ ...nothing, orderValue, margin, refunds: Math.min(0.999, refunds + 0.005) });
        expect(worse.maximumCpa!).toBeLessThanOrEqual(limits.maximumCpa!);
      }),
    );
  });
});

describe('what was reached', () => {
  it('an example by hand', () => {
    const found = summaryOf([3.1, 3.6, 3.3, 3.4], 5, 'at-least', 0.1)!;
    expect(found).toMatchObject({ low: 3.1, high: 3.6, median: expect.closeTo(3.35, 12), times: 0, of: 4 });
    expect(found.stretch).toBeCloseTo(3.45, 12);
    expect(summaryOf([20, 30, 40], 30, 'at-most', 0.1)).toMatchObject({ times: 2, stretch: 25 });
    expect(summaryOf([95, 111, 108], 100, 'two-sided', 0.1)).toMatchObject({ times: 2 });
    expect(summaryOf([], 5, 'at-least', 0.1)).toBeNull();
    expect(summaryOf([Number.NaN], 5, 'at-least', 0.1)).toBeNull();
    expect(summaryOf([1], null, 'at-least', 0.1)).toMatchObject({ times: null, of: 1 });
  });

  it('lies between the lowest and the highest, in whatever order', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.constantFrom('at-least' as const, 'at-most' as const), (all, direction) => {
        const found = summaryOf(all, all[0]!, direction, 0)!;
        expect(found.low).toBeLessThanOrEqual(found.stretch);
        expect(found.stretch).toBeLessThanOrEqual(found.high);
        expect(found.times).toBeGreaterThanOrEqual(1);
        expect(summaryOf(all.toReversed(), all[0]!, direction, 0)).toEqual(found);
      }),
    );
  });
});
