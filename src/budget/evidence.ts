import { addDays, type Day } from '@/model/day';
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
  days: readonly BudgetDay[];
  maturity?: Maturity;
}

export interface BudgetDay {
  date: Day;
  spend: number | null;
  conversions: number | null;
  conversionValue?: number | null;
}

/** What a campaign's last four weeks say, closed days only. */
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
  /** Over-dispersion of daily conversions around their rate, at least 1. */
  dispersion: number;
  /** Closed days with figures, for the elasticity. */
  daily: DailyPoint[];
}

const WINDOW = 28;
const FORTNIGHT = 14;
/** Days for which an over-dispersion of 1 is believed before the campaign's own days are heard. */
const CALM_DAYS = 10;

/** The days before `today`, latest first; what lies in the future or has no spend figure is left out. */
function closedDays(campaign: BudgetCampaign, today: Day) {
  return campaign.days
    .filter((day) => day.date < today && day.spend !== null && Number.isFinite(day.spend))
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** Null where not one closed day of the last four weeks has figures. */
export function evidenceOf(campaign: BudgetCampaign, goal: Goal, today: Day): Evidence | null {
  const closed = closedDays(campaign, today);
  const recent = closed.filter((day) => day.date >= addDays(today, -WINDOW));
  const fortnight = recent.filter((day) => day.date >= addDays(today, -FORTNIGHT));
  if (fortnight.length === 0) return null;
  const share = (curve: readonly number[] | undefined, date: Day) => shareIn(curve, age(date, today));
  const conversionsIn = campaign.maturity?.conversions;
  const valueIn = campaign.maturity?.value ?? conversionsIn;
  const sum = (of: (day: (typeof recent)[number]) => number) =>
    recent.reduce((total, day) => total + of(day), 0);

  const spent = sum((day) => day.spend!);
  const exposure = sum((day) => day.spend! * share(conversionsIn, day.date));
  const own = pearson(
    recent.map((day) => ({
      count: Math.max(0, day.conversions ?? 0),
      exposure: day.spend! * share(conversionsIn, day.date),
    })),
  );
  return {
    spend: fortnight.reduce((total, day) => total + day.spend!, 0) / fortnight.length,
    conversions: sum((day) => day.conversions ?? 0),
    value: sum((day) => day.conversionValue ?? 0),
    exposure,
    maturity: spent > 0 ? exposure / spent : 1,
    valueMaturity: spent > 0 ? sum((day) => day.spend! * share(valueIn, day.date)) / spent : 1,
    dispersion: dispersionOf(own, { phi: 1, days: CALM_DAYS }),
    daily: closed.map((day) => ({
      date: day.date,
      spend: day.spend!,
      outcome:
        goal === 'conversions'
          ? (day.conversions ?? 0) / share(conversionsIn, day.date)
          : (day.conversionValue ?? 0) / share(valueIn, day.date),
    })),
  };
}

function age(date: Day, today: Day): number {
  return Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
}

/** A budget as money per day; null for one that cannot be said per day. */
export function perDay(budget: Budget | null | undefined): number | null {
  if (!budget || !(budget.amount >= 0)) return null;
  if (budget.per === 'day') return budget.amount;
  if (budget.per === 'week') return budget.amount / 7;
  // The platforms count 30.4 days a month.
  return budget.per === 'month' ? budget.amount / 30.4 : null;
}
