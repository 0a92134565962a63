import { addDays, type Day, type Instant } from '@/model/day';
import type { MetricKey, Metrics } from '@/model/metric';
import type { Range } from '@/model/range';
import type { Span } from '@/lights/judge';

import type { Clock } from './clock';
import type { Course, Track } from './track';

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
  const { from, to } = begun(window, clock);
  const ends = new Set<Day>();
  for (const { series } of tracks)
    for (const { range } of series.observations) {
      const end = range.to > to ? to : range.to;
      if (end >= from) ends.add(end);
    }
  return [...ends].toSorted().reverse().slice(0, MOST_ENDS);
}
/** Readings that end within a window are as many as its days; the newest ones decide. */
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
  const [first, ...others] = courses.map(({ course }) => new Set(course.parts.map(({ range }) => range.to)));
  const ends = [...(first ?? [])].filter((end) => others.every((other) => other.has(end))).toSorted();
  const fitting = further.filter(({ course }) => {
    const own = new Set(course.parts.map(({ range }) => range.to));
    return ends.every((end) => own.has(end));
  });
  const fits = fitting.filter(
    ({ metric }) => fitting.filter((other) => other.metric === metric).length === members,
  );
  const all = [...courses, ...fits];
  const places = all.map(() => 0);
  let from = courses[0]?.course.parts[0]?.range.from ?? '';
  return ends.map((to) => {
    const metrics: Metrics = {};
    let asOf: Instant | null = null;
    all.forEach(({ metric, course }, index) => {
      let sum = 0;
      for (; places[index]! < course.parts.length; places[index]! += 1) {
        const part = course.parts[places[index]!]!;
        if (part.range.to > to) break;
        sum += part.value;
        if (asOf === null || Date.parse(part.asOf) < Date.parse(asOf)) asOf = part.asOf;
      }
      metrics[metric] = (metrics[metric] ?? 0) + sum;
    });
    const range = { from, to };
    from = addDays(to, 1);
    return { range, metrics, asOf: asOf! };
  });
}

/** The days before the window that the tracks cover as well. */
export function before(chosen: readonly Chosen[], window: Range, evidence: Day): Course[] | null {
  if (evidence >= window.from) return null;
  const past = { from: evidence, to: addDays(window.from, -1) };
  const covered = chosen[0]?.track.covered(past);
  if (!covered) return null;
  const courses = chosen.map(({ track }) => track.course(covered));
  return courses.includes(null) ? null : (courses as Course[]);
}

/** Spans as the judgement wants them: `readOn` is the account's day of the oldest reading, where that was not today. */
export function spanned(
  parts: readonly { range: Range; metrics: Metrics; asOf: Instant }[],
  clock: Clock,
): Span[] {
  return parts.map(({ range, metrics, asOf }) => {
    const readOn = clock.dayOf ? clock.dayOf(asOf) : asOf.slice(0, 10);
    return { range, metrics, ...(readOn < clock.today ? { readOn } : {}) };
  });
}

/** Is a closed day of the window newer than what is covered? */
export function isStale(covered: Range, through: Instant | null, window: Range, clock: Clock): boolean {
  const closed = window.to < clock.closed ? window.to : clock.closed;
  return covered.to < closed || (covered.to === closed && through !== null);
}
