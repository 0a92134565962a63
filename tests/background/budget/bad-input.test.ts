import { describe, expect, it } from 'vitest';

import { english, italian } from '@/ui/dashboard/words';

import { daily, daysOf, shopOf, two, type Seller } from './shop';

const [cheap, dear] = [two[0]!, two[1]!];

/** Every reason has its sentence in both languages. */
const told = (code: string) =>
  [english, italian].every((words) => ((words as Record<string, string>)[`held.${code}`] ?? '').length > 0);

async function codesOf(sellers: readonly Seller[], change = {}) {
  const [pool] = await (await shopOf(daysOf(sellers, change))).hints();
  return { pool: pool!, codes: pool!.held.map(({ reason }) => reason.code) };
}

describe('bad input', () => {
  it.each<[string, readonly Seller[], string]>([
    ['one campaign', [cheap], 'alone'],
    ['no conversions anywhere', [cheap, dear].map((one) => ({ ...one, cpa: 1e9 })), 'nothing-counted'],
    ['all equal', [cheap, { ...cheap, id: '2' }], 'best-as-it-is'],
    ['budgets of zero', [cheap, dear].map((one) => ({ ...one, budget: daily(0) })), 'budget-zero'],
    ['missing budgets', [cheap, dear].map((one) => ({ ...one, budget: null })), 'budget-unknown'],
    ['spend above budget', [cheap, dear].map((one) => ({ ...one, budget: daily(40) })), 'spend-above-budget'],
    ['nothing spent', [cheap, dear].map((one) => ({ ...one, spend: 0 })), 'no'],
    ['negative conversions', [cheap, { ...dear, cpa: -30 }], 'negative'],
    [
      'all in learning',
      [cheap, dear].map((one) => ({ ...one, change: { status: 'learning' as const } })),
      'learning',
    ],
    [
      'all ended',
      [cheap, dear].map((one) => ({ ...one, change: { status: 'ended' as const } })),
      'not-running',
    ],
    [
      'all over within days',
      [cheap, dear].map((one) => ({ ...one, other: { 'End date': 'Nov 24, 2026' } })),
      'ends-soon',
    ],
    [
      'all held back by their bids',
      [cheap, dear].map((one) => ({
        ...one,
        change: { limitedBy: 'bid' as const, status: 'limited' as const },
      })),
      'limited-elsewhere',
    ],
  ])('%s ends in a sentence and no move', async (_, sellers, code) => {
    const { pool, codes } = await codesOf(sellers);
    expect(pool.moves).toEqual([]);
    expect(codes.length).toBe(sellers.length);
    expect(codes.some((one) => one.startsWith(code))).toBe(true);
    expect(codes.every(told)).toBe(true);
  });

  it('negative conversions say nothing of what money brings on the what-if page', async () => {
    const shop = await shopOf(daysOf([cheap, { ...dear, cpa: -3 }]));
    const [pool] = (await shop.client.ask('budget.scene', {})).pools;
    const [usual, corrected] = [cheap, dear].map(({ id }) =>
      pool!.campaigns.find(({ campaigns }) => campaigns.includes(id))!,
    );
    expect(usual!.conversions!.rate).toBeGreaterThan(0.1);
    expect(corrected).toMatchObject({ conversions: null, value: null });
  });

  it('negative value ends in a sentence and no move where the money is for value', async () => {
    const readings = daysOf(two).map((reading) => ({
      ...reading,
      rows: reading.rows.map((row) => ({ ...row, metrics: { ...row.metrics, conversionValue: -5 } })),
    }));
    const shop = await shopOf(readings);
    const { plainTarget } = await import('../../store/targets');
    await shop.client.ask('targets.save', {
      targets: [plainTarget({ kpi: 'roas', currency: null, direction: 'at-least', value: 3 })],
    });
    const [pool] = await shop.hints();
    expect(pool).toMatchObject({ goal: 'conversionValue', moves: [] });
    expect(pool!.held).toHaveLength(2);
    expect(pool!.held.every(({ reason }) => told(reason.code))).toBe(true);
  });

  it('a currency that nobody knows is said, and so is one that no rate brings in', async () => {
    const unknown = await (await shopOf(daysOf(two, { currency: null }))).hints();
    expect(unknown).toMatchObject([{ trouble: 'currency-unknown', moves: [], held: [] }]);
    const dollars = daysOf([dear], { currency: 'USD', account: { id: '88', name: 'America' } });
    const shop = await shopOf(daysOf([cheap]), dollars);
    for (const { key } of (await shop.client.ask('subjects.list', {})).accounts)
      await shop.client.ask('labels.set', { account: key, campaign: null, labels: ['one'] });
    const apart = await shop.hints();
    expect(apart.map(({ currency, moves }) => [currency, moves.length]).toSorted()).toEqual([
      ['EUR', 0],
      ['USD', 0],
    ]);
    await shop.rules({ rates: [{ from: 'USD', to: 'EUR', rate: 0.9, on: '2026-11-01' }] });
    const joined = await shop.hints();
    expect(joined).toHaveLength(1);
    expect(joined[0]!.moves[0]).toMatchObject({ from: { currency: 'USD' }, to: { currency: 'EUR' } });
  });

  it('attributions that differ are a caution of the move', async () => {
    const meta = daysOf([dear], {
      platform: 'meta-ads',
      account: { id: '88', name: 'Social' },
      attribution: '7d_click_1d_view',
    });
    const shop = await shopOf(daysOf([cheap]), meta);
    for (const { key } of (await shop.client.ask('subjects.list', {})).accounts)
      await shop.client.ask('labels.set', { account: key, campaign: null, labels: ['one'] });
    const [pool] = await shop.hints();
    expect(pool!.moves[0]!.cautions).toContain('attribution');
  });

  it('clients are never mixed: accounts without a label in common stand alone', async () => {
    const other = daysOf([dear], { account: { id: '88', name: 'Other' } });
    const pools = await (await shopOf(daysOf([cheap]), other)).hints();
    expect(pools).toHaveLength(2);
    expect(pools.every(({ moves, held }) => moves.length === 0 && held[0]!.reason.code === 'alone')).toBe(
      true,
    );
  });
});
