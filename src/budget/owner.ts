import type { BudgetCampaign, BudgetDay, BudgetPeriod } from './evidence';

/** Campaigns that draw on one budget, seen as the one whose money it is. */
export interface Owned {
  campaign: BudgetCampaign;
  /** Ids of the campaigns under it; one where it stands alone. */
  members: string[];
}

/**
 * Money that several campaigns share moves as one: campaigns of one owner become one, their figures added up over
 * the spans that all of them have. The budget is the one they all show; where they differ it is not known.
 */
export function byOwner(campaigns: readonly BudgetCampaign[]): Owned[] {
  const groups = new Map<string, BudgetCampaign[]>();
  for (const campaign of campaigns) {
    const key = campaign.owner == null ? `campaign ${campaign.id}` : `owner ${campaign.owner}`;
    groups.set(key, [...(groups.get(key) ?? []), campaign]);
  }
  return [...groups].map(([key, members]) => ({
    campaign: members.length === 1 ? members[0]! : joined(key, members),
    members: members.map(({ id }) => id),
  }));
}

const off = new Set(['paused', 'ended', 'removed']);

function joined(key: string, members: readonly BudgetCampaign[]): BudgetCampaign {
  const first = members[0]!;
  const running = members.filter(({ status }) => status == null || !off.has(status));
  const counted = running.length > 0 ? running : members;
  const one = <T>(values: readonly T[], same: (a: T, b: T) => boolean): T | null =>
    values.every((value) => same(value, values[0]!)) ? values[0]! : null;
  const learning = counted.find(({ status }) => status === 'learning');
  const edits = members.flatMap(({ edited }) => (edited ? [edited] : [])).toSorted();
  return {
    id: key,
    name: first.owner ?? first.name,
    platform: first.platform,
    status: learning ? 'learning' : (counted[0]!.status ?? null),
    budget: one(
      members.map(({ budget }) => budget ?? null),
      (a, b) => a !== null && b !== null && a.amount === b.amount && a.per === b.per,
    ),
    limitedBy:
      counted.find(({ limitedBy }) => limitedBy === 'budget')?.limitedBy ?? counted[0]!.limitedBy ?? null,
    edited: edits.at(-1) ?? null,
    owner: first.owner ?? null,
    // Their money goes on while one of them does.
    ends: counted.every(({ ends }) => ends)
      ? counted
          .map(({ ends }) => ends!)
          .toSorted()
          .at(-1)!
      : null,
    days: added(counted),
    ...(first.period ? { period: periodOf(members) } : {}),
    ...(first.maturity ? { maturity: first.maturity } : {}),
  };
}

/** What several spent of their one budget; its end is the one that all of them have. */
function periodOf(members: readonly BudgetCampaign[]): BudgetPeriod {
  const spent = members.map(({ period }) => period?.spent ?? null);
  const sum = spent.includes(null) ? null : spent.reduce<number>((total, one) => total + one!, 0);
  const ends = new Set(members.map(({ period }) => period?.daysLeft ?? null));
  const daysLeft = ends.size === 1 ? [...ends][0]! : null;
  const { budget } = members[0]!;
  return {
    spent: sum,
    daysLeft,
    over: daysLeft === 0 || (sum !== null && sum >= (budget?.amount ?? Infinity)),
  };
}

function added(members: readonly BudgetCampaign[]): BudgetDay[] {
  const sums = new Map<string, { day: BudgetDay; count: number }>();
  const plus = (a: number | null | undefined, b: number | null | undefined) =>
    a == null || b == null ? null : a + b;
  for (const { days } of members)
    for (const day of days) {
      const key = `${day.from ?? day.date} ${day.date} ${day.readOn ?? ''}`;
      const known = sums.get(key);
      if (!known) {
        sums.set(key, { day: { ...day }, count: 1 });
        continue;
      }
      known.count += 1;
      known.day = {
        ...known.day,
        spend: plus(known.day.spend, day.spend),
        conversions: plus(known.day.conversions, day.conversions),
        conversionValue: plus(known.day.conversionValue, day.conversionValue),
      };
    }
  // A sum of some is never passed off as the whole.
  return [...sums.values()].filter(({ count }) => count === members.length).map(({ day }) => day);
}
