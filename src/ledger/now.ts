import type { Intake } from './intake';
import { sessionsOf } from './session';
import type { Observation } from './types';

/**
 * The instant vertex of one session: "now", as seen by the readings that reach today. It lies inside a day
 * and is never the day's boundary.
 */
export interface NowVertex {
  /** Milliseconds of the earliest and latest instant that its readings run to. */
  earliest: number;
  latest: number;
  /** The earliest and latest civil day that it can lie in. */
  dayLow: number;
  dayHigh: number;
  /** The day after the last day that a reading of it names: a window beyond was never asked of the page. */
  reach: number;
}

/**
 * The instant vertices, and per edge the number of its own (−1 where its last day is closed). Looks of one
 * session that cannot lie in the same civil day (it passed midnight) do not share one.
 */
export function instants(order: readonly number[], observations: readonly Observation[], intake: Intake) {
  const nowOf = new Int32Array(order.length).fill(-1);
  const open: number[] = [];
  for (let edge = 0; edge < order.length; edge++)
    if (!Number.isNaN(intake.through[order[edge]!]!)) open.push(edge);
  const groups = new Map<number, number>();
  sessionsOf(
    open.map((edge) => intake.through[order[edge]!]!),
    open.map((edge) => observations[order[edge]!]!.session),
  ).forEach((group, position) => groups.set(open[position]!, group));
  const through = (edge: number) => intake.through[order[edge]!]!;
  open.sort((a, b) => groups.get(a)! - groups.get(b)! || through(a) - through(b) || a - b);

  const nows: NowVertex[] = [];
  open.forEach((edge, position) => {
    const at = order[edge]!;
    const [low, high] = [intake.throughLow[at]!, intake.throughHigh[at]!];
    const now = nows.at(-1);
    const joins =
      now !== undefined &&
      groups.get(open[position - 1]!) === groups.get(edge) &&
      Math.max(now.dayLow, low) <= Math.min(now.dayHigh, high);
    if (joins) {
      now.latest = through(edge);
      now.dayLow = Math.max(now.dayLow, low);
      now.dayHigh = Math.min(now.dayHigh, high);
      now.reach = Math.max(now.reach, intake.end[at]!);
    } else
      nows.push({
        earliest: through(edge),
        latest: through(edge),
        dayLow: low,
        dayHigh: high,
        reach: intake.end[at]!,
      });
    nowOf[edge] = nows.length - 1;
  });
  return { nows, nowOf };
}
