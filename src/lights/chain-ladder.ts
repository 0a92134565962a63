import { dayNumber, type Day } from '@/model/day';
import { dayCount, type Range } from '@/model/range';

/** One metric of one campaign over one closed range, as read on a day after its end. */
export interface Rereading {
  range: Range;
  value: number;
  readOn: Day;
}

export interface LadderOptions {
  /** Ages in days where the curve bends, ascending from 0 or 1; at the last one everything is in. */
  ages?: readonly number[];
  /** Share in at each whole age to start from and to be shrunk to; without it everything is in at once. */
  prior?: readonly number[];
  /** Conversions that the prior weighs against, at each step. */
  weight?: number;
}

export interface Ladder {
  ages: readonly number[];
  /** From each age to the next: what had come in later over what was in earlier. */
  factors: number[];
  /** Share in at each of the ages. */
  shares: number[];
  /** Conversions that each factor was seen on. */
  seen: number[];
}

export const AGES = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30] as const;
const PRIOR_WEIGHT = 50;

/**
 * The curve of late conversions by chain ladder, from ranges that were read again: at each step Σ later / Σ earlier
 * over all ranges seen at both ends, shrunk to the prior. A range of several days is split over its days by the
 * curve itself, and ages between two readings are filled along it, so the ladder is climbed until it stands still.
 * A revision downwards is noise or a credit: no factor is below 1.
 * @param series the readings of one range each; readings before the range closed, or out of order, are left out
 */
export function chainLadder(series: readonly (readonly Rereading[])[], options: LadderOptions = {}): Ladder {
  const ages = options.ages ?? AGES;
  const weight = options.weight ?? PRIOR_WEIGHT;
  const start = ages.map((age) => sharePrior(options.prior, age));
  const expected = ages.slice(1).map((_, step) => (start[step + 1] as number) / (start[step] as number));
  const used = series.map(inOrder).filter((readings) => readings.length > 1);
  let shares = start;
  let factors = expected;
  let seen: number[] = expected.map(() => 0);
  for (let round = 0; round < 40; round += 1) {
    const sums = sumsOf(used, ages, shares);
    factors = sums.map(({ earlier, later }, step) => {
      const under = earlier + weight;
      return under > 0 ? Math.max(1, (later + weight * (expected[step] as number)) / under) : 1;
    });
    seen = sums.map(({ earlier }) => earlier);
    const next = sharesOf(factors);
    const moved = Math.max(...next.map((share, index) => Math.abs(share - (shares[index] as number))));
    shares = next;
    if (moved < 1e-9) break;
  }
  return { ages, factors, shares, seen };
}

/** The ladder as a share for every whole age, straight between the bends. */
export function sharesByAge({ ages, shares }: Pick<Ladder, 'ages' | 'shares'>): number[] {
  const last = ages.at(-1) ?? 0;
  return Array.from({ length: last + 1 }, (_, age) => along(ages, shares, age));
}

function sharePrior(prior: readonly number[] | undefined, age: number): number {
  if (!prior || age >= prior.length) return 1;
  return Math.max(1e-3, prior[age] as number);
}

function sharesOf(factors: readonly number[]): number[] {
  const shares = [1];
  for (let step = factors.length - 1; step >= 0; step -= 1)
    shares.unshift((shares[0] as number) / (factors[step] as number));
  return shares;
}

function inOrder(readings: readonly Rereading[]): Rereading[] {
  const closed = readings.filter(
    ({ range, readOn, value }) => readOn > range.to && Number.isFinite(value) && value >= 0,
  );
  const sorted = closed.toSorted((a, b) => (a.readOn < b.readOn ? -1 : 1));
  return sorted.filter(({ readOn }, index) => readOn !== sorted[index + 1]?.readOn);
}

function sumsOf(series: readonly Rereading[][], ages: readonly number[], shares: readonly number[]) {
  const share = (age: number) => along(ages, shares, age);
  const sums = ages.slice(1).map(() => ({ earlier: 0, later: 0 }));
  for (const readings of series) {
    const first = readings[0] as Rereading;
    const end = dayNumber(first.range.to);
    for (let back = 0; back < Math.min(dayCount(first.range), 90); back += 1) {
      const course = readings.map(({ value, readOn, range }) => {
        const at = dayNumber(readOn);
        let all = 0;
        for (let other = 0; other < dayCount(range); other += 1) all += share(at - end + other);
        const age = at - end + back;
        return { age, value: all > 0 ? (value * share(age)) / all : 0 };
      });
      for (let step = 0; step < sums.length; step += 1)
        climb(course, ages[step] as number, ages[step + 1] as number, share, sums[step] as Sum);
    }
  }
  return sums;
}

interface Sum {
  earlier: number;
  later: number;
}

/** Adds a day's course to a step that it saw at least half of. */
function climb(
  course: readonly { age: number; value: number }[],
  from: number,
  to: number,
  share: (age: number) => number,
  sum: Sum,
): void {
  const first = course[0] as { age: number; value: number };
  const last = course.at(-1) as { age: number; value: number };
  if (Math.min(to, last.age) - Math.max(from, first.age) < (to - from) / 2) return;
  sum.earlier += valueAt(course, from, share);
  sum.later += valueAt(course, to, share);
}

/** The day's count at an age: along the curve between two readings, and beyond them. */
function valueAt(
  course: readonly { age: number; value: number }[],
  age: number,
  share: (age: number) => number,
): number {
  const next = course.findIndex((point) => point.age >= age);
  const after = course[next];
  const before = course[next < 0 ? course.length - 1 : next - 1];
  if (after && after.age === age) return after.value;
  if (!before || !after) {
    const end = (before ?? after) as { age: number; value: number };
    return (end.value * share(age)) / share(end.age);
  }
  const gap = share(after.age) - share(before.age);
  const done =
    gap > 1e-12 ? (share(age) - share(before.age)) / gap : (age - before.age) / (after.age - before.age);
  return before.value + done * (after.value - before.value);
}

function along(ages: readonly number[], shares: readonly number[], age: number): number {
  const next = ages.findIndex((one) => one >= age);
  if (next < 0) return 1;
  const to = ages[next] as number;
  if (next === 0 || to === age) return shares[next] as number;
  const from = ages[next - 1] as number;
  const left = shares[next - 1] as number;
  return left + ((age - from) / (to - from)) * ((shares[next] as number) - left);
}
