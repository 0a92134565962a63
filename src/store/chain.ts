import { metricKeys, type MetricKey } from '@/model/metric';
import type { Reading, Row } from '@/model/reading';

import { nameRow, type Register } from './entities';
import { packRows, unpackRows, type Pack, type Placed } from './pack';
import type { Look, LookKey, StoredPack } from './schema';

/** How many looks a chain of unchanged rows may hang on before all rows are stored anew. */
export const CHAIN = 8;

export const keyOfLook = (look: Look): LookKey => [
  look.account,
  look.level,
  look.from,
  look.to,
  look.at,
  look.n,
];
export const baseKey = (look: Look): LookKey | null =>
  look.base && [look.account, look.level, look.from, look.to, ...look.base];

/** Where each row of a look stands: a pack, and the place in it. */
export interface Standing {
  pack: Pack;
  at: number;
}

/**
 * The rows of a look through its chain of bases. A row whose base was set aside as broken is left out: what
 * is left is still what was read.
 * @param packs the look's own pack, its base's, and so on; null where one is lost.
 */
export function standings(packs: readonly (StoredPack | null)[]): Standing[] {
  return places(packs).filter((row) => row !== undefined);
}

/** Holes keep their place here, or the rows above them would be taken for others. */
function places(packs: readonly (StoredPack | null)[]): (Standing | undefined)[] {
  const [own, ...older] = packs;
  if (own === undefined || own === null) return [];
  const ownRow = (at: number): Standing => ({ pack: own.pack, at });
  if (own.order === null)
    return older.length > 0 ? places(older) : Array.from({ length: own.pack.rows }, (_, at) => ownRow(at));
  const below = places(older);
  return Array.from(own.order, (place) => (place < 0 ? ownRow(-1 - place) : below[place]));
}

/** Rows of a look out of its standings, in their order; those of an entity that was set aside are left out. */
export function rowsAt(register: Register, rows: readonly Standing[]): Row[] {
  return placedAt(rows)
    .map((placed) => nameRow(register, placed))
    .filter((row) => row !== null);
}

/** As `rowsAt`, with the register's numbers instead of id and name. */
export function placedAt(rows: readonly Standing[]): Placed[] {
  const unpacked = new Map<Pack, Placed[]>();
  return rows.map(({ pack, at }) => {
    let placed = unpacked.get(pack);
    if (!placed) {
      placed = unpackRows(pack);
      unpacked.set(pack, placed);
    }
    const row = placed[at];
    if (!row) throw new RangeError(`no row ${at} of ${pack.rows}`);
    return row;
  });
}

/** One row as a text that is the same exactly where every fact of two rows is. */
const factsOf = ({ entity, name, row }: Placed) =>
  JSON.stringify([entity, name, sorted(row)], (_, value: unknown) =>
    typeof value === 'number' && Object.is(value, -0) ? '-0' : value,
  );

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sorted(part)]);
}

/**
 * Packs rows against an earlier look of the same range: a row seen again unchanged is one number. `changed`
 * counts the rows that had to be stored.
 */
export function packAgainst(
  base: readonly Placed[] | null,
  rows: readonly Placed[],
): { stored: StoredPack; changed: number; same: boolean } {
  if (base === null)
    return { stored: { order: null, pack: packRows(rows) }, changed: rows.length, same: false };
  const places = new Map(base.map((row, place) => [factsOf(row), place]));
  const fresh: Placed[] = [];
  const order = rows.map((row) => {
    const place = places.get(factsOf(row));
    if (place !== undefined) return place;
    fresh.push(row);
    return -fresh.length;
  });
  const same = rows.length === base.length && order.every((place, index) => place === index);
  const wide = Math.max(base.length, fresh.length) > 0x7fff;
  const places32 = wide ? Int32Array.from(order) : Int16Array.from(order);
  return {
    stored: { order: same ? null : places32, pack: packRows(fresh) },
    changed: fresh.length,
    same: fresh.length === 0,
  };
}

/** Above this many entities of an account's level, looks do not list what they saw. */
const MOST_BITS = 16_384;

/** What a look's head says of its rows. */
export function shownBy(rows: readonly Placed[]): Pick<Look, 'seen' | 'metrics' | 'everywhere' | 'ids'> {
  const shows = (metric: MetricKey) => (one: Placed) => one.row.metrics[metric] !== undefined;
  const highest = rows.reduce((max, { entity }) => Math.max(max, entity), -1);
  const ids = highest < MOST_BITS ? new Uint8Array((highest >> 3) + 1) : null;
  for (const { entity } of rows) if (ids) ids[entity >> 3] = ids[entity >> 3]! | (1 << (entity & 7));
  return {
    seen: rows.length,
    metrics: metricKeys.filter((metric) => rows.some(shows(metric))),
    everywhere: rows.length === 0 ? [] : metricKeys.filter((metric) => rows.every(shows(metric))),
    ids,
  };
}

/** Did the one look see every entity that the other saw? Looks of different keys count them differently. */
export function sawAll(one: Look, other: Look): boolean {
  if (one.account !== other.account || !one.ids || !other.ids) return false;
  const { ids } = one;
  return other.ids.every((bits, place) => (bits & ~(ids[place] ?? 0)) === 0);
}

/** The reading that a look and its rows are. */
export function readingOf(look: Look, rows: Row[]): Reading {
  return {
    source: look.source,
    platform: look.platform,
    grid: look.grid,
    account: look.evidence,
    level: look.level,
    range: look.from === '' ? null : { from: look.from, to: look.to },
    currency: look.currency,
    attribution: look.attribution,
    readAt: look.readAt,
    rows,
    totals: look.totals,
    coverage: look.coverage,
    through: look.through,
    problems: look.problems,
    ...(look.verdict === undefined ? {} : { verdict: look.verdict }),
    ...(look.derived === undefined ? {} : { derived: look.derived }),
  };
}
