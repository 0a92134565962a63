import { addDays, type Day, type Instant } from '@/model/day';
import { contains, dayCount, type Range } from '@/model/range';
import {
  buildLedger,
  coveredOf,
  spansOf,
  windowTotal,
  type Ledger,
  type LedgerOptions,
  type Observation,
} from '@/ledger/ledger';
import type { Look } from '@/store/schema';

import type { Clock } from './clock';
import type { Series } from './sight';

/** A part of a course: a total that the readings give by themselves. */
export interface Stretch {
  range: Range;
  value: number;
  /** When the oldest reading used was read. */
  asOf: Instant;
}

/** What the readings say of a range: its total, and the finest parts that add up to it, in order, without a gap. */
export interface Course {
  value: number;
  asOf: Instant;
  /** Where the range reaches a day that was not over: the instant that the total runs to. */
  through: Instant | null;
  /** When the newest reading used was read, and whether a report was among them. */
  readAt: Instant;
  source: 'page' | 'report';
  /** Readings from before the source changed had to be used. */
  doubtful: boolean;
  parts: Stretch[];
  /** The ends of the parts, as one text: courses of one shape can be added part by part. */
  shape: string;
}

/** A series that can be asked for any range. Answers are kept: many lights ask the same. */
export interface Track {
  series: Series;
  course(range: Range): Course | null;
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
  const ledger = () => (built ??= buildLedger(series.observations, options));
  const tiles = tilesOf(series.observations, clock);
  return {
    series,
    course: kept((range) => (tiles && tiled(tiles, series, range)) ?? derived(ledger(), series, range)),
    ends: kept((range) => endsIn(series.observations, range)),
    missing: (range) => windowTotal(ledger(), range).missing,
    covered: kept((range) => (tiles && tiledPart(tiles, range)) ?? coveredOf(ledger(), range)),
  };
}

/** Readings that end within a window are as many as its days; the newest ones decide. */
const MOST_ENDS = 12;

function endsIn(observations: readonly Observation[], { from, to }: Range): Day[] {
  const ends = new Set<Day>();
  for (const { range } of observations) {
    if (range.to >= from) ends.add(range.to > to ? to : range.to);
  }
  return [...ends].toSorted().reverse().slice(0, MOST_ENDS);
}

/** Answers each range once. */
function kept<T>(answer: (range: Range) => T): (range: Range) => T {
  const known = new Map<string, { it: T }>();
  return (range) => {
    const key = `${range.from} ${range.to}`;
    let found = known.get(key);
    if (!found) {
      found = { it: answer(range) };
      known.set(key, found);
    }
    return found.it;
  };
}

/** Observations that do not overlap, in order; `open` where the last day was not over. */
interface Tile {
  at: number;
  from: Day;
  to: Day;
  open: boolean;
}

/** The newest observation of each range, where none overlaps another and only the last one is open; else null. */
function tilesOf(observations: readonly Observation[], { dayOf, now }: Clock): Tile[] | null {
  const newest = new Map<string, Tile>();
  for (const [at, { range, readAt, through, value }] of observations.entries()) {
    if (!(readAt <= now) || value < 0) return null;
    const key = `${range.from} ${range.to}`;
    const before = newest.get(key);
    if (before && Date.parse(observations[before.at]!.readAt) >= Date.parse(readAt)) continue;
    const open = through !== null || (dayOf !== null && dayOf(readAt) <= range.to);
    newest.set(key, { at, from: range.from, to: range.to, open });
  }
  const tiles = [...newest.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const apart = tiles.every((tile, index) => index === 0 || tiles[index - 1]!.to < tile.from);
  return apart && tiles.every((tile) => !tile.open) ? tiles : null;
}

/** The sum of the tiles that fill the range exactly; null where they do not. */
function tiled(tiles: readonly Tile[], { observations, looks }: Series, range: Range): Course | null {
  const first = tiles.findIndex(({ from }) => from === range.from);
  if (first === -1) return null;
  const parts: Stretch[] = [];
  const used: Look[] = [];
  let next = range.from;
  for (let index = first; index < tiles.length && next <= range.to; index += 1) {
    const { at, from, to } = tiles[index]!;
    if (from !== next || to > range.to) return null;
    const { value, readAt } = observations[at]!;
    parts.push({ range: { from, to }, value, asOf: readAt });
    used.push(looks[at]!);
    next = addDays(to, 1);
  }
  if (next <= range.to) return null;
  return {
    value: parts.reduce((sum, part) => sum + part.value, 0),
    asOf: oldest(parts.map(({ asOf }) => asOf)),
    through: null,
    ...readBy(used),
    doubtful: false,
    parts,
    shape: shapeOf(parts),
  };
}

function readBy(looks: readonly Look[]): Pick<Course, 'readAt' | 'source'> {
  const newest = looks.reduce((a, b) => (b.at > a.at ? b : a));
  return {
    readAt: newest.readAt,
    source: looks.some(({ source }) => source === 'report') ? 'report' : 'page',
  };
}

const shapeOf = (parts: readonly Stretch[]) => parts.map(({ range }) => range.to).join();

/** The longest run of tiles without a gap inside the range, the latest of equals. */
function tiledPart(tiles: readonly Tile[], range: Range): Range | null {
  let run: Range | null = null;
  let best: Range | null = null;
  for (const { from, to } of tiles) {
    if (from < range.from || to > range.to) continue;
    run = run && addDays(run.to, 1) === from ? { from: run.from, to } : { from, to };
    if (!best || dayCount(run) >= dayCount(best)) best = run;
  }
  return best;
}

const oldest = (instants: readonly Instant[]) =>
  instants.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));

function derived(ledger: Ledger, { observations, looks }: Series, range: Range): Course | null {
  const total = windowTotal(ledger, range);
  if (total.value === null || total.asOf === null) return held(ledger, looks, observations, range);
  const parts = spansOf(ledger, range).map((part): Stretch | null => {
    const { value, asOf } = windowTotal(ledger, part);
    return value === null || asOf === null ? null : { range: part, value, asOf };
  });
  const whole: Stretch = { range, value: total.value, asOf: total.asOf };
  const fine = addUp(parts, total.value, total.tolerance) ? (parts as Stretch[]) : [whole];
  return {
    value: total.value,
    asOf: total.asOf,
    through: total.through,
    ...readBy(total.support.map((at) => looks[at]!)),
    doubtful: total.suspects.length > 0,
    parts: fine,
    shape: shapeOf(fine),
  };
}

/** Parts of readings of other ages may say something else than the window's own reading: then the window stands alone. */
function addUp(parts: readonly (Stretch | null)[], total: number, tolerance: number): boolean {
  if (parts.length === 0 || parts.includes(null)) return false;
  const sum = parts.reduce((result, part) => result + part!.value, 0);
  return Math.abs(sum - total) <= tolerance + 1e-9 * Math.max(1, Math.abs(total));
}

/** A window that is not derivable but held to one figure: nothing in a longer range is nothing in this one. */
function held(
  ledger: Ledger,
  looks: readonly Look[],
  observations: readonly Observation[],
  range: Range,
): Course | null {
  const { low, high, tolerance } = windowTotal(ledger, range);
  if (low === null || high === null || high - low > tolerance + 1e-9) return null;
  const around = observations.findLastIndex((one) => contains(one.range, range) && one.value === high);
  if (around === -1) return null;
  const { readAt, through, range: outer } = observations[around]!;
  return {
    value: high,
    asOf: readAt,
    through: outer.to === range.to ? through : null,
    ...readBy([looks[around]!]),
    doubtful: false,
    parts: [{ range, value: high, asOf: readAt }],
    shape: range.to,
  };
}
