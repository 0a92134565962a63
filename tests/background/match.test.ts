import { describe, expect, it } from 'vitest';

import { editOf, followedUp, poolOf } from '@/background/budget/match';
import type { Pool, PoolCampaign } from '@/background/budget/pools';
import type { BudgetDay } from '@/budget/evidence';
import type { HintRecord } from '@/model/hint';
import { addDays } from '@/model/day';

const edit = '2026-11-01';

function campaign(id: string, conversions: (index: number) => number | null): PoolCampaign {
  const days: BudgetDay[] = Array.from({ length: 29 }, (_, index) => ({
    date: addDays(edit, index - 14),
    spend: 100,
    conversions: conversions(index),
    conversionValue: null,
  }));
  return {
    campaign: { id: `a/${id}`, name: id, platform: 'meta-ads', days },
    account: { key: 'a' },
    members: [id],
    states: [],
  } as unknown as PoolCampaign;
}

const side = (id: string) => ({ account: 'a', campaigns: [id] });
const record = (goal: 'conversions' | 'conversionValue') =>
  ({
    hint: { from: side('1'), to: side('2'), gain: { value: 1, low: 0, high: 2 }, goal },
    proposedAt: '2026-10-31T00:00:00Z',
    edit: { day: edit, share: 1 },
    score: null,
    scoredAt: null,
    shown: [],
  }) as unknown as HintRecord;
const pool = (campaigns: PoolCampaign[]) => ({ id: 'p', campaigns, today: '2026-11-30' }) as unknown as Pool;
const now = '2026-11-30T12:00:00Z';

describe('the score of a move', () => {
  it('takes an empty count for no count, never for nothing', () => {
    // Every second day is empty: what is known says that nothing changed.
    const known = campaign('1', () => 10);
    const gaps = campaign('2', (index) => (index > 14 && index % 2 === 0 ? null : 10));
    expect(followedUp(record('conversions'), pool([known, gaps]), now)!.score!.seen).toBeCloseTo(0, 10);
  });

  it('is not given where the value that it is about is not known', () => {
    const both = [campaign('1', () => 10), campaign('2', () => 10)];
    expect(followedUp(record('conversionValue'), pool(both), now)).toBeNull();
  });
});

describe('an edit and its move', () => {
  const since = '2026-10-31T00:00:00Z';
  const day = (amount: number) => ({ amount, per: 'day' as const });
  /** A campaign whose budget was seen to go through these amounts, a day apart. */
  const through = (id: string, ...amounts: number[]): PoolCampaign => ({
    ...campaign(id, () => 10),
    states: [
      {
        edits: amounts.slice(1).map((to, at) => ({
          day: addDays(edit, at),
          at: `${addDays(edit, at)}T09:00:00Z`,
          from: day(amounts[at]!),
          to: day(to),
        })),
      },
    ] as unknown as PoolCampaign['states'],
  });
  const move = (from: [string, number, number], to: [string, number, number], state = 'proposed') => {
    const end = ([id, now, next]: [string, number, number]) => ({ ...side(id), now, next });
    return {
      ...record('conversions'),
      hint: { ...record('conversions').hint, id: `${from[0]}>${to[0]}`, from: end(from), to: end(to) },
      proposedAt: since,
      edit: null,
      state,
    } as HintRecord;
  };
  const one = move(['1', 100, 80], ['2', 100, 120]);
  const seen = (campaigns: PoolCampaign[], moved = one, all: HintRecord[] = []) =>
    editOf(moved, pool(campaigns), all);

  it('belong together in full, in part, and by halves', () => {
    expect(seen([through('1', 100, 80), through('2', 100, 120)])).toEqual({ day: edit, share: 1 });
    expect(seen([through('1', 100, 90), through('2', 100, 110)])!.share).toBeCloseTo(0.5, 12);
    expect(seen([through('1', 100), through('2', 100, 120)])!.share).toBeCloseTo(0.5, 12);
  });

  it('have nothing to do with each other where the hand did something else, or took it back', () => {
    expect(seen([through('1', 100, 130), through('2', 100, 70)])).toBeNull();
    expect(seen([through('1', 100, 98), through('2', 100, 103)])).toBeNull();
    expect(seen([through('1', 100, 80, 100), through('2', 100, 120, 100)])).toBeNull();
    expect(seen([through('3', 100, 80), through('4', 100, 120)])).toBeNull();
  });

  it('part again when the edit is taken back before its score, and not when readings no longer reach it', () => {
    const kept = { ...one, edit: { day: edit, share: 1 } };
    const today = (campaigns: PoolCampaign[]) => ({ ...pool(campaigns), today: addDays(edit, 5) }) as Pool;
    expect(
      followedUp(kept, today([through('1', 100, 80, 100), through('2', 100, 120, 100)]), now)!.edit,
    ).toBeNull();
    expect(followedUp(kept, today([through('1', 80), through('2', 120)]), now)).toBeNull();
    // A campaign that vanished leaves its record as it was, never scored.
    expect(followedUp(kept, pool([through('2', 120)]), now)).toBeNull();
  });

  it('two moves out of one campaign share its edit', () => {
    const two = move(['1', 80, 65], ['3', 100, 115]);
    const both = [through('1', 100, 65), through('2', 100, 120), through('3', 100, 115)];
    expect(seen(both, one, [one, two])!.share).toBeCloseTo(1, 12);
    expect(seen(both, two, [one, two])!.share).toBeCloseTo(1, 12);
    // Only the second was made: the first is not taken for made.
    const second = [through('1', 100, 85), through('2', 100), through('3', 100, 115)];
    expect(seen(second, two, [one, two])!.share).toBeCloseTo(1, 12);
    expect(seen(second, one, [one, two])).toBeNull();
  });

  it('is not shared with a move that was done long before, and never scored', () => {
    const days = [through('1', 100, 80), through('2', 100, 120)];
    const old = { ...move(['3', 100, 60], ['2', 60, 120], 'done'), proposedAt: '2026-08-01T00:00:00Z' };
    expect(seen(days, one, [one, old])!.share).toBeCloseTo(1, 12);
    const before = { ...old, proposedAt: since, edit: { day: addDays(edit, -1), share: 1 } };
    expect(seen(days, one, [one, before])!.share).toBeCloseTo(1, 12);
  });
});

describe('the pool of a record', () => {
  const named = (id: string, currency: string, campaigns: PoolCampaign[]) =>
    ({ id, currency, campaigns }) as unknown as Pool;
  const both = [campaign('1', () => 10), campaign('2', () => 10)];
  const kept = { hint: { ...record('conversions').hint, pool: 'EUR|a', currency: 'EUR' } } as HintRecord;

  it('is its own, or the one that its ends are in since another account joined it', () => {
    const own = named('EUR|a', 'EUR', both);
    const joined = named('EUR|a+b', 'EUR', both);
    expect(poolOf(kept, [joined, own])).toBe(own);
    expect(poolOf(kept, [joined])).toBe(joined);
    expect(poolOf(kept, [named('USD|a', 'USD', both)])).toBeUndefined();
    expect(poolOf(kept, [named('EUR|b', 'EUR', both.slice(1))])).toBeUndefined();
  });
});
