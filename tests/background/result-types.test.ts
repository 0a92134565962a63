import { describe, expect, it } from 'vitest';

import { defaultSettings } from '@/model/settings';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const reading = plainReading({
  platform: 'meta-ads',
  range: { from: '2026-11-01', to: '2026-11-21' },
  readAt: '2026-11-22T09:00:00Z',
  rows: [
    plainRow('1', 'Basket', { spend: 8000, results: 800 }, { resultType: 'Adds to cart' }),
    plainRow('2', 'Shop', { spend: 800, results: 80 }, { resultType: 'Website purchases' }),
  ],
  coverage: { seen: 2, total: 2 },
});

async function readOnce() {
  const rig = direct();
  await rig.client.ask('targets.save', { targets: [plainTarget()] });
  await rig.client.ask('reading.add', { reading });
  const valueOf = async (campaign: string) =>
    (await rig.client.ask('lights', {})).find(({ subject }) => subject.campaign === campaign)!.value;
  return { ...rig, valueOf };
}

describe('types of results', () => {
  it('count by their words until the user says what they are', async () => {
    const { client } = await readOnce();
    expect(await client.ask('results.seen', {})).toEqual([
      expect.objectContaining({
        name: 'Adds to cart',
        platforms: ['meta-ads'],
        campaigns: 1,
        byWords: null,
        counts: null,
      }),
      expect.objectContaining({
        name: 'Website purchases',
        campaigns: 1,
        byWords: 'conversions',
        counts: 'conversions',
      }),
    ]);
  });

  it('change lights at once when the user says so, and back', async () => {
    const { client, valueOf } = await readOnce();
    expect([await valueOf('1'), await valueOf('2')]).toEqual([null, 10]);
    const [cart, shop] = await client.ask('results.seen', {});
    const resultTypes = { [cart!.plain]: 'conversions', [shop!.plain]: 'none' } as const;
    await client.ask('settings.set', { settings: { ...defaultSettings, resultTypes } });
    expect([await valueOf('1'), await valueOf('2')]).toEqual([10, null]);
    expect((await client.ask('results.seen', {})).map(({ counts }) => counts)).toEqual(['conversions', null]);
    await client.ask('settings.set', { settings: defaultSettings });
    expect([await valueOf('1'), await valueOf('2')]).toEqual([null, 10]);
  });
});
