import { addDays, dayNumber, weekday, type Day } from '@/model/day';
import type { Delivery } from '@/model/delivery';
import type { Platform } from '@/model/platform';
import { monthOf } from '@/model/range';
import type { Budget } from '@/model/reading';
import { daysFor, evidenceOf, type BudgetCampaign, type BudgetPeriod } from '@/budget/evidence';

import type { Desk } from '../judging/desk';

/** Sunday of the week that holds a day: the platforms count their weeks so. */
const weekOf = (day: Day) => addDays(day, -weekday(day));

/** Money spent since a day, today's as far as it was read; null where the readings do not give it. */
function spentSince(desk: Desk, campaign: string, from: Day): number | null {
  const { today, closed } = desk.clock;
  const [track] = desk.tracks(campaign, 'spend');
  const until = (to: Day) => (from <= to ? (track?.course({ from, to }) ?? null) : null);
  const found = until(today) ?? until(closed);
  // Of a period that began after the last closed day nothing is known to be spent.
  return found ? found.value : from > closed ? 0 : null;
}

/** Where a budget for longer than a day stands; undefined for a daily one. */
export function periodOf(
  desk: Desk,
  campaign: string,
  budget: Budget | null,
  life: { start: Day | null; end: Day | null },
): BudgetPeriod | undefined {
  if (!budget || budget.per === 'day') return undefined;
  const { today } = desk.clock;
  const starts = { week: weekOf(today), month: monthOf(today).from, lifetime: life.start };
  const ends = { week: addDays(weekOf(today), 6), month: monthOf(today).to, lifetime: life.end };
  const [start, end] = [starts[budget.per], ends[budget.per]];
  const spent = start === null ? null : spentSince(desk, campaign, start);
  const daysLeft = end === null ? null : Math.max(0, dayNumber(end) - dayNumber(today) + 1);
  return { spent, daysLeft, over: daysLeft === 0 || (spent !== null && spent >= budget.amount) };
}

/** Money spent in the running week; undefined where no reading gives it. */
export function spentThisWeek(desk: Desk, campaign: string): number | null {
  return spentSince(desk, campaign, weekOf(desk.clock.today));
}

/**
 * The least daily budget that does not undo what is spent already: a month's sum stays above what it cost so far, and
 * a daily budget times the platform's week above what the week cost. Where no reading gives the week, its closed days
 * are taken to have cost what days do.
 * @param week what the running week cost, null where that is not known
 */
export function committedOf(
  campaign: BudgetCampaign,
  platform: Platform,
  week: number | null,
  delivery: Delivery,
  today: Day,
): number {
  const { budget, period } = campaign;
  // What is left of a lifetime's sum is all that its days can lose.
  if (!budget || budget.per === 'lifetime') return 0;
  if (budget.per !== 'day') return (period?.spent ?? 0) / (daysFor(campaign) ?? 1);
  const most = delivery[platform]?.week;
  if (!most) return 0;
  const usual = evidenceOf(campaign, 'conversions', today)?.spend ?? 0;
  return (week ?? usual * weekday(today)) / most;
}
