import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildLedger, windowTotal } from '@/ledger/ledger';
import { dayCount, type Range } from '@/model/range';

import { closed, DAYS, looks, open, reaches, seen, span, sum, truths, type Look } from './worlds';

type Stretch = readonly [from: number, end: number];

/** Are the ends of the window connected, with these closed ranges read besides? Vertices: boundaries, then sessions. */
function connects(all: readonly Look[], extra: readonly Stretch[], [from, end]: Stretch): boolean {
  const leader = Array.from({ length: 3 * DAYS + 10 }, (_, at) => at);
  const find = (at: number): number => (leader[at] === at ? at : find(leader[at]!));
  const nowOf = (look: Look) => DAYS + 3 + look.today * 2 + (look.afternoon ? 1 : 0);
  for (const look of all) {
    const isOpen = reaches(look);
    if (isOpen !== null)
      leader[find(look.from)] = find(isOpen ? nowOf(look) : Math.min(look.from + look.length, DAYS + 1));
  }
  for (const [a, b] of extra) leader[find(a)] = find(b);
  const ends = [end, ...all.filter((look) => reaches(look) === true && look.today === end - 1).map(nowOf)];
  return ends.some((one) => find(one) === find(from));
}

/** The fewest days, and for those the fewest ranges, over every set of at most three ranges inside the window. */
function fewest(all: readonly Look[], window: Stretch): { days: number; ranges: number } {
  const [from, end] = window;
  const stretches: Stretch[] = [];
  for (let a = from; a < end; a++) for (let b = a + 1; b <= end; b++) stretches.push([a, b]);
  let best = { days: Number.POSITIVE_INFINITY, ranges: 0 };
  const look = (extra: readonly Stretch[], begin: number) => {
    const days = extra.reduce((total, [a, b]) => total + b - a, 0);
    if (days > best.days || (days === best.days && extra.length >= best.ranges)) return;
    if (connects(all, extra, window)) best = { days, ranges: extra.length };
    else if (extra.length < 3)
      stretches.slice(begin).forEach((one, at) => look([...extra, one], begin + at + 1));
  };
  look([], 0);
  return best;
}

const daysOf = (ranges: readonly Range[]) => ranges.reduce((total, range) => total + dayCount(range), 0);

describe('what is missing', () => {
  const anyWindow = fc.tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.integer({ min: 1, max: 6 }));

  it('are the fewest days inside the window, in the fewest ranges, that make it derivable', () => {
    fc.assert(
      fc.property(looks(), truths, anyWindow, (all, truth, [from, length]) => {
        const end = Math.min(DAYS, from + length);
        const observations = seen(truth, all);
        const { value, missing } = windowTotal(buildLedger(observations), span(from, end));
        fc.pre(value === null);
        const window = span(from, end);
        for (const range of missing) {
          expect(range.from >= window.from && range.to <= window.to).toBe(true);
          expect(range.from <= range.to).toBe(true);
        }
        expect({ days: daysOf(missing), ranges: missing.length }).toEqual(fewest(all, [from, end]));
        const read = missing.map((range) => {
          const [a, b] = [dayOf(range.from), dayOf(range.to) + 1];
          return closed(a, b, sum(truth, a, b), 90);
        });
        expect(windowTotal(buildLedger([...observations, ...read]), window).value).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  const ask = (observations: Parameters<typeof buildLedger>[0], from: number, end: number) =>
    windowTotal(buildLedger(observations), span(from, end)).missing;

  it('is the window itself where nothing was read', () => {
    expect(ask([], 3, 9)).toEqual([span(3, 9)]);
    expect(ask([closed(0, 3, 5, 20)], 3, 9)).toEqual([span(3, 9)]);
  });

  it('are the gaps between readings, not what they cover', () => {
    const read = [closed(2, 5, 1, 20), closed(7, 9, 1, 20)];
    expect(ask(read, 0, 12)).toEqual([span(0, 2), span(5, 7), span(9, 12)]);
    expect(ask(read, 2, 9)).toEqual([span(5, 7)]);
  });

  it('may lie under a range that was read, where the difference leads further', () => {
    // [0,10) and [6,10) leave [0,6); for [0,8) the two days from 6 are enough.
    expect(ask([closed(0, 10, 1, 20), closed(6, 10, 1, 20)], 0, 8)).toEqual([span(6, 8)]);
  });

  it('is one range rather than two of as many days', () => {
    // [0,2) and [4,6) would do as well, by way of [2,6).
    expect(ask([closed(2, 6, 1, 20), closed(4, 9, 1, 20)], 0, 9)).toEqual([span(0, 4)]);
  });

  it('stays inside the window, even where less would do outside', () => {
    expect(ask([closed(0, 12, 9, 20)], 1, 12)).toEqual([span(1, 12)]);
  });

  it('is what lies before the oldest day that a session of today begins with', () => {
    expect(ask([open(5, 8, 30, 9)], 2, 9)).toEqual([span(2, 5)]);
    expect(ask([open(0, 8, 30, 9)], 8, 9)).toEqual([span(8, 9)]);
  });

  it('is the window, to be read anew, where its readings contradict each other', () => {
    const restated = [closed(0, 8, 90, 20), closed(0, 6, 100, 21)];
    expect(ask(restated, 6, 8)).toEqual([span(6, 8)]);
  });
});

const dayOf = (text: string) => Math.round((Date.parse(text) - Date.parse(span(0, 1).from)) / 86_400_000);
