import type { GroupLimit } from '@/model/plan';
import type { BudgetRules } from '@/model/plan';
import type { GroupView } from '@/messages/areas/budget';
import type { Limit } from '@/budget/groups';

import { rateOf } from './exchange';
import { accountTitle } from './names';
import type { Pool, PoolCampaign } from './pools';

/** The labels of a campaign, its account's among them. */
export const labelsOf = ({ account, known }: PoolCampaign): string[] => [
  ...new Set([...account.labels, ...known.flatMap(({ labels }) => labels)]),
];

const plain = (label: string) => label.trim().toLowerCase();

function isIn(one: PoolCampaign, { by, of }: GroupLimit, pool: Pool): boolean {
  if (by === 'platform') return one.account.platform === of;
  if (by === 'account') return pool.keys.get(one.account.key)?.includes(of) ?? false;
  return labelsOf(one).some((label) => plain(label) === plain(of));
}

/** The user's limits that concern a pool: as the allocator takes them, and as a page names them. */
export interface PoolLimits {
  limits: Limit[];
  groups: GroupView[];
}

/** A limit whose money no rate brings into the pool's currency stands in `groups` alone, marked. */
export function limitsOf(pool: Pool, rules: BudgetRules): PoolLimits {
  const found: PoolLimits = { limits: [], groups: [] };
  const keys = new Set([...pool.keys.values()].flat());
  (rules.limits ?? []).forEach((limit, index) => {
    if (!limit.among.some((key) => keys.has(key))) return;
    const campaigns = pool.campaigns
      .filter((one) => isIn(one, limit, pool))
      .map(({ campaign }) => campaign.id);
    if (campaigns.length === 0) return;
    const rate = pool.currency === null ? null : rateOf(limit.currency, pool.currency, rules);
    const id = String(index);
    const account = pool.accounts.find(({ key }) => pool.keys.get(key)?.includes(limit.of));
    const [min, max] = [(limit.least ?? 0) * (rate ?? 0), (limit.most ?? Infinity) * (rate ?? 0)];
    found.groups.push({
      id,
      by: limit.by,
      of: limit.by === 'account' && account ? accountTitle(account) : limit.of,
      campaigns,
      least: limit.least === null || rate === null ? null : min,
      most: limit.most === null || rate === null ? null : max,
      currency: rate === null ? limit.currency : null,
    });
    if (rate !== null) found.limits.push({ id, campaigns, min, max });
  });
  return found;
}
