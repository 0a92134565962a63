import type { Range } from '@/model/range';

import type { Conflict, LedgerOptions, Observation, Refusal, Restatement, WindowTotal } from './types';

export type { Conflict, Grade, LedgerOptions, Observation, Refusal, Restatement, WindowTotal } from './types';

/** What a series of observations says, ready to be asked for any window. Plain data: rebuild it on every reading. */
export interface Ledger {
  observations: readonly Observation[];
  refusals: readonly Refusal[];
  conflicts: readonly Conflict[];
}

/** Never throws: what cannot be used is named in `refusals`. */
export declare function buildLedger(observations: readonly Observation[], options?: LedgerOptions): Ledger;

/** The total of a window with its grade and provenance. */
export declare function windowTotal(ledger: Ledger, range: Range): WindowTotal;

/** The finest partition of a window into derivable parts, in order; empty where the window is not derivable. */
export declare function spansOf(ledger: Ledger, range: Range): Range[];

/** The longest derivable part of a window (the latest of equals); null where there is none. */
export declare function coveredOf(ledger: Ledger, range: Range): Range | null;

/** Ranges of closed days that were read again with another figure, oldest first. */
export declare function restatementsOf(ledger: Ledger): Restatement[];
