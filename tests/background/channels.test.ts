import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import type { Channel } from '@/model/plan';
import { monthOf } from '@/model/range';

import { contentChannel } from '../budget/content-channel';
import { plainReading, plainRow } from '../store/readings';
import { direct } from './direct';

const now = '2026-11-22T14:00:00Z';

/** Two campaigns of a hundred a day, both dear: a conversion for 50 and one for 60. */
async function desk() {
  const worker = direct(now);
  for (const [index, from] of [-28, -14].entries()) {
    const range = { from: addDays('2026-11-22', from), to: '2026-11-21' };
    const days = -from;
    const rows = [50, 60].map((cost, at) => ({
      ...plainRow(String(at + 1), `Search ${at + 1}`, {
        spend: 100 * days,
        conversions: Math.round((100 * days) / cost),
      }),
      budget: { amount: 100, per: 'day' as const },
    }));
    await worker.client.ask('reading.add', {
      reading: plainReading({
        account: { id: '77', name: 'Shop', timeZone: 'Europe/Rome' },
        range,
        rows,
        readAt: `2026-11-22T0${8 + index}:00:00Z`,
      }),
    });
  }
  const [pool] = (await worker.client.ask('hints.list', {})).pools;
  return { ...worker, pool: pool! };
}

const content = (pool: string, change: Partial<Channel> = {}) =>
  contentChannel({
    pool,
    // Half a year at 100 a day, a conversion for about 10 once it works.
    lines: ['05', '06', '07', '08', '09', '10'].map((month) => ({
      ...monthOf(`2026-${month}-01`),
      cost: 3000,
      count: 300,
      value: null,
    })),
    before: true,
    keptAt: now,
    ...change,
  });

describe('a channel without ads', () => {
  it('takes part in moves only once it may, marked as an own estimate with its slow arrival', async () => {
    const { client, pool } = await desk();
    const channel = content(pool.id, { moves: false });
    await client.ask('plan.save', { plan: channel });
    const view = async () => (await client.ask('hints.list', {})).pools[0]!;
    const off = await view();
    expect(off.moves.some(({ to }) => to.own)).toBe(false);
    expect(off.held.find(({ name }) => name === 'Content')).toMatchObject({ reason: { code: 'own-off' } });

    await client.ask('plan.save', { plan: { ...channel, moves: true } });
    const on = await view();
    const move = on.moves.find(({ to }) => to.own)!;
    expect(move.to).toMatchObject({ name: 'Content', own: { delay: 0, halfLife: 42, days: 184 } });
    expect(move.cautions).toContain('own');
    expect(move.soon!.value).toBeLessThan(move.gain.value);
    expect(on.held.some(({ reason }) => reason.code.startsWith('own'))).toBe(false);

    const decided = await client.ask('hint.decide', { id: move.id, decision: 'done' });
    expect(decided!.hint.to.own).toBeDefined();
    expect((await client.ask('hints.past', {}))[0]!.hint.to.own).toEqual(move.to.own);
    const { channels, pools } = await client.ask('budget.scene', {});
    expect(channels[0]!.lines).toHaveLength(6);
    expect(pools[0]!.campaigns.at(-1)).toMatchObject({ name: 'Content', held: null, own: { days: 184 } });
  });

  it('that costs nothing now, or of which nothing is known, is held with that reason', async () => {
    const { client, pool } = await desk();
    const reason = async (change: Partial<Channel>) => {
      await client.ask('plan.save', { plan: content(pool.id, { lines: [], ...change }) });
      const { held } = (await client.ask('hints.list', {})).pools[0]!;
      return held.find(({ name }) => name === 'Content')?.reason.code;
    };
    expect(await reason({})).toBe('own-unknown');
    expect(await reason({ spend: 20, outcome: 1, begun: false })).toBe('own-idle');
    expect(await reason({ spend: 20, outcome: 1, moves: false })).toBe('own-off');
    expect(await reason({ spend: 20, outcome: 1, counted: 'leads' })).toBe('own-unknown');
    const [scene] = (await client.ask('budget.scene', {})).pools;
    expect(scene!.campaigns.at(-1)).toMatchObject({ name: 'Content', conversions: null });
  });

  it('stays with its accounts when their pool changes its name, and is never lost', async () => {
    const { client, pool } = await desk();
    const account = pool.id.split('|')[1]!;
    await client.ask('plan.save', { plan: content(`EUR|gone-1+${account}`) });
    await client.ask('plan.save', { plan: content('EUR|gone-2', { id: 'lost', name: 'Lost' }) });
    const { channels, pools } = await client.ask('budget.scene', {});
    expect(channels.map((one) => [one.name, one.pool]).toSorted()).toEqual([
      ['Content', pool.id],
      ['Lost', ''],
    ]);
    expect(pools[0]!.campaigns.map(({ name }) => name)).toContain('Content');
    expect(pools[0]!.campaigns.map(({ name }) => name)).not.toContain('Lost');
  });
});
