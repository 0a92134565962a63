import type { Account } from '@/model/account';
import type { Day, Instant } from '@/model/day';
import { rulesInForce, type Delivery } from '@/model/delivery';
import type { BudgetGoal } from '@/model/hint';
import type { KpiKey } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';
import type { BudgetRules } from '@/model/plan';
import type { Target } from '@/model/target';
import { evidenceOf, type BudgetCampaign } from '@/budget/evidence';
import type { Store } from '@/store/open';
import { readRegistry, type KnownCampaign, type Registry } from '@/store/registry';
import { settingsOf } from '@/store/settings';

import { openDesk, type Desk } from '../judging/desk';
import { isInScope } from '../judging/scope';
import { exchanged, homeOf } from './exchange';
import type { Figures } from './figures';
import { campaignsOf } from './pool-campaigns';
import { moneyStates, type MoneyState } from './states';

/** A campaign, or several on one budget, with where it comes from. */
export interface PoolCampaign {
  campaign: BudgetCampaign;
  account: Account;
  /** Ids on the console. */
  members: string[];
  known: KnownCampaign[];
  figures: Figures;
  states: MoneyState[];
  /** Units of the pool's currency for one of the account's own; the campaign's money is in the pool's. */
  rate: number;
  /** The least daily budget that what is spent of the running week or month leaves, in the pool's currency. */
  committed: number;
}

/** Campaigns among which money may move. */
export interface Pool {
  id: string;
  currency: string | null;
  goal: BudgetGoal;
  counted: 'conversions' | 'leads';
  accounts: Account[];
  /** All keys that each account bore, by the one it bears. */
  keys: ReadonlyMap<string, readonly string[]>;
  /** How far the platforms may spend beyond a daily budget. */
  delivery: Delivery;
  /** The earliest today of its accounts, and the day of an instant in the time zone of that one. */
  today: Day;
  dayOf: (at: Instant) => Day;
  campaigns: PoolCampaign[];
  /** Different attributions among its campaigns. */
  attributions: number;
  asOf: Instant | null;
}

const read: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'spend',
  'impressions',
  'conversions',
  'conversionValue',
  'leads',
  'results',
]);

/** KPIs that are about value, and those about leads. */
const byValue: readonly KpiKey[] = ['roas', 'acos', 'roi', 'aov', 'conversionValue'];
const byLead: readonly KpiKey[] = ['cpl', 'leads'];

/** What the user's targets say the money is for: the main target's KPI, else that of the first that holds for it. */
function aimOf(targets: readonly Target[], desks: readonly Desk[], registry: Registry) {
  const holds = ({ scope }: Target) =>
    desks.some(({ account, campaigns }) =>
      campaigns.some((campaign) => isInScope(scope, account, campaign, registry.live)),
    );
  const touching = targets.filter(holds).toSorted((a, b) => Number(b.main) - Number(a.main));
  const kpi = touching[0]?.kpi;
  const goal: BudgetGoal = kpi && byValue.includes(kpi) ? 'conversionValue' : 'conversions';
  const counted: Pool['counted'] = kpi && byLead.includes(kpi) ? 'leads' : 'conversions';
  return { goal, counted };
}

/** Accounts that share a label belong to one client; the others stand each alone: no guess by name. */
function clientsOf(accounts: Registry['accounts']): Registry['accounts'][] {
  const clients: { labels: Set<string>; members: Registry['accounts'] }[] = [];
  for (const known of accounts) {
    const labels = new Set(known.account.labels.map((label) => label.trim().toLowerCase()));
    const same = clients.filter((client) => [...labels].some((label) => client.labels.has(label)));
    for (const client of same) clients.splice(clients.indexOf(client), 1);
    clients.push({
      labels: new Set([...labels, ...same.flatMap((client) => [...client.labels])]),
      members: [...same.flatMap(({ members }) => members), known],
    });
  }
  return clients.map(({ members }) => members);
}

/** The pools of the store as it is. Accounts without a known currency make a pool that nothing is worked out in. */
export async function poolsOf(
  store: Store,
  targets: readonly Target[],
  rules: BudgetRules,
  now: Instant,
): Promise<Pool[]> {
  const registry = await readRegistry(store, now);
  const delivery = rulesInForce((await settingsOf(store)).delivery);
  const pools: Pool[] = [];
  for (const client of clientsOf(registry.accounts.filter(({ unplaced }) => !unplaced))) {
    const desks = await Promise.all(
      client.map(async (known) => {
        const desk = await openDesk(store, known, 'campaign', [], read, now);
        const states = await moneyStates(store, { key: known.account.key, keys: known.keys }, desk.clock);
        return { account: known.account, keys: known.keys, desk, states };
      }),
    );
    const aim = aimOf(
      targets,
      desks.map(({ desk }) => desk),
      registry,
    );
    const opened = desks.map(({ account, keys, desk, states }): Opened => ({
      account,
      keys,
      desk,
      campaigns: campaignsOf(account, desk, states, aim.counted, delivery),
    }));
    pools.push(...byCurrency(opened, aim, rules, delivery));
  }
  return pools.toSorted((a, b) => spendOf(b) - spendOf(a) || (a.id < b.id ? -1 : 1));
}

type Opened = { account: Account; keys: readonly string[]; desk: Desk; campaigns: PoolCampaign[] };

/** Money of different currencies meets only at a rate that the user gave; otherwise it is kept apart. */
function byCurrency(
  opened: readonly Opened[],
  aim: { goal: BudgetGoal; counted: Pool['counted'] },
  rules: BudgetRules,
  delivery: Delivery,
): Pool[] {
  const currencyOf = ({ account, campaigns }: Opened) => {
    const shown = campaigns.flatMap(({ figures }) => figures.currency ?? []);
    return account.currency !== null && shown.includes(account.currency)
      ? account.currency
      : (shown[0] ?? account.currency);
  };
  const groups = new Map<string | null, Opened[]>();
  for (const each of opened) {
    const own = currencyOf(each);
    const one = { ...each, campaigns: each.campaigns.map((entry) => inCurrency(entry, own)) };
    const home = own === null ? null : (homeOf(own, [...groups.keys()], rules) ?? own);
    groups.set(home, [
      ...(groups.get(home) ?? []),
      own !== null && home !== null ? { ...one, campaigns: exchanged(one.campaigns, own, home, rules) } : one,
    ]);
  }
  return [...groups].map(([currency, members]): Pool => {
    const campaigns = members.flatMap((member) => member.campaigns);
    const spoken = new Set(
      campaigns
        .filter(({ figures }) => figures.days.length > 0)
        .map(({ figures, account }) => `${account.platform} ${figures.attribution ?? ''}`),
    );
    const [clock] = members
      .map(({ desk }) => desk.clock)
      .toSorted((a, b) => (a.today === b.today ? 0 : a.today < b.today ? -1 : 1));
    const read = campaigns.flatMap(({ figures }) => (figures.asOf === null ? [] : [figures.asOf]));
    return {
      id: `${currency ?? ''}|${members
        .map(({ account }) => account.key)
        .toSorted()
        .join('+')}`,
      currency,
      ...aim,
      accounts: members.map(({ account }) => account),
      keys: new Map(members.map(({ account, keys }) => [account.key, keys])),
      delivery,
      today: clock!.today,
      dayOf: clock!.dayOf ?? ((at) => at.slice(0, 10)),
      campaigns,
      attributions: spoken.size,
      asOf: read.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null,
    };
  });
}

/** An account that changed its currency has campaigns of the old one: their money cannot be told in the new. */
function inCurrency(entry: PoolCampaign, own: string | null): PoolCampaign {
  const { currency } = entry.figures;
  if (currency === null || currency === own) return entry;
  return {
    ...entry,
    figures: { ...entry.figures, days: [] },
    campaign: { ...entry.campaign, budget: null, days: [] },
  };
}

/** Money per day that the pool spends. */
export function spendOf({ campaigns, goal, today }: Pool): number {
  return campaigns.reduce((sum, { campaign }) => sum + (evidenceOf(campaign, goal, today)?.spend ?? 0), 0);
}
