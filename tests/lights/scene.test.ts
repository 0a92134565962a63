import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { calendarOf } from '@/lights/calendar';
import { weeklyOf } from '@/lights/future';
import type { JudgeCase, Span } from '@/lights/judge';
import { partsOf, type Part } from '@/lights/parts';
import { sceneOf, tally } from '@/lights/scene';
import { addDays, dayNumber, weekday } from '@/model/day';
import { contains, daysOf } from '@/model/range';

import { caseOf } from './cases';

const start = '2026-10-05';
const figure = fc.option(fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100));
/** Spans in order, some days missing, with cells that are absent or empty. */
const spans = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 2 }),
      days: fc.constantFrom(1, 1, 1, 3, 9),
      metrics: fc.record({ spend: figure, conversions: figure }, { requiredKeys: [] }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all): Span[] => {
    let day = start;
    return all.flatMap(({ gap, days, metrics }) => {
      const from = addDays(day, gap);
      const to = addDays(from, days - 1);
      day = addDays(to, 1);
      return to <= '2026-11-21' ? [{ range: { from, to }, metrics }] : [];
    });
  })
  .filter((all) => all.length > 0);
const input = (all: Span[]): JudgeCase => caseOf('cpa', 20, all);
const partsIn = (one: JudgeCase): Part[] => {
  const parts = partsOf(one);
  if (!Array.isArray(parts)) throw new Error(parts.code);
  return parts;
};
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe('a scene', () => {
  it('tallies what parts with both figures add up to', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const one = input(all);
        const parts = partsIn(one);
        const known = parts.filter(
          ({ metrics }) => Number.isFinite(metrics.spend) && Number.isFinite(metrics.conversions),
        );
        const own = known.filter(({ range }) => contains(one.target.window, range));
        const past = known.filter(({ weight }) => weight > 0);
        const found = tally(sceneOf(one, parts), 'conversions', 'spend');
        expect(found).toMatchObject({
          count: sum(own.map(({ metrics }) => metrics.conversions!)),
          exposure: sum(own.map(({ metrics }) => metrics.spend!)),
          ripe: sum(own.map(({ metrics, ripe }) => metrics.spend! * ripe)),
          pastCount: sum(past.map(({ metrics, weight }) => metrics.conversions! * weight)),
          pastRipe: sum(past.map(({ metrics, weight, ripe }) => weight * metrics.spend! * ripe)),
          allCount: sum(past.map(({ metrics }) => metrics.conversions!)),
          days: sum(past.map(({ days }) => days)),
        });
      }),
    );
  });

  it('knows day by day what is covered and what is to come', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const one = input(all);
        const own = partsIn(one).filter(({ inWindow }) => inWindow);
        const covered = new Set(own.flatMap(({ range }) => daysOf(range)));
        const window = daysOf(one.target.window);
        const last = window.findLast((day) => covered.has(day));
        expect(calendarOf(one, own)).toMatchObject({
          length: window.length,
          covered: covered.size,
          unread: window.filter((day) => !covered.has(day) && day < one.today),
          toCome: window.filter((day) => !covered.has(day)).map((day) => ({ day, part: 1 })),
          reach: last === undefined ? null : { day: last, part: 1 },
        });
      }),
    );
  });

  it('takes each weekday’s mean over the single days of four weeks', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const known = partsIn(input(all)).filter(({ metrics }) => Number.isFinite(metrics.spend));
        fc.pre(known.length > 0);
        const since = dayNumber(known.at(-1)!.range.to) - 28;
        const singles = known.filter(
          ({ range }) =>
            range.from === range.to && (dayNumber(range.from) > since || range === known.at(-1)!.range),
        );
        const weekly = weeklyOf(known, 'spend');
        for (let index = 0; index < 7; index += 1) {
          const values = singles
            .filter(({ range }) => weekday(range.from) === index)
            .map(({ metrics }) => metrics.spend!);
          const mean = values.length > 0 ? sum(values) / values.length : weekly.mean;
          expect(weekly.byWeekday[index]).toBe(mean);
        }
      }),
    );
  });
});
