import { addDays, dayNumber, type Day } from '@/model/day';
import { daysOf } from '@/model/range';
import type { Platform } from '@/model/platform';
import type { Budget, Row, Status } from '@/model/reading';
import type { Maturity } from '@/lights/case';
import { dispersionOf, pearson } from '@/lights/dispersion';
import { shareIn } from '@/lights/maturity';

import type { DailyPoint } from './elasticity';

/** What the budget is to bring more of. */
export type Goal = 'conversions' | 'conversionValue';

/** A campaign as the budget sees it. Money in the account's one currency; days are civil days, in any order. */
export interface BudgetCampaign {
  id: string;
  name: string;
  platform: Platform;
  status?: Status | null;
  budget?: Budget | null;
  limitedBy?: Row['limitedBy'];
  /** The day of the last edit that a platform would learn from again. */
  edited?: Day | null;
  /** Campaigns of one owner draw on one budget (a shared budget, a portfolio): money moves by owner. */
  owner?: string | null;
  /** The last day that it runs, as its console says; null where it says none. */
  ends?: Day | null;
  /** Of a budget for longer than a day: where it stands today. */
  period?: BudgetPeriod;
  days: readonly BudgetDay[];
  maturity?: Maturity;
}

/** The running month, week or lifetime of a budget. */
export interface BudgetPeriod {
  /** Money spent in it so far; null where no reading says. */
  spent: number | null;
  /** Days left, today among them; null where its end is not known. */
  daysLeft: number | null;
  /** Is all of it spent, or its time over? */
  over: boolean;
}

/** Figures of one day, or of several where only their sum is known. */
export interface BudgetDay {
  /** The day; the last one where there are several. */
  date: Day;
  /** The first day of several. */
  from?: Day;
  /** The account's day on which the figures were read, where that was not today: what came later is not in them. */
  readOn?: Day;
  spend: number | null;
  conversions: number | null;
  conversionValue?: number | null;
}

/** What a campaign's last four weeks say, closed days only; a span that reaches into them counts whole. */
export interface Evidence {
  /** Money per day now: the mean of the last fortnight. */
  spend: number;
  /** Conversions counted, fractions included, and their value, over the window. */
  conversions: number;
  value: number;
  /** Money that has had its time to bring conversions: Σ spend × share of conversions in. */
  exposure: number;
  /** Share of the conversions, and of their value, of the window's money that are in, 0 to 1. */
  maturity: number;
  valueMaturity: number;
  /** Share of the conversions that came without a value; 0 where every one has its own. */
  valueMissing?: number;
  /** Over-dispersion of daily conversions around their rate, at least 1. */
  dispersion: number;
  /** Closed days with figures, for the elasticity. */
  daily: DailyPoint[];
}

const WINDOW = 28;
const FORTNIGHT = 14;
/** Days for which an over-dispersion of 1 is believed before the campaign's own days are heard. */
const CALM_DAYS = 10;

/** The days before `today`, latest first; what lies in the future or lacks spend or conversions is left out: empty is not zero. */
function closedDays(campaign: BudgetCampaign, today: Day) {
  return campaign.days
    .filter(
      (day) =>
        day.date < today &&
        firstDay(day) <= day.date &&
        day.spend !== null &&
        Number.isFinite(day.spend) &&
        day.conversions !== null,
    )
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** A span counts among the recent ones while its last day does and it is no longer than this. */
const LONGEST_SPAN = 92;

const firstDay = (day: BudgetDay): Day => day.from ?? day.date;
const lengthOf = (day: BudgetDay) => dayNumber(day.date) - dayNumber(firstDay(day)) + 1;

/** Days of the span on or after a day, as a share of the span: its money is taken to have been spent evenly. */
function partSince(day: BudgetDay, since: Day): number {
  const first = firstDay(day) > since ? firstDay(day) : since;
  return Math.max(0, dayNumber(day.date) - dayNumber(first) + 1) / lengthOf(day);
}

/** Share of a span's conversions that were in when it was read, its days weighing alike. */
function ripeness(curve: readonly number[] | undefined, day: BudgetDay, today: Day): number {
  if (curve === undefined) return 1;
  const at = dayNumber(day.readOn ?? today);
  const days = daysOf({ from: firstDay(day), to: day.date });
  return days.reduce((sum, one) => sum + shareIn(curve, at - dayNumber(one)), 0) / days.length;
}

/** A day without a value says nothing of it, unless nothing was counted that could have one. */
const valued = (day: BudgetDay) => (day.conversionValue ?? null) !== null || !(day.conversions! > 0);

/** Null where not one closed day of the last fortnight has figures. */
export function evidenceOf(campaign: BudgetCampaign, goal: Goal, today: Day): Evidence | null {
  const closed = closedDays(campaign, today).filter((day) => lengthOf(day) <= LONGEST_SPAN);
  const recent = closed.filter((day) => day.date >= addDays(today, -WINDOW));
  const since = addDays(today, -FORTNIGHT);
  const fortnight = recent.filter((day) => day.date >= since);
  if (fortnight.length === 0) return null;
  const conversionsIn = campaign.maturity?.conversions;
  const valueIn = campaign.maturity?.value ?? conversionsIn;
  const sum = (of: (day: BudgetDay) => number) => recent.reduce((total, day) => total + of(day), 0);

  const spent = sum((day) => day.spend!);
  const counted = sum((day) => day.conversions ?? 0);
  const valueMissing = counted > 0 ? sum((day) => (valued(day) ? 0 : day.conversions!)) / counted : 0;
  const exposure = sum((day) => day.spend! * ripeness(conversionsIn, day, today));
  const own = pearson(
    recent.map((day) => ({
      count: Math.max(0, day.conversions ?? 0),
      exposure: day.spend! * ripeness(conversionsIn, day, today),
    })),
  );
  const late = fortnight.reduce((total, day) => total + day.spend! * partSince(day, since), 0);
  return {
    spend: late / fortnight.reduce((total, day) => total + lengthOf(day) * partSince(day, since), 0),
    conversions: counted,
    // What came without a value is taken to be worth what the others are; `holdOf` says how much of it may be.
    value: sum((day) => day.conversionValue ?? 0) / Math.max(1 - valueMissing, 1e-9),
    exposure,
    maturity: spent > 0 ? exposure / spent : 1,
    valueMissing,
    valueMaturity: spent > 0 ? sum((day) => day.spend! * ripeness(valueIn, day, today)) / spent : 1,
    dispersion: dispersionOf(own, { phi: 1, days: CALM_DAYS }),
    // Only single days say how a campaign answers to more or less money.
    daily: closed
      .filter((day) => lengthOf(day) === 1 && (goal === 'conversions' || valued(day)))
      .map((day) => ({
        date: day.date,
        spend: day.spend!,
        outcome:
          goal === 'conversions'
            ? (day.conversions ?? 0) / ripeness(conversionsIn, day, today)
            : (day.conversionValue ?? 0) / ripeness(valueIn, day, today),
      })),
  };
}

/** Does it add to what the account says of its campaigns? Corrections that exceed what was counted are no rate. */
export const isCounted = ({ conversions, value }: Evidence) => conversions >= 0 && value >= 0;

/** As the platforms count. */
const DAYS_A_MONTH = 30.4;

/** A budget as money per day; null for one that cannot be said per day. */
export function perDay(budget: Budget | null | undefined): number | null {
  if (!budget || !(budget.amount >= 0)) return null;
  if (budget.per === 'day') return budget.amount;
  if (budget.per === 'week') return budget.amount / 7;
  return budget.per === 'month' ? budget.amount / DAYS_A_MONTH : null;
}

/** Days that an amount of a budget stands for; null where that is not known. */
export function daysFor(campaign: Pick<BudgetCampaign, 'budget' | 'period'>): number | null {
  switch (campaign.budget?.per) {
    case 'day':
      return 1;
    case 'week':
      return 7;
    case 'month':
      return DAYS_A_MONTH;
    case 'lifetime':
      return campaign.period?.daysLeft || null;
    default:
      return null;
  }
}

/**
 * A campaign's budget as money per day: of a lifetime budget what is left of it over the days that are left. Null where
 * it cannot be said, and where a month's budget is shown and nobody knows what of it is spent.
 */
export function dailyBudget(campaign: Pick<BudgetCampaign, 'budget' | 'period'>): number | null {
  const { budget, period } = campaign;
  if (period && period.spent === null) return null;
  if (budget?.per !== 'lifetime') return perDay(budget);
  const days = daysFor(campaign);
  return days === null || !period || period.spent === null || !(budget.amount >= 0)
    ? null
    : Math.max(0, budget.amount - period.spent) / days;
}
