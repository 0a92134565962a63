import { describe, expect, it } from 'vitest';

import { defaultSettings } from '@/model/settings';
import { dayWritten } from '@/background/budget/written-days';

import { plainTarget } from '../../store/targets';
import { daysOf, shopOf, two, type Seller } from './shop';

const [cheap, dear] = [two[0]!, two[1]!];
const monthly = (amount: number): Seller => ({ ...dear, budget: { amount, per: 'month' } });

describe('what is spent already', () => {
  it('stays in a budget for a month: a source keeps what the month cost so far', async () => {
    // 21 days at about 100: a month of 3,040 may lose 940 at most, by 30.4 days 30.9 a day, and a step is 20.
    const [pool] = await (await shopOf(daysOf([cheap, monthly(3040)]))).hints();
    const [move] = pool!.moves;
    expect(move!.perDay).toBeGreaterThan(15);
    expect(move!.from.typed).toMatchObject({ per: 'month' });
    expect(move!.from.typed!.now).toBeCloseTo(3040, 0);
    expect(move!.from.typed!.next).toBeGreaterThan(2100);
    // Of 2,300 only 200 are left.
    const tight = await (await shopOf(daysOf([cheap, { ...monthly(2300), spend: 75 * 1.3 }]))).hints();
    const found = tight[0]!.moves.filter(({ from }) => from.campaigns.includes('2'));
    for (const { from } of found) expect(from.typed!.next).toBeGreaterThan(21 * 75 * 1.3 * 0.97);
  });

  it('is asked for where no reading gives it', async () => {
    const month = daysOf([cheap, monthly(3040)]).filter(({ range }) => range!.from >= '2026-11-08');
    const [pool] = await (await shopOf(month)).hints();
    expect(pool!.moves).toEqual([]);
    expect(pool!.held.map(({ name, reason }) => [name, reason.code])).toContainEqual([
      'c2',
      'period-unknown',
    ]);
  });

  it('is taken off a budget for good: what is left over the days that are left is its day', async () => {
    const life = (end: string, amount: number): Seller => ({
      ...dear,
      budget: { amount, per: 'lifetime' },
      other: { 'Start date': 'Nov 1, 2026', 'End date': end },
    });
    // 21 days cost 2,100 of 3,100: 1,000 over ten days.
    const shop = await shopOf(daysOf([cheap, life('Dec 1, 2026', 3100)]));
    const [pool] = await shop.hints();
    const [move] = pool!.moves;
    expect(move!.from.now).toBeCloseTo(100, -1);
    expect(move!.from.typed!.per).toBe('lifetime');
    expect(move!.from.typed!.now).toBeCloseTo(3100, 0);
    expect(move!.from.typed!.next).toBeCloseTo(3100 - 10 * move!.perDay, -2);
    const code = async (seller: Seller) =>
      (await (await shopOf(daysOf([cheap, seller]))).hints())[0]!.held.find(({ name }) => name === 'c2')
        ?.reason.code;
    expect(await code(life('Ongoing', 3100))).toBe('budget-unknown');
    expect(await code(life('2026-11-30', 2000))).toBe('period-spent');
    expect(await code(life('12/01/2026', 3100))).toBe('budget-unknown');
  });

  it('of a running week stays inside what the platform lets a week cost, by the rule in the settings', async () => {
    // Thursday: four days of the week are over.
    const readings = daysOf(two, { platform: 'meta-ads' }).filter(({ range }) => range!.from <= '2026-11-18');
    const shop = await shopOf(readings);
    shop.time.now = '2026-11-19T14:00:00Z';
    const from = async () => (await shop.hints())[0]!.moves[0]?.from.next ?? Infinity;
    expect(await from()).toBeLessThan(85);
    const week = async (times: number) =>
      shop.client.ask('settings.set', {
        settings: { ...defaultSettings, delivery: { 'meta-ads': { day: 1.75, week: times, month: null } } },
      });
    // Were a week worth four and a half days, four of them would leave little to cut.
    await week(4.5);
    expect(await from()).toBeGreaterThanOrEqual(4 * 97 * (1 / 4.5) - 1);
    await week(7);
    expect(await from()).toBeLessThan(85);
  });

  it('more than the budget allows is judged by the delivery rule in the settings', async () => {
    const over: readonly Seller[] = [
      { ...cheap, spend: 140 },
      { ...dear, spend: 140 },
    ];
    const shop = await shopOf(daysOf(over, { platform: 'linkedin-ads' }));
    const codes = async () => (await shop.hints())[0]!.held.map(({ reason }) => reason.code);
    expect(await codes()).not.toContain('spend-above-budget');
    await shop.client.ask('settings.set', {
      settings: {
        ...defaultSettings,
        delivery: { 'linkedin-ads': { day: 1.2, week: null, month: null } },
      },
    });
    expect(await codes()).toEqual(['spend-above-budget', 'spend-above-budget']);
  });
});

describe('money that several campaigns share', () => {
  const shared = (header: string, sum: Record<string, string> = {}): Seller[] =>
    ['2', '3'].map((id) => ({ ...dear, id, spend: 50, other: { [header]: 'Pot', ...sum } }));

  it.each(['Budget name', 'Shared budget', 'Nome del budget', 'Nom du budget'])(
    'moves as one owner: %s',
    async (header) => {
      const [pool] = await (await shopOf(daysOf([cheap, ...shared(header)]))).hints();
      expect(pool!.moves).toHaveLength(1);
      expect(pool!.moves[0]!.from.campaigns.toSorted()).toEqual(['2', '3']);
    },
  );

  it('a portfolio is one where a sum is set for it, and a shelf otherwise', async () => {
    const own = await (await shopOf(daysOf([cheap, ...shared('Portfolio')]))).hints();
    expect(own[0]!.moves.every(({ from }) => from.campaigns.length === 1)).toBe(true);
    const set = await (
      await shopOf(daysOf([cheap, ...shared('Portfolio', { 'Portfolio budget': '€500.00' })]))
    ).hints();
    expect(set[0]!.moves.flatMap(({ from }) => from.campaigns).toSorted()).toEqual(['2', '3']);
  });

  it('is not forecast for a target that only some of them are in', async () => {
    const shop = await shopOf(daysOf([cheap, ...shared('Shared budget')]));
    const { campaigns } = await shop.client.ask('subjects.list', {});
    const { account } = campaigns[0]!;
    const aimed = (id: string, name: string) =>
      plainTarget({ id: name, scope: { kind: 'campaign', account, id } });
    await shop.client.ask('targets.save', {
      targets: [aimed('2', 'part'), plainTarget({ id: 'all' }), aimed('1', 'alone')],
    });
    const [pool] = (await shop.client.ask('budget.scene', {})).pools;
    const told = Object.fromEntries(pool!.targets.map((one) => [one.id, [one.shared, one.soFar.spend]]));
    expect(told.part).toEqual([true, null]);
    expect(told.all![0]).toBeUndefined();
    expect(told.alone![0]).toBeUndefined();
  });

  it('a bid strategy is none', async () => {
    const [pool] = await (await shopOf(daysOf([cheap, ...shared('Bid strategy')]))).hints();
    expect(pool!.held.concat().every(({ campaigns }) => campaigns.length === 1)).toBe(true);
  });
});

describe('days as consoles write them', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['Nov 30, 2026', '2026-11-30'],
    ['30 nov 2026', '2026-11-30'],
    ['30 novembre 2026', '2026-11-30'],
    ['30. Nov. 2026', '2026-11-30'],
    ['Nov 30, 2026, 11:59 PM', '2026-11-30'],
    ['Nov 31, 2026', null],
    ['11/30/2026', null],
    ['Ongoing', null],
    ['No end date', null],
    ['', null],
    [null, null],
  ])('%s', (text, day) => {
    expect(dayWritten()(text)).toBe(day);
  });
});
