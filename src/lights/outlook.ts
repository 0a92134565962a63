import type { Landing, ReasonParams } from '@/model/light';

/**
 * What the evidence says of one KPI, whatever it is: where its figure stands, and where it will be at the
 * period's end. `below` and `above` are P(final < x) and P(final > x), in the KPI's unit.
 */
export interface Outlook {
  /** 80 % interval of the figure once all late conversions are in; null where it has no bound. */
  low: number | null;
  high: number | null;
  below(x: number): number;
  above(x: number): number;
  landing: Landing | null;
  /** Counts that the evidence so far should hold if the target were met; Infinity where no few counts can mislead. */
  expected: number;
  /** Share of the window's conversions or value that are in. */
  ripe: number;
  /** Nothing is to come: the outcome is a fact. */
  settled: boolean;
  /** For totals: what still comes of days already counted. */
  late?: number;
  /** Chance of missing a total even if all days to come brought twice what the target asks of a day. */
  hopeless?(x: number): number;
  /** ln of the e-value against "the target is met", where there is one. */
  logEvidence?: number;
  /** The figures put in, for the "why". */
  facts: ReasonParams;
}

export const TENTH = 0.1;
export const NINE_TENTHS = 0.9;

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A landing with bounds, or none where one of them has no end. */
export function landingOf(value: number, low: number, high: number): Landing | null {
  return Number.isFinite(value) && Number.isFinite(low) && Number.isFinite(high)
    ? { value, low, high }
    : null;
}
