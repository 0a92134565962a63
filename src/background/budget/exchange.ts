import type { BudgetRules } from '@/model/plan';

import type { PoolCampaign } from './pools';

/** A currency of the pool so far that the user gave a rate to. */
export function homeOf(own: string, homes: readonly (string | null)[], rules: BudgetRules): string | null {
  return (
    homes.find((home) => home === own) ??
    homes.find((home) => home !== null && rateOf(own, home, rules) !== null) ??
    null
  );
}

/** The newest rate that the user gave, either way round; null where there is none. */
export function rateOf(from: string, to: string, rules: BudgetRules): number | null {
  if (from === to) return 1;
  const [newest] = rules.rates
    .filter((one) => (one.from === from && one.to === to) || (one.from === to && one.to === from))
    .toSorted((a, b) => (a.on < b.on ? 1 : -1));
  if (!newest) return null;
  return newest.from === from ? newest.rate : 1 / newest.rate;
}

/** The campaigns of an account with their money in the pool's currency. */
export function exchanged(
  campaigns: readonly PoolCampaign[],
  own: string,
  home: string,
  rules: BudgetRules,
): PoolCampaign[] {
  const rate = rateOf(own, home, rules);
  if (rate === null || rate === 1) return [...campaigns];
  const times = (amount: number | null | undefined) => (amount == null ? amount : amount * rate);
  return campaigns.map((entry) => ({
    ...entry,
    rate,
    committed: entry.committed * rate,
    campaign: {
      ...entry.campaign,
      budget: entry.campaign.budget
        ? { ...entry.campaign.budget, amount: entry.campaign.budget.amount * rate }
        : null,
      ...(entry.campaign.period
        ? { period: { ...entry.campaign.period, spent: times(entry.campaign.period.spent) ?? null } }
        : {}),
      days: entry.campaign.days.map((day) => ({
        ...day,
        spend: times(day.spend) ?? null,
        conversionValue: times(day.conversionValue) ?? null,
      })),
    },
  }));
}
