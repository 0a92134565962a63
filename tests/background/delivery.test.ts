import { describe, expect, it } from 'vitest';

import { defaultSettings, repairSettings } from '@/model/settings';
import type { Row } from '@/model/reading';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const budget: Row['budget'] = { amount: 100, per: 'day' };
const spends = (spend: number, more: Partial<Row> = {}) =>
  plainReading({
    range: { from: '2026-11-01', to: '2026-11-20' },
    readAt: '2026-11-21T09:00:00Z',
    rows: [
      plainRow('1', 'Brand', { spend }, { budget }),
      plainRow('2', 'Generic', { spend: 1000 }, { budget: { amount: 50, per: 'day' }, ...more }),
    ],
  });
const target = plainTarget({ id: 'spend', kpi: 'spend', value: 4500, direction: 'two-sided' });

async function lightOf(reading: ReturnType<typeof spends>) {
  const desk = direct('2026-11-21T10:00:00Z');
  await desk.client.ask('reading.add', { reading });
  await desk.client.ask('targets.save', { targets: [target] });
  const look = async () => (await desk.client.ask('overview', {})).lights[0]!;
  return { ...desk, look, light: await look() };
}

describe('a spend light', () => {
  it('forecasts no more than the platform’s rule lets be spent', async () => {
    // Brand went over its budget within the rule: 2,180 in 20 days.
    const { light } = await lightOf(spends(2180));
    // Its plain budget for ten days, and what is left of Generic's 30.4 × 50.
    expect(light.reason.params.most).toBeCloseTo(1000 + 520, 9);
    expect(light.landing!.high).toBeLessThanOrEqual(3180 + 1520 + 1e-9);
    expect(light.delivery).toEqual({ day: 2, week: null, month: 30.4 });
    expect(light.light).not.toBe('red');
  });

  it('assumes no bound where a campaign shows no daily budget', async () => {
    for (const of of [null, { amount: 900, per: 'lifetime' as const }]) {
      const { light } = await lightOf(spends(2180, { budget: of }));
      expect(light.reason.params.most).toBeUndefined();
    }
  });

  it('goes by the rule that the user set, at once', async () => {
    const { client, look } = await lightOf(spends(2180));
    const delivery = { 'google-ads': { day: 1, week: null, month: null } };
    await client.ask('settings.set', { settings: { ...defaultSettings, delivery } });
    const light = await look();
    expect(light.reason.params.most).toBeCloseTo(1500, 9);
    expect(light.delivery).toEqual(delivery['google-ads']);
  });

  it('of another KPI tells of no rule', async () => {
    const { client } = await lightOf(spends(2180));
    await client.ask('targets.save', { targets: [{ ...target, kpi: 'ctr', value: 0.02 }] });
    const [light] = (await client.ask('overview', {})).lights;
    expect(light!.delivery).toBeUndefined();
  });
});

describe('stored delivery rules', () => {
  it('are repaired field by field', () => {
    const stored = {
      'google-ads': { day: 3, week: 'often', month: 0 },
      'meta-ads': 'none',
      'linkedin-ads': { day: null },
      'x-ads': { day: 1.2 },
      elsewhere: { day: 2, week: null, month: null },
    };
    expect(repairSettings({ delivery: stored }).delivery).toEqual({
      'google-ads': { day: 3, week: null, month: 30.4 },
      'linkedin-ads': { day: null, week: null, month: null },
      'x-ads': { day: 1.2, week: null, month: null },
    });
    expect('delivery' in repairSettings({})).toBe(false);
    expect(repairSettings({ delivery: 7 }).delivery).toEqual({});
  });
});
