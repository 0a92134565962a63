import { addDays, type Instant } from '@/model/day';
import { factsOf } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';
import { dayCount, monthOf, quarterOf, type Range } from '@/model/range';
import { windowOf, type Target } from '@/model/target';
import type { Against, Changed, DriverEffect, Unchanged } from '@/messages/areas/why';
import type { RequestOf } from '@/messages/protocol';
import { decomposeAcross } from '@/kpi/across';
import { makeOf } from '@/kpi/chain';
import { decompose } from '@/kpi/decompose';
import type { Store } from '@/store/open';
import { readRegistry } from '@/store/registry';
import { targetsOf } from '@/store/targets';

import { basisOf, chooseTracks } from '../judging/evidence';
import { openDesk, type Desk } from '../judging/desk';
import { coveredDays, type Member } from '../judging/lines';
import { needOf } from '../judging/need';
import { isInScope, touchesAccount } from '../judging/scope';
import { Refused } from '../refused';
import { sideOf, type Side } from './sides';

export const none = (why: Unchanged['why'], reason: Unchanged['reason'] = null): Unchanged => ({
  told: false,
  why,
  reason,
});

/** Shares of conversions below this make the rest a guess. */
const LEAST_RIPE = 0.3;
/** Campaigns named one by one, those that moved most; the rest are one line. */
const MOST_CAMPAIGNS = 6;

/**
 * Why a target's KPI changed: this period so far against as many days before it, or (for ratios) against the whole
 * period before; whichever the readings tell. Late conversions of both are counted in, so that the two are of equal
 * maturity.
 * @throws Refused where the target is not there
 */
export async function changedOf(
  store: Store,
  asked: RequestOf<'why.changed'>,
  now: Instant,
): Promise<Changed | Unchanged> {
  const [registry, targets] = await Promise.all([readRegistry(store, now), targetsOf(store, now)]);
  const target = targets.find(({ id }) => id === asked.target);
  if (!target) throw new Refused('bad-message', 'why.changed: target');
  const { kind } = factsOf(target).formula;
  if (kind === 'custom' || kind === 'business') return none('no-drivers');
  const window = windowOf(target.period, now.slice(0, 10));
  if (!window) return none('no-window');
  const known = registry.accounts.filter(
    ({ account, unplaced }) =>
      !unplaced &&
      touchesAccount(target.scope, account, registry.live) &&
      (asked.account === null || account.key === registry.live(asked.account)),
  );
  const required = needOf(target).required;
  const stages = makeOf(target.kpi).stages as readonly MetricKey[];
  const further = stages.filter((metric) => !required.includes(metric));
  const metrics = new Set<MetricKey>([...required, ...further, 'spend', 'impressions', 'conversions']);
  const reach = periodBefore(target, window);
  const windows = [window, reach, { from: addDays(window.from, -dayCount(window)), to: window.from }];
  const desks = await Promise.all(
    known.map((one) => openDesk(store, one, 'campaign', windows, metrics, now)),
  );
  const members = membersOf(target, asked.campaign, desks, registry.live);
  const after = soFar(members, target, window, required, further);
  if (!after || after.ripe < LEAST_RIPE) return none('no-window');

  const tried = comparisons(target, window, after.range);
  for (const { against, range } of tried) {
    const before = sideOf(members, required, further, range);
    if (!before) continue;
    return explained(target, members, against, before, after);
  }
  return { ...none('no-comparison'), open: tried[0]!.range };
}

export function membersOf(
  target: Target,
  campaign: string | null,
  desks: readonly Desk[],
  live: Parameters<typeof isInScope>[3],
): Member[] {
  return desks.flatMap((desk) =>
    desk.campaigns
      .filter(
        (one) =>
          isInScope(target.scope, desk.account, one, live) && (campaign === null || one.id === campaign),
      )
      .map(({ id }) => ({ desk, campaign: id })),
  );
}

/** The window as far as the line is followed, without a day that was still running when it was read. */
function soFar(
  members: readonly Member[],
  target: Target,
  window: Range,
  required: readonly MetricKey[],
  further: readonly MetricKey[],
): Side | null {
  const covered = coveredDays(members, needOf(target), window);
  return covered && sideOf(members, required, further, covered);
}

/** The windows that the period so far may be held against, the likeliest first. */
function comparisons(target: Target, window: Range, after: Range): { against: Against; range: Range }[] {
  const days = dayCount(after);
  const last = periodBefore(target, window);
  const samePart: Range = { from: last.from, to: addDays(last.from, days - 1) };
  const ranges: { against: Against; range: Range }[] = [
    { against: 'days-before', range: { from: addDays(after.from, -days), to: addDays(after.from, -1) } },
    ...(samePart.to <= last.to ? [{ against: 'days-before' as const, range: samePart }] : []),
  ];
  // A total of more days is not comparable.
  if (!factsOf(target).additive || dayCount(last) === days)
    ranges.push({ against: 'period-before', range: last });
  return ranges;
}

function periodBefore({ period }: Target, window: Range): Range {
  const last = addDays(window.from, -1);
  if (period.kind === 'month') return monthOf(last);
  if (period.kind === 'quarter') return quarterOf(last);
  return { from: addDays(window.from, -dayCount(window)), to: last };
}

function explained(
  target: Target,
  members: readonly Member[],
  against: Against,
  before: Side,
  after: Side,
): Changed | Unchanged {
  const options = target.margin === undefined ? {} : { margin: target.margin };
  // Drivers of the totals: for each driver's own figures, and whether chance could have moved them.
  const whole = decompose(target.kpi, before.whole, after.whole, options);
  if (whole.change === null) return none('no-value', whole.reason);
  const several = members.length > 1;
  const across = several
    ? decomposeAcross(
        target.kpi,
        members.map(({ desk, campaign }, at) => ({
          id: `${desk.account.key} ${campaign}`,
          before: before.campaigns[at]!,
          after: after.campaigns[at]!,
        })),
        options,
      )
    : null;
  if (across && across.change === null) return none('no-value', across.reason);
  const drivers: DriverEffect[] = (across ? across.parts : whole.parts).map(({ driver, effect }) => {
    const own = whole.parts.find((part) => part.driver === driver);
    return {
      driver,
      effect,
      before: own?.before ?? null,
      after: own?.after ?? null,
      within: own?.noise.within ?? null,
    };
  });
  const campaigns = (across?.campaigns ?? []).map(({ effect, rate, mix }, at) => {
    const { desk, campaign } = members[at]!;
    const name = desk.campaigns.find(({ id }) => id === campaign)?.name ?? campaign;
    return { account: desk.account.key, campaign, name, effect, rate, mix };
  });
  const [first] = members;
  const chosen = first ? chooseTracks(first.desk, first.campaign, needOf(target), after.range) : [];
  return {
    told: true,
    against,
    before: { range: before.range, value: whole.before, ripe: before.ripe },
    after: { range: after.range, value: whole.after, ripe: after.ripe },
    change: whole.change,
    drivers,
    campaigns: joined(campaigns.filter(({ effect, rate, mix }) => effect !== 0 || rate !== 0 || mix !== 0)),
    metrics: (Object.keys(after.whole.metrics) as MetricKey[]).map((metric) => ({
      metric,
      before: before.whole.metrics[metric] ?? null,
      after: after.whole.metrics[metric] ?? null,
    })),
    currency: Array.isArray(chosen) ? basisOf(chosen).currency : null,
  };
}

/** The campaigns that moved most, and the others as one line without a name, so that the sum stays whole. */
function joined(campaigns: Changed['campaigns']): Changed['campaigns'] {
  const sorted = campaigns.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  if (sorted.length <= MOST_CAMPAIGNS + 1) return sorted;
  const rest = sorted.slice(MOST_CAMPAIGNS);
  const sum = (of: 'effect' | 'rate' | 'mix') => rest.reduce((all, one) => all + one[of], 0);
  return [
    ...sorted.slice(0, MOST_CAMPAIGNS),
    {
      account: '',
      campaign: String(rest.length),
      name: '',
      effect: sum('effect'),
      rate: sum('rate'),
      mix: sum('mix'),
    },
  ];
}
