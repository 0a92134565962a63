import type { Range } from '@/model/range';

import { pathBetween, type Forest, type Path } from './forest';
import type { Graph } from './graph';
import type { Intake } from './intake';
import { exactSum } from './sum';
import type { Conflict, Observation, Restatement } from './types';

/**
 * Revisions that need no reason: platforms take back a little for invalid traffic long after a day is over.
 * Seen in a real history: 98 % of settled cost windows within 0.5 %.
 */
const CREDIT = 0.005;

/**
 * Every reading that the newer ones contradict by more than the rounding of both. In the vector
 * [0,30)=900, [23,30)=210, later [23,30)=215, the second has the residual −5.
 */
export function findConflicts(graph: Graph, forest: Forest): Conflict[] {
  const conflicts: Conflict[] = [];
  for (let edge = 0; edge < graph.edges; edge++) {
    if (forest.used[edge] === 1) continue;
    const [from, to] = [graph.from[edge]!, graph.to[edge]!];
    const [value, tolerance] = [graph.value[edge]!, graph.tolerance[edge]!];
    const rough = value - (forest.potential[to]! - forest.potential[from]!);
    const size = Math.abs(value) + Math.abs(forest.potential[to]!) + Math.abs(forest.potential[from]!);
    if (Math.abs(rough) <= tolerance + size * 1e-12) continue;

    const path = pathBetween(graph, forest, from, to)!;
    const values = [value, ...path.edges.map((at) => graph.value[at]!)];
    const residual = exactSum(values, [1, ...path.signs.map((sign) => -sign)]);
    const allowed = path.edges.reduce((sum, at) => sum + graph.tolerance[at]!, tolerance);
    if (Math.abs(residual) <= allowed) continue;

    const largest = Math.max(...values.map(Math.abs));
    const credit = Math.abs(residual) <= CREDIT * largest;
    const grew = mayHaveGrown(graph, edge, path, residual);
    conflicts.push({
      observation: graph.observation[edge]!,
      residual,
      tolerance: allowed,
      against: path.edges.map((at) => graph.observation[at]!).sort((a, b) => a - b),
      cause: credit || grew ? 'restated' : 'source-changed',
    });
  }
  return conflicts;
}

/**
 * Can figures that were not settled when read, and only grew since, explain the residual? Of each day less is
 * missing the later it is read; so, day by day and from the oldest reading on, the missing figures of the
 * readings up to some instant must tip the cycle the way the residual points. (The older of two readings of
 * one range can be too small, never too large.)
 */
function mayHaveGrown(graph: Graph, edge: number, path: Path, residual: number): boolean {
  const cycle = [{ at: edge, sign: -1 }, ...path.edges.map((at, step) => ({ at, sign: path.signs[step]! }))]
    .filter(({ at }) => graph.epoch[at] !== -1)
    .map(({ at, sign }) => ({
      sign,
      at,
      from: dayOf(graph, graph.from[at]!),
      end: dayOf(graph, graph.to[at]!),
    }))
    .sort((a, b) => graph.readAt[a.at]! - graph.readAt[b.at]!);
  const days = new Set(cycle.flatMap(({ from, end }) => [from, end]));
  for (const day of days) {
    let tipped = 0;
    for (const [step, one] of cycle.entries()) {
      if (one.from <= day && day < one.end) tipped += one.sign;
      const next = cycle[step + 1];
      const more = next !== undefined && graph.readAt[next.at] === graph.readAt[one.at];
      if (!more && tipped * residual > 0) return true;
    }
  }
  return false;
}

/** The day that a boundary begins, or the day after a session's own. */
function dayOf(graph: Graph, vertex: number): number {
  const { days, nows } = graph;
  return vertex < days.length ? days[vertex]! : nows[vertex - days.length]!.dayHigh + 1;
}

/**
 * What stands in doubt after a source changed: everything of the disputed days that was read no later than
 * the reading that newer ones contradict.
 * @returns 1 per observation in doubt
 */
export function quarantine(conflicts: readonly Conflict[], intake: Intake): Uint8Array {
  const doubtful = new Uint8Array(intake.usable.length);
  for (const { cause, observation } of conflicts) {
    if (cause !== 'source-changed') continue;
    for (let at = 0; at < doubtful.length; at++) {
      const older = intake.readAt[at]! <= intake.readAt[observation]!;
      const shares =
        intake.from[at]! < intake.end[observation]! && intake.from[observation]! < intake.end[at]!;
      if (intake.usable[at] === 1 && older && shares) doubtful[at] = 1;
    }
  }
  return doubtful;
}

/** Ranges of closed days whose figure differs between two looks in a row, by more than their rounding. */
export function findRestatements(observations: readonly Observation[], graph: Graph): Restatement[] {
  const byRange = new Map<string, number[]>();
  const oldestFirst = Array.from(graph.observation, (_, edge) => edge).sort(
    (a, b) => graph.readAt[a]! - graph.readAt[b]! || b - a,
  );
  for (const edge of oldestFirst) {
    if (graph.to[edge]! >= graph.days.length) continue;
    const key = `${graph.from[edge]} ${graph.to[edge]}`;
    const looks = byRange.get(key) ?? [];
    looks.push(graph.observation[edge]!);
    byRange.set(key, looks);
  }
  const found: Restatement[] = [];
  for (const looks of byRange.values())
    for (let step = 1; step < looks.length; step++) {
      const [then, now] = [looks[step - 1]!, looks[step]!];
      const [older, newer] = [observations[then]!, observations[now]!];
      if (Math.abs(newer.value - older.value) <= older.tolerance + newer.tolerance) continue;
      const range: Range = { from: older.range.from, to: older.range.to };
      found.push({
        range,
        earlier: { observation: then, value: older.value, readAt: older.readAt },
        later: { observation: now, value: newer.value, readAt: newer.readAt },
      });
    }
  return found.sort((a, b) => Date.parse(a.later.readAt) - Date.parse(b.later.readAt));
}
