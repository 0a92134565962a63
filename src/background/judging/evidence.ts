import type { Instant } from '@/model/day';
import type { Figure, Reason, ReasonCode, ReasonParams } from '@/model/light';
import { isAttributed, type MetricKey } from '@/model/metric';
import { intersect, type Range } from '@/model/range';
import type { Span } from '@/lights/judge';

import type { Desk } from './desk';
import { begun, endsOf, follow, isStale, type Chosen } from './follow';
import type { Need } from './need';
import { isMoney } from './sight';
import { clashOf, spansOf } from './spans';
import type { Course } from './course';
import type { Track } from './track';

/** The figures of one campaign, or of several added up, over a window: ready to be judged, or why not. */
export interface Evidence {
  /** Null where the figures can be judged. */
  reason: Reason | null;
  covered: Range | null;
  /** Over the covered part of the window and, as far as it can be had, the days before it. */
  spans: Span[];
  figures: Figure[];
  /** When its newest days were read, and when the newest reading used was. */
  asOf: Instant | null;
  readAt: Instant | null;
  /** Where the covered part ends in a day that was not over. */
  through: Instant | null;
  stale: boolean;
  missing: Range[];
  currency: string | null;
  attribution: string | null;
}

export const noEvidence = (
  code: ReasonCode,
  params: ReasonParams = {},
  further: Partial<Evidence> = {},
): Evidence => ({
  reason: { code, params },
  covered: null,
  spans: [],
  figures: [],
  asOf: null,
  readAt: null,
  through: null,
  stale: false,
  missing: [],
  currency: null,
  attribution: null,
  ...further,
});

/**
 * The newest track of each required metric of a campaign, or why there is none. Money must be of one currency,
 * and what depends on attribution of one attribution.
 */
export function chooseTracks(desk: Desk, campaign: string, need: Need, window: Range): Chosen[] | Evidence {
  const chosen: Chosen[] = [];
  for (const metric of need.required) {
    const [track] = desk.tracks(campaign, metric);
    if (!track) return unseen(desk, campaign, metric, window);
    chosen.push({ metric, track });
  }
  const bases = chosen.map(({ metric, track }) => ({ metric, basis: track.series.basis }));
  const code = clashOf(bases);
  return code === null ? chosen : noEvidence(code, {}, { missing: [begun(window, desk.clock)] });
}

/** Why a metric of a campaign has no figure at all. */
function unseen(desk: Desk, campaign: string, metric: MetricKey, window: Range): Evidence {
  const sight = desk.sights(metric).get(campaign);
  const missing = [begun(window, desk.clock)];
  if (sight?.otherResults.length) return noEvidence('result-types-mixed', { metric });
  if (sight?.empty.length) return noEvidence('metric-empty', { metric }, { missing });
  const shown = desk.present(begun(window, desk.clock)).has(campaign);
  return shown
    ? noEvidence('metric-absent', { metric }, { missing })
    : noEvidence('no-reading', {}, { missing });
}

/** What is missing where a reading was left out. */
const lacks: ReadonlySet<ReasonCode> = new Set([
  'no-reading',
  'window-missing',
  'metric-absent',
  'metric-empty',
  'rows-missing',
]);

/**
 * Where figures are missing because their reading was left out, that is the reason: it contradicts itself, and in
 * which figure, or it is later than the clock.
 */
export function orLeftOut(evidence: Evidence, desks: Iterable<Desk>, window: Range): Evidence {
  if (evidence.reason === null || !lacks.has(evidence.reason.code)) return evidence;
  for (const desk of desks) {
    const range = begun(window, desk.clock);
    const metric = desk.contradiction(range);
    if (metric === null) continue;
    const missing = evidence.missing.length > 0 ? evidence.missing : [range];
    return { ...evidence, reason: { code: 'contradiction', params: { metric } }, missing };
  }
  for (const desk of desks) {
    const later = desk.later(begun(window, desk.clock));
    if (later !== null) return { ...evidence, reason: { code: 'from-the-future', params: { later } } };
  }
  return evidence;
}

/** The campaign's figures over a window. */
export function evidenceOf(desk: Desk, campaign: string, need: Need, window: Range): Evidence {
  return orLeftOut(seen(desk, campaign, need, window), [desk], window);
}

function seen(desk: Desk, campaign: string, need: Need, window: Range): Evidence {
  const chosen = chooseTracks(desk, campaign, need, window);
  if (!Array.isArray(chosen)) return chosen;
  const { clock } = desk;
  const tracks = chosen.map(({ track }) => track);
  const basis = basisOf(chosen);
  const followed = follow(chosen, window, endsOf(tracks, window, clock), clock);
  if (!followed) return unfollowed(desk, campaign, chosen, window);
  const { covered, courses } = followed;
  const through = throughOf(courses);
  const stale = isStale(covered, through, window, clock);
  const doubtful = courses.some(({ course }) => course.doubtful);
  return {
    reason: doubtful ? { code: 'contradiction', params: {} } : null,
    covered,
    spans: spansOf(desk, campaign, need, chosen, { window, covered, courses }),
    figures: figuresOf(courses),
    ...readBetween(courses),
    through,
    stale,
    missing: stale || doubtful ? [begun(window, clock)] : [],
    ...basis,
  };
}

/** One figure a metric, with the oldest reading that it came from. */
export function figuresOf(courses: readonly { metric: MetricKey; course: Course }[]): Figure[] {
  const figures = new Map<MetricKey, Figure>();
  for (const { metric, course } of courses) {
    const known = figures.get(metric);
    const older = known?.asOf != null && Date.parse(known.asOf) <= Date.parse(course.asOf);
    figures.set(metric, {
      metric,
      value: (known?.value ?? 0) + course.value,
      asOf: older ? known.asOf : course.asOf,
      source: known?.source === 'report' ? 'report' : course.source,
      ...(known?.derived || course.derived ? { derived: true } : {}),
    });
  }
  return [...figures.values()];
}

export function throughOf(courses: readonly { course: Course }[]): Instant | null {
  const open = courses.map(({ course }) => course.through).filter((one) => one !== null);
  return open.length === 0 ? null : open.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
}

/**
 * How fresh the figures are: when their newest days were read, of several courses the one longest unread; and when the
 * newest of all readings used was read. The days before may be of older readings; each figure tells its own.
 */
export function readBetween(courses: readonly { course: Course }[]): {
  asOf: Instant | null;
  readAt: Instant | null;
} {
  let [asOf, readAt]: [Instant | null, Instant | null] = [null, null];
  for (const { course } of courses) {
    const last = course.parts.asOf.at(-1) ?? course.asOf;
    if (asOf === null || (last !== asOf && Date.parse(last) < Date.parse(asOf))) asOf = last;
    if (readAt === null || (course.readAt !== readAt && Date.parse(course.readAt) > Date.parse(readAt)))
      readAt = course.readAt;
  }
  return { asOf, readAt };
}

export function basisOf(chosen: readonly Chosen[]): Pick<Evidence, 'currency' | 'attribution'> {
  const part = (which: (metric: MetricKey) => boolean, name: 'currency' | 'attribution') =>
    chosen.find(({ metric }) => which(metric))?.track.series.basis[name] ?? null;
  return { currency: part(isMoney, 'currency'), attribution: part(isAttributed, 'attribution') };
}

/** Why the window cannot be followed: a basis that changed within it, a column or a range that was not read. */
export function unfollowed(desk: Desk, campaign: string, chosen: readonly Chosen[], window: Range): Evidence {
  const range = begun(window, desk.clock);
  const basis = basisOf(chosen);
  const seen = chosen.filter(({ track }) => touches(track, range));
  const missing = uniqueRanges(chosen.flatMap(({ track }) => track.missing(range)));
  const told = { missing: missing.length > 0 ? missing : [range], ...basis };
  if (seen.length === 0) return noEvidence('no-reading', {}, told);
  const lacking = chosen.find(({ track }) => !touches(track, range));
  if (lacking) {
    const sight = desk.sights(lacking.metric).get(campaign);
    const empty = sight?.empty.some((look) => intersect({ from: look.from, to: look.to }, range));
    return noEvidence(empty ? 'metric-empty' : 'metric-absent', { metric: lacking.metric }, told);
  }
  for (const { metric, track } of chosen) {
    const other = desk.tracks(campaign, metric).find((one) => one !== track && touches(one, range));
    if (!other) continue;
    const [now, then] = [track.series.basis, other.series.basis];
    if (now.currency !== then.currency)
      return noEvidence('currency-mixed', { before: then.currency, after: now.currency }, told);
    if (now.attribution !== then.attribution) return noEvidence('attribution-mixed', {}, told);
    if (now.resultType !== then.resultType) return noEvidence('result-types-mixed', { metric }, told);
  }
  const covered = chosen[0]!.track.covered(range);
  return noEvidence('window-missing', {}, { ...told, covered });
}

const touches = (track: Track, range: Range) =>
  track.series.layout.ranges.some((one) => intersect(one, range) !== null);

export function uniqueRanges(ranges: readonly Range[]): Range[] {
  const byText = new Map(ranges.map((range) => [`${range.from} ${range.to}`, range]));
  return [...byText.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
