import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { arrived, channelAnswer, SOON_DAYS } from '@/budget/channel';
import { response, slope, spendAtSlope, type Curve } from '@/budget/curve';
import { evidenceOf } from '@/budget/evidence';
import { hintsOf, usualHints } from '@/budget/hints';
import type { OwnChannel } from '@/budget/own-channel';
import { addDays, dayNumber } from '@/model/day';
import { ChannelSchema, type Channel, type ChannelLine } from '@/model/plan';

import { contentChannel } from './content-channel';

const today = '2026-11-22';
const pool = { goal: 'conversions' as const, counted: 'conversions' as const };
const channel = (change: Partial<Channel> = {}) =>
  contentChannel({ id: 'c', pool: 'EUR|a', halfLife: 0, ...change });
const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
const line = (
  month: string,
  cost: number,
  count: number | null,
  value: number | null = null,
): ChannelLine => {
  const next = `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}-01`;
  return { from: `${month}-01`, to: addDays(next, -1), cost, count, value };
};
const daysIn = ({ from, to }: ChannelLine) => dayNumber(to) - dayNumber(from) + 1;

describe('a channel’s own figures', () => {
  it('of days that are not over say nothing yet', () => {
    const lines = months.map((month) => line(month, 600, 60));
    const ahead = { from: '2026-11-01', to: '2026-11-30', cost: 9000, count: 0, value: null };
    const known = channelAnswer(channel({ lines }), pool, today)!;
    const answer = channelAnswer(channel({ lines: [...lines, ahead] }), pool, today)!;
    expect([answer.now, answer.figures]).toEqual([known.now, known.figures]);
  });

  it('say what its money brings, at what is spent now', () => {
    const lines = months.map((month) => {
      const one = line(month, 0, 0);
      return { ...one, cost: 20 * daysIn(one), count: 0.1 * daysIn(one) * 20 };
    });
    const answer = channelAnswer(channel({ lines }), pool, today)!;
    expect(answer.now).toBeCloseTo(20, 9);
    expect(answer.conversions!.rate).toBeCloseTo(0.1, 9);
    expect(answer.figures).toEqual({ from: '2026-06-01', to: '2026-10-31', days: 153 });
    expect(answer.short).toBeNull();
    expect(answer.value).toBeNull();
    // However many results: nobody checks them.
    const { quantile } = answer.conversions!.belief;
    expect(quantile(0.9) / quantile(0.1)).toBeGreaterThan(1.5);
  });

  it('are held against the money that worked by then: a slow channel that is new brings more than its average', () => {
    const halfLife = 42;
    const keep = 0.5 ** (1 / halfLife);
    let working = 0;
    const lines = months.map((month) => {
      const one = line(month, 0, 0);
      let count = 0;
      for (let day = 0; day < daysIn(one); day++) {
        working = keep * working + (1 - keep) * 20;
        count += 0.15 * 20 * (working / 20) ** 0.7;
      }
      return { ...one, cost: 20 * daysIn(one), count };
    });
    const answer = channelAnswer(channel({ lines, halfLife }), pool, today)!;
    expect(answer.conversions!.rate).toBeCloseTo(0.15, 9);
    const plain =
      lines.reduce((sum, one) => sum + one.count, 0) / lines.reduce((sum, one) => sum + one.cost, 0);
    expect(plain).toBeLessThan(0.12);
    // Where it cost as much before, the same results are less of an answer.
    expect(
      channelAnswer(channel({ lines, halfLife, before: true }), pool, today)!.conversions!.rate,
    ).toBeLessThan(0.13);
  });

  it('find the delay again', () => {
    const delay = 31;
    const lines = months.map((month, at) => ({
      ...line(month, 0, 0),
      cost: at % 2 === 0 ? 310 : 930,
      count: at === 0 ? 0 : at % 2 === 0 ? 93 : 31,
    }));
    // July and August have 31 days each: what June costs comes in July.
    const answer = channelAnswer(channel({ lines, delay }), pool, today);
    const at = channelAnswer(channel({ lines }), pool, today);
    expect(answer!.conversions!.rate).toBeGreaterThan(at!.conversions!.rate);
  });

  it('bring value as sure as its orders, and as an expectation is where they were not counted', () => {
    const lines = months.map((month) => line(month, 600, 20, 3000));
    const both = channelAnswer(channel({ lines }), { ...pool, goal: 'conversionValue' }, today)!;
    expect(both.value!.rate).toBeCloseTo(5, 1);
    const uncounted = lines.map((one) => ({ ...one, count: null }));
    const alone = channelAnswer(channel({ lines: uncounted }), { ...pool, goal: 'conversionValue' }, today)!;
    expect(alone.conversions).toBeNull();
    const width = (answer: typeof both) =>
      answer.value!.belief.quantile(0.9) / answer.value!.belief.quantile(0.1);
    expect(width(alone)).toBeGreaterThan(width(both));
  });

  it('do not tell anything where they are few, young, old or idle; then the expectation counts, re-anchored', () => {
    const short = (change: Partial<Channel>) =>
      channelAnswer(channel({ spend: 40, outcome: 2, ...change }), pool, today)!.short;
    expect(short({ lines: [line('2026-10', 600, 30)] })).toBe('few');
    expect(short({ lines: months.map((month) => line(month, 600, 1)) })).toBe('few');
    expect(short({ lines: months.map((month) => line(month, 600, null)) })).toBe('few');
    expect(short({ lines: months.map((month) => line(month, 600, 30)), halfLife: 300 })).toBe('early');
    expect(short({ lines: months.slice(0, 3).map((month) => line(month, 600, 30)) })).toBe('old');
    expect(short({ lines: months.map((month) => line(month, month > '2026-09' ? 0 : 600, 30)) })).toBe(
      'idle',
    );
    // A month that nobody told: only what came after it is known.
    expect(short({ lines: months.filter((month) => month !== '2026-09').map((m) => line(m, 600, 30)) })).toBe(
      'few',
    );
    const expected = channelAnswer(
      channel({ spend: 40, outcome: 2, lines: [line('2026-10', 31 * 20, null)] }),
      pool,
      today,
    )!;
    expect(expected.now).toBeCloseTo(20, 9);
    expect(expected.conversions!.rate * 20).toBeCloseTo(2 * 0.5 ** 0.7, 9);
    expect(channelAnswer(channel(), pool, today)).toBeNull();
    expect(channelAnswer(channel({ spend: 10, outcome: 1, begun: false }), pool, today)).toMatchObject({
      now: 0,
      anchor: 10,
    });
  });

  it('stand aside where the targets count something else', () => {
    const lines = months.map((month) => line(month, 600, 30));
    const leads = channelAnswer(channel({ lines, counted: 'leads' }), pool, today);
    expect(leads).toBeNull();
    const value = channelAnswer(channel({ spend: 10, outcome: 50, goal: 'conversionValue' }), pool, today)!;
    expect(value.conversions).toBeNull();
    expect(value.value!.rate).toBe(5);
  });

  it('scale with the currency, and never with the date', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 50, max: 2000 }), fc.integer({ min: 4, max: 90 })), {
          minLength: 5,
          maxLength: 5,
        }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: -4000, max: 4000 }),
        (rows, k, halfLife, shift) => {
          const lines = rows.map(([cost, count], at) => line(months[at]!, cost, count));
          const rate = (some: readonly ChannelLine[], day = today) =>
            channelAnswer(channel({ lines: [...some], halfLife }), pool, day)?.conversions?.rate ?? null;
          const plain = rate(lines);
          const scaled = rate(lines.map((one) => ({ ...one, cost: k * one.cost })));
          const moved = rate(
            lines.map((one) => ({ ...one, from: addDays(one.from, shift), to: addDays(one.to, shift) })),
            addDays(today, shift),
          );
          if (plain === null) return scaled === null && moved === null;
          expect(scaled! * k).toBeCloseTo(plain, 8);
          expect(moved).toBeCloseTo(plain, 9);
          return true;
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a slow effect', () => {
  it('comes to half after the half-life, later with a delay, and all at once with neither', () => {
    expect(arrived({ delay: 0, halfLife: 0 }, 90)).toBe(1);
    expect(arrived({ delay: 30, halfLife: 0 }, 90)).toBeCloseTo(60 / 90, 12);
    expect(arrived({ delay: 91, halfLife: 10 }, 90)).toBe(0);
    const soon = arrived({ delay: 0, halfLife: 42 }, SOON_DAYS);
    expect(soon).toBeGreaterThan(0.4);
    expect(soon).toBeLessThan(0.6);
  });

  it('is a concave curve with a kink at today’s money, and its inverse is its own', () => {
    const arbitrary = fc.record({
      kind: fc.constant('late' as const),
      scale: fc.double({ min: 0.01, max: 10, noNaN: true }),
      exponent: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
      at: fc.double({ min: 1, max: 100, noNaN: true }),
      share: fc.double({ min: 0.05, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, fc.double({ min: 0.1, max: 300, noNaN: true }), (curve: Curve, x) => {
        const [left, here, right] = [0.9 * x, x, 1.1 * x].map((one) => response(curve, one));
        expect(here! - left!).toBeGreaterThanOrEqual(right! - here! - 1e-9);
        const found = spendAtSlope(curve, slope(curve, x));
        expect(Math.abs(found - x)).toBeLessThan(1e-6 * x);
      }),
    );
  });
});

describe('moves to a channel', () => {
  const campaign = (id: string, perConversion: number) => ({
    id,
    name: id,
    platform: 'google-ads' as const,
    budget: { amount: 100, per: 'day' as const },
    days: Array.from({ length: 28 }, (_, age) => ({
      date: addDays(today, -1 - age),
      spend: 100,
      conversions: 100 / perConversion,
    })),
  });
  const dear = [campaign('dear', 50), campaign('dearer', 60)];
  const own = (perConversion: number, soon: number): OwnChannel => {
    const answer = channelAnswer(channel({ spend: 100, outcome: 100 / perConversion }), pool, today)!;
    return { id: 'own c', name: 'Content', answer: answer.conversions!, soon };
  };
  const moves = (channels: OwnChannel[]) =>
    hintsOf(dear, 'conversions', today, { ...usualHints, own: channels }).moves;

  it('are made where what comes soon is worth it, and are judged by that', () => {
    expect(evidenceOf(dear[0]!, 'conversions', today)!.spend).toBe(100);
    const [move] = moves([own(10, 0.5)]);
    expect(move).toMatchObject({ to: 'own c' });
    expect(move!.soon!.value).toBeLessThan(move!.gain.value);
    expect(move!.soon!.value).toBeGreaterThan(0);
    expect(moves([own(10, 0.05)]).filter(({ to }) => to === 'own c')).toEqual([]);
    expect(moves([]).some(({ to }) => to === 'own c')).toBe(false);
  });

  it('take its money away where it brings little, all of the loss counted at once', () => {
    const [move] = moves([own(2000, 0.2)]);
    expect(move).toMatchObject({ from: 'own c' });
    expect(move!.soon).toBeUndefined();
  });
});

describe('channels kept before they had lines', () => {
  it('are read with their defaults: no lines, and no part in moves', () => {
    const {
      lines: _,
      before: __,
      moves: ___,
      delay: ____,
      begun,
      goal,
      counted,
      ...old
    } = channel({
      spend: 40,
      outcome: 1.5,
      halfLife: 60,
    });
    expect([begun, goal, counted]).toEqual([true, 'conversions', 'conversions']);
    expect(ChannelSchema.parse(old)).toMatchObject({
      lines: [],
      moves: false,
      before: false,
      begun: true,
      delay: 0,
      goal: null,
      counted: null,
    });
  });
});
