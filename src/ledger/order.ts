import type { Intake } from './intake';
import type { LedgerOptions, Observation } from './types';

/** The usable observations in the order in which they are preferred. */
export interface Order {
  observations: number[];
  /** Per position: equally preferred ones (read at the same instant) share a rank, 0 is preferred. */
  ranks: Int32Array;
}

/** Least stale first where staleness rules, then newest first, then by what they say. */
export function preferred(
  observations: readonly Observation[],
  intake: Intake,
  options: LedgerOptions,
): Order {
  const order: number[] = [];
  for (let at = 0; at < observations.length; at++) if (intake.usable[at] === 1) order.push(at);
  const { staleness } = options;
  const stale = new Float64Array(observations.length);
  if (staleness !== undefined)
    for (const at of order) stale[at] = Math.max(0, staleness(observations[at]!)) || 0;
  const { readAt } = intake;
  const byPreference = (a: number, b: number) => stale[a]! - stale[b]! || readAt[b]! - readAt[a]!;
  order.sort((a, b) => byPreference(a, b) || byContent(a, b, observations, intake));
  const ranks = new Int32Array(order.length);
  for (let at = 1; at < order.length; at++)
    ranks[at] = ranks[at - 1]! + (byPreference(order[at - 1]!, order[at]!) === 0 ? 0 : 1);
  return { observations: order, ranks };
}

/**
 * Equal in time: by what they say, so that the order in which they came in decides nothing. Shorter ranges
 * first (they part a window finer), then the finer rounding, then the larger figure (a filter only removes).
 */
function byContent(a: number, b: number, observations: readonly Observation[], intake: Intake): number {
  const [left, right] = [observations[a]!, observations[b]!];
  const open = (at: number) => (Number.isNaN(intake.through[at]!) ? 0 : intake.through[at]!);
  return (
    intake.end[a]! - intake.from[a]! - (intake.end[b]! - intake.from[b]!) ||
    intake.from[a]! - intake.from[b]! ||
    open(a) - open(b) ||
    left.tolerance - right.tolerance ||
    right.value - left.value ||
    compareText(left.session ?? '', right.session ?? '') ||
    a - b
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
