import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, type Day } from '@/model/day';
import { chooseLooks, type Wanted } from '@/background/judging/choose';
import { thinnedOut } from '@/background/judging/prune';
import type { Look } from '@/store/schema';

const start = '2026-08-01';
const now = Date.parse('2026-11-22T10:00:00Z');
const metrics = new Set(['spend'] as const);

/** A look's head: the range, when, and what was seen. */
function head(from: Day, to: Day, at: string, change: Partial<Look> = {}): Look {
  return {
    source: 'page',
    platform: 'google-ads',
    grid: 'ess-table',
    account: 'a',
    evidence: { id: '1', name: null },
    level: 'campaign',
    from,
    to,
    at: Date.parse(at),
    n: 0,
    readAt: at,
    base: null,
    depth: 0,
    seen: 2,
    kept: 2,
    metrics: ['spend'],
    everywhere: ['spend'],
    ids: Uint8Array.of(0b11),
    currency: 'EUR',
    attribution: null,
    totals: null,
    coverage: { seen: 2, total: null },
    through: null,
    problems: [],
    ...change,
  };
}
const wanted: Wanted = {
  from: '2026-08-23',
  first: '2026-08-23',
  evidence: '2026-08-24',
  windows: ['2026-11-01'],
  metrics,
  at: now,
};
const chosen = (heads: Look[], change: Partial<Wanted> = {}) => {
  const choice = chooseLooks(heads, { ...wanted, ...change });
  return 'looks' in choice ? choice.looks : choice.reach;
};
const later = '2026-11-22T09:00:00Z';
const earlier = '2026-11-21T09:00:00Z';

describe('the looks that are unpacked', () => {
  it('are the newest of each range, where it shows all that the older ones do', () => {
    const [old, fresh] = [head('2026-11-01', '2026-11-20', earlier), head('2026-11-01', '2026-11-20', later)];
    expect(chosen([old, fresh])).toEqual([fresh]);
    const partial = { ...fresh, ids: Uint8Array.of(0b01), seen: 1 };
    expect(chosen([old, partial])).toEqual([partial, old]);
    const others = { ...fresh, ids: Uint8Array.of(0b101) };
    expect(chosen([old, others])).toEqual([others, old]);
    const columnless = { ...fresh, everywhere: [] };
    expect(chosen([old, columnless])).toEqual([columnless, old]);
    const unlisted = { ...fresh, ids: null };
    expect(chosen([old, unlisted])).toEqual([unlisted, old]);
  });

  it('are kept apart by attribution and currency', () => {
    const looks = [
      head('2026-11-01', '2026-11-20', earlier),
      head('2026-11-01', '2026-11-20', later, { attribution: '7d' }),
      head('2026-11-01', '2026-11-20', later, { currency: 'USD' }),
    ];
    expect(new Set(chosen(looks) as Look[])).toEqual(new Set(looks));
  });

  it('are none whose range is in doubt, or that show nothing wanted', () => {
    const ambiguous = head('2026-11-01', '2026-11-20', later, {
      problems: [{ code: 'range-ambiguous', params: {} }],
    });
    const elsewhere = head('2026-11-01', '2026-11-20', later, { metrics: ['reach'], everywhere: ['reach'] });
    expect(chosen([ambiguous, elsewhere, head('', '', later)])).toEqual([]);
  });

  it('begin before the evidence only where another one meets them', () => {
    const window = head('2026-11-01', '2026-11-20', later);
    const loose = head('2026-01-01', '2026-11-10', later);
    expect(chosen([window, loose])).toEqual([window]);
    const [year, untilOctober] = [
      head('2026-01-01', '2026-11-21', later),
      head('2026-01-01', '2026-10-31', later),
    ];
    expect(new Set(chosen([year, untilOctober]) as Look[])).toEqual(new Set([year, untilOctober]));
  });

  it('are asked for from further back where the window cannot be reached otherwise', () => {
    const year = head('2026-01-01', '2026-11-21', later);
    expect(chosen([year])).toBe('2026-01-01');
    const summer = [year, head('2026-01-01', '2026-06-30', later), head('2026-07-01', '2026-10-31', later)];
    expect(new Set(chosen(summer, { from: '2026-01-01' }) as Look[])).toEqual(new Set(summer));
    // Asked once, not for ever.
    expect(chosen([year], { from: '2026-01-01' })).toEqual([]);
  });
});

describe('looks of a large account', () => {
  /** Which pairs of days the looks connect for a campaign, their sessions' "now" included. */
  function connected(looks: readonly Look[], campaign: number) {
    const parent = new Map<string, string>();
    const find = (one: string): string => {
      const up = parent.get(one) ?? one;
      return up === one ? one : find(up);
    };
    for (const look of looks) {
      if (!look.ids || !(look.ids[0]! & (1 << campaign))) continue;
      const end = look.through === null ? addDays(look.to, 1) : `now ${look.readAt.slice(0, 10)}`;
      parent.set(find(look.from), find(end));
      parent.set(find(end), find(end));
    }
    return (a: string, b: string) => find(a) === find(b);
  }

  const anyLook = fc
    .record({
      from: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 0, max: 40 }),
      after: fc.integer({ min: 0, max: 5 }),
      ids: fc.constantFrom(0b111, 0b111, 0b011, 0b101),
      open: fc.boolean(),
      attribution: fc.constantFrom(null, null, '7d'),
    })
    .map(({ from, days, after, ids, open, attribution }) => {
      const to = addDays(start, from + days);
      const at = `${addDays(to, open ? 0 : after + 1)}T20:00:00Z`;
      return head(addDays(start, from), to, at, {
        ids: Uint8Array.of(ids),
        seen: 20_000,
        through: open ? at : null,
        attribution,
      });
    });

  it('still connect every pair of days that they connected, for every campaign', () => {
    fc.assert(
      fc.property(fc.array(anyLook, { minLength: 2, maxLength: 40 }), (looks) => {
        const left = thinnedOut(looks, metrics, now);
        expect(looks).toEqual(expect.arrayContaining(left));
        const days = [...new Set(looks.flatMap(({ from, to }) => [from, addDays(to, 1)]))];
        for (const attribution of [null, '7d'])
          for (const campaign of [0, 1, 2]) {
            const own = (all: readonly Look[]) => all.filter((look) => look.attribution === attribution);
            const [before, after] = [connected(own(looks), campaign), connected(own(left), campaign)];
            for (const a of days) for (const b of days) if (before(a, b)) expect(after(a, b)).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('are far fewer', () => {
    const looks: Look[] = [];
    for (let day = 0; day < 90; day += 1) {
      const today = addDays(start, day);
      for (const [from, to] of [
        [1, 1],
        [7, 1],
        [30, 1],
      ] as const)
        looks.push(head(addDays(today, -from), addDays(today, -to), `${today}T08:00:00Z`, { seen: 500 }));
    }
    const left = thinnedOut(looks, metrics, now);
    const days = new Set(looks.flatMap(({ from, to }) => [from, addDays(to, 1)])).size;
    expect(looks).toHaveLength(270);
    // Two forests at most: one of the newest looks, one of those that were final.
    expect(left.length).toBeLessThan(2 * days);
    expect(left.length).toBeLessThan(180);
  });

  it('are all taken where they are few', () => {
    const looks = [head('2026-11-01', '2026-11-20', earlier), head('2026-11-01', '2026-11-20', later)];
    expect(thinnedOut(looks, metrics, now)).toEqual(looks);
  });
});
