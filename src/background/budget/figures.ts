import { addDays, dayNumber, type Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import { intersect, type Range } from '@/model/range';
import type { BudgetDay } from '@/budget/evidence';

import type { Course } from '../judging/course';
import type { Desk } from '../judging/desk';
import { readBetween } from '../judging/evidence';
import { shared, spanned } from '../judging/follow';
import { clashOf, rangeOf } from '../judging/spans';
import type { Track } from '../judging/track';

/** A campaign's figures for the budget: spans of its last weeks, in one currency and one attribution. */
export interface Figures {
  days: BudgetDay[];
  currency: string | null;
  attribution: string | null;
  /** When its newest days were read. */
  asOf: Instant | null;
}

/** Lengths in days that the last stretch is looked for in, the longest first: daily rows of a quarter, a preset. */
const lengths = [90, 60, 30, 28, 14, 7, 3, 1];
const RECENT = 28;
/** A stretch with so many of the recent days is not looked for again. */
const ENOUGH = 26;

/**
 * The longest recent stretch of closed days whose spend and conversions the readings give, in the finest parts they
 * share. No days where they give none, or where the two cannot stand side by side: nothing is taken for zero.
 */
export function figuresOf(desk: Desk, campaign: string, counted: 'conversions' | 'leads'): Figures {
  const [spend] = desk.tracks(campaign, 'spend');
  const none: Figures = {
    days: [],
    currency: spend?.series.basis.currency ?? null,
    attribution: null,
    asOf: null,
  };
  const count = desk.tracks(campaign, counted)[0];
  if (!spend || !count) return none;
  const pair = [
    { metric: 'spend' as MetricKey, track: spend },
    { metric: counted as MetricKey, track: count },
  ];
  if (clashOf(pair.map(({ metric, track }) => ({ metric, basis: track.series.basis }))) !== null) return none;
  const covered = stretchOf(desk, spend, count);
  if (!covered) return none;
  const courses = pair.flatMap(({ metric, track }) => {
    const course = closedCourse(track, covered);
    return course && !course.doubtful ? [{ metric, course }] : [];
  });
  if (courses.length < pair.length) return none;
  const parts = shared(courses, valueOf(desk, campaign, count, rangeOf(courses[0]!.course)));
  return {
    days: spanned(parts, desk.clock).map(({ range, metrics, readOn }): BudgetDay => ({
      date: range.to,
      ...(range.from < range.to ? { from: range.from } : {}),
      ...(readOn === undefined ? {} : { readOn }),
      spend: metrics.spend ?? null,
      conversions: metrics[counted] ?? null,
      conversionValue: metrics.conversionValue ?? null,
    })),
    currency: spend.series.basis.currency,
    attribution: count.series.basis.attribution,
    asOf: readBetween(courses).asOf,
  };
}

/** The value of the conversions, where it is counted the same way. */
function valueOf(desk: Desk, campaign: string, count: Track, range: Range) {
  const track = desk
    .tracks(campaign, 'conversionValue')
    .find(({ series }) => series.basis.attribution === count.series.basis.attribution);
  const course = track?.course(range);
  return course ? [{ metric: 'conversionValue' as MetricKey, course }] : [];
}

/** Of the stretches that end where a reading does, the one with most of the last four weeks, then the longest. */
function stretchOf(desk: Desk, spend: Track, count: Track): Range | null {
  const { closed } = desk.clock;
  const whole: Range = { from: desk.evidence, to: closed };
  if (whole.from > whole.to) return null;
  const recent: Range = { from: addDays(closed, 1 - RECENT), to: closed };
  // Nearly all campaigns were shown by the same looks: what was best for the last one is tried first.
  const last = desk.once<{ range: Range | null }>('budget stretch', () => ({ range: null }));
  if (last.range && closedCourse(spend, last.range) && closedCourse(count, last.range)) return last.range;
  let best: { range: Range; fresh: number; length: number } | null = null;
  for (const to of spend.ends(whole).slice(0, 6))
    for (const length of lengths) {
      const from = addDays(to, 1 - length);
      const range = common({ from: from < whole.from ? whole.from : from, to }, spend, count);
      if (!range || range.to !== to) continue;
      const inside = intersect(range, recent);
      const fresh = inside ? days(inside) : 0;
      if (!best || fresh > best.fresh || (fresh === best.fresh && days(range) > best.length))
        best = { range, fresh, length: days(range) };
      break;
    }
  if (best && best.fresh >= ENOUGH) last.range = best.range;
  return best?.range ?? null;
}

const days = ({ from, to }: Range) => dayNumber(to) - dayNumber(from) + 1;

/** The part of a range that both tracks have a total of. */
function common(range: Range, spend: Track, count: Track): Range | null {
  const first = spend.covered(range);
  const second = first && count.covered(first);
  if (!second) return null;
  return closedCourse(spend, second) && closedCourse(count, second) ? second : null;
}

/** A day that was read while it ran is no closed day, however long it is over. */
function closedCourse(track: Track, range: Range): Course | null {
  const course = track.course(range);
  return course?.through === null ? course : null;
}
