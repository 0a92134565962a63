import { dayNumber, weekday, weekdayOf } from '@/model/day';
import type { MetricKey } from '@/model/metric';

import type { Calendar } from './calendar';
import type { Part } from './parts';

/** Weekday means are taken over the last four weeks: each weekday counts the same, and older levels are gone. */
const WEEKS_OF_DAYS = 28;

/** What a day brings of a metric, by weekday (0 is Sunday), and how much days differ beyond that. */
export interface Weekly {
  byWeekday: number[];
  /** Mean a day over the same days; null where nothing was counted on any. */
  mean: number | null;
  /** Σ(x − μ)²/μ over the single days, and its degrees of freedom. */
  chiSquare: number;
  freedom: number;
  /** Days that the means rest on. */
  days: number;
}

/**
 * The weekday means of a metric over the newest four weeks of closed days. A weekday that was never seen has the
 * mean of all; where no single day is known, the spans' mean holds for every day; where only today's running
 * part is known, it is scaled up to the day.
 */
export function weeklyOf(parts: readonly Part[], metric: MetricKey): Weekly {
  const known = parts.filter((part) => Number.isFinite(part.metrics[metric]));
  // Of a long span that reaches today the running day is a small part; on its own it says little.
  const closed = known.filter((part) => !part.running || !part.single);
  const newest = recent(closed);
  const singles = newest.filter((part) => part.single);
  const base = singles.length > 0 ? singles : newest.length > 0 ? newest : known;
  const days = base.reduce((sum, part) => sum + Math.max(part.days, 0.05), 0);
  const sum = base.reduce((all, part) => all + (part.metrics[metric] ?? 0), 0);
  const mean = days > 0 ? Math.max(0, sum / days) : null;
  const seen: number[][] = Array.from({ length: 7 }, () => []);
  for (const { first, metrics } of singles) seen[weekdayOf(first)]!.push(metrics[metric]!);
  const byWeekday = seen.map((values) =>
    values.length > 0 ? Math.max(0, values.reduce((a, b) => a + b, 0) / values.length) : (mean ?? 0),
  );
  let chiSquare = 0;
  for (const { first, metrics } of singles) {
    const expected = byWeekday[weekdayOf(first)]!;
    if (expected > 0) chiSquare += (metrics[metric]! - expected) ** 2 / expected;
  }
  const means = seen.filter((values) => values.length > 0).length;
  return { byWeekday, mean, chiSquare, freedom: Math.max(0, singles.length - means), days };
}

/** The newest spans until four weeks are full, at least one. */
function recent(parts: readonly Part[]): Part[] {
  const newest = parts.at(-1);
  if (!newest) return [];
  const since = dayNumber(newest.range.to) - WEEKS_OF_DAYS;
  return parts.filter((part) => part.first > since || part === newest);
}

/** What the days to come should bring of the metric, by their weekdays. */
export function expectedOver(weekly: Weekly, days: Calendar['toCome']): number {
  let sum = 0;
  for (const { day, part } of days) sum += (weekly.byWeekday[weekday(day)] as number) * part;
  return sum;
}
