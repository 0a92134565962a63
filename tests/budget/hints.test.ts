import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BudgetCampaign, BudgetDay, Goal } from '@/budget/evidence';
import { hintsOf } from '@/budget/hints';
import { addDays } from '@/model/day';

const TODAY = '2026-11-22';

/** Steady days: the same spend, and conversions spread so that their mean is exact. */
function steady(spend: number, perDay: number, value = 80, count = 30): BudgetDay[] {
  return Array.from({ length: count }, (_, index) => {
    const conversions = Math.round((index + 1) * perDay) - Math.round(index * perDay);
    return { date: addDays(TODAY, -1 - index), spend, conversions, conversionValue: conversions * value };
  });
}
function campaign(
  id: string,
  spend: number,
  perDay: number,
  more: Partial<BudgetCampaign> = {},
): BudgetCampaign {
  return {
    id,
    name: id,
    platform: 'meta-ads',
    budget: { amount: spend, per: 'day' },
    days: steady(spend, perDay),
    ...more,
  };
}
const hints = (campaigns: readonly BudgetCampaign[], goal: Goal = 'conversions') =>
  hintsOf(campaigns, goal, TODAY);
const holds = (campaigns: readonly BudgetCampaign[], goal: Goal = 'conversions') =>
  Object.fromEntries(hints(campaigns, goal).held.map((hold) => [hold.id, hold.reason.code]));

const good = campaign('good', 100, 5);
const bad = campaign('bad', 100, 1.5);

describe('hints', () => {
  it('move a fifth at most, from the worst return to the best, with an honest gain', () => {
    const { moves } = hints([good, bad]);
    expect(moves).toHaveLength(1);
    const [move] = moves;
    expect(move).toMatchObject({ from: 'bad', to: 'good', perDay: 20 });
    expect(move!.budgets).toEqual({ from: { now: 100, next: 80 }, to: { now: 100, next: 120 } });
    expect(move!.gain.low).toBeLessThan(move!.gain.value);
    expect(move!.gain.high).toBeGreaterThan(move!.gain.value);
    // 20 more at 5 a 100 and 20 less at 1.5 a 100, on curves of elasticity 0.7, shrunk a little.
    expect(move!.gain.value).toBeGreaterThan(0.25);
    expect(move!.gain.value).toBeLessThan(0.6);
    expect(move!.gain.probability).toBeGreaterThan(0.9);
    expect(move!.reason.params.marginalTo).toBeGreaterThan(move!.reason.params.marginalFrom);
  });

  it('say from averages only where no daily history tells how a campaign bends', () => {
    expect(hints([good, bad]).moves[0]!.reason.params.basis).toBe('averages');
  });

  it('leave campaigns alone that money would not help, each with its reason', () => {
    expect(holds([good, bad, campaign('l', 100, 1, { status: 'learning' })]).l).toBe('learning');
    expect(holds([good, bad, campaign('p', 100, 1, { status: 'paused' })]).p).toBe('not-running');
    expect(holds([good, bad, campaign('e', 100, 1, { edited: addDays(TODAY, -2) })]).e).toBe('edited');
    expect(holds([good, bad, campaign('b', 100, 1, { limitedBy: 'bid' })]).b).toBe('limited-elsewhere');
    expect(holds([good, bad, campaign('u', 100, 1, { budget: null })]).u).toBe('budget-unknown');
    expect(holds([good, bad, campaign('z', 100, 1, { budget: { amount: 0, per: 'day' } })]).z).toBe(
      'budget-zero',
    );
    expect(holds([good, bad, campaign('o', 100, 1, { budget: { amount: 50, per: 'day' } })]).o).toBe(
      'spend-above-budget',
    );
    // On LinkedIn each day may bring half as much again, and no month makes it good.
    const linkedin = (amount: number) =>
      holds([good, bad, campaign('o', 100, 1, { platform: 'linkedin-ads', budget: { amount, per: 'day' } })])
        .o;
    expect(linkedin(70)).not.toBe('spend-above-budget');
    expect(linkedin(60)).toBe('spend-above-budget');
    expect(holds([good, bad, campaign('f', 1, 0.01)]).f).toBe('too-few');
    expect(holds([good, bad, campaign('n', 1, 1, { days: [] })]).n).toBe('no-figures');
  });

  it('leave a campaign alone whose spend has just changed, whoever changed it', () => {
    const stepped = (before: number, since: number) =>
      campaign('s', 100, 5, {
        days: steady(100, 5).map((day, index) => ({
          ...day,
          spend: (index < since ? 100 : before) * (1 + 0.01 * (index % 3)),
        })),
      });
    expect(holds([stepped(50, 4), good, bad]).s).toBe('spend-changed');
    expect(holds([stepped(160, 6), good, bad]).s).toBe('spend-changed');
    expect(holds([stepped(0, 5), good, bad]).s).toBe('spend-changed');
    expect(holds([stepped(90, 4), good, bad]).s).not.toBe('spend-changed');
    expect(holds([stepped(50, 9), good, bad]).s).not.toBe('spend-changed');
  });

  it('leave a campaign alone that began last week beside older ones; where all begin together none is young', () => {
    const young = (count: number) => campaign('y', 100, 8, { days: steady(100, 8, 80, count) });
    expect(holds([young(7), good, bad]).y).toBe('begun-lately');
    expect(holds([young(13), good, bad]).y).toBe('begun-lately');
    expect(holds([young(20), good, bad]).y).not.toBe('begun-lately');
    const short = (id: string, perDay: number) =>
      campaign(id, 100, perDay, { days: steady(100, perDay, 80, 14) });
    expect(hints([short('a', 5), short('b', 1.5)]).moves).toHaveLength(1);
  });

  it('leave a campaign alone that is about to end, unless money was spent after that day', () => {
    const ending = (ends: string | null) => holds([good, bad, campaign('x', 100, 5, { ends })]).x;
    expect(ending(addDays(TODAY, 3))).toBe('ends-soon');
    expect(ending(addDays(TODAY, 6))).toBe('ends-soon');
    expect(ending(addDays(TODAY, 7))).not.toBe('ends-soon');
    expect(ending(addDays(TODAY, -1))).toBe('ends-soon');
    // Its end was put off, and the column has not been shown since.
    expect(ending(addDays(TODAY, -5))).not.toBe('ends-soon');
    expect(ending(null)).not.toBe('ends-soon');
  });

  it('count each gain from where the move before left the campaign', () => {
    const sources = ['a', 'b', 'c'].map((id) => campaign(id, 40, 0.4));
    const { moves } = hints([campaign('good', 200, 10), ...sources]);
    expect(moves).toHaveLength(3);
    expect(moves.every(({ to }) => to === 'good')).toBe(true);
    // Alike but for their turn: the curve bends, so each brings a little less than the one before.
    expect(moves[1]!.gain.value).toBeLessThan(moves[0]!.gain.value);
    expect(moves[2]!.gain.value).toBeLessThan(moves[1]!.gain.value);
  });

  it('take no figure that is not there for zero', () => {
    const without = (share: number) =>
      campaign('w', 100, 5, {
        days: steady(100, 5).map(({ conversionValue, ...day }, index) =>
          index < share * 30 ? day : { ...day, conversionValue },
        ),
      });
    expect(holds([without(1), good, bad], 'conversionValue').w).toBe('value-unknown');
    expect(holds([without(0.5), good, bad], 'conversionValue').w).toBe('value-unknown');
    const some = hints([without(0.05), bad], 'conversionValue').moves[0]!;
    const all = hints([without(0), bad], 'conversionValue').moves[0]!;
    expect(some.gain.value).toBeCloseTo(all.gain.value, 6);
    const empty = campaign('e', 100, 5, {
      days: steady(100, 5).map((day) => ({ ...day, conversions: null })),
    });
    expect(holds([empty, good, bad]).e).toBe('no-figures');
  });

  it('give more only to a campaign that spends what it has', () => {
    const roomy = campaign('good', 100, 5, { budget: { amount: 300, per: 'day' } });
    expect(hints([roomy, bad]).moves).toEqual([]);
    const capped = campaign('good', 100, 5, { budget: { amount: 300, per: 'day' }, limitedBy: 'budget' });
    expect(hints([capped, bad]).moves).toHaveLength(1);
  });

  it('move nothing between campaigns of one owner', () => {
    const shared = (one: BudgetCampaign) => ({ ...one, owner: 'shared' });
    expect(hints([shared(good), shared(bad)]).moves).toEqual([]);
  });

  it('leave it as it is where all are alike, alone, or nothing was ever counted', () => {
    expect(hints([good, campaign('twin', 100, 5)]).moves).toEqual([]);
    expect(holds([good])).toEqual({ good: 'alone' });
    expect(holds([campaign('a', 100, 0), campaign('b', 50, 0)])).toEqual({
      a: 'nothing-counted',
      b: 'nothing-counted',
    });
    expect(hints([]).moves).toEqual([]);
  });

  it('are the same whatever corrections a held campaign has: they are no rate that the others are drawn to', () => {
    const others = [5, 4.5, 3, 2.5, 2, 1.5].map((rate, at) => campaign(`c${at}`, 100, rate));
    const corrected = campaign('x', 100, -3);
    const [alone, beside] = [hints(others), hints([...others, corrected])];
    expect(beside.held.find(({ id }) => id === 'x')!.reason.code).toBe('negative');
    expect(beside.moves).toEqual(alone.moves);
    expect(alone.moves.length).toBeGreaterThan(0);
  });

  it('rank by value where value is the goal', () => {
    const dear = campaign('dear', 100, 3, { days: steady(100, 3, 200) });
    const cheap = campaign('cheap', 100, 5, { days: steady(100, 5, 20) });
    expect(hints([dear, cheap], 'conversionValue').moves[0]).toMatchObject({ from: 'cheap', to: 'dear' });
    expect(hints([dear, cheap], 'conversions').moves[0]).toMatchObject({ from: 'dear', to: 'cheap' });
  });

  it('do not look at today, which is not over', () => {
    const rushed = { ...bad, days: [...bad.days, { date: TODAY, spend: 100, conversions: 400 }] };
    expect(hints([good, rushed])).toEqual(hints([good, bad]));
  });

  it('hold whatever they are fed: money in is money out, within the step, and nothing is NaN', () => {
    const some = fc.record({
      spend: fc.double({ min: 0.5, max: 5000, noNaN: true }),
      perDay: fc.double({ min: 0, max: 30, noNaN: true }),
      slack: fc.constantFrom(1, 1.02, 1.5),
      status: fc.constantFrom('enabled' as const, 'learning' as const, null),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 9 }), (all) => {
        const campaigns = all.map((one, index) =>
          campaign(String(index), one.spend, one.perDay, {
            status: one.status,
            budget: { amount: one.spend * one.slack, per: 'day' },
          }),
        );
        const { moves, held } = hints(campaigns);
        expect(moves.length).toBeLessThanOrEqual(3);
        const change = new Map<string, number>();
        for (const move of moves) {
          expect(move.gain.low <= move.gain.value && move.gain.value <= move.gain.high).toBe(true);
          expect(move.gain.value).toBeGreaterThan(0);
          change.set(move.from, (change.get(move.from) ?? 0) - move.perDay);
          change.set(move.to, (change.get(move.to) ?? 0) + move.perDay);
        }
        for (const [id, by] of change)
          expect(Math.abs(by)).toBeLessThanOrEqual(0.2 * all[Number(id)]!.spend + 1e-6);
        expect(new Set([...change.keys(), ...held.map((hold) => hold.id)]).size).toBe(campaigns.length);
      }),
    );
  });
});
