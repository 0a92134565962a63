import { earliestDay, latestDay, parseDay, parseInstant } from './calendar';
import type { LedgerOptions, Observation, Refusal } from './types';

/** Beyond it sums are no longer exact to the unit; no campaign comes near. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Observations in numbers, by observation index. Refused ones have `usable` 0. */
export interface Intake {
  usable: Uint8Array;
  /** First day, and the day after the last one. */
  from: Int32Array;
  end: Int32Array;
  /** Milliseconds; `through` is NaN where the last day is closed. */
  readAt: Float64Array;
  through: Float64Array;
  /** The earliest and the latest civil day that the instant `through` can lie in. */
  throughLow: Int32Array;
  throughHigh: Int32Array;
  /** 1 where every day's figure was final when it was read. */
  settled: Uint8Array;
  nonNegative: boolean;
  refusals: Refusal[];
}

/** Parses and checks every observation once. What cannot be used is named, never thrown. */
export function takeIn(observations: readonly Observation[], options: LedgerOptions): Intake {
  const count = observations.length;
  const intake: Intake = {
    usable: new Uint8Array(count),
    from: new Int32Array(count),
    end: new Int32Array(count),
    readAt: new Float64Array(count),
    through: new Float64Array(count),
    throughLow: new Int32Array(count),
    throughHigh: new Int32Array(count),
    settled: new Uint8Array(count),
    nonNegative: options.nonNegative ?? true,
    refusals: [],
  };
  const now = options.now === undefined ? Number.POSITIVE_INFINITY : parseInstant(options.now);
  for (let at = 0; at < count; at++) {
    const why = takeOne(observations[at]!, at, intake, options, now);
    if (why === null) intake.usable[at] = 1;
    else intake.refusals.push({ observation: at, why });
  }
  if (options.nonNegative === undefined)
    intake.nonNegative = !observations.some((one, at) => intake.usable[at] === 1 && one.value < 0);
  return intake;
}

function takeOne(
  one: Observation,
  at: number,
  intake: Intake,
  options: LedgerOptions,
  now: number,
): Refusal['why'] | null {
  if (!(Math.abs(one.value) <= LARGEST) || !(one.tolerance >= 0 && one.tolerance <= LARGEST))
    return 'not-a-number';
  if (options.nonNegative === true && one.value < 0) return 'below-zero';
  const from = parseDay(one.range.from);
  const last = parseDay(one.range.to);
  if (!(from <= last)) return 'not-a-range';
  const readAt = parseInstant(one.readAt);
  const stated =
    one.through === null ? Number.NaN : one.through === one.readAt ? readAt : parseInstant(one.through);
  if (Number.isNaN(readAt) || (one.through !== null && Number.isNaN(stated))) return 'not-an-instant';
  if (readAt > now) return 'from-the-future';

  const { dayOf } = options;
  // Where the zone is known, a range whose last day was not over when it was read is open, said or unsaid.
  const open = dayOf !== undefined && Number.isNaN(stated) && parseDay(dayOf(one.readAt)) <= last;
  let through = open ? readAt : stated;
  if (!Number.isNaN(through)) {
    const day = dayOf === undefined ? Number.NaN : parseDay(dayOf(open ? one.readAt : one.through!));
    const low = Number.isNaN(day) ? earliestDay(through) : day;
    const high = Number.isNaN(day) ? latestDay(through) : day;
    if (high < from) return 'not-begun';
    if (low > last) through = Number.NaN;
    intake.throughLow[at] = Math.max(low, from);
    intake.throughHigh[at] = Math.min(high, last);
  }
  intake.from[at] = from;
  intake.end[at] = last + 1;
  intake.readAt[at] = readAt;
  intake.through[at] = through;
  intake.settled[at] = Number.isNaN(through) && isSettled(one, last, readAt, options) ? 1 : 0;
  return null;
}

function isSettled(one: Observation, last: number, readAt: number, options: LedgerOptions): boolean {
  const age = options.settledAfter === undefined ? 2 : options.settledAfter;
  if (age === null) return true;
  const today = options.dayOf === undefined ? earliestDay(readAt) : parseDay(options.dayOf(one.readAt));
  return today - last >= age;
}
