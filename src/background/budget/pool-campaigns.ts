import type { Account } from '@/model/account';
import type { Delivery } from '@/model/delivery';
import type { Budget } from '@/model/reading';
import type { BudgetCampaign } from '@/budget/evidence';
import { byOwner } from '@/budget/owner';

import type { Desk } from '../judging/desk';
import { figuresOf } from './figures';
import { committedOf, periodOf, spentThisWeek } from './period';
import type { Pool, PoolCampaign } from './pools';
import type { MoneyState } from './states';

/** An account's campaigns as the budget sees them; those on one budget are one. */
export function campaignsOf(
  account: Account,
  desk: Desk,
  states: ReadonlyMap<string, MoneyState>,
  counted: Pool['counted'],
  delivery: Delivery,
): PoolCampaign[] {
  // Asked only where a rule stands on it: of a thousand campaigns it is a thousand sums.
  const weekly = (budget: Budget | null) =>
    budget?.per === 'day' && Boolean(delivery[account.platform]?.week);
  const single = desk.campaigns.map((known) => {
    const state = states.get(known.id);
    const figures = figuresOf(desk, known.id, counted);
    const shown = desk.state(known.id);
    const edits = [...(state?.edits.map(({ day }) => day) ?? []), ...(state?.resumed ? [state.resumed] : [])];
    const budget = state?.budget ?? null;
    const period = periodOf(desk, known.id, budget, { start: state?.start ?? null, end: state?.end ?? null });
    const campaign: BudgetCampaign = {
      id: `${account.key}/${known.id}`,
      name: known.name,
      platform: account.platform,
      status: shown.learning ? 'learning' : (state?.status ?? shown.status),
      budget,
      ...(period ? { period } : {}),
      limitedBy: state?.limitedBy ?? null,
      edited: edits.toSorted().at(-1) ?? null,
      owner: state?.budgetName ?? null,
      ends: state?.end ?? null,
      days: figures.days,
      ...(desk.maturity ? { maturity: desk.maturity } : {}),
    };
    return { campaign, known, figures, state, week: weekly(budget) ? spentThisWeek(desk, known.id) : null };
  });
  // A budget's name that only one campaign bears is its own.
  const named = new Map<string, number>();
  for (const { campaign } of single)
    if (campaign.owner) named.set(campaign.owner, (named.get(campaign.owner) ?? 0) + 1);
  const alone = (one: BudgetCampaign): BudgetCampaign =>
    one.owner && named.get(one.owner) === 1 ? { ...one, owner: null } : one;
  const byId = new Map(single.map((one) => [one.campaign.id, one]));
  return byOwner(single.map(({ campaign }) => alone(campaign))).map(({ campaign, members }) => {
    const all = members.map((id) => byId.get(id)!);
    const id = members.length === 1 ? campaign.id : `${account.key}/${campaign.id}`;
    return {
      campaign: { ...campaign, id },
      account,
      members: all.map(({ known }) => known.id),
      known: all.map(({ known }) => known),
      figures: all[0]!.figures,
      states: all.flatMap(({ state }) => (state ? [state] : [])),
      rate: 1,
      committed: committedOf(campaign, account.platform, weekOf(all), delivery, desk.clock.today),
    };
  });
}

/** What several spent in the running week; null where it is not known of all. */
function weekOf(all: readonly { week: number | null }[]): number | null {
  return all.some(({ week }) => week === null) ? null : all.reduce((sum, { week }) => sum + week!, 0);
}
