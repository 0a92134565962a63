import { type Day, type Instant } from '@/model/day';
import type { Range } from '@/model/range';
import type { Row } from '@/model/reading';

import type { Register } from './entities';
import type { Placed } from './pack';
import type { Entity } from './schema';

const keyOf = (id: string | null, name: string) => (id === null ? `name ${name}` : `id ${id}`);

/** Where each entity of a register stands: built once for many readings. */
export function placesOf(register: Register): Map<string, number> {
  const places = new Map<string, number>();
  register.forEach((entity, index) => {
    if (entity) places.set(keyOf(entity.id, entity.names[0]!.name), index);
  });
  return places;
}

/** The last day decides; of names borne on one day the greater text, so that no order of reading does. */
function newest(names: Entity['names']): number {
  let best = 0;
  names.forEach(({ name, days }, index) => {
    const [last, bestLast] = [days?.[1] ?? '', names[best]!.days?.[1] ?? ''];
    if (last > bestLast || (last === bestLast && name > names[best]!.name)) best = index;
  });
  return best;
}

/** The parts of a file come in any order, and leave the same register: no name is newer for being read later. */
export function placeImported(
  register: Register,
  places: Map<string, number>,
  rows: readonly Row[],
  readAt: Instant,
  range: Range | null,
): { placed: Placed[]; changed: Set<number> } {
  const changed = new Set<number>();
  const own: [Day, Day] = range ? [range.from, range.to] : [readAt.slice(0, 10), readAt.slice(0, 10)];
  const at = Date.parse(readAt);
  const placed = rows.map((row): Placed => {
    const { id, name } = row;
    const key = keyOf(id, name);
    let index = places.get(key);
    if (index === undefined) {
      index = register.length;
      register.push({ id, names: [{ name, since: readAt, days: own }], current: 0 });
      places.set(key, index);
      changed.add(index);
    }
    const entity = register[index]!;
    let place = entity.names.findIndex((named) => named.name === name);
    if (place === -1) {
      place = entity.names.length;
      entity.names.push({ name, since: readAt, days: own });
      entity.current = newest(entity.names);
      changed.add(index);
      return { entity: index, name: place, row };
    }
    const known = entity.names[place]!;
    const days: [Day, Day] = [
      known.days && known.days[0] < own[0] ? known.days[0] : own[0],
      known.days && known.days[1] > own[1] ? known.days[1] : own[1],
    ];
    const since = known.since !== readAt && Date.parse(known.since) > at ? readAt : known.since;
    if (since !== known.since || days[0] !== known.days?.[0] || days[1] !== known.days[1]) {
      entity.names[place] = { name, since, days };
      entity.current = newest(entity.names);
      changed.add(index);
    }
    return { entity: index, name: place, row };
  });
  return { placed, changed };
}
