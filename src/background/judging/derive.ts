import { addDays, type Day, type Instant } from '@/model/day';
import { contains, type Range } from '@/model/range';
import { isDerivable, windowTotal, type Ledger } from '@/ledger/ledger';

import { daysApart } from './clock';
import { partsOf, readBy, type Course } from './course';
import type { Series } from './sight';

/** A part of a range, as the ledger gives it. */
interface Stretch {
  range: Range;
  value: number;
  asOf: Instant;
}

/** What the ledger says of a range, in the parts that `rangesOf` gives; null where it cannot say. */
export function derived(
  ledger: Ledger,
  series: Series,
  range: Range,
  rangesOf: (ledger: Ledger, range: Range) => Range[],
): Course | null {
  const total = windowTotal(ledger, range);
  if (total.value === null || total.asOf === null) return held(total, series, range);
  const parts = rangesOf(ledger, range).map((part): Stretch | null => {
    const { value, asOf } = windowTotal(ledger, part);
    return value === null || asOf === null ? null : { range: part, value, asOf };
  });
  const whole: Stretch = { range, value: total.value, asOf: total.asOf };
  const fine = addUp(parts, total.value, total.tolerance) ? (parts as Stretch[]) : [whole];
  return {
    value: total.value,
    asOf: total.asOf,
    through: total.through,
    ...readBy(total.support.map((at) => series.layout.looks[at]!)),
    doubtful: total.suspects.length > 0,
    parts: partsOf(
      fine.map((part) => part.range),
      fine.map((part) => part.asOf),
    ),
    values: fine.map((part) => part.value),
  };
}

/** Days in a coarse part. */
const COARSE_DAYS = 7;

/** A range in parts of about a week, counted back from its end, at days where some reading begins or ends. */
export function coarseParts(ledger: Ledger, range: Range): Range[] {
  const cuts = new Set<Day>();
  for (const { range: read } of ledger.observations) cuts.add(read.from).add(addDays(read.to, 1));
  const inside = [...cuts].filter((day) => day > range.from && day <= range.to).toSorted();
  const parts: Range[] = [];
  let to = range.to;
  for (const day of inside.toReversed()) {
    if (daysApart(day, to) + 1 < COARSE_DAYS || !isDerivable(ledger, { from: day, to })) continue;
    parts.unshift({ from: day, to });
    to = addDays(day, -1);
  }
  return [{ from: range.from, to }, ...parts];
}

/** Parts of readings of other ages may say something else than the window's own reading: then the window stands alone. */
function addUp(parts: readonly (Stretch | null)[], total: number, tolerance: number): boolean {
  if (parts.length === 0 || parts.includes(null)) return false;
  const sum = parts.reduce((result, part) => result + part!.value, 0);
  return Math.abs(sum - total) <= tolerance + 1e-9 * Math.max(1, Math.abs(total));
}

/** A window that is not derivable by itself: nothing in a longer range is nothing in this one. */
function held(
  { high }: ReturnType<typeof windowTotal>,
  { layout, values, tolerances }: Series,
  range: Range,
): Course | null {
  const around = values.findLastIndex((value, at) => value === 0 && contains(layout.ranges[at]!, range));
  // The ledger's own bound says whether any other reading speaks against it.
  if (around === -1 || high === null || high > tolerances[around]! + 1e-9) return null;
  const { readAt, through } = layout.looks[around]!;
  const outer = layout.ranges[around]!;
  return {
    value: 0,
    asOf: readAt,
    through: outer.to === range.to ? through : null,
    ...readBy([layout.looks[around]!]),
    doubtful: false,
    parts: partsOf([range], [readAt]),
    values: [0],
  };
}
