import type { Expression } from '@/kpi/expression';
import type { Day, Instant } from '@/model/day';
import type { Direction, KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';
import type { Range } from '@/model/range';

/**
 * Totals over a range of closed days, or over one that reaches today: the evidence of a judgement.
 * One day is a span of one day; a window's total read from a page is one span. Spans of a case do not overlap.
 */
export interface Span {
  range: Range;
  metrics: Metrics;
  /** The account's day on which the figures were read, where that was not today: how ripe they were then. */
  readOn?: Day;
}

/**
 * Shares of the conversions, and of their value, that are in at age 0, 1, 2 … days, each within [0, 1];
 * past the end of the list everything is in. Without `value` the value ripens like the conversions.
 */
export interface Maturity {
  conversions: readonly number[];
  value?: readonly number[];
  /** Taken from a console's default, not learnt from this account. */
  assumed?: boolean;
  /** Days of which the account's own re-readings taught the curve. */
  rereadDays?: number;
}

/** The aim of a judgement: a target with its window already worked out. */
export interface JudgeTarget {
  /** In the KPI's unit. */
  value: number;
  window: Range;
  /** A fraction of the value. */
  tolerance: number;
  direction: Direction;
  /** Share of the value that is margin, for ROI; 1 by default. */
  margin?: number;
  /** The last change that makes judgement start afresh. */
  changedAt?: Instant;
}

/** How the total should grow over the window: evenly, by the history's weekdays, or along the user's checkpoints. */
export type Pacing = 'even' | 'weekday' | readonly Checkpoint[];

/** At the end of `day` this share (0 to 1) of the target should be reached. */
export interface Checkpoint {
  day: Day;
  share: number;
}

/**
 * What is believed of a KPI before this campaign's own figures: a Gamma(shape, rate) on counts per unit of
 * exposure, a Beta(hits, misses) on a share, and for the order value v that 1/v is Gamma(shape, rate).
 */
export interface Prior {
  gamma?: { shape: number; rate: number };
  beta?: { hits: number; misses: number };
  orderValue?: { shape: number; rate: number };
  /** Of how many campaigns of the account it was learnt; absent where it only takes the target for likely. */
  campaigns?: number;
}

/** Variance of (actual / forecast) that the account's past forecasts showed, and the horizon in days it was seen at. */
export interface Drift {
  variance: number;
  horizon: number | null;
  /** How many past forecasts showed it. */
  forecasts?: number;
}

/** Everything that one judgement needs. Pure: the time is a parameter. */
export interface JudgeCase {
  kpi: KpiKey;
  /** What a custom KPI is made of. */
  formula?: Expression;
  target: JudgeTarget;
  /** In any order; those before the window are evidence for the rate only. */
  spans: readonly Span[];
  now: Instant;
  /** The account's civil day at `now`. */
  today: Day;
  /** When the newest figures were read. Where given, stale readings turn the light grey. */
  readAt?: Instant;
  /** Share of today that had gone by at the reading, 0 to 1, where a span reaches today; else from `now` in UTC. */
  dayShare?: number;
  maturity?: Maturity;
  /** The console says that the campaign is learning: no red meanwhile. */
  learning?: boolean;
  /** Nothing more will be spent in this window. */
  ended?: boolean;
  /** What is still planned to be spent from the end of the spans to the end of the window; else forecast from the spans. */
  plannedSpend?: number;
  /** The most that the platforms' rules let be spent over the same days; nothing more is forecast. */
  mostSpend?: number;
  pacing?: Pacing;
  prior?: Prior;
  /** Over-dispersion learnt elsewhere, at least 1, and the days it counts for; the own days are added to it. */
  dispersion?: { phi: number; days: number };
  drift?: Drift;
}
