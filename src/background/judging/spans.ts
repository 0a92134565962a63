import { addDays } from '@/model/day';
import type { ReasonCode } from '@/model/light';
import { isAttributed, type MetricKey } from '@/model/metric';
import type { Range } from '@/model/range';
import type { Span } from '@/lights/judge';

import type { Desk } from './desk';
import { before, shared, spanned, type Chosen, type Followed } from './follow';
import type { Need } from './need';
import { basisKey, isMoney, type Basis } from './sight';
import type { Course } from './course';

/** Do the bases of a KPI's metrics forbid to divide one by the other? */
export function clashOf(bases: readonly { metric: MetricKey; basis: Basis }[]): ReasonCode | null {
  const differ = (which: (metric: MetricKey) => boolean, part: keyof Basis) => {
    const [first, ...others] = bases.filter(({ metric }) => which(metric));
    return others.some(({ basis }) => basis[part] !== first!.basis[part]);
  };
  if (differ(isMoney, 'currency')) return 'currency-mixed';
  return differ(isAttributed, 'attribution') ? 'attribution-mixed' : null;
}

export const rangeOf = ({ parts }: Course): Range => ({
  from: parts.ranges[0]!.from,
  to: parts.ranges.at(-1)!.to,
});

/** Courses of the metrics that only sharpen the evidence, where they stand on the same basis. */
export function furtherOf(
  desk: Desk,
  campaign: string,
  need: Need,
  chosen: readonly Chosen[],
  range: Range,
  how: 'course' | 'coarse' = 'course',
): { metric: MetricKey; course: Course }[] {
  return need.further.flatMap((metric) => {
    const track = desk
      .tracks(campaign, metric)
      .find(
        ({ series }) =>
          clashOf([
            ...chosen.map((one) => ({ metric: one.metric, basis: one.track.series.basis })),
            { metric, basis: series.basis },
          ]) === null,
      );
    const course = track?.[how](range);
    return course ? [{ metric, course }] : [];
  });
}

/** Metrics that can stand side by side in one span, whatever KPI they are for. */
const additive: readonly MetricKey[] = [
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'conversionValue',
  'leads',
  'newCustomers',
];

/**
 * The spans that a campaign is judged by: the covered part of the window, and the days before it. One and the same
 * list serves all KPIs of the campaign wherever their metrics fall into the same parts, which is nearly always.
 */
export function spansOf(
  desk: Desk,
  campaign: string,
  need: Need,
  chosen: readonly Chosen[],
  { window, covered, courses }: Followed & { window: Range },
): Span[] {
  const joint = jointOf(desk, campaign, chosen);
  if (chosen.every(({ track }) => joint.some((one) => one.track === track))) {
    const name = [
      campaign,
      window.from,
      covered.to,
      ...joint.map((one) => basisKey(one.track.series.basis)),
    ].join('\n');
    const spans = desk.once(name, () => jointSpans(desk, joint, window, covered));
    if (spans) return spans;
  }
  const past = before(chosen, window, desk.evidence);
  const pastParts = past
    ? shared(
        past.map((course, index) => ({ metric: chosen[index]!.metric, course })),
        furtherOf(desk, campaign, need, chosen, rangeOf(past[0]!), 'coarse'),
      )
    : [];
  const parts = shared(courses, furtherOf(desk, campaign, need, chosen, covered));
  return spanned([...pastParts, ...parts], desk.clock);
}

/** The newest track of every metric that some target asks for, as far as they stand on one basis. */
function jointOf(desk: Desk, campaign: string, chosen: readonly Chosen[]): Chosen[] {
  const joint: Chosen[] = [];
  const fits = (one: Chosen) =>
    clashOf([...joint, one].map(({ metric, track }) => ({ metric, basis: track.series.basis }))) === null;
  for (const metric of additive) {
    if (!desk.metrics.has(metric)) continue;
    const track = chosen.find((one) => one.metric === metric)?.track ?? desk.tracks(campaign, metric)[0];
    if (track && fits({ metric, track })) joint.push({ metric, track });
  }
  return joint;
}

/** Null where the metrics do not fall into the same parts. */
function jointSpans(desk: Desk, joint: readonly Chosen[], window: Range, covered: Range): Span[] | null {
  const evidence = { from: desk.evidence, to: addDays(window.from, -1) };
  const past = evidence.from <= evidence.to ? (joint[0]?.track.covered(evidence) ?? null) : null;
  const stretches = past ? [past, covered] : [covered];
  const parts = [];
  for (const range of stretches) {
    const courses = joint.flatMap(({ metric, track }) => {
      const course = range === covered ? track.course(range) : track.coarse(range);
      return course ? [{ metric, course }] : [];
    });
    if (courses.some(({ course }) => course.parts.shape !== courses[0]!.course.parts.shape)) return null;
    parts.push(...shared(courses));
  }
  return spanned(parts, desk.clock);
}
