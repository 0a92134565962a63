import type { Day, Instant } from '@/model/day';
import type { Range } from '@/model/range';

/**
 * One figure of one reading. All observations of a ledger belong to one series: the same account, entity id,
 * additive metric, attribution, currency and time zone. A row that was absent, or a cell shown empty, is no
 * observation: absent is not zero.
 */
export interface Observation {
  /** Civil days of the account, both ends included. */
  range: Range;
  /** In the metric's unit: counts, or money in units of the currency. */
  value: number;
  readAt: Instant;
  /** Where the range reaches today: the instant that the figure runs to. Null for a range of closed days. */
  through: Instant | null;
  /** Half the unit of the last place shown, 0 for exact counts: "12.3K" is 50. */
  tolerance: number;
  /** What one page state read within a few minutes; null where unknown, then nearness in time decides. */
  session: string | null;
}

/** What a ledger must know of its metric and account; see `rulesFor` for a metric's usual values. */
export interface LedgerOptions {
  /** False: only a direct reading of exactly the window counts (reach, frequency, ratios). Default true. */
  additive?: boolean;
  /**
   * May the metric not be below zero on any day? True refuses observations below zero. Left out, it holds
   * as long as no observation is below zero (a credit or a refund that a console shows is a fact).
   */
  nonNegative?: boolean;
  /** Age in days (0 is today) at which a day's figure is final; null: as soon as the day is over. Default 2. */
  settledAfter?: number | null;
  /** The account's civil day of an instant; without it a day counts as over when it is over in every zone. */
  dayOf?: (instant: Instant) => Day;
  /** Observations read after this instant are refused. */
  now?: Instant;
  /**
   * By what share an observation that was not settled has grown since it was read, c(now) / c(then) − 1 ≥ 0.
   * Without it the bound of a total of mixed ages is not known.
   */
  growth?: (observation: Observation) => number;
  /**
   * What is to be kept small along a path instead of the age of its readings (conversions that had not
   * arrived when it was read, say); equal ones go by time, newest first.
   */
  staleness?: (observation: Observation) => number;
}

/**
 * - `exact`: one reading of exactly this window, or a sum and difference of readings that are all settled or
 *   of one session.
 * - `mixed`: derived from readings of different ages, or across a source that changed.
 * - `bounds`: not derivable, but held between `low` and `high` (null: open above).
 * - `unknown`: nothing can be said.
 */
export type Grade = 'exact' | 'mixed' | 'bounds' | 'unknown';

export interface WindowTotal {
  grade: Grade;
  /** In the metric's unit; null for `bounds` and `unknown`. Never below zero for a non-negative metric. */
  value: number | null;
  /** What the total lies between; null where no end is known. */
  low: number | null;
  high: number | null;
  /** Sum of the tolerances used, and for `mixed` of the growth since. */
  tolerance: number;
  /** When the oldest reading used was read; null where none was. */
  asOf: Instant | null;
  /** Where the window reaches today: the instant that the total runs to. Null where its last day is closed. */
  through: Instant | null;
  /** Indices into the observations, ascending. */
  support: number[];
  /** Ranges that, read once, would make the window derivable; empty where it is. */
  missing: Range[];
  /** Indices of observations in doubt: read before the source changed, or part of a sum below zero. */
  suspects: number[];
}

/** A reading that newer ones contradict by more than their rounding. It is not used where they are. */
export interface Conflict {
  /** Index of the older observation. */
  observation: number;
  /** Observed minus derived from the newer ones, in the metric's unit. */
  residual: number;
  /** Sum of the tolerances of both sides. */
  tolerance: number;
  /** Indices of the newer observations that it contradicts, ascending. */
  against: number[];
  /** `restated`: figures grew (or were credited) since. `source-changed`: filter, name, column, zone. */
  cause: 'restated' | 'source-changed';
}

/** The same range of closed days read twice with different figures. */
export interface Restatement {
  range: Range;
  earlier: { observation: number; value: number; readAt: Instant };
  later: { observation: number; value: number; readAt: Instant };
}

/** An observation that cannot be used, by index, and why (`not-a-number`: nor one beyond 2^53). */
export interface Refusal {
  observation: number;
  why: 'not-a-number' | 'not-a-range' | 'not-an-instant' | 'below-zero' | 'from-the-future' | 'not-begun';
}
