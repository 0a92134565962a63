import { describe, expect, it } from 'vitest';

import { daily, daysOf, shopOf, two } from './shop';

describe('limits of groups', () => {
  const meta = (sellers = two) =>
    daysOf(sellers, { platform: 'meta-ads', account: { id: '88', name: 'Social' } });
  const label = async (shop: Awaited<ReturnType<typeof shopOf>>) => {
    for (const { key } of (await shop.client.ask('subjects.list', {})).accounts)
      await shop.client.ask('labels.set', { account: key, campaign: null, labels: ['one'] });
  };
  const cheap = [{ ...two[0]!, id: '3' }];
  const dear = [{ ...two[1]!, id: '4' }];

  it('are kept by moves: no more goes in than the most leaves, no more out than the least', async () => {
    const shop = await shopOf(daysOf(cheap), meta(dear));
    await label(shop);
    const [free] = await shop.hints();
    expect(free!.moves[0]!.from.platform).toBe('meta-ads');
    expect(free!.moves[0]!.perDay).toBeGreaterThan(15);
    const most = await shop.limit({ most: 108 });
    await shop.rules({ limits: [most] });
    const [bound] = await shop.hints();
    expect(bound!.groups).toMatchObject([{ of: 'google-ads', most: 108, least: null }]);
    expect(bound!.moves[0]!.perDay).toBeLessThanOrEqual(108 - bound!.groups[0]!.spend);
    expect(bound!.moves[0]!.perDay).toBeGreaterThan(5);
    const least = await shop.limit({ of: 'meta-ads', least: 95 });
    await shop.rules({ limits: [least] });
    const [kept] = await shop.hints();
    expect(kept!.moves[0]!.perDay).toBeLessThanOrEqual(kept!.groups[0]!.spend - 95);
    expect(kept!.moves[0]!.perDay).toBeGreaterThan(2);
  });

  it('that are broken already are told, and no move breaks them further', async () => {
    const shop = await shopOf(daysOf(cheap), meta(dear));
    await label(shop);
    await shop.rules({ limits: [await shop.limit({ most: 50 })] });
    const [pool] = await shop.hints();
    expect(pool!.moves).toEqual([]);
    expect(pool!.clash).toBeNull();
    expect(pool!.groups[0]!.spend).toBeGreaterThan(90);
  });

  it('that cannot all hold are a sentence with the money it fails by, and no move', async () => {
    const shop = await shopOf(daysOf(cheap), meta(dear));
    await label(shop);
    await shop.rules({
      limits: [await shop.limit({ least: 150 }), await shop.limit({ of: 'meta-ads', least: 150 })],
    });
    const [pool] = await shop.hints();
    expect(pool!.moves).toEqual([]);
    expect(pool!.clash).toMatchObject({ why: 'below-minimum', at: null });
    expect(pool!.clash!.slack).toBeCloseTo(300 - pool!.spend, 0);
    expect(pool!.held.map(({ reason }) => reason.code)).toEqual(['limits-clash', 'limits-clash']);
    await shop.rules({ limits: [await shop.limit({ least: 90, most: 80 })] });
    expect((await shop.hints())[0]).toMatchObject({ moves: [], clash: { why: 'bounds-crossed', slack: 10 } });
  });

  it('by label and by account hold for their campaigns, in another currency only at a rate', async () => {
    const shop = await shopOf(daysOf(two));
    const [account] = (await shop.client.ask('subjects.list', {})).accounts;
    await shop.client.ask('labels.set', { account: account!.key, campaign: '1', labels: ['Brand'] });
    const brand = await shop.limit({ by: 'label', of: 'brand', most: 105, currency: 'USD' });
    await shop.rules({ limits: [brand] });
    expect((await shop.hints())[0]!.groups).toMatchObject([{ currency: 'USD', most: null }]);
    await shop.rules({ limits: [brand], rates: [{ from: 'USD', to: 'EUR', rate: 1, on: '2026-11-01' }] });
    const [pool] = await shop.hints();
    expect(pool!.groups).toMatchObject([{ currency: null, most: 105, campaigns: ['google-ads-1/1'] }]);
    expect(pool!.moves[0]!.perDay).toBeLessThan(8);
    await shop.rules({ limits: [await shop.limit({ by: 'account', of: account!.key, least: 10 })] });
    expect((await shop.hints())[0]!.groups).toMatchObject([{ of: 'Shop', least: 10 }]);
    expect((await shop.hints())[0]!.groups[0]!.campaigns).toHaveLength(2);
  });

  it('go with the account that they were set for', async () => {
    const shop = await shopOf(daysOf(two));
    const limit = await shop.limit({ most: 150 });
    await shop.rules({ limits: [limit] });
    await shop.client.ask('remove.do', { account: limit.among[0]!, days: null, keep: false });
    expect((await shop.client.ask('budget.scene', {})).rules.limits ?? []).toEqual([]);
  });

  it('and platform minimums are kept on the way down', async () => {
    const shop = await shopOf(daysOf([two[0]!, { ...two[1]!, budget: daily(100) }]));
    await shop.rules({ minimums: { 'google-ads': 96 } });
    const [pool] = await shop.hints();
    expect(pool!.moves.every(({ from }) => from.next >= 96)).toBe(true);
    await shop.rules({ minimums: { 'google-ads': 120 } });
    expect((await shop.hints())[0]!.moves).toEqual([]);
  });
});
