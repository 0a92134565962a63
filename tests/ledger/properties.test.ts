import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildLedger, windowTotal, type Observation } from '@/ledger/ledger';

import {
  closed,
  contradictions,
  day,
  DAYS,
  hourOf,
  instant,
  looks,
  open,
  reaches,
  runningTotal,
  seen,
  span,
  sum,
  truths,
  windows,
  type Look,
} from './worlds';

/** Unknowns: each day's figure, and per session the part of its day that was in by then. */
const sessionOf = (look: Look) => look.today * 2 + (look.afternoon ? 1 : 0);
const COLUMNS = DAYS + (DAYS + 1) * 2;

function vector(from: number, end: number, session: number | null): number[] {
  const row = Array.from({ length: COLUMNS }, () => 0);
  for (let at = from; at < end; at++) row[at] = 1;
  if (session !== null) row[DAYS + session] = 1;
  return row;
}

function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < COLUMNS && found < left.length; column++) {
    const pivot = left.findIndex((row, at) => at >= found && Math.abs(row[column]!) > 1e-9);
    if (pivot === -1) continue;
    [left[found], left[pivot]] = [left[pivot]!, left[found]!];
    const head = left[found]!;
    left.forEach((row, at) => {
      if (at === found) return;
      const factor = row[column]! / head[column]!;
      if (factor !== 0) row.forEach((_, at) => (row[at]! -= factor * head[at]!));
    });
    found++;
  }
  return found;
}

/** The sessions that a window [from, end) can end at, if any: those of its last day. */
const endsAt = (all: readonly Look[], end: number) => [
  ...new Set(all.filter((look) => reaches(look) === true && look.today === end - 1).map(sessionOf)),
];

describe('what can be derived', () => {
  it('is what lies in the row space of the readings, part days apart', () => {
    fc.assert(
      fc.property(looks(), truths, (all, truth) => {
        const rows = all
          .filter((look) => reaches(look) !== null)
          .map((look) =>
            reaches(look)
              ? vector(look.from, look.today, sessionOf(look))
              : vector(look.from, look.from + look.length, null),
          );
        const base = rank(rows);
        const ledger = buildLedger(seen(truth, all));
        for (const [from, end] of windows) {
          const ways = [
            vector(from, end, null),
            ...endsAt(all, end).map((session) => vector(from, end - 1, session)),
          ];
          const derivable = ways.some((way) => rank([...rows, way]) === base);
          expect(windowTotal(ledger, span(from, end)).value !== null, `[${from}, ${end})`).toBe(derivable);
        }
      }),
    );
  });

  it('is the truth, where the truth never changed', () => {
    fc.assert(
      fc.property(looks(12), truths, (all, truth) => {
        const ledger = buildLedger(seen(truth, all));
        for (const [from, end] of windows) {
          const total = windowTotal(ledger, span(from, end));
          if (total.value === null) continue;
          const partial = all.find(
            (look) =>
              reaches(look) === true &&
              look.today === end - 1 &&
              total.through === instant(look.today, hourOf(look)),
          );
          const truly = partial ? runningTotal(truth, { ...partial, from }) : sum(truth, from, end);
          expect(total.value).toBe(truly);
          expect(partial !== undefined).toBe(total.through !== null);
        }
        expect(ledger.conflicts).toEqual([]);
      }),
    );
  });

  it('does not depend on the order in which readings came in', () => {
    const mixed = fc
      .tuple(looks(), truths, contradictions)
      .map(([all, truth, more]) => [...seen(truth, all), ...more]);
    const shuffled = mixed.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const [left, right] = [buildLedger(one), buildLedger(other)];
        const text = (list: readonly Observation[], support: readonly number[]) =>
          support.map((at) => JSON.stringify(list[at])).sort();
        for (const [from, end] of windows) {
          const [a, b] = [windowTotal(left, span(from, end)), windowTotal(right, span(from, end))];
          expect({ ...b, support: text(other, b.support), suspects: text(other, b.suspects) }).toEqual({
            ...a,
            support: text(one, a.support),
            suspects: text(one, a.suspects),
          });
        }
      }),
    );
  });

  it('stays derivable when one more agreeing reading comes in', () => {
    fc.assert(
      fc.property(looks(), looks(1), truths, (all, more, truth) => {
        const before = buildLedger(seen(truth, all));
        const after = buildLedger(seen(truth, [...all, ...more]));
        for (const [from, end] of windows)
          if (windowTotal(before, span(from, end)).value !== null)
            expect(windowTotal(after, span(from, end)).value).not.toBeNull();
      }),
    );
  });

  it('never lets a part of a day pass for the day', () => {
    const morning = open(0, 5, 40, 9);
    const next = closed(5, 8, 90, 9);
    const later = closed(6, 8, 50, 9);
    expect(windowTotal(buildLedger([morning, later]), span(0, 8)).value).toBeNull();
    expect(windowTotal(buildLedger([morning, next]), span(0, 5)).value).toBeNull();
    // The day itself is known as a difference, and as the part of it that the morning saw.
    const both = buildLedger([morning, next, later]);
    expect(windowTotal(both, span(5, 6))).toMatchObject({ value: 40, through: null });
  });
});

describe('what a derived total rests on', () => {
  const settled = { settledAfter: null };

  it('adds up: [a, b) and [b, c) are [a, c)', () => {
    const distinct = contradictions.map((all) =>
      all.map((one, at) => ({ ...one, readAt: instant(40 + at, 8) })),
    );
    fc.assert(
      fc.property(distinct, (all) => {
        const ledger = buildLedger(all, { ...settled, nonNegative: false });
        for (const [from, middle] of windows)
          for (let end = middle + 1; end <= DAYS; end++) {
            const [left, right, whole] = [span(from, middle), span(middle, end), span(from, end)].map(
              (range) => windowTotal(ledger, range).value,
            );
            if (left === null || right === null) continue;
            expect(whole).toBe(left! + right!);
          }
      }),
    );
  });

  it('is as new as any derivation can be: without its oldest readings and all older ones it falls', () => {
    fc.assert(
      fc.property(contradictions, (all) => {
        const ledger = buildLedger(all, { ...settled, nonNegative: false });
        for (const [from, end] of windows) {
          const { asOf } = windowTotal(ledger, span(from, end));
          if (asOf === null) continue;
          const newer = all.filter((one) => one.readAt > asOf);
          const left = windowTotal(buildLedger(newer, { ...settled, nonNegative: false }), span(from, end));
          expect(left.value).toBeNull();
        }
      }),
    );
  });

  it('names its readings: they alone derive it again, and the oldest of them dates it', () => {
    fc.assert(
      fc.property(looks(), truths, (all, truth) => {
        const observations = seen(truth, all);
        const ledger = buildLedger(observations);
        for (const [from, end] of windows) {
          const total = windowTotal(ledger, span(from, end));
          if (total.value === null) continue;
          const support = total.support.map((at) => observations[at]!);
          expect(total.support).toEqual([...new Set(total.support)].sort((a, b) => a - b));
          expect(windowTotal(buildLedger(support), span(from, end)).value).toBe(total.value);
          expect(total.asOf).toBe(support.map((one) => one.readAt).sort()[0]);
        }
      }),
    );
  });

  it('returns the newest reading of all as it was read', () => {
    fc.assert(
      fc.property(contradictions, fc.double({ min: 0, max: 1e6, noNaN: true }), (all, value) => {
        const newest = closed(2, 9, value, 90);
        const total = windowTotal(buildLedger([...all, newest]), span(2, 9));
        expect(total).toMatchObject({ grade: 'exact', value, support: [all.length], asOf: newest.readAt });
      }),
    );
  });

  it('scales with the figures and moves with the dates', () => {
    const anywhere = fc.integer({ min: -400, max: 4000 });
    fc.assert(
      fc.property(looks(), truths, anywhere, (all, truth, days) => {
        const observations = seen(truth, all);
        const move = (text: string) =>
          text.length === 10
            ? new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10)
            : new Date(Date.parse(text) + days * 86_400_000).toISOString();
        const moved = observations.map((one) => ({
          ...one,
          value: one.value / 100,
          range: { from: move(one.range.from), to: move(one.range.to) },
          readAt: move(one.readAt),
          through: one.through && move(one.through),
        }));
        const [here, there] = [buildLedger(observations), buildLedger(moved)];
        for (const [from, end] of windows) {
          const a = windowTotal(here, span(from, end));
          const b = windowTotal(there, { from: move(day(from)), to: move(day(end - 1)) });
          expect(b.grade).toBe(a.grade);
          expect(b.support).toEqual(a.support);
          expect(b.value).toBe(a.value === null ? null : a.value / 100);
          expect(b.missing).toEqual(a.missing.map((one) => ({ from: move(one.from), to: move(one.to) })));
        }
      }),
    );
  });
});

describe('whatever the readings say', () => {
  it('no figure below zero, no NaN, and bounds in order', () => {
    fc.assert(
      fc.property(contradictions, looks(4), truths, (all, more, truth) => {
        const ledger = buildLedger([...all, ...seen(truth, more)]);
        for (const [from, end] of windows) {
          const { grade, value, low, high, missing, support } = windowTotal(ledger, span(from, end));
          expect(value === null).toBe(grade === 'bounds' || grade === 'unknown');
          expect(missing.length === 0).toBe(value !== null);
          expect(support.length > 0).toBe(value !== null);
          for (const figure of [value, low, high])
            if (figure !== null) expect(Object.is(figure, -0) || !(figure >= 0)).toBe(false);
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
        }
      }),
    );
  });
});
