import { addDays, type Day, type Instant } from '@/model/day';
import { dayCount, type Range } from '@/model/range';

import type { Clock } from './clock';
import { partsOf, readBy, type Course } from './course';
import type { Layout } from './layout';
import type { Series } from './sight';

/** Observations that do not overlap, in order; `open` where the last day was not over. */
export interface Tile {
  at: number;
  from: Day;
  to: Day;
  open: boolean;
}

/** The newest observation of each range, where none overlaps another and only the last one is open; else null. */
export function tilesOf({ layout, values }: Series, clock: Clock): readonly Tile[] | null {
  if (values.some((value) => value < 0)) return null;
  return layout.once('tiles', () => tilesIn(layout, clock));
}

function tilesIn({ looks, ranges }: Layout, { dayOf, now }: Clock): Tile[] | null {
  const newest = new Map<string, Tile>();
  for (const [at, { readAt, through }] of looks.entries()) {
    if (!(readAt <= now)) return null;
    const range = ranges[at]!;
    const key = `${range.from} ${range.to}`;
    const before = newest.get(key);
    if (before && Date.parse(looks[before.at]!.readAt) >= Date.parse(readAt)) continue;
    const open = through !== null || (dayOf !== null && dayOf(readAt) <= range.to);
    newest.set(key, { at, from: range.from, to: range.to, open });
  }
  const tiles = [...newest.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const apart = tiles.every((tile, index) => index === 0 || tiles[index - 1]!.to < tile.from);
  return apart && tiles.every((tile) => !tile.open) ? tiles : null;
}

/** The sum of the tiles that fill the range exactly; null where they do not. */
export function tiled(tiles: readonly Tile[], { layout, values }: Series, range: Range): Course | null {
  const frame = layout.once(`tiled ${range.from} ${range.to}`, () => framed(tiles, layout, range));
  if (!frame) return null;
  const { places, common } = frame;
  const own = places.map((at) => values[at]!);
  return { ...common, value: own.reduce((sum, value) => sum + value, 0), values: own };
}

/** What all series of a layout have in common over a range: everything but the values, and where those stand. */
interface Frame {
  places: number[];
  common: Omit<Course, 'value' | 'values'>;
}

function framed(tiles: readonly Tile[], { looks }: Layout, range: Range): Frame | null {
  const first = tiles.findIndex(({ from }) => from === range.from);
  if (first === -1) return null;
  const used: Tile[] = [];
  let next = range.from;
  for (let index = first; index < tiles.length && next <= range.to; index += 1) {
    const tile = tiles[index]!;
    if (tile.from !== next || tile.to > range.to) return null;
    used.push(tile);
    next = addDays(tile.to, 1);
  }
  if (next <= range.to) return null;
  const read = used.map(({ at }) => looks[at]!);
  const asOf = read.map(({ readAt }) => readAt);
  const parts = partsOf(
    used.map(({ from, to }) => ({ from, to })),
    asOf,
  );
  return {
    places: used.map(({ at }) => at),
    common: { asOf: oldest(asOf), through: null, ...readBy(read), doubtful: false, parts },
  };
}

/** The longest run of tiles without a gap inside the range, the latest of equals. */
export function tiledPart(tiles: readonly Tile[], layout: Layout, range: Range): Range | null {
  return layout.once(`covered ${range.from} ${range.to}`, () => longestRun(tiles, range));
}

function longestRun(tiles: readonly Tile[], range: Range): Range | null {
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
