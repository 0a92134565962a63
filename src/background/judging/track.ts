import type { Day } from '@/model/day';
import type { Range } from '@/model/range';
import {
  buildLedger,
  coveredOf,
  spansOf,
  windowTotal,
  type Ledger,
  type LedgerOptions,
} from '@/ledger/ledger';

import type { Clock } from './clock';
import type { Course } from './course';
import { coarseParts, derived } from './derive';
import { observationsOf } from './layout';
import type { Series } from './sight';
import { tiled, tiledPart, tilesOf } from './tiles';

/** A series that can be asked for any range. Answers are kept: many lights ask the same. */
export interface Track {
  series: Series;
  course(range: Range): Course | null;
  /** As `course`, in a few parts where the ledger must be asked: evidence of a rate needs no single days. */
  coarse(range: Range): Course | null;
  /** The last days of readings inside the range (today for those beyond), the latest first; a dozen at most. */
  ends(range: Range): readonly Day[];
  /** Ranges that, read once, would give this one. */
  missing(range: Range): Range[];
  /** The longest part of the range that has a total. */
  covered(range: Range): Range | null;
}

/**
 * The track of a series. Readings that lie side by side are added up as they are; wherever two of them overlap
 * the ledger decides.
 * @param settledAfter age in days at which a day's figure is final
 */
export function trackOf(series: Series, clock: Clock, settledAfter: number): Track {
  const options: LedgerOptions = {
    now: clock.now,
    settledAfter,
    ...(clock.dayOf ? { dayOf: clock.dayOf } : {}),
  };
  let built: Ledger | null = null;
  const ledger = () => (built ??= buildLedger(observationsOf(series), options));
  const { layout } = series;
  const tiles = tilesOf(series, clock);
  return {
    series,
    course: kept(
      (range) => (tiles && tiled(tiles, series, range)) ?? derived(ledger(), series, range, spansOf),
    ),
    coarse: kept(
      (range) => (tiles && tiled(tiles, series, range)) ?? derived(ledger(), series, range, coarseParts),
    ),
    ends: (range) => layout.once(`ends ${range.from} ${range.to}`, () => endsIn(layout.ranges, range)),
    missing: (range) => windowTotal(ledger(), range).missing,
    covered: kept((range) => (tiles && tiledPart(tiles, layout, range)) ?? coveredOf(ledger(), range)),
  };
}

/** Readings that end within a window are as many as its days; the newest ones decide. */
const MOST_ENDS = 12;

function endsIn(ranges: readonly Range[], { from, to }: Range): Day[] {
  const ends = new Set<Day>();
  for (const range of ranges) if (range.to >= from) ends.add(range.to > to ? to : range.to);
  return [...ends].toSorted().reverse().slice(0, MOST_ENDS);
}

/** Answers each range once. Questions come in runs of the same range: the last one is found without a key. */
function kept<T>(answer: (range: Range) => T): (range: Range) => T {
  const known = new Map<string, { it: T }>();
  let last: { from: Day; to: Day; found: { it: T } } | null = null;
  return (range) => {
    if (last && last.from === range.from && last.to === range.to) return last.found.it;
    const key = `${range.from} ${range.to}`;
    let found = known.get(key);
    if (!found) {
      found = { it: answer(range) };
      known.set(key, found);
    }
    last = { from: range.from, to: range.to, found };
    return found.it;
  };
}
