import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import type { Reading } from '@/model/reading';
import { keepLearnt } from '@/store/learnt';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

/** Conversions of a day of 40 by the age at which they are read: 30 at once, all after ten days. */
const inAt = (age: number) => (age <= 1 ? 30 : age <= 3 ? 34 : age <= 9 ? 38 : 40);

/** Each day read on the next morning, after three days, after eleven, and after a month. */
function rereadings(platform: Reading['platform'], count: number): Reading[] {
  const readings: Reading[] = [];
  for (let back = count; back >= 1; back -= 1) {
    const day = addDays('2026-11-22', -back);
    for (const age of [1, 3, 11, 31]) {
      if (age > back) continue;
      const rows = [1, 2].map((id) =>
        plainRow(String(id), `Campaign ${id}`, { spend: 500, conversions: inAt(age), conversionValue: 9 }),
      );
      const readAt = `${addDays(day, age)}T08:00:00Z`;
      readings.push(plainReading({ platform, range: { from: day, to: day }, rows, readAt }));
    }
  }
  return readings;
}

async function lightsOf(readings: readonly Reading[]) {
  const desk = direct('2026-11-22T10:00:00Z');
  for (const reading of readings) await desk.client.ask('reading.add', { reading });
  await desk.client.ask('targets.save', { targets: [plainTarget({ value: 14 })] });
  return { ...desk, lights: await desk.client.ask('lights', {}) };
}

describe('late conversions', () => {
  it('are learnt from days that were read again, and the light says from how many', async () => {
    const { lights } = await lightsOf(rereadings('google-ads', 60));
    for (const light of lights) {
      expect(light.ripening).toEqual({ from: 'learnt', days: 58 });
      // Of 21 days of November the last lack a quarter, a few less: some 94 % are in, not the default's 75 %.
      expect(light.maturity).toBeGreaterThan(0.9);
      expect(light.maturity).toBeLessThan(0.99);
    }
    expect(lights).toHaveLength(2);
  });

  it('are as usual on the console where too little was read again', async () => {
    const { lights } = await lightsOf(
      rereadings('google-ads', 60).filter(
        ({ readAt, range }) => readAt.slice(0, 10) === addDays(range!.to, 1),
      ),
    );
    expect(lights[0]?.ripening).toEqual({ from: 'usual' });
    expect(lights[0]?.maturity).toBeLessThan(0.85);
  });

  it('are not assumed where a console shows none', async () => {
    const { lights } = await lightsOf(rereadings('meta-ads', 3));
    expect(lights[0]).toBeDefined();
    expect(lights[0]?.maturity).toBeUndefined();
  });

  it('are learnt once a day; what was kept and no longer parses is learnt again', async () => {
    const { store, client, lights, time } = await lightsOf(rereadings('google-ads', 60));
    const account = lights[0]!.subject.account!;
    const flat = { conversions: [1], rereadDays: 9 };
    await keepLearnt(store, { kind: 'maturity', account, day: '2026-11-22', curve: flat });
    time.now = '2026-11-22T11:00:00Z';
    expect((await client.ask('lights', {}))[0]?.maturity).toBeUndefined();
    await store.write(['forecasts'], async (tx) => {
      await tx
        .objectStore('forecasts')
        .put({ kind: 'maturity', curve: 'none' } as never, [account, 'maturity']);
    });
    time.now = '2026-11-22T12:00:00Z';
    expect((await client.ask('lights', {}))[0]?.ripening).toEqual({ from: 'learnt', days: 58 });
    time.now = '2026-11-23T12:00:00Z';
    expect((await client.ask('lights', {}))[0]?.ripening).toEqual({ from: 'learnt', days: 58 });
    await client.ask('remove.do', { account, days: null, keep: false });
    expect(await store.read(['forecasts'], (tx) => tx.objectStore('forecasts').count())).toBe(0);
  });
});
