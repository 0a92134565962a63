import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';

import { accounts, worldOf } from '../demo/world';
import { plainTarget } from '../store/targets';
import { demoReadings } from './demo-readings';
import { direct } from './direct';

const today = '2026-11-22';

describe('moves beside the lights of a page', () => {
  it('never keep lights waiting, and stand on the campaigns that they concern', async () => {
    const { client, shown } = direct(`${today}T14:00:00Z`);
    const account = worldOf(today).accounts.find(({ key }) => key === accounts.colle.key)!;
    for (const reading of demoReadings(
      worldOf(today),
      account,
      [{ preset: 'last7' }, { preset: 'last30' }],
      `${today}T13:00:00Z`,
    ))
      await client.ask('reading.add', { reading });
    const period = { kind: 'once' as const, range: { from: addDays(today, -30), to: addDays(today, 20) } };
    await client.ask('targets.save', { targets: [plainTarget({ period })] });
    const ask = () =>
      client.ask('page.lights', {
        platform: 'google-ads',
        account: { id: account.id, name: account.name },
        level: 'campaign',
        ids: account.campaigns.map(({ id }) => id),
      });
    const told = shown.announced.length;
    const said = async () =>
      Object.entries((await ask()).campaigns).flatMap(([id, [light]]) =>
        light!.move ? [[id, light!.move]] : [],
      );
    expect(await said()).toEqual([]);
    await expect.poll(() => shown.announced.length, { timeout: 5_000 }).toBeGreaterThan(told);
    const { pools } = await client.ask('hints.list', {});
    const concerned = new Set(
      pools[0]!.moves.flatMap(({ from, to }) => [...from.campaigns, ...to.campaigns]),
    );
    const now = await said();
    expect(new Set(now.map(([id]) => id))).toEqual(concerned);
    expect(now.every(([, move]) => /^Budget: €[\d.,]+ a day .+\.$/.test(move!))).toBe(true);
  });

  it('follow what changed: a move that was decided upon no longer stands in the page', async () => {
    const { client } = direct(`${today}T14:00:00Z`);
    const account = worldOf(today).accounts.find(({ key }) => key === accounts.colle.key)!;
    for (const reading of demoReadings(
      worldOf(today),
      account,
      [{ preset: 'last7' }, { preset: 'last30' }],
      `${today}T13:00:00Z`,
    ))
      await client.ask('reading.add', { reading });
    const said = async () => {
      const page = await client.ask('page.lights', {
        platform: 'google-ads',
        account: { id: account.id, name: account.name },
        level: 'campaign',
        ids: account.campaigns.map(({ id }) => id),
      });
      return Object.values(page.campaigns).flatMap(([light]) => light?.move ?? []);
    };
    const period = { kind: 'once' as const, range: { from: addDays(today, -30), to: addDays(today, 20) } };
    await client.ask('targets.save', { targets: [plainTarget({ period })] });
    await expect.poll(said, { timeout: 5_000 }).not.toEqual([]);
    const [first] = (await client.ask('hints.list', {})).pools[0]!.moves;
    const names = (sentences: string[]) => sentences.filter((one) => one.includes(first!.to.name));
    expect(names(await said())).toHaveLength(1);
    await client.ask('hint.decide', { id: first!.id, decision: 'dismissed' });
    const left = (await client.ask('hints.list', {})).pools[0]!.moves;
    const concerned = new Set(left.flatMap(({ from, to }) => [...from.campaigns, ...to.campaigns]));
    await expect.poll(async () => (await said()).length, { timeout: 5_000 }).toBe(concerned.size);
    expect(names(await said())).toEqual(
      left.filter(({ to }) => to.name === first!.to.name).map(() => expect.any(String)),
    );
  });
});
