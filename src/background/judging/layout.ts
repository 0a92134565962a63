import type { Range } from '@/model/range';
import type { Observation } from '@/ledger/ledger';
import type { Look } from '@/store/schema';

/**
 * The looks that figures came from, in order, with the range that each can be of. Nearly all campaigns and metrics
 * of an account were shown by the same looks: they share one layout, and what follows from it is worked out once.
 */
export interface Layout {
  looks: readonly Look[];
  ranges: readonly Range[];
  /** What was worked out once for all series of this layout, by a name of its own. */
  once<T>(name: string, make: () => T): T;
}

export function layoutOf(looks: readonly Look[], ranges: readonly Range[]): Layout {
  const known = new Map<string, unknown>();
  return {
    looks,
    ranges,
    once<T>(name: string, make: () => T): T {
      if (!known.has(name)) known.set(name, make());
      return known.get(name) as T;
    },
  };
}

/** A place in the tree of all sequences of looks that occur. */
export interface Step {
  /** The sequence with one more look. */
  and(look: Look, range: Range): Step;
  layout(): Layout;
}

/** The empty sequence: equal sequences that are walked from here end at the same place. */
export function emptyLayout(): Step {
  return stepAfter(null, null, null);
}

interface Place extends Step {
  before: Place | null;
  look: Look | null;
  range: Range | null;
}

function stepAfter(before: Place | null, look: Look | null, range: Range | null): Place {
  const next = new Map<Look, Place>();
  // Rows come look by look: nearly always the same one follows.
  let last: Place | null = null;
  let made: Layout | null = null;
  return {
    before,
    look,
    range,
    and(one, of) {
      if (last?.look === one) return last;
      let place = next.get(one);
      if (!place) next.set(one, (place = stepAfter(this as Place, one, of)));
      return (last = place);
    },
    layout() {
      if (made) return made;
      const looks: Look[] = [];
      const ranges: Range[] = [];
      for (let place: Place | null = this as Place; place?.look; place = place.before) {
        looks.push(place.look);
        ranges.push(place.range!);
      }
      return (made = layoutOf(looks.reverse(), ranges.reverse()));
    },
  };
}

/** One figure a look of a layout, and half the unit of the last place that it was shown with. */
export interface Column {
  layout: Layout;
  values: readonly number[];
  tolerances: readonly number[];
}

/** The column as the ledger takes it. */
export function observationsOf({ layout, values, tolerances }: Column): Observation[] {
  return layout.looks.map(({ readAt, through }, at) => ({
    range: layout.ranges[at]!,
    value: values[at]!,
    readAt,
    through,
    tolerance: tolerances[at]!,
    session: null,
  }));
}
