import type { Instant } from '@/model/day';
import { dayCount, type Range } from '@/model/range';
import { isAttributed, type MetricKey, type Metrics } from '@/model/metric';
import { sumMetrics } from '@/kpi/formula';
import type { Period } from '@/kpi/noise';

import { ripeOver } from '../history/ripe';
import { shared } from '../judging/follow';
import type { Course } from '../judging/course';
import type { Member } from '../judging/lines';

/** One window of a comparison: each campaign's figures, and all of them together. */
export interface Side {
  range: Range;
  /** In the order of the members; null where a campaign did not run. */
  campaigns: (Period | null)[];
  whole: Period;
  /** Share of its late conversions that were in; the figures are as if all were. */
  ripe: number;
}

/**
 * The figures of the members over a window, late conversions counted in. A further metric takes part only where every
 * campaign has it. Null where a campaign that ran cannot be followed: the sum of some is never passed off as the whole.
 */
export function sideOf(
  members: readonly Member[],
  required: readonly MetricKey[],
  further: readonly MetricKey[],
  range: Range,
): Side | null {
  const told = members.map((member) => coursesOf(member, required, further, range));
  if (told.includes('unread') || !told.some((one) => one !== 'idle')) return null;
  const ran = told as (Courses | 'idle')[];
  const kept = [...required, ...further].filter((metric) =>
    ran.every((one) => one === 'idle' || one.has(metric)),
  );
  let ripe = 1;
  const campaigns = ran.map((courses, at): Period | null => {
    if (courses === 'idle') return null;
    const { desk } = members[at]!;
    const list = kept.map((metric) => ({ metric, course: courses.get(metric)! }));
    const late = (metric: MetricKey, part: Range, asOf: Instant) =>
      isAttributed(metric)
        ? ripeOver(
            desk.maturity,
            metric === 'conversionValue' ? 'value' : 'conversions',
            part,
            asOf,
            desk.clock.dayOf,
          )
        : 1;
    const metrics: Metrics = {};
    for (const { metric, course } of list) {
      const share = late(metric, range, course.asOf);
      ripe = Math.min(ripe, share);
      metrics[metric] = share > 0 ? course.value / share : course.value;
    }
    const parts = shared(list);
    const single = parts.length > 1 && parts.every((part) => dayCount(part.range) === 1);
    if (!single) return { metrics };
    const days = parts.map((part) =>
      Object.fromEntries(
        Object.entries(part.metrics).map(([metric, value]) => {
          const share = late(metric as MetricKey, part.range, part.asOf);
          return [metric, share > 0 ? value! / share : value];
        }),
      ),
    );
    return { metrics, days };
  });
  return { range, campaigns, whole: together(campaigns), ripe };
}

type Courses = Map<MetricKey, Course>;

/** `idle`: no look into the window shows it, though the looks show all that there was. */
function coursesOf(
  { desk, campaign }: Member,
  required: readonly MetricKey[],
  further: readonly MetricKey[],
  range: Range,
): Courses | 'idle' | 'unread' {
  const courses: Courses = new Map();
  for (const metric of [...required, ...further]) {
    const course = desk.tracks(campaign, metric)[0]?.course(range);
    if (course && !course.doubtful && course.through === null) courses.set(metric, course);
    else if (required.includes(metric)) {
      const seen = desk.present(range);
      const counted = desk.counted(range);
      const complete = seen.size > 0 && (counted === null || seen.size >= counted);
      const idle = complete && (!seen.has(campaign) || !desk.delivered(campaign, range));
      return idle ? 'idle' : 'unread';
    }
  }
  return courses;
}

/** The campaigns as one, day by day where all of them are known so. */
function together(campaigns: readonly (Period | null)[]): Period {
  const ran = campaigns.filter((one) => one !== null);
  const { metrics } = sumMetrics(ran.map((one) => one.metrics));
  const days = ran[0]?.days?.length;
  if (days === undefined || ran.some((one) => one.days?.length !== days)) return { metrics };
  return {
    metrics,
    days: Array.from({ length: days }, (_, at) => sumMetrics(ran.map((one) => one.days![at]!)).metrics),
  };
}
