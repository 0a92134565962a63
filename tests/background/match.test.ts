import { describe, expect, it } from 'vitest';

import { followedUp, poolOf } from '@/background/budget/match';
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
