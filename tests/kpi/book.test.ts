import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bookTotal, missingDays } from '@/kpi/book';
import type { BookFigure, Entry } from '@/model/business';
import { addDays } from '@/model/day';
import { dayCount, daysOf } from '@/model/range';

const november = { from: '2026-11-01', to: '2026-11-30' };
const entry = (from: string, to: string, figures: Entry['figures'], more: Partial<Entry> = {}): Entry => ({
  book: 'shop',
  from,
  to,
  channel: '',
  campaign: '',
  figures,
  currency: 'EUR',
  spread: false,
  source: 'typed',
  at: '2026-12-01T10:00:00Z',
  earlier: [],
  ...more,
});
const total = (entries: readonly Entry[], figure: BookFigure = 'orders', window = november) =>
  bookTotal(entries, figure, window).total;
const day = (n: number) => addDays('2026-11-01', n - 1);

describe('the total of a book over a window', () => {
  it('adds days, and says how far they go without a hole', () => {
    const entries = [1, 2, 3, 5].map((n) => entry(day(n), day(n), { orders: n }));
    expect(total(entries)).toMatchObject({
      value: 6,
      covered: { from: day(1), to: day(3) },
      days: 4,
      whole: false,
    });
    expect(missingDays(entries, 'orders', { from: day(1), to: day(7) })).toEqual([
      { from: day(4), to: day(4) },
      { from: day(6), to: day(7) },
    ]);
  });

  it('takes a month as typed where its days are not all there, and the days where they are', () => {
    const month = entry(day(1), day(30), { orders: 300 });
    const days = daysOf(november).map((one) => entry(one, one, { orders: 9 }));
    expect(total([month, ...days.slice(0, 20)])).toMatchObject({ value: 300, whole: true, spread: false });
    expect(total([month, ...days])).toMatchObject({ value: 270, whole: true });
  });

  it('gives no part of a month that was not said to spread, and an even part of one that was', () => {
    const half = { from: day(1), to: day(15) };
    const month = entry(day(1), day(30), { orders: 300 });
    expect(total([month], 'orders', half)).toBeNull();
    const spread = { ...month, spread: true };
    expect(total([spread], 'orders', half)).toMatchObject({ value: 150, whole: true, spread: true });
    const exact = entry(day(1), day(1), { orders: 40 });
    expect(total([spread, exact], 'orders', half)).toMatchObject({ value: 180, whole: true, spread: true });
    expect(total([spread])).toMatchObject({ value: 300, spread: false });
  });

  it('prefers the total to the sum of its channels, and a channel to its campaigns', () => {
    const one = { from: day(1), to: day(1) };
    const of = (channel: string, campaign: string, orders: number) =>
      entry(day(1), day(1), { orders }, { channel, campaign });
    const parts = [of('meta', '', 5), of('meta', 'A', 3), of('google', 'B', 2), of('google', 'C', 4)];
    expect(total(parts, 'orders', one)).toMatchObject({ value: 11, summed: true });
    expect(total([...parts, of('', '', 20)], 'orders', one)).toMatchObject({ value: 20, summed: false });
  });

  it('never adds two currencies', () => {
    const entries = [
      entry(day(1), day(1), { revenue: 10 }),
      entry(day(2), day(2), { revenue: 10 }, { currency: 'USD' }),
    ];
    expect(bookTotal(entries, 'revenue', november)).toEqual({ total: null, why: 'currency-mixed' });
  });

  it('takes customers at the start from the first day alone', () => {
    const entries = [entry(day(1), day(30), { customersAtStart: 500 })];
    expect(total(entries, 'customersAtStart')).toMatchObject({ value: 500, whole: true });
    expect(total(entries, 'customersAtStart', { from: day(2), to: day(9) })).toBeNull();
  });

  it('counts no day twice, covers as many days as can be, and is the sum of its parts', () => {
    const anyEntries = fc.array(
      fc.record({
        start: fc.integer({ min: -3, max: 20 }),
        length: fc.integer({ min: 1, max: 9 }),
        spread: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyEntries, (drawn) => {
        const window = { from: day(1), to: day(20) };
        // One order a day everywhere: the value must then be the number of days, however entries overlap.
        const entries = drawn.map(({ start, length, spread }) =>
          entry(day(start), day(start + length - 1), { orders: length }, { spread }),
        );
        const unique = [...new Map(entries.map((one) => [`${one.from} ${one.to}`, one])).values()];
        const found = total(unique, 'orders', window);
        const missing = missingDays(unique, 'orders', window).reduce((sum, one) => sum + dayCount(one), 0);
        expect(missing + (found?.days ?? 0)).toBe(20);
        if (found?.covered) expect(found.value).toBeCloseTo(dayCount(found.covered), 9);
        if (found) expect(found.whole).toBe(missing === 0);
        const exact = unique.filter((one) => one.from >= window.from && one.to <= window.to);
        for (const one of exact) expect(found!.days).toBeGreaterThanOrEqual(dayCount(one));
      }),
    );
  });
});
