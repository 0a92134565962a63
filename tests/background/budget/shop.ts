import { addDays } from '@/model/day';
import type { BudgetRules, GroupLimit } from '@/model/plan';
import type { Budget, Reading, Row } from '@/model/reading';

import { plainReading, plainRow } from '../../store/readings';
import { direct } from '../direct';

/** Sunday, 22 November 2026, in the afternoon: nothing of the running week is over. */
export const today = '2026-11-22';

/** A campaign that spends all its budget: money a day, and what a conversion costs. */
export interface Seller {
  id: string;
  budget: Budget | null;
  spend: number;
  cpa: number;
  other?: Row['other'];
  change?: Partial<Row>;
}

/** Single days of the last weeks, as somebody who looks at "yesterday" every morning has them. */
export function daysOf(sellers: readonly Seller[], change: Partial<Reading> = {}, count = 42): Reading[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index - count);
    return plainReading({
      platform: 'google-ads',
      account: { id: '77', name: 'Shop', timeZone: 'Europe/Rome' },
      range: { from: day, to: day },
      readAt: `${addDays(day, 1)}T08:00:00Z`,
      rows: sellers.map(({ id, budget, spend, cpa, other, change: own }, at) => {
        const money = spend * (0.98 + 0.01 * ((index * 5 + at) % 5));
        return {
          ...plainRow(id, `c${id}`, { spend: money, conversions: Math.round(money / cpa) }),
          budget,
          ...(other ? { other } : {}),
          ...own,
        };
      }),
      ...change,
    });
  });
}

export const daily = (amount: number): Budget => ({ amount, per: 'day' });
/** One that sells cheaply and one dearly. */
export const two: readonly Seller[] = [
  { id: '1', budget: daily(100), spend: 100, cpa: 10 },
  { id: '2', budget: daily(100), spend: 100, cpa: 30 },
];

/** A worker that has read all that. */
export async function shopOf(...readings: Reading[][]) {
  const desk = direct(`${today}T14:00:00Z`);
  for (const reading of readings.flat()) await desk.client.ask('reading.add', { reading });
  const hints = async () => (await desk.client.ask('hints.list', {})).pools;
  const rules = (change: Partial<BudgetRules>) =>
    desk.client.ask('budget.rules', {
      rules: { kind: 'rules', step: 0.2, minimums: {}, rates: [], ...change },
    });
  const limit = async (change: Partial<GroupLimit>): Promise<GroupLimit> => {
    const { accounts } = await desk.client.ask('subjects.list', {});
    const among = accounts.map(({ key }) => key);
    return { by: 'platform', of: 'google-ads', among, currency: 'EUR', least: null, most: null, ...change };
  };
  return { ...desk, hints, rules, limit };
}
