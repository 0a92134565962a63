import { addDays, dayFromNumber, dayNumber, weekday, type Day } from '@/model/day';
import { dayCount, daysOf, type Range } from '@/model/range';

import type { JudgeCase, Pacing } from './case';
import { dayShareOf, type Part } from './parts';

/** Where the window stands: what the figures cover of it, what is unread, what is still to come. */
export interface Calendar {
  /** Days of the window, and days that the figures cover. */
  length: number;
  covered: number;
  /** Share of the window gone by at `now`. */
  elapsed: number;
  over: boolean;
  /** Closed days of the window that no span covers. */
  unread: Day[];
  /** The days to forecast, unread ones among them; the rest of a running day counts for its part. */
  toCome: { day: Day; part: number }[];
  /** The instant that the figures run to, as the last covered day and the share of it; null where none is covered. */
  reach: { day: Day; part: number } | null;
}

/** @param parts those inside the window */
export function calendarOf(input: JudgeCase, parts: readonly Part[]): Calendar {
  const { window } = input.target;
  const share = dayShareOf(input);
  const [first, today] = [dayNumber(window.from), dayNumber(input.today)];
  const length = dayCount(window);
  const covered = coverOf(parts, first, length, today, share);
  const unread: Day[] = [];
  const toCome: Calendar['toCome'] = [];
  let last = -1;
  let coveredDays = 0;
  for (const [index, part] of covered.entries()) {
    coveredDays += part;
    if (part > 0) last = index;
    if (part >= 1) continue;
    const day = dayFromNumber(first + index);
    if (part === 0 && first + index < today) unread.push(day);
    toCome.push({ day, part: 1 - part });
  }
  const reach = last === -1 ? null : { day: dayFromNumber(first + last), part: covered[last]! };
  const gone = today - first + share;
  return {
    length,
    covered: coveredDays,
    elapsed: Math.min(1, Math.max(0, gone / length)),
    over: input.today > window.to || (input.today === window.to && share >= 1),
    unread,
    toCome,
    reach,
  };
}

/** The share of each day of the window that the parts cover. */
function coverOf(parts: readonly Part[], first: number, length: number, today: number, share: number) {
  const covered = Array.from({ length }, () => 0);
  for (const part of parts) {
    const end = part.single ? part.first + 1 : dayNumber(part.range.to) + 1;
    for (let day = part.first; day < end; day += 1)
      covered[day - first] = part.running && day === today ? share : 1;
  }
  return covered;
}

/**
 * Share of the target that should be reached when `reach` is: by the days gone, by the weekdays' weights, or
 * along the user's checkpoints (straight between them, from 0 before the window to 1 at its end).
 */
export function shareDue(
  window: Range,
  reach: { day: Day; part: number },
  pacing: Pacing,
  weights: readonly number[],
): number {
  if (typeof pacing !== 'string') return alongCheckpoints(window, reach, pacing);
  let done = 0;
  let all = 0;
  for (const day of daysOf(window)) {
    const weight = pacing === 'weekday' ? (weights[weekday(day)] as number) : 1;
    all += weight;
    if (day < reach.day) done += weight;
    else if (day === reach.day) done += weight * reach.part;
  }
  return all > 0 ? done / all : 0;
}

function alongCheckpoints(
  window: Range,
  reach: { day: Day; part: number },
  checkpoints: readonly { day: Day; share: number }[],
): number {
  const inside = checkpoints
    .filter(({ day }) => day >= window.from && day < window.to)
    .map(({ day, share }) => ({ at: dayNumber(day) + 1, share }))
    .sort((a, b) => a.at - b.at);
  const points = [
    { at: dayNumber(window.from), share: 0 },
    ...inside,
    { at: dayNumber(addDays(window.to, 1)), share: 1 },
  ];
  const at = dayNumber(reach.day) + reach.part;
  let before = points[0] as { at: number; share: number };
  for (const point of points) {
    if (point.at >= at) {
      const gap = point.at - before.at;
      return gap > 0 ? before.share + ((at - before.at) / gap) * (point.share - before.share) : point.share;
    }
    before = point;
  }
  return 1;
}
