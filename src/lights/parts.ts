import { dayNumber } from '@/model/day';
import type { Reason } from '@/model/light';
import type { MetricKey } from '@/model/metric';
import type { Range } from '@/model/range';

import type { JudgeCase, Span } from './case';
import { shareIn } from './maturity';

/** A span of the case, weighed: how much it says, and how much of it is in. */
export interface Part {
  metrics: Span['metrics'];
  range: Range;
  /** Day number of its first day, and whether that is its only one. */
  first: number;
  single: boolean;
  /** Days it stands for: a day that is still running counts for the share gone by. */
  days: number;
  inWindow: boolean;
  /** It reaches today, which is not over. */
  running: boolean;
  /** How much its counts say of today's rate: 0.95 a day back from the newest span, nothing after 90 days. */
  weight: number;
  /** Mean share of its conversions, and of their value, that were in when it was read. */
  ripe: number;
  ripeValue: number;
}

/** What one day's distance takes off the evidence of a rate, and how far back evidence goes. */
export const DAILY_DISCOUNT = 0.95;
export const EVIDENCE_DAYS = 90;

/** The parts of a case, or the reason why it has none. */
export type Weighed = Part[] | Reason;

/**
 * The spans of a case as weighed parts, oldest first, or the reason why they cannot be judged: a range that is
 * none, spans that overlap, a span from the future.
 */
export function partsOf(input: JudgeCase): Weighed {
  const spans = [...input.spans].sort((a, b) => (a.range.from < b.range.from ? -1 : 1));
  const today = dayNumber(input.today);
  const newest = spans.length > 0 ? dayNumber(spans.at(-1)!.range.to) : today;
  const window = { first: dayNumber(input.target.window.from), last: dayNumber(input.target.window.to) };
  const parts: Part[] = [];
  let covered = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    const { from, to } = span.range;
    const first = dayNumber(from);
    const last = to === from ? first : dayNumber(to);
    const readOn = span.readOn === undefined ? today : dayNumber(span.readOn);
    if (!(first <= last)) return bad('range', { from, to });
    if (span.readOn !== undefined && Number.isNaN(readOn)) return bad('read-on', { from, to });
    if (last > today) return bad('future', { from, to });
    if (covered >= first) return bad('overlap', { from, to });
    covered = last;
    parts.push(weighed(input, span, { first, last, readOn }, { newest, today, window }));
  }
  return parts;
}

/** A span's days as day numbers. */
interface Days {
  first: number;
  last: number;
  readOn: number;
}

function weighed(
  input: JudgeCase,
  { metrics, range }: Span,
  { first, last, readOn }: Days,
  at: { newest: number; today: number; window: { first: number; last: number } },
): Part {
  const length = last - first + 1;
  const running = last === at.today && at.today <= at.window.last && !closed(input);
  let weight = 0;
  let ripe = 0;
  let ripeValue = 0;
  // Beyond the evidence's reach a day adds nothing to the weight and is ripe: long spans stay cheap.
  const counted = Math.min(length, EVIDENCE_DAYS + Math.max(0, last - at.newest + EVIDENCE_DAYS));
  for (let index = 0; index < counted; index += 1) {
    const day = last - index;
    const back = at.newest - day;
    if (back < EVIDENCE_DAYS) weight += DAILY_DISCOUNT ** back;
    ripe += shareIn(input.maturity?.conversions, readOn - day);
    ripeValue += shareIn(input.maturity?.value ?? input.maturity?.conversions, readOn - day);
  }
  return {
    metrics,
    range,
    first,
    single: length === 1,
    days: running ? length - 1 + dayShareOf(input) : length,
    inWindow: at.window.first <= first && last <= at.window.last,
    running,
    weight: weight / length,
    ripe: (ripe + length - counted) / length,
    ripeValue: (ripeValue + length - counted) / length,
  };
}

function closed(input: JudgeCase): boolean {
  return dayShareOf(input) >= 1;
}

/** Share of today gone by at the reading: as told, else by the UTC clock. */
export function dayShareOf(input: JudgeCase): number {
  if (input.dayShare !== undefined) return Math.min(1, Math.max(0, input.dayShare));
  if (input.now.slice(0, 10) !== input.today) return input.now.slice(0, 10) > input.today ? 1 : 0;
  const ms = Date.parse(input.now) % 86_400_000;
  return ms / 86_400_000;
}

/** Sum of a metric over parts, each times what `times` says; parts without the figure count for nothing. */
export function total(
  parts: readonly Part[],
  metric: MetricKey,
  times: (part: Part) => number = () => 1,
): number {
  let sum = 0;
  for (const part of parts) sum += (part.metrics[metric] ?? 0) * times(part);
  return sum;
}

function bad(what: string, params: Reason['params']): Reason {
  return { code: 'bad-input', params: { what, ...params } };
}
