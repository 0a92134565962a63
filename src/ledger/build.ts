import { once } from '@/model/once';

import { constrain, type Constraints } from './constraints';
import { findConflicts, findRestatements, quarantine } from './conflict';
import { growForest, type Forest } from './forest';
import { directEdges, layOut, sessionEdges, type Graph } from './graph';
import { takeIn } from './intake';
import type { Conflict, LedgerOptions, Observation, Refusal, Restatement } from './types';

/**
 * What a series of observations says, ready to be asked for any window. A reading of [a, b) = v is an edge
 * P(b) − P(a) = v between day boundaries, and a window is derivable where its ends are connected. Cheap to
 * build; rebuild it on every new reading.
 */
export interface Ledger {
  observations: readonly Observation[];
  /** What cannot be used, and why. */
  refusals: readonly Refusal[];
  /** Readings that newer ones contradict. */
  conflicts: readonly Conflict[];
  /** The inner workings, for the questions in this folder. */
  graph: Graph;
  forest: Forest;
  options: LedgerOptions;
  nonNegative: boolean;
  /** 1 per observation that was read before its source changed. */
  doubtful: Uint8Array;
  /** What non-negativity allows; worked out at the first question that needs it. */
  constraints: () => Constraints;
  /** The forest of the readings that do not contradict newer ones. */
  agreed: () => Forest;
  /** The forest of the settled readings. */
  settled: () => Forest;
  /** The preferred edge between two vertices, by from · vertices + to. */
  direct: () => ReadonlyMap<number, number>;
  /** Edges that were not settled when read, by session, the newest session first. */
  sessions: () => readonly (readonly number[])[];
}

/**
 * Builds the ledger of one series. Order and duplicates do not matter; nothing throws: what cannot be used is
 * named in `refusals`.
 * @example
 * const read = { readAt: '2026-11-23T08:00:00Z', through: null, tolerance: 0, session: null };
 * const ledger = buildLedger([
 *   { ...read, range: { from: '2026-11-01', to: '2026-11-20' }, value: 900 },
 *   { ...read, range: { from: '2026-11-11', to: '2026-11-20' }, value: 215 },
 * ]);
 * windowTotal(ledger, { from: '2026-11-01', to: '2026-11-10' }).value; // 685
 */
export function buildLedger(observations: readonly Observation[], options: LedgerOptions = {}): Ledger {
  const intake = takeIn(observations, options);
  const graph = layOut(observations, intake, options);
  const forest = growForest(graph);
  const conflicts = options.additive === false ? [] : findConflicts(graph, forest);
  const constraints = once(() => constrain(graph));
  return {
    observations,
    refusals: intake.refusals,
    conflicts,
    graph,
    forest,
    options,
    nonNegative: intake.nonNegative,
    doubtful: quarantine(conflicts, intake),
    constraints,
    agreed: once(() => growForest(graph, (edge) => constraints().accepted[edge] === 1)),
    settled: once(() => growForest(graph, (edge) => graph.epoch[edge] === -1)),
    direct: once(() => directEdges(graph)),
    sessions: once(() => sessionEdges(graph)),
  };
}

/** Ranges of closed days that were read again with another figure, oldest change first. */
export function restatementsOf(ledger: Ledger): Restatement[] {
  return findRestatements(ledger.observations, ledger.graph);
}
