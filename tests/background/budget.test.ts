import { describe, expect, it } from 'vitest';

import { addDays, type Day } from '@/model/day';
import type { Reading } from '@/model/reading';

import { rightMoves } from '../demo/truth';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { demoReadings } from './demo-readings';
import { direct } from './direct';

const today = '2026-11-22';
const now = `${today}T14:00:00Z`;
const presets = [
  { preset: 'last7' },
  { preset: 'yesterday' },
  { preset: 'last30' },
  { preset: 'today' },
] as const;

async function demoDesk(keys: readonly string[]) {
  const desk = direct(now);
  const world = worldOf(today);
  const read = keys.map((key) => world.accounts.find((one) => one.key === key) as DemoAccount);
  for (const account of read)
    for (const reading of demoReadings(world, account, presets, `${today}T13:00:00Z`))
      await desk.client.ask('reading.add', { reading });
  return { ...desk, world, read };
}

/** Daily rows of two campaigns, one that brings twice as much for the same money, both spending all they may. */
function days(
  from: Day,
  count: number,
  budgets: readonly [number, number],
  readAt: string,
  change: Partial<Reading> = {},
): Reading[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index);
    const spend = budgets.map((budget) => budget * (0.97 + 0.01 * ((index * 5) % 7)));
    const rows = [
      plainRow('1', 'Cheap', { spend: spend[0]!, conversions: Math.round(spend[0]! / 10) }),
      plainRow('2', 'Dear', { spend: spend[1]!, conversions: Math.round(spend[1]! / 25) }),
    ];
    return plainReading({
      platform: 'meta-ads',
      account: { id: '77', name: 'Shop', timeZone: 'Europe/Rome' },
      range: { from: day, to: day },
      readAt,
      rows: rows.map((row, at) => ({ ...row, budget: { amount: budgets[at]!, per: 'day' as const } })),
      ...change,
    });
  });
}

describe('hints on the demo consoles', () => {
  it('move money from what is dear to what is strong, never between clients, and nothing else', async () => {
    const { client, read } = await demoDesk([accounts.colle.key, accounts.meta.key, accounts.america.key]);
    const { pools } = await client.ask('hints.list', {});
    expect(pools.map(({ currency }) => currency).toSorted()).toEqual(['EUR', 'EUR', 'USD']);
    for (const pool of pools) {
      const account = read.find(({ name }) => name === pool.accounts[0]!.name)!;
      expect(pool.accounts).toHaveLength(1);
      expect(pool.moves.length).toBeGreaterThanOrEqual(2);
      expect(pool.moves.length).toBeLessThanOrEqual(3);
      for (const move of pool.moves) {
        expect(rightMoves(account, move.from.campaigns[0]!, move.to.campaigns[0]!)).toBe(true);
        expect(move.gain.value).toBeGreaterThan(0);
        expect(move.gain.low).toBeLessThan(move.gain.value);
        expect(move.to.next).toBeCloseTo(move.to.now + move.perDay, 1);
        expect(move.cautions).toContain('averages');
      }
      expect(pool.held.every(({ campaigns }) => campaigns.length > 0)).toBe(true);
    }
  });

  it('are the same after midnight: yesterday as it was read at noon is no closed day', async () => {
    const world = worldOf(today);
    const account = world.accounts.find(({ key }) => key === accounts.colle.key) as DemoAccount;
    const movesAt = async (instant: string) => {
      const { client } = direct(instant);
      for (const reading of demoReadings(world, account, presets, `${today}T13:00:00Z`))
        await client.ask('reading.add', { reading });
      const [pool] = (await client.ask('hints.list', {})).pools;
      return pool!.moves.map(({ from, to, perDay }) => [from.name, to.name, perDay]);
    };
    const before = await movesAt(now);
    expect(before.length).toBeGreaterThanOrEqual(2);
    expect(await movesAt('2026-11-23T00:30:00Z')).toEqual(before);
  });

  it('join accounts that share a label, and say that consoles count differently', async () => {
    const { client, read } = await demoDesk([accounts.colle.key, accounts.meta.key]);
    const { accounts: known } = await client.ask('subjects.list', {});
    for (const { key } of known)
      await client.ask('labels.set', { account: key, campaign: null, labels: ['Colle'] });
    const { pools } = await client.ask('hints.list', {});
    expect(pools).toHaveLength(1);
    expect(pools[0]!.accounts.map(({ name }) => name).toSorted()).toEqual(
      read.map(({ name }) => name).toSorted(),
    );
    const across = pools[0]!.moves.filter(({ from, to }) => from.account !== to.account);
    for (const move of across) expect(move.cautions).toContain('attribution');
  });

  it('follow the target of their own client', async () => {
    const { client } = await demoDesk([accounts.colle.key, accounts.meta.key]);
    const { accounts: read } = await client.ask('subjects.list', {});
    const meta = read.find(({ platform }) => platform === 'meta-ads')!;
    await client.ask('labels.set', { account: meta.key, campaign: null, labels: ['shop'] });
    await client.ask('targets.save', {
      targets: [
        plainTarget({
          id: 'r',
          kpi: 'roas',
          currency: null,
          direction: 'at-least',
          scope: { kind: 'label', label: 'shop' },
        }),
      ],
    });
    const { pools } = await client.ask('hints.list', {});
    expect(pools.map(({ accounts: [one], goal }) => [one!.platform, goal]).toSorted()).toEqual([
      ['google-ads', 'conversions'],
      ['meta-ads', 'conversionValue'],
    ]);
  });

  it('never take money of one currency for money of another within an account', async () => {
    const { client } = direct(now);
    const range = { from: '2026-11-01', to: '2026-11-21' };
    const day = { range, readAt: '2026-11-22T08:00:00Z' };
    const budget = { amount: 100, per: 'day' as const };
    const row = (id: string) => ({ ...plainRow(id, id, { spend: 2000, conversions: 100 }), budget });
    await client.ask('reading.add', { reading: plainReading({ ...day, rows: [row('1')], currency: 'USD' }) });
    await client.ask('reading.add', {
      reading: plainReading({
        ...day,
        readAt: '2026-11-22T09:00:00Z',
        rows: [row('2'), row('3')],
        currency: 'EUR',
      }),
    });
    const { pools } = await client.ask('hints.list', {});
    expect(pools).toMatchObject([{ currency: 'EUR' }]);
    // Two campaigns of about a hundred a day; the third is counted in nothing.
    expect(pools[0]!.spend).toBeGreaterThan(180);
    expect(pools[0]!.spend).toBeLessThan(200);
    expect(pools[0]!.held.map(({ name }) => name)).toContain('1');
  });

  it('are answered in time for an account of a thousand campaigns', async () => {
    const { client } = await demoDesk([accounts.grande.key]);
    const { pools } = await client.ask('hints.list', {});
    expect(pools[0]!.moves.length).toBeGreaterThan(0);
    const scene = await client.ask('budget.scene', {});
    expect(scene.pools[0]!.campaigns.length).toBeGreaterThan(800);
  }, 30_000);
});

describe('the ledger of hints', () => {
  it('hides what was dismissed or put off, and brings it back on undo', async () => {
    const { client } = await demoDesk([accounts.colle.key]);
    const first = (await client.ask('hints.list', {})).pools[0]!.moves;
    const { id } = first[0]!;
    await client.ask('hint.decide', { id, decision: 'dismissed' });
    const ids = async () => (await client.ask('hints.list', {})).pools[0]!.moves.map((move) => move.id);
    expect(await ids()).not.toContain(id);
    expect((await client.ask('hints.past', {}))[0]).toMatchObject({ state: 'dismissed' });
    await client.ask('hint.decide', { id, decision: 'open' });
    expect(await ids()).toContain(id);
    expect(await client.ask('hints.past', {})).toEqual([]);
    await client.ask('hint.decide', { id, decision: 'snoozed', until: addDays(today, 3) });
    expect(await ids()).not.toContain(id);
    await expect(client.ask('hint.decide', { id: 'no such', decision: 'done' })).rejects.toThrow(
      /bad-message/,
    );
  });

  it('sees the edit in later readings, waits for its time, and scores it in the open', async () => {
    const { client, time } = direct('2026-10-20T08:00:00Z');
    const first = addDays('2026-10-20', -40);
    for (const reading of days(first, 40, [100, 100], '2026-10-20T07:00:00Z'))
      await client.ask('reading.add', { reading });
    const [pool] = (await client.ask('hints.list', {})).pools;
    expect(pool!.moves).toHaveLength(1);
    const [move] = pool!.moves;
    expect([move!.from.name, move!.to.name]).toEqual(['Dear', 'Cheap']);
    await client.ask('hint.decide', { id: move!.id, decision: 'done' });

    time.now = '2026-10-24T08:00:00Z';
    const made = [move!.to.next, move!.from.next] as const;
    for (const reading of days('2026-10-20', 4, made, '2026-10-24T07:00:00Z'))
      await client.ask('reading.add', { reading });
    expect((await client.ask('hints.past', {}))[0]).toMatchObject({
      edit: { day: '2026-10-24' },
      score: null,
    });
    expect((await client.ask('hints.list', {})).pools[0]!.held.map(({ reason }) => reason.code)).toEqual([
      'edited',
      'edited',
    ]);

    time.now = '2026-11-12T08:00:00Z';
    for (const reading of days('2026-10-24', 19, made, '2026-11-12T07:00:00Z'))
      await client.ask('reading.add', { reading });
    const [scored] = await client.ask('hints.past', {});
    expect(scored!.edit!.share).toBeCloseTo(1, 5);
    expect(scored!.score).not.toBeNull();
    expect(scored!.score!.expected).toBeCloseTo(move!.gain.value, 6);
    expect(scored!.score!.low).toBeLessThan(scored!.score!.seen);
    expect(scored!.shown).toHaveLength(2);
  });
});

describe('an account that is deleted', () => {
  it('takes its moves and its plans with it, and leaves the others theirs', async () => {
    const { client, store } = await demoDesk([accounts.colle.key, accounts.meta.key]);
    const { pools } = await client.ask('hints.list', {});
    for (const { id, moves } of pools) {
      await client.ask('hint.decide', { id: moves[0]!.id, decision: 'done' });
      const plan = { kind: 'plan' as const, id, name: id, pool: id, spend: {}, keptAt: now };
      await client.ask('plan.save', { plan });
    }
    const [gone, stays] = [pools[0]!, pools[1]!];
    await client.ask('remove.do', { account: gone.accounts[0]!.key, days: null, keep: false });
    const left = await client.ask('hints.past', {});
    expect(left.map(({ hint }) => hint.pool)).toEqual([stays.id]);
    expect((await client.ask('budget.scene', {})).plans.map(({ id }) => id)).toEqual([stays.id]);
    const kept = await store.read(['hints'], (tx) => tx.objectStore('hints').getAll());
    expect(kept.every(({ hint }) => hint.pool === stays.id)).toBe(true);
  });
});

describe('what nothing can be said of', () => {
  it.each([
    ['one campaign', [[1, { spend: 100, conversions: 9 }]], 'alone'],
    [
      'no conversions anywhere',
      [
        [1, { spend: 90, conversions: 0 }],
        [2, { spend: 80, conversions: 0 }],
      ],
      'nothing-counted',
    ],
    [
      'all alike',
      [
        [1, { spend: 100, conversions: 10 }],
        [2, { spend: 100, conversions: 10 }],
      ],
      'best-as-it-is',
    ],
    [
      'nothing spent',
      [
        [1, { spend: 0, conversions: 2 }],
        [2, { spend: 0, conversions: 1 }],
      ],
      'no-spend',
    ],
    [
      'negative',
      [
        [1, { spend: 100, conversions: 20 }],
        [2, { spend: 100, conversions: -3 }],
      ],
      'negative',
    ],
  ] as const)('%s: a reason, and no move', async (_, rows, code) => {
    const { client } = direct(now);
    await client.ask('reading.add', {
      reading: plainReading({
        platform: 'meta-ads',
        range: { from: '2026-10-25', to: '2026-11-21' },
        readAt: `${today}T13:00:00Z`,
        rows: rows.map(([id, figures]) =>
          plainRow(String(id), `c${id}`, figures, { budget: { amount: 10, per: 'day' } }),
        ),
      }),
    });
    const [pool] = (await client.ask('hints.list', {})).pools;
    expect(pool!.moves).toEqual([]);
    expect(pool!.held.map(({ reason }) => reason.code)).toContain(code);
  });

  it('missing budgets and a currency that is not known', async () => {
    const { client } = direct(now);
    const reading = plainReading({
      platform: 'meta-ads',
      range: { from: '2026-10-25', to: '2026-11-21' },
      readAt: `${today}T13:00:00Z`,
      rows: [
        plainRow('1', 'a', { spend: 900, conversions: 90 }),
        plainRow('2', 'b', { spend: 900, conversions: 20 }),
      ],
    });
    await client.ask('reading.add', { reading });
    const [pool] = (await client.ask('hints.list', {})).pools;
    expect(pool!.held.map(({ reason }) => reason.code)).toEqual(['budget-unknown', 'budget-unknown']);
    const other = direct(now);
    await other.client.ask('reading.add', { reading: { ...reading, currency: null } });
    expect((await other.client.ask('hints.list', {})).pools[0]).toMatchObject({
      trouble: 'currency-unknown',
      moves: [],
      held: [],
    });
  });
});

describe('the what-if scene', () => {
  it('holds the campaigns, what money brings them, and the targets it moves', async () => {
    const { client, read } = await demoDesk([accounts.colle.key]);
    const target = plainTarget({
      period: { kind: 'once', range: { from: addDays(today, -30), to: addDays(today, 20) } },
    });
    await client.ask('targets.save', { targets: [target, { ...target, id: 'ctr', kpi: 'ctr' }] });
    const { pools } = await client.ask('budget.scene', {});
    const [pool] = pools;
    expect(pool!.targets.map(({ id }) => id)).toEqual(['cpa']);
    expect(pool!.targets[0]).toMatchObject({ daysLeft: 20, daysUnread: 0, kpi: 'cpa' });
    const spending = read[0]!.campaigns.filter(({ course }) => course !== 'paused');
    expect(pool!.campaigns).toHaveLength(spending.length);
    expect(pool!.targets[0]!.campaigns).toHaveLength(read[0]!.campaigns.length);
  });

  it('keeps plans and channels, and gives back what was removed', async () => {
    const { client } = await demoDesk([accounts.colle.key]);
    const { pools } = await client.ask('budget.scene', {});
    const channel = {
      kind: 'channel' as const,
      id: 'blog',
      name: 'Blog',
      pool: pools[0]!.id,
      currency: 'EUR',
      spend: 40,
      outcome: 1.5,
      halfLife: 60,
      begun: true,
      goal: null,
      counted: null,
      delay: 0,
      lines: [],
      before: false,
      moves: false,
      keptAt: now,
    };
    const plan = {
      kind: 'plan' as const,
      id: 'p',
      name: 'More search',
      pool: pools[0]!.id,
      spend: {},
      keptAt: now,
    };
    await client.ask('plan.save', { plan: channel });
    await client.ask('plan.save', { plan });
    const scene = await client.ask('budget.scene', {});
    expect(scene.plans).toEqual([plan]);
    expect(scene.pools[0]!.campaigns.at(-1)).toMatchObject({ name: 'Blog', own: { halfLife: 60 } });
    expect(await client.ask('plan.remove', { kind: 'channel', id: 'blog' })).toEqual(channel);
    expect((await client.ask('budget.scene', {})).channels).toEqual([]);
  });

  it('joins currencies only at a rate that the user gave', async () => {
    const { client } = await demoDesk([accounts.colle.key, accounts.america.key]);
    for (const { key } of (await client.ask('subjects.list', {})).accounts)
      await client.ask('labels.set', { account: key, campaign: null, labels: ['one'] });
    expect((await client.ask('hints.list', {})).pools).toHaveLength(2);
    await client.ask('budget.rules', {
      rules: {
        kind: 'rules',
        step: 0.2,
        minimums: {},
        rates: [{ from: 'USD', to: 'EUR', rate: 0.9, on: '2026-11-01' }],
      },
    });
    const { pools } = await client.ask('hints.list', {});
    expect(pools).toHaveLength(1);
    for (const { from, to } of pools[0]!.moves)
      for (const side of [from, to]) expect(['EUR', 'USD']).toContain(side.currency);
  });
});
