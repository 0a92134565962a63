import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildLedger, windowTotal } from '@/ledger/ledger';

import {
  closed,
  contradictions,
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

/** Every day in UTC: the instants of the worlds lie on their own day. */
const dayOf = (text: string) => text.slice(0, 10);
const NODES = DAYS + 1 + (DAYS + 1) * 2;
const nowNode = (look: Look) => DAYS + 1 + look.today * 2 + (look.afternoon ? 1 : 0);

/** The largest total between any two boundaries or instants, by closing all constraints of all days. */
function closure(truth: readonly number[], all: readonly Look[]): number[][] {
  const most = Array.from({ length: NODES }, (_, a) =>
    Array.from({ length: NODES }, (__, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)),
  );
  const bind = (a: number, b: number, weight: number) => {
    most[a]![b] = Math.min(most[a]![b]!, weight);
  };
  for (let at = 0; at < DAYS; at++) bind(at + 1, at, 0);
  const sessions = all.filter((look) => reaches(look) === true);
  for (const look of sessions) {
    bind(nowNode(look), look.today, 0);
    if (look.today < DAYS) bind(look.today + 1, nowNode(look), 0);
    for (const other of sessions) if (nowNode(other) < nowNode(look)) bind(nowNode(look), nowNode(other), 0);
  }
  for (const look of all) {
    const isOpen = reaches(look);
    if (isOpen === null) continue;
    const end = isOpen ? nowNode(look) : look.from + look.length;
    const value = isOpen ? runningTotal(truth, look) : sum(truth, look.from, end);
    bind(look.from, end, value);
    bind(end, look.from, -value);
  }
  for (let via = 0; via < NODES; via++)
    for (let a = 0; a < NODES; a++)
      for (let b = 0; b < NODES; b++) most[a]![b] = Math.min(most[a]![b]!, most[a]![via]! + most[via]![b]!);
  return most;
}

describe('bounds', () => {
  it('are as tight as non-negative days allow, and hold the truth', () => {
    const within = looks().map((all) =>
      all.filter((look) => look.today < DAYS || look.from + look.length <= DAYS),
    );
    fc.assert(
      fc.property(within, truths, (all, truth) => {
        const ledger = buildLedger(seen(truth, all), { dayOf });
        const most = closure(truth, all);
        for (const [from, end] of windows) {
          const total = windowTotal(ledger, span(from, end));
          if (total.grade === 'exact' || total.grade === 'mixed') continue;
          const until = all.find(
            (look) => reaches(look) === true && total.through === instant(look.today, hourOf(look)),
          );
          const [x, y] = [from, until ? nowNode(until) : end];
          const high = most[x]![y]!;
          const low = Math.max(0, -most[y]![x]!);
          if (total.grade === 'unknown') expect([low, high]).toEqual([0, Number.POSITIVE_INFINITY]);
          else {
            expect(total.low).toBe(low);
            expect(total.high ?? Number.POSITIVE_INFINITY).toBe(high);
          }
          const truly = until ? runningTotal(truth, { ...until, from }) : sum(truth, from, end);
          expect(low).toBeLessThanOrEqual(truly);
          expect(high).toBeGreaterThanOrEqual(truly);
        }
      }),
    );
  });

  it('grow with the window', () => {
    fc.assert(
      fc.property(looks(), truths, (all, truth) => {
        const ledger = buildLedger(
          seen(
            truth,
            all.filter((look) => reaches(look) === false),
          ),
        );
        const least = (from: number, end: number) => {
          const total = windowTotal(ledger, span(from, end));
          return total.value ?? total.low ?? 0;
        };
        const most = (from: number, end: number) => {
          const total = windowTotal(ledger, span(from, end));
          return total.value ?? total.high ?? Number.POSITIVE_INFINITY;
        };
        for (const [from, end] of windows) {
          if (end - from < 2) continue;
          for (const [a, b] of [
            [from + 1, end],
            [from, end - 1],
          ] as const) {
            expect(least(a, b)).toBeLessThanOrEqual(least(from, end));
            expect(most(a, b)).toBeLessThanOrEqual(most(from, end));
          }
        }
      }),
    );
  });

  it('of readings that contradict each other rest on the newest', () => {
    fc.assert(
      fc.property(contradictions, (all) => {
        const ledger = buildLedger([...all, closed(3, 7, 40, 90)]);
        const [around, inside] = [windowTotal(ledger, span(2, 8)), windowTotal(ledger, span(4, 6))];
        expect(['bounds', 'exact', 'mixed']).toContain(around.grade);
        if (around.grade === 'bounds') expect(around.low).toBeGreaterThanOrEqual(40);
        if (inside.grade === 'bounds') expect(inside.high).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('take the rounding in', () => {
    const read = [closed(0, 10, 12_300, 20, 50), closed(0, 4, 1000, 20, 0)];
    const ledger = buildLedger(read);
    expect(windowTotal(ledger, span(4, 10))).toMatchObject({ grade: 'exact', low: 11_250, high: 11_350 });
    expect(windowTotal(ledger, span(2, 10))).toMatchObject({ grade: 'bounds', low: 11_250, high: 12_350 });
  });

  it('of a window that reaches beyond today hold what is in already', () => {
    expect(windowTotal(buildLedger([open(0, 6, 70, 9)]), span(0, 12))).toMatchObject({
      grade: 'bounds',
      value: null,
      low: 70,
      high: null,
    });
  });

  it('are none where days may fall below zero', () => {
    const read = [closed(0, 10, 100, 20), closed(0, 3, -5, 20)];
    expect(windowTotal(buildLedger(read), span(4, 6))).toMatchObject({
      grade: 'unknown',
      low: null,
      high: null,
    });
    expect(windowTotal(buildLedger(read), span(3, 10))).toMatchObject({ value: 105 });
  });
});
