import type { Colour } from '@/model/light';
import { addDays, type Day } from '@/model/day';
import type { Range } from '@/model/range';
import type { Course, DemoAccount, Item } from './world';

/** The demo's target holds from 30 days ago on, so that it means the same on every day of the month. */
export function targetDays(today: Day): Range {
  return { from: addDays(today, -30), to: addDays(today, 20) };
}

/** The part of it that has been: what "Last 30 days" and "Today" say together. */
export function judgedDays(today: Day): Range {
  return { from: addDays(today, -30), to: today };
}

/** The colours that are right for a campaign that was built to do so; see `Course`. */
export const rightColours: Record<Course, readonly Colour[]> = {
  strong: ['green'],
  dear: ['red'],
  edge: ['green', 'yellow', 'red'],
  small: ['grey', 'green', 'yellow'],
  paused: ['grey'],
};

/** Cost per conversion over the days, in units of the currency; null without a conversion. */
export function costPerConversion(campaign: Item, range: Range): number | null {
  const { spend, conversions } = campaign.figures(range);
  return conversions > 0 ? spend / 100 / conversions : null;
}

/** Conversion value per unit of spend over the days; null without spend. */
export function valuePerSpend(campaign: Item, range: Range): number | null {
  const { spend, value } = campaign.figures(range);
  return spend > 0 ? value / spend : null;
}

/**
 * Would a good media buyer agree with moving money from one campaign to the other: from one that was built to be
 * dear, or about at its aim, to one that was built to do well and that its budget holds back?
 */
export function rightMoves(account: DemoAccount, from: string, to: string): boolean {
  const courseOf = (id: string) => account.campaigns.find((one) => one.id === id)?.course;
  const giver = courseOf(from);
  return courseOf(to) === 'strong' && (giver === 'dear' || giver === 'edge');
}
