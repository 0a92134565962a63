import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { overClaim, type Books, type Claim } from '@/kpi/over-claim';

const books = (more: Partial<Books> = {}): Books => ({
  orders: 300,
  revenue: 21_000,
  refunds: 1_000,
  newCustomers: 180,
  currency: 'EUR',
  ...more,
});
const claim = (conversions: number | null, spend: number | null, more: Partial<Claim> = {}): Claim => ({
  conversions,
  spend,
  value: null,
  currency: 'EUR',
  ...more,
});

describe('the over-claim check', () => {
  it('says what the platforms claim against what the shop saw', () => {
    const meta = claim(250, 4_500, { value: 17_500 });
    const google = claim(162, 3_000, { value: 12_150 });
    const found = overClaim(books(), [meta, google]);
    expect(found.claimed).toBe(412);
    expect(found.perOrder.value).toBeCloseTo(412 / 300, 12);
    expect(found.factor.value).toBeCloseTo(300 / 412, 12);
    expect(found.mer).toEqual({ value: 2.8 });
    expect(found.merNet.value).toBeCloseTo(20_000 / 7_500, 12);
    expect(found.costPerOrder).toEqual({ value: 25 });
    expect(found.cac.value).toBeCloseTo(7_500 / 180, 12);
    expect(found.platforms[0]!.cpa).toEqual({ value: 18 });
    expect(found.platforms[0]!.cpaAtLeast.value).toBeCloseTo(24.72, 10);
    expect(found.platforms[0]!.cpaCertain).toEqual({ value: 18 });
    expect(found.platforms[0]!.roas.value).toBeCloseTo(17_500 / 4_500, 12);
    expect(found.platforms[0]!.roasAtMost.value).toBeCloseTo((17_500 / 4_500) * (300 / 412), 12);
  });

  it('never says that claims are too few', () => {
    const found = overClaim(books(), [claim(100, 1_000)]);
    expect(found.factor).toEqual({ value: 1 });
    expect(found.platforms[0]!.cpaAtLeast).toEqual(found.platforms[0]!.cpa);
  });

  it('is certain of one thing about a platform: it brought no more orders than there were', () => {
    const found = overClaim(books(), [claim(400, 4_000), claim(10, 100)]);
    expect(found.platforms[0]!.cpaCertain.value).toBeCloseTo(4_000 / 300, 12);
    expect(found.platforms[1]!.cpaCertain).toEqual({ value: 10 });
  });

  it('says why a figure cannot be said', () => {
    const missing = overClaim(books(), [claim(250, 4_500), claim(null, null)]);
    expect(missing.claimed).toBe(250);
    expect(missing.mer).toEqual({ value: null, why: 'platform-missing' });
    expect(missing.cac).toEqual({ value: null, why: 'platform-missing' });
    const dollars = overClaim(books(), [claim(250, 4_500), claim(162, 3_000, { currency: 'USD' })]);
    expect(dollars.mer).toEqual({ value: null, why: 'currency-mixed' });
    expect(dollars.platforms[1]!.cpa.value).toBeCloseTo(3_000 / 162, 12);
    const foreign = overClaim(books({ currency: 'USD' }), [claim(250, 4_500)]);
    expect(foreign.mer).toEqual({ value: null, why: 'currency-mixed' });
    expect(foreign.costPerOrder).toEqual({ value: 15 });
    expect(overClaim(books({ orders: null }), [claim(1, 1)]).factor).toEqual({
      value: null,
      why: 'book-missing',
    });
    expect(overClaim(books({ orders: 0 }), [claim(1, 1)]).perOrder).toEqual({
      value: null,
      why: 'nothing-counted',
    });
    expect(overClaim(books({ orders: 0 }), [claim(1, 1)]).platforms[0]!.cpaAtLeast).toEqual({
      value: null,
      why: 'nothing-counted',
    });
    expect(overClaim(books(), []).spend).toEqual({ value: null, why: 'platform-missing' });
  });

  it('is never NaN, and keeps its bounds', () => {
    const figure = fc.option(
      fc.oneof(fc.integer({ min: -5, max: 5_000 }), fc.double({ min: 0, max: 1e6 }), fc.constant(Number.NaN)),
    );
    const anyClaim = fc.record<Claim>({
      conversions: figure,
      spend: figure,
      value: figure,
      currency: fc.constantFrom('EUR', 'USD', null),
    });
    fc.assert(
      fc.property(
        fc.record<Books>({
          orders: figure,
          revenue: figure,
          refunds: figure,
          newCustomers: figure,
          currency: fc.constantFrom('EUR', null),
        }),
        fc.array(anyClaim, { maxLength: 4 }),
        (drawn, claims) => {
          const { platforms, claimed, ...answers } = overClaim(drawn, claims);
          expect(Number.isFinite(claimed)).toBe(true);
          for (const answer of [...Object.values(answers), ...platforms.flatMap((one) => Object.values(one))])
            expect(answer.value === null || Number.isFinite(answer.value)).toBe(true);
          if (answers.factor.value !== null) expect(answers.factor.value).toBeLessThanOrEqual(1);
          for (const { cpa, cpaAtLeast, cpaCertain } of platforms) {
            if (cpa.value === null || cpaAtLeast.value === null) continue;
            expect(cpaAtLeast.value).toBeGreaterThanOrEqual(cpa.value * (1 - 1e-12));
            // Alike is never below what is certain.
            expect(cpaCertain.value!).toBeLessThanOrEqual(cpaAtLeast.value * (1 + 1e-12));
          }
        },
      ),
    );
  });
});
