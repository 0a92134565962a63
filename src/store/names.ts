import type { Instant } from '@/model/day';

import type { Entity } from './schema';

/** A stretch of time in milliseconds since 1970, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** When a campaign was seen to bear a name. */
export interface Sighting {
  name: string;
  at: number;
}

const begin = (day: string) => Date.parse(`${day}T00:00:00Z`);
const end = (day: string) => begin(day) + 86_399_999;

/**
 * When an entity was seen under which name. A page tells the name of the moment, and its newest stands until a
 * page shows another. A file tells the name of the moment when it was made, for all of its days; only one that
 * gives several names to one id tells which days bore which.
 */
export function sightingsOf({ names, current }: Pick<Entity, 'names' | 'current'>): Sighting[] {
  const told = names.filter(({ name }) => name !== '');
  const dated = told.filter(({ days }) => days !== undefined);
  const several = new Set(dated.map(({ name }) => name)).size > 1;
  const sightings = told.flatMap(({ name, since, days }): Sighting[] =>
    days && several
      ? [
          { name, at: begin(days[0]) },
          { name, at: end(days[1]) },
        ]
      : [{ name, at: Date.parse(since) }],
  );
  const now = names[current];
  if (now && now.days === undefined && now.name !== '') sightings.push({ name: now.name, at: Infinity });
  return sightings;
}

/** Who may have borne a name, and when. */
export interface Bearer extends Span {
  id: string;
}

/**
 * The stretches in which each name may have been borne: from the last sighting under another name to the next one.
 */
export function bearersOf(
  campaigns: readonly { id: string; sightings: readonly Sighting[]; span?: Span }[],
): Map<string, Bearer[]> {
  const bearers = new Map<string, Bearer[]>();
  for (const { id, sightings, span } of campaigns) {
    const line = sightings.toSorted((a, b) => a.at - b.at);
    for (let first = 0; first < line.length;) {
      let next = first + 1;
      while (next < line.length && line[next]!.name === line[first]!.name) next += 1;
      const { name } = line[first]!;
      const bearer: Bearer = span
        ? { id, ...span }
        : { id, from: line[first - 1]?.at ?? -Infinity, to: line[next]?.at ?? Infinity };
      bearers.set(name, [...(bearers.get(name) ?? []), bearer]);
      first = next;
    }
  }
  return bearers;
}

/**
 * Whom a row without an id means.
 * @returns the one id that may have borne the name in that time; null where more than one may have; undefined
 *   where nobody can have
 */
export function whoIs(
  bearers: ReadonlyMap<string, readonly Bearer[]>,
  name: string,
  { from, to }: Span,
): string | null | undefined {
  const ids = new Set<string>();
  for (const bearer of bearers.get(name) ?? [])
    if (bearer.from <= to && from <= bearer.to) ids.add(bearer.id);
  return ids.size > 1 ? null : [...ids][0];
}

/**
 * The time over which the names of a reading must be unmistakable. A page shows the names of the moment. What a
 * file calls its campaigns may be as old as its days or as new as itself, and its own date is not always the one
 * on which it was made.
 */
export function spanOfNames(reading: { source: 'page' | 'report'; from: string; readAt: Instant }): Span {
  const to = Date.parse(reading.readAt);
  return reading.source === 'page' || reading.from === ''
    ? { from: to, to }
    : { from: Math.min(begin(reading.from), to), to };
}

/** The time in which a name without an id was seen. */
export function spanOfNameless({ names }: Pick<Entity, 'names'>): Span {
  const [named] = names;
  const since = Date.parse(named!.since);
  return named!.days
    ? { from: Math.min(begin(named!.days[0]), since), to: since }
    : { from: since, to: Infinity };
}
