import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clockOf } from '@/background/judging/clock';
import type { Course } from '@/background/judging/course';
import { layoutOf } from '@/background/judging/layout';
import type { Series } from '@/background/judging/sight';
import { trackOf } from '@/background/judging/track';
import { buildLedger, coveredOf, windowTotal, type Observation } from '@/ledger/ledger';
import { addDays, type Day } from '@/model/day';
import type { Look } from '@/store/schema';

const start = '2026-10-01';
const now = '2026-11-22T10:00:00Z';
const clock = clockOf(now, null, []);

function seriesOf(observations: Observation[]): Series {
  const looks = observations.map(
    ({ readAt, through }) => ({ at: Date.parse(readAt), readAt, through, source: 'page' }) as Look,
  );
  return {
    basis: { currency: 'EUR', attribution: null, resultType: null },
    layout: layoutOf(
      looks,
      observations.map(({ range }) => range),
    ),
    values: observations.map(({ value }) => value),
    tolerances: observations.map(({ tolerance }) => tolerance),
    zeros: 0,
  };
}
const observation = (from: Day, to: Day, value: number, readAt: string): Observation => ({
  range: { from, to },
  value,
  readAt,
  through: null,
  tolerance: 0.005,
  session: null,
});

/** Ranges side by side, some of them read again later, some days missing. */
const sideBySide = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 1 }),
      days: fc.integer({ min: 1, max: 4 }),
      value: fc.integer({ min: 0, max: 9_999 }).map((cents) => cents / 100),
      again: fc.option(
        fc.integer({ min: 0, max: 9_999 }).map((cents) => cents / 100),
        { nil: null },
      ),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((tiles) => {
    let day = start;
    return tiles.flatMap(({ gap, days, value, again }) => {
      const from = addDays(day, gap);
      const to = addDays(from, days - 1);
      day = addDays(to, 1);
      const read = observation(from, to, value, `${addDays(to, 2)}T08:00:00Z`);
      return again === null
        ? [read]
        : [read, { ...read, value: again, readAt: `${addDays(to, 3)}T08:00:00Z` }];
    });
  });
const sumOf = ({ values }: Course) => values.reduce((sum, value) => sum + value, 0);
const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
  .map(([from, days]) => ({ from: addDays(start, from), to: addDays(start, from + days) }));

describe('a track of readings side by side', () => {
  it('says what the ledger says, without asking it', () => {
    fc.assert(
      fc.property(sideBySide, anyRange, (observations, range) => {
        const track = trackOf(seriesOf(observations), clock, 2);
        const ledger = buildLedger(observations, { now, settledAfter: 2 });
        const total = windowTotal(ledger, range);
        const course = track.course(range);
        // What the ledger only holds between bounds of one value is said as well.
        if (total.value === null)
          expect(course === null || (total.low === total.high && total.low === 0)).toBe(true);
        else {
          expect(course!.value).toBeCloseTo(total.value, 6);
          expect(course!.asOf).toBe(total.asOf);
          expect(sumOf(course!)).toBeCloseTo(total.value, 6);
        }
        const [mine, theirs] = [track.covered(range), coveredOf(ledger, range)];
        if (mine !== null || theirs !== null) expect(mine).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a track of readings that overlap', () => {
  const month = observation('2026-11-01', '2026-11-21', 2100, '2026-11-22T08:00:00Z');
  const week = observation('2026-11-15', '2026-11-21', 700, '2026-11-22T08:01:00Z');

  it('is parted where they differ', () => {
    const track = trackOf(seriesOf([month, week]), clock, 2);
    const course = track.course({ from: '2026-11-01', to: '2026-11-21' })!;
    expect(course.parts.ranges.map(({ to }) => to)).toEqual(['2026-11-14', '2026-11-21']);
    expect(course.values).toEqual([1400, 700]);
    expect(track.course({ from: '2026-11-01', to: '2026-11-14' })!.value).toBe(1400);
    expect(track.course({ from: '2026-11-02', to: '2026-11-14' })).toBeNull();
    expect(track.missing({ from: '2026-11-02', to: '2026-11-14' }).length).toBeGreaterThan(0);
  });

  it('is one part where its parts say something else than the whole', () => {
    const stale = observation('2026-11-01', '2026-11-14', 1000, '2026-11-15T08:00:00Z');
    const old = observation('2026-11-15', '2026-11-21', 900, '2026-11-22T07:00:00Z');
    const course = trackOf(seriesOf([month, stale, old]), clock, 2).course(month.range)!;
    expect(course.value).toBe(2100);
    expect(sumOf(course)).toBe(2100);
  });

  it('says nothing of a part of a range, unless there was nothing in all of it', () => {
    const inside = { from: '2026-11-03', to: '2026-11-09' };
    expect(trackOf(seriesOf([month]), clock, 2).course(inside)).toBeNull();
    const nothing = trackOf(seriesOf([{ ...month, value: 0 }]), clock, 2).course(inside);
    expect(nothing).toMatchObject({ value: 0, parts: { ranges: [inside] }, values: [0] });
  });

  it('is told in weeks where single days are not asked for', () => {
    const days = Array.from({ length: 21 }, (_, day) => {
      const one = addDays('2026-11-01', day);
      return observation(one, one, 10, '2026-11-22T08:00:00Z');
    });
    const track = trackOf(seriesOf([...days, { ...month, value: 210 }]), clock, 2);
    expect(track.course(month.range)!.values).toHaveLength(21);
    const coarse = track.coarse(month.range)!;
    expect(coarse.values).toEqual([70, 70, 70]);
    expect(coarse.value).toBe(210);
  });
});
