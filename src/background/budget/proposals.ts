import { addDays, type Day, type Instant } from '@/model/day';
import type { CautionCode, Hint, HintRecord, HintSide } from '@/model/hint';
import type { BudgetRules } from '@/model/plan';
import type { HeldView, PoolView } from '@/messages/areas/budget';
import type { Elasticity } from '@/budget/elasticity';
import { daysFor, evidenceOf, type BudgetCampaign } from '@/budget/evidence';
import { hintsOf, usualHints } from '@/budget/hints';
import type { Move } from '@/budget/move';

import { channelSide, heldChannel, movable, type PoolChannel } from './channels';
import { limitsOf } from './limits';
import { FOLLOWS_WITHIN } from './match';
import { accountTitle, accountsShown } from './names';
import { spendOf, type Pool, type PoolCampaign } from './pools';

/** Moves that are shown of one pool. */
const SHOWN = 3;
/** A move that was dismissed, or made, does not come back before so many days. */
const REST = { dismissed: 28, done: 21 };
/** Below so many conversions a rate is told to rest on few. */
const FEW = 15;

/** Are two ends on their way already, or were they turned down? The record's own pair, whatever its amount. */
function restsUntil({ state, decidedAt, until, edit }: HintRecord, { dayOf }: Pool): Day | null {
  if (state === 'snoozed') return until;
  if (edit) return addDays(edit.day, REST.done);
  if ((state === 'dismissed' || state === 'done') && decidedAt) return addDays(dayOf(decidedAt), REST[state]);
  return null;
}

const pairOf = (from: string, to: string) => `>${from}>${to}`;

/** The two ends of a hint's id, `pool>from>to@instant`; pools change their names, ends do not. */
const pairOfId = (id: string) => id.slice(id.indexOf('>'), id.lastIndexOf('@'));

/**
 * A campaign of a move that was marked as done is an edited one from the next day on, whether or not a reading has
 * shown it; on the day itself the other moves go on standing, so that they can be made together.
 */
function madeLately(campaign: BudgetCampaign, records: readonly HintRecord[], { today, dayOf }: Pool) {
  const days = records.flatMap(({ hint, state, decidedAt }) => {
    const pair = pairOfId(hint.id);
    const isEnd = pair.startsWith(`>${campaign.id}>`) || pair.endsWith(`>${campaign.id}`);
    return isEnd && state === 'done' && decidedAt ? [dayOf(decidedAt)] : [];
  });
  const edited = [...days.filter((day) => day < today), campaign.edited ?? ''].toSorted().at(-1);
  return edited ? { ...campaign, edited } : campaign;
}

export function poolView(
  pool: Pool,
  records: readonly HintRecord[],
  rules: BudgetRules,
  elasticity: Elasticity,
  channels: readonly PoolChannel[],
  now: Instant,
): PoolView {
  const { id, currency, goal, counted, today, campaigns } = pool;
  const common = {
    id,
    currency,
    goal,
    counted,
    accounts: accountsShown(pool.accounts),
    asOf: pool.asOf,
  };
  if (currency === null)
    return { ...common, trouble: 'currency-unknown', moves: [], held: [], groups: [], clash: null, spend: 0 };
  const kept = new Map(
    campaigns.map(({ campaign, rate, committed }) => [
      campaign.id,
      Math.max(committed, rate * (rules.minimums[campaign.platform] ?? 0)),
    ]),
  );
  const { limits, groups } = limitsOf(pool, rules);
  const byId = new Map(campaigns.map((one) => [one.campaign.id, one]));
  const pairs = new Map<string, 'turned-down' | 'being-made'>();
  for (const record of records) {
    const until = restsUntil(record, pool);
    if (until === null || until <= today) continue;
    // On the day itself no figure shows it yet; from then on both ends are edited campaigns, and the pair rests.
    const { state, decidedAt } = record;
    const isToday = state === 'done' && decidedAt !== null && pool.dayOf(decidedAt) === today;
    const pair = pairOfId(record.hint.id);
    if (isToday) pairs.set(pair, 'being-made');
    else if (!pairs.has(pair)) pairs.set(pair, 'turned-down');
  }
  const resting = (from: string, to: string) => pairs.get(pairOf(from, to)) ?? null;
  const { moves, held, clash } = hintsOf(
    campaigns.map(({ campaign }) => madeLately(campaign, records, pool)),
    goal,
    today,
    {
      ...usualHints,
      step: rules.step,
      most: SHOWN,
      resting,
      committed: kept,
      limits,
      delivery: pool.delivery,
      elasticity,
      own: movable(channels, goal),
    },
  );
  const ownById = new Map(channels.map((one) => [one.id, one]));
  const spends = (id: string) => evidenceOf(byId.get(id)!.campaign, goal, today)?.spend ?? 0;
  return {
    ...common,
    trouble: null,
    groups: groups.map((group) => ({
      ...group,
      spend: group.campaigns.reduce((sum, one) => sum + spends(one), 0),
    })),
    clash: clash ? { why: clash.why, at: clash.at, slack: clash.slack } : null,
    moves: moves.map((move) => hintOf(pool, move, byId, ownById, records, now)),
    held: [
      ...held.map(({ id: held, reason }): HeldView => {
        const own = ownById.get(held);
        if (own) return heldChannel(own, reason.code);
        const { account, campaign, members } = byId.get(held)!;
        return {
          account: account.key,
          campaigns: members,
          name: campaign.name,
          platform: campaign.platform,
          reason: { code: reason.code, params: reason.params },
        };
      }),
      ...channels.flatMap((one) => (one.held ? heldChannel(one, one.held) : [])),
    ],
    spend: spendOf(pool),
  };
}

/** A budget for longer than a day, as it is typed in: what is spent of a lifetime's sum stays in it. */
function typedIn(
  campaign: BudgetCampaign,
  budgets: { now: number; next: number },
  own: (amount: number) => number,
): Pick<HintSide, 'typed'> {
  const { budget, period } = campaign;
  const days = daysFor(campaign);
  if (!budget || budget.per === 'day' || days === null) return {};
  const spent = budget.per === 'lifetime' ? (period?.spent ?? 0) : 0;
  const next = own(spent + days * budgets.next);
  return { typed: { per: budget.per, now: own(spent + days * budgets.now), next } };
}

function hintOf(
  pool: Pool,
  move: Move,
  byId: ReadonlyMap<string, PoolCampaign>,
  ownById: ReadonlyMap<string, PoolChannel>,
  records: readonly HintRecord[],
  now: Instant,
): Hint {
  const { goal, counted, today } = pool;
  const pair = pairOf(move.from, move.to);
  // The record goes on while it is only proposed, and an edit would still be taken for it.
  const since = addDays(today, -FOLLOWS_WITHIN);
  const going = records.find(
    ({ hint, state, edit, proposedAt }) =>
      state === 'proposed' && edit === null && proposedAt.slice(0, 10) > since && pairOfId(hint.id) === pair,
  );
  const ends = [move.from, move.to].map((id) => byId.get(id) ?? null);
  const ads = ends.filter((one) => one !== null);
  const side = (one: PoolCampaign, budgets: { now: number; next: number }, marginal: number): HintSide => {
    const { rate, account, campaign, members } = one;
    const evidence = evidenceOf(campaign, goal, today)!;
    const own = (amount: number) => Math.round((100 * amount) / rate) / 100;
    return {
      account: account.key,
      accountName: accountTitle(account),
      platform: account.platform,
      campaigns: members,
      name: campaign.name,
      currency: one.figures.currency ?? account.currency ?? pool.currency!,
      rate,
      now: own(budgets.now),
      next: own(budgets.next),
      ...typedIn(campaign, budgets, own),
      spend: evidence.spend,
      marginal,
      conversions: evidence.conversions,
    };
  };
  const { marginalFrom, marginalTo, basis } = move.reason.params;
  const sideOf = (at: 0 | 1, id: string, budgets: { now: number; next: number }, worth: number) => {
    const campaign = ends[at];
    return campaign ? side(campaign, budgets, worth) : channelSide(ownById.get(id)!, pool, budgets, worth);
  };
  const sides = {
    from: sideOf(0, move.from, move.budgets.from, marginalFrom),
    to: sideOf(1, move.to, move.budgets.to, marginalTo),
  };
  const read = ads.flatMap(({ figures }) => (figures.asOf === null ? [] : [figures.asOf]));
  const late = ads.some(({ campaign }) => campaign.maturity !== undefined);
  const counts = [sides.from, sides.to].filter((one) => !one.own).map(({ conversions }) => conversions);
  const alike = new Set(ads.map(({ account, figures }) => `${account.platform} ${figures.attribution}`));
  const cautions: CautionCode[] = [
    ...(ads.length < ends.length ? (['own'] as const) : []),
    ...(basis === 'averages' ? (['averages'] as const) : []),
    ...(Math.min(...counts) < FEW ? (['few'] as const) : []),
    ...(late ? (['late'] as const) : []),
    ...(alike.size > 1 ? (['attribution'] as const) : []),
  ];
  return {
    id: going?.hint.id ?? `${pool.id}${pair}@${now}`,
    pool: pool.id,
    currency: pool.currency!,
    goal,
    counted,
    ...sides,
    perDay: move.perDay,
    gain: move.gain,
    ...(move.soon ? { soon: move.soon } : {}),
    basis,
    cautions,
    asOf: read.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null,
  };
}
