import type { Colour } from '@/model/light';
import { addDays, type Day } from '@/model/day';
import type { Range } from '@/model/range';
import type { Course, DemoAccount } from './world';

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
export function costPerConversion(account: DemoAccount, id: string, range: Range): number | null {
  const figures = account.campaigns.find((campaign) => campaign.id === id)?.figures(range);
  return figures && figures.conversions > 0 ? figures.spend / 100 / figures.conversions : null;
}
