import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clockOf } from '@/background/judging/clock';
import { viewsOf } from '@/background/judging/rows';
import { packAgainst, placedAt, standings } from '@/store/chain';
import type { Placed } from '@/store/pack';
import type { Kept } from '@/store/reach';
import type { Entity, Look } from '@/store/schema';

const clock = clockOf('2026-11-22T10:00:00Z', null, []);
const look = {
  account: 'google-ads-1',
  from: '2026-11-20',
  to: '2026-11-20',
  readAt: '2026-11-21T08:00:00Z',
  through: null,
  source: 'page',
  attribution: '7d',
} as Look;

/** Six campaigns, one more row that claims the first one's id, and a hole where a record was set aside. */
const register: (Entity | null)[] = [...'abcdef', 'a', null].map((id) =>
  id === null ? null : { id, names: [{ name: id, since: look.readAt }], current: 0 },
);

const figure = fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })));
const text = fc.constantFrom('one', 'two');
const row = fc.record(
  {
    metrics: fc.record({ spend: figure, conversions: figure, results: figure }, { requiredKeys: [] }),
    status: fc.option(fc.constantFrom('enabled' as const, 'paused' as const)),
    budget: fc.option(fc.record({ amount: fc.nat(), per: fc.constant('day' as const) })),
    resultType: fc.option(text),
    limitedBy: fc.option(fc.constantFrom('learning' as const, 'budget' as const)),
    attribution: fc.option(text),
    basis: fc.record({ conversions: text }, { requiredKeys: [] }),
    rounding: fc.record({ spend: fc.constantFrom(0.5, 50) }, { requiredKeys: [] }),
    other: fc.record({ Shelf: text }, { requiredKeys: [] }),
  },
  { requiredKeys: ['metrics', 'status', 'budget', 'resultType', 'limitedBy'] },
);
const placed = fc
  .uniqueArray(fc.nat({ max: register.length - 1 }), { minLength: 1, maxLength: register.length })
  .chain((entities) => fc.tuple(...entities.map((entity) => fc.record({ entity: fc.constant(entity), row }))))
  .map((rows) => rows.map((one) => ({ ...one, name: 0 })) as Placed[]);

/** The rows one by one, as the store gives them back: those of one campaign for certain. */
function certain(rows: readonly Placed[]): { campaign: string; row: Placed['row'] }[] {
  const named = rows.flatMap((one) => {
    const id = register[one.entity]?.id;
    return id ? [{ campaign: id, row: one.row }] : [];
  });
  return named.filter(({ campaign }) => named.filter((one) => one.campaign === campaign).length === 1);
}

describe('a look column by column', () => {
  it('says what its rows say one by one, also where it hangs on an earlier look', () => {
    fc.assert(
      fc.property(placed, placed, fc.boolean(), (older, fresh, again) => {
        const newer = again ? [...older.slice(1), ...fresh.slice(0, 1)] : fresh;
        const base = packAgainst(null, older).stored;
        const rows = standings([packAgainst(older, newer).stored, base]);
        const kept: Kept = { campaigns: [], looks: [{ look, rows, register }] };
        const [view] = viewsOf(kept, clock);
        const expected = certain(placedAt(rows));
        expect(view!.campaigns).toEqual(expected.map(({ campaign }) => campaign));
        expected.forEach(({ row: one }, at) => {
          for (const metric of ['spend', 'conversions', 'results', 'clicks'] as const) {
            expect(view!.figures(metric)[at]).toBe(one.metrics[metric]);
            expect(view!.roundings(metric)[at]).toBe(one.rounding?.[metric]);
            const own = one.attribution === undefined ? look.attribution : one.attribution;
            expect(view!.attributions(metric)[at]).toBe(one.basis?.[metric] ?? own);
          }
          for (const column of ['status', 'resultType', 'limitedBy'] as const)
            expect(view!.texts(column)[at] ?? null).toBe(one[column]);
          expect(view!.budgets()[at]).toEqual(one.budget);
          expect(view!.others('shelf')[at]).toBe(one.other?.Shelf);
        });
      }),
      { numRuns: 100 },
    );
  });
});
