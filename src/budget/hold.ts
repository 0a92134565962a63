import { addDays, type Day } from '@/model/day';
import { deliveryRules, type Delivery } from '@/model/delivery';
import type { Platform } from '@/model/platform';

import { dailyBudget, type BudgetCampaign, type Evidence, type Goal } from './evidence';

/** Why a campaign is left as it is, by code; the sentence is made in the UI. */
export const holdCodes = [
  'no-figures',
  'not-running',
  'learning',
  'edited',
  'spend-changed',
  'begun-lately',
  'ends-soon',
  'limited-elsewhere',
  'budget-unknown',
  'period-unknown',
  'period-spent',
  'budget-zero',
  'spend-above-budget',
  'no-spend',
  'negative',
  'value-unknown',
  'immature',
  'too-few',
  'alone',
  'nothing-counted',
  'limits-clash',
  'no-headroom',
  'no-taker',
  'best-as-it-is',
] as const;
export type HoldCode = (typeof holdCodes)[number];
export interface Hold {
  id: string;
  reason: { code: HoldCode; params: Record<string, string | number | null> };
}

/** A significant edit is left a week to settle: a caution of practitioners, editable, no published law. */
const SETTLING_DAYS = 7;
/** A change of spend that platforms learn from again, as practitioners have it. */
const CHANGE = 1.2;
/** Days that a level must have been held for before its change is believed; fewer are a swing. */
const LEVEL_DAYS = 3;
/** A campaign younger than this beside older ones is still finding its audience. */
const YOUNG_DAYS = 14;
/** Conversions may lack their value up to this share; beyond it nobody knows what the money brings. */
const VALUELESS = 0.1;
/** Counts below which a campaign's own rate is noise, as for the lights. */
const LEAST_COUNT = 3;
/** Platforms may overspend a day, not a fortnight's mean: a tenth above is another budget than the one shown. */
const OVERSPEND = 1.1;

/** How far a fortnight's mean may lie above the budget: where only a single day has a bound, as far as each day. */
function mostOf(platform: Platform, delivery: Delivery): number {
  const rule = delivery[platform];
  return rule && rule.week === null && rule.month === null
    ? Math.max(OVERSPEND, rule.day ?? OVERSPEND)
    : OVERSPEND;
}

/**
 * Why no money may move to or from a campaign; null where it may.
 * @param expected conversions that its money would have brought at the account's own rate
 * @param delivery how far platforms may spend beyond a daily budget
 * @param oldest the first day that any campaign of the pool has figures of; without it none is called young
 */
export function holdOf(
  campaign: BudgetCampaign,
  evidence: Evidence | null,
  goal: Goal,
  today: Day,
  expected: number,
  delivery: Delivery = deliveryRules,
  oldest: Day | null = null,
): Hold['reason'] | null {
  const because = (code: HoldCode, params: Hold['reason']['params'] = {}) => ({ code, params });
  const { status, limitedBy } = campaign;
  if (status === 'paused' || status === 'ended' || status === 'removed')
    return because('not-running', { status });
  if (status === 'learning' || limitedBy === 'learning') return because('learning');
  if (limitedBy === 'bid' || limitedBy === 'policy') return because('limited-elsewhere', { by: limitedBy });
  if (campaign.edited && campaign.edited > addDays(today, -SETTLING_DAYS))
    return because('edited', { day: campaign.edited });
  const { ends } = campaign;
  // It would be over before a move has settled.
  if (ends && ends < addDays(today, SETTLING_DAYS) && !spentAfter(campaign, ends))
    return because('ends-soon', { day: ends });
  if (evidence === null) return because('no-figures');
  const budget = dailyBudget(campaign);
  if (budget === null) {
    // A sum for a month or for good says nothing of a day until it is known what of it is spent.
    const { per } = campaign.budget ?? {};
    return per && campaign.period && campaign.period.spent === null
      ? because('period-unknown', { per })
      : because('budget-unknown');
  }
  if (campaign.period?.over) return because('period-spent', { per: campaign.budget!.per });
  if (budget === 0) return because('budget-zero');
  if (evidence.spend <= 0) return because('no-spend');
  if (campaign.days.some((day) => (day.spend ?? 0) < 0 || (day.conversions ?? 0) < 0))
    return because('negative');
  if (goal === 'conversionValue') {
    if ((evidence.valueMissing ?? 0) > VALUELESS)
      return because('value-unknown', { share: evidence.valueMissing! });
    if (evidence.value < 0) return because('negative');
  }
  const changed = changeOf(evidence);
  if (changed && changed > addDays(today, -SETTLING_DAYS)) return because('spend-changed', { day: changed });
  const begun = begunOn(evidence);
  if (begun && oldest && oldest < begun && begun > addDays(today, -YOUNG_DAYS - 1))
    return because('begun-lately', { day: begun });
  if (evidence.spend > mostOf(campaign.platform, delivery) * budget)
    return because('spend-above-budget', { spend: evidence.spend, budget });
  const ripe = goal === 'conversions' ? evidence.maturity : evidence.valueMaturity;
  if (ripe < 0.5) return because('immature', { share: ripe });
  if (evidence.conversions < LEAST_COUNT && expected < LEAST_COUNT)
    return because('too-few', { conversions: evidence.conversions, expected });
  return null;
}

/** Did money go on being spent after a day? An end that was put off since it was last shown. */
const spentAfter = ({ days }: BudgetCampaign, end: Day) =>
  days.some(({ date, spend }) => date > end && (spend ?? 0) > 0);

/** The first single day with spend; null where no single days are known. */
export function begunOn({ daily }: Evidence): Day | null {
  return daily.findLast(({ spend }) => spend > 0)?.date ?? null;
}

/**
 * The day since which a campaign spends clearly more or less than in the two weeks before, every day of it: an edit that
 * nobody noted, or a start after a pause. By chance alone one campaign in three hundred would look so.
 */
function changeOf({ daily }: Evidence): Day | null {
  const mean = (points: typeof daily) => points.reduce((sum, { spend }) => sum + spend, 0) / points.length;
  for (let count = LEVEL_DAYS; count < SETTLING_DAYS; count++) {
    const [now, before] = [daily.slice(0, count), daily.slice(count, count + 14)];
    if (before.length < SETTLING_DAYS) return null;
    const [nows, befores] = [now.map(({ spend }) => spend), before.map(({ spend }) => spend)];
    const apart =
      Math.min(...nows) > Math.max(...befores)
        ? mean(now) >= CHANGE * mean(before)
        : Math.max(...nows) < Math.min(...befores) && CHANGE * mean(now) <= mean(before);
    if (apart) return now.at(-1)!.date;
  }
  return null;
}

/** Does it spend nearly all of its budget? */
export function spendsAll(campaign: BudgetCampaign, evidence: Evidence): boolean {
  const budget = dailyBudget(campaign);
  return budget !== null && evidence.spend >= 0.95 * budget;
}

/** May this campaign take more money: is it held back by its budget, or spending nearly all of it? */
export function hasHeadroom(campaign: BudgetCampaign, evidence: Evidence): boolean {
  return campaign.limitedBy === 'budget' || spendsAll(campaign, evidence);
}
