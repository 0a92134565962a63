import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildLedger, coveredOf, spansOf, windowTotal } from '@/ledger/ledger';
import { addDays, dayNumber } from '@/model/day';
import type { Range } from '@/model/range';

import { closed, contradictions, looks, open, seen, span, truths, windows } from './worlds';

const lengthOf = (range: Range) => dayNumber(range.to) - dayNumber(range.from);

describe('spans', () => {
  it('part a window where readings begin and end', () => {
    const ledger = buildLedger([closed(0, 30, 900, 40), closed(23, 30, 215, 40), closed(0, 7, 180, 40)]);
    expect(spansOf(ledger, span(0, 30))).toEqual([span(0, 7), span(7, 23), span(23, 30)]);
    expect(spansOf(ledger, span(7, 30))).toEqual([span(7, 23), span(23, 30)]);
    expect(spansOf(ledger, span(3, 30))).toEqual([]);
  });

  it('end with the part that reaches today', () => {
    const ledger = buildLedger([open(0, 21, 100, 9), closed(0, 20, 80, 23), open(21, 21, 5, 9)]);
    expect(spansOf(ledger, span(0, 22))).toEqual([span(0, 20), span(20, 21), span(21, 22)]);
  });

  it('skip a boundary at which the readings contradict each other', () => {
    const ledger = buildLedger([closed(0, 10, 90, 20), closed(0, 6, 100, 21), closed(0, 3, 40, 20)]);
    expect(spansOf(ledger, span(0, 10))).toEqual([span(0, 3), span(3, 10)]);
  });

  it('of what cannot be added are the window itself', () => {
    const ledger = buildLedger([closed(0, 10, 90, 20), closed(0, 6, 70, 21)], { additive: false });
    expect(spansOf(ledger, span(0, 10))).toEqual([span(0, 10)]);
    expect(spansOf(ledger, span(6, 10))).toEqual([]);
    expect(coveredOf(ledger, span(0, 9))).toBeNull();
  });

  const anything = fc
    .tuple(contradictions, looks(4), truths)
    .map(([all, more, truth]) => [...all, ...seen(truth, more)]);

  it('each have a total, and leave no gap', () => {
    fc.assert(
      fc.property(anything, (observations) => {
        const ledger = buildLedger(observations);
        for (const [from, end] of windows) {
          const window = span(from, end);
          const spans = spansOf(ledger, window);
          expect(spans.length > 0).toBe(windowTotal(ledger, window).value !== null);
          spans.forEach((one, at) => {
            expect(windowTotal(ledger, one).value).not.toBeNull();
            expect(one.from).toBe(at === 0 ? window.from : addDays(spans[at - 1]!.to, 1));
          });
          if (spans.length > 0) expect(spans.at(-1)!.to).toBe(window.to);
        }
      }),
    );
  });

  it('cover the longest part that has a total', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...windows), (observations, [from, end]) => {
        const ledger = buildLedger(observations);
        const covered = coveredOf(ledger, span(from, end));
        const parts = windows
          .filter(([a, b]) => a >= from && b <= end)
          .map(([a, b]) => span(a, b))
          .filter((part) => windowTotal(ledger, part).value !== null);
        const longest = Math.max(-1, ...parts.map(lengthOf));
        expect(covered === null ? -1 : lengthOf(covered)).toBe(longest);
        if (covered !== null) expect(windowTotal(ledger, covered).value).not.toBeNull();
      }),
    );
  });
});
