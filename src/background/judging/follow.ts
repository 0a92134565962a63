import { addDays, type Day, type Instant } from '@/model/day';
import type { MetricKey, Metrics } from '@/model/metric';
import type { Range } from '@/model/range';
import type { Span } from '@/lights/judge';

import type { Clock } from './clock';
import { partsOf, type Course, type Parts } from './course';
import type { Track } from './track';

/** A metric's track, chosen for a window. */
export interface Chosen {
  metric: MetricKey;
  track: Track;
}

/** The part of the window that has begun. */
export function begun(window: Range, clock: Clock): Range {
  return { from: window.from, to: window.to < clock.today ? window.to : clock.today };
}

/** Days that a window can be followed to, the latest first: where some reading ends, and today. */
export function endsOf(tracks: readonly Track[], window: Range, clock: Clock): Day[] {
  const range = begun(window, clock);
  const ends = new Set<Day>();
  let last: readonly Day[] = [];
  for (const track of tracks) {
    const own = track.ends(range);
    // Nearly all campaigns were shown by the same looks.
    if (own.length === last.length && own.every((end, index) => end === last[index])) continue;
    for (const end of own) ends.add(end);
    last = own;
  }
  return [...ends].toSorted().reverse().slice(0, MOST_ENDS);
}
const MOST_ENDS = 12;

export interface Followed {
  covered: Range;
  courses: { metric: MetricKey; course: Course }[];
}

/**
 * The window followed from its first day as far as all of the tracks go. An end in the middle of a day that is
 * over by now gives way to the closed day before it: half a day counted as a whole one would look like a loss.
 */
export function follow(
  chosen: readonly Chosen[],
  window: Range,
  ends: readonly Day[],
  clock: Clock,
): Followed | null {
  let halfway: Followed | null = null;
  for (const to of ends) {
    const covered = { from: window.from, to };
    const courses = chosen.map(({ metric, track }) => ({ metric, course: track.course(covered) }));
    if (courses.some(({ course }) => course === null)) continue;
    const found = { covered, courses } as Followed;
    const open = to < clock.today && found.courses.some(({ course }) => course.through !== null);
    if (!open && (halfway === null || addDays(to, 1) >= halfway.covered.to)) return found;
    halfway ??= found;
  }
  return halfway;
}

/**
 * The finest parts that all courses share, with the sum of each metric's figures; the courses cover the same
 * range. A further metric counts only where all `members` have it in parts that fit: no sum of some.
 */
export function shared(
  courses: readonly { metric: MetricKey; course: Course }[],
  further: readonly { metric: MetricKey; course: Course }[] = [],
  members = 1,
): { range: Range; metrics: Metrics; asOf: Instant }[] {
  const first = courses[0];
  if (!first) return [];
  const same = courses.every(({ course }) => course.parts.shape === first.course.parts.shape);
  const all = same ? courses : onCommonEnds(courses);
  const { parts } = all[0]!.course;
  const fitting = further.flatMap(({ metric, course }) => {
    const fitted = fit(course, parts);
    return fitted ? [{ metric, course: fitted }] : [];
  });
  const counts = new Map<MetricKey, number>();
  for (const { metric } of fitting) counts.set(metric, (counts.get(metric) ?? 0) + 1);
  return sums([...all, ...fitting.filter(({ metric }) => counts.get(metric) === members)], parts);
}

/** Courses of one shape, added up part by part, metric by metric. */
function sums(courses: readonly { metric: MetricKey; course: Course }[], parts: Parts) {
  const byMetric = new Map<MetricKey, (readonly number[])[]>();
  for (const { metric, course } of courses) {
    const known = byMetric.get(metric);
    if (known) known.push(course.values);
    else byMetric.set(metric, [course.values]);
  }
  const oldest = oldestOf(new Set(courses.map(({ course }) => course.parts)), parts);
  const columns = [...byMetric].map(([metric, all]) => [metric, summed(all)] as const);
  return parts.ranges.map((range, index) => {
    const metrics: Metrics = {};
    for (const [metric, sum] of columns) metrics[metric] = sum[index]!;
    return { range, metrics, asOf: oldest[index]! };
  });
}

/** The sum of lists of one length, place by place. */
function summed([first, ...others]: readonly (readonly number[])[]): readonly number[] {
  if (others.length === 0) return first!;
  const sum = [...first!];
  for (const values of others)
    for (let index = 0; index < sum.length; index += 1) sum[index]! += values[index]!;
  return sum;
}

/** When the oldest reading of each part was read, over parts of one shape. */
function oldestOf(all: ReadonlySet<Parts>, { asOf }: Parts): readonly Instant[] {
  const oldest = [...asOf];
  for (const parts of all)
    for (const [index, one] of parts.asOf.entries())
      if (one !== oldest[index] && Date.parse(one) < Date.parse(oldest[index]!)) oldest[index] = one;
  return oldest;
}

/** The courses on the ends that all of them have. */
function onCommonEnds(courses: readonly { metric: MetricKey; course: Course }[]) {
  const [first, ...others] = courses.map(({ course }) => new Set(course.parts.ranges.map(({ to }) => to)));
  const common = [...(first ?? [])].filter((end) => others.every((other) => other.has(end))).toSorted();
  let { from } = courses[0]!.course.parts.ranges[0]!;
  const coarse = common.map((to): Range => {
    const range = { from, to };
    from = addDays(to, 1);
    return range;
  });
  const parts = partsOf(coarse, []);
  return courses.map(({ metric, course }) => ({ metric, course: fit(course, parts)! }));
}

/** A course in coarser parts; null where it does not end where they do. */
function fit(course: Course, { ranges, shape }: Parts): Course | null {
  const fine = course.parts;
  if (fine.shape === shape) return course;
  const values: number[] = [];
  const oldest: Instant[] = [];
  let at = 0;
  for (const range of ranges) {
    let value = 0;
    let asOf: Instant | null = null;
    let end = '';
    for (; at < fine.ranges.length && fine.ranges[at]!.to <= range.to; at += 1) {
      value += course.values[at]!;
      end = fine.ranges[at]!.to;
      const one = fine.asOf[at]!;
      if (asOf === null || Date.parse(one) < Date.parse(asOf)) asOf = one;
    }
    if (end !== range.to || asOf === null) return null;
    values.push(value);
    oldest.push(asOf);
  }
  return { ...course, parts: { ranges, asOf: oldest, shape }, values };
}

/** The days before the window that the tracks cover as well. */
export function before(chosen: readonly Chosen[], window: Range, evidence: Day): Course[] | null {
  if (evidence >= window.from) return null;
  const past = { from: evidence, to: addDays(window.from, -1) };
  const covered = chosen[0]?.track.covered(past);
  if (!covered) return null;
  const courses = chosen.map(({ track }) => track.coarse(covered));
  return courses.includes(null) ? null : (courses as Course[]);
}

/** Spans as the judgement wants them: `readOn` is the account's day of the oldest reading, where that was not today. */
export function spanned(
  parts: readonly { range: Range; metrics: Metrics; asOf: Instant }[],
  clock: Clock,
): Span[] {
  return parts.map(({ range, metrics, asOf }) => {
    const readOn = clock.dayOf ? clock.dayOf(asOf) : asOf.slice(0, 10);
    return readOn < clock.today ? { range, metrics, readOn } : { range, metrics };
  });
}

/** Is a closed day of the window newer than what is covered? */
export function isStale(covered: Range, through: Instant | null, window: Range, clock: Clock): boolean {
  const closed = window.to < clock.closed ? window.to : clock.closed;
  return covered.to < closed || (covered.to === closed && through !== null);
}
