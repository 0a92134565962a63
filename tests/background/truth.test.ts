import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import { daysOf, type Range } from '@/model/range';
import type { Reading } from '@/model/reading';
import { thin } from '@/store/thin';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const names = ['a', 'b', 'c'] as const;

/** What really happened: cents and conversions by campaign and day, from the middle of October. */
const anyTruth = fc.array(
  fc.array(fc.record({ cents: fc.nat(9_999), conversions: fc.nat(9) }), { minLength: 38, maxLength: 38 }),
  { minLength: 3, maxLength: 3 },
);
type Truth = { cents: number; conversions: number }[][];
const first = '2026-10-15';

function sumOf(truth: Truth, campaign: number, range: Range) {
  const [cents, conversions] = [0, 0];
  return daysOf(range).reduce(
    (sum, day) => {
      const index = Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000);
      const { cents: more, conversions: counted } = truth[campaign]![index]!;
      return { cents: sum.cents + more, conversions: sum.conversions + counted };
    },
    { cents, conversions },
  );
}

/** Looks at closed days, some of them filtered to fewer campaigns, in any order. */
const anyLooks = fc.array(
  fc.record({
    from: fc.oneof(fc.constant(17), fc.integer({ min: 0, max: 37 })),
    to: fc.oneof(fc.constant(37), fc.integer({ min: 0, max: 37 })),
    minute: fc.nat(2_000),
    shown: fc.constantFrom('abc', 'abc', 'ab', 'c'),
  }),
  { minLength: 1, maxLength: 14 },
);

function readingsOf(
  truth: Truth,
  looks: { from: number; to: number; minute: number; shown: string }[],
): Reading[] {
  return looks.map(({ from, to, minute, shown }) => {
    const range = { from: addDays(first, Math.min(from, to)), to: addDays(first, Math.max(from, to)) };
    const rows = names.flatMap((id, index) => {
      const { cents, conversions } = sumOf(truth, index, range);
      return shown.includes(id) ? [plainRow(id, id, { spend: cents / 100, conversions })] : [];
    });
    // Read within the last day and a half, after all of the days were over and done.
    const readAt = new Date(Date.parse('2026-11-24T00:00:00Z') + minute * 60_000).toISOString();
    return plainReading({ range, rows, readAt, coverage: { seen: rows.length, total: null } });
  });
}

describe('the figures of lights', () => {
  it('are what really happened, from whatever ranges they were worked out', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(anyTruth, anyLooks, fc.boolean(), async (truth, looks, thinned) => {
        const desk = direct('2026-11-25T12:00:00Z');
        for (const reading of readingsOf(truth, looks)) await desk.client.ask('reading.add', { reading });
        if (thinned) await thin(desk.store, '2026-11-30T00:00:00Z', 1_000);
        const period = { kind: 'once' as const, range: { from: '2026-11-01', to: '2026-11-30' } };
        await desk.client.ask('targets.save', { targets: [plainTarget({ period })] });
        for (const light of await desk.client.ask('lights', {})) {
          const index = names.indexOf(light.subject.campaign as 'a');
          if (light.reason.code === 'contradiction')
            throw new Error('readings that agree contradict nothing');
          if (light.figures.length === 0) continue;
          const { cents, conversions } = sumOf(truth, index, light.covered!);
          const figure = (metric: string) => light.figures.find((one) => one.metric === metric)!.value;
          expect(figure('spend')).toBeCloseTo(cents / 100, 6);
          expect(figure('conversions')).toBe(conversions);
          expect(light.covered!.from).toBe('2026-11-01');
          told += 1;
        }
        const { lights } = await desk.client.ask('overview', {});
        const [line] = lights;
        if (line!.figures.length > 0) {
          // Campaigns that no look into November showed take no part; the others are all in it.
          const month = { from: '2026-11-01', to: '2026-11-21' };
          const seen = names.filter((id) =>
            looks.some(
              ({ from, to, shown }) => shown.includes(id) && addDays(first, Math.max(from, to)) >= month.from,
            ),
          );
          const sums = seen.map((id) => sumOf(truth, names.indexOf(id), line!.covered!));
          const spend = line!.figures.find(({ metric }) => metric === 'spend')!.value!;
          expect(spend).toBeCloseTo(sums.reduce((sum, { cents }) => sum + cents, 0) / 100, 6);
        }
        await desk.store.close();
      }),
      { numRuns: 80 },
    );
    expect(told).toBeGreaterThan(20);
  });
});
