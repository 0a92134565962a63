import { addDays, type Day, type Instant } from '@/model/day';
import type { CautionCode, Hint, HintRecord, HintSide } from '@/model/hint';
import type { BudgetRules } from '@/model/plan';
import type { HeldView, PoolView } from '@/messages/areas/budget';
import type { Elasticity } from '@/budget/elasticity';
import { evidenceOf } from '@/budget/evidence';
import { hintsOf, usualHints, type Move } from '@/budget/hints';

import { FOLLOWS_WITHIN } from './match';
import { accountTitle } from './names';
import { spendOf, type Pool, type PoolCampaign } from './pools';

/** Moves that are asked for before those that were decided upon are left out, and those that are shown. */
const ASKED = 12;
const SHOWN = 3;
/** A move that was dismissed, or made, does not come back before so many days. */
const REST = { dismissed: 28, done: 21 };
/** Below so many conversions a rate is told to rest on few. */
const FEW = 15;

/** Are two ends on their way already, or were they turned down? The record's own pair, whatever its amount. */
export function restsUntil({ state, decidedAt, until, edit }: HintRecord): Day | null {
  if (state === 'snoozed') return until;
  if (edit) return addDays(edit.day, REST.done);
  if ((state === 'dismissed' || state === 'done') && decidedAt)
    return addDays(decidedAt.slice(0, 10), REST[state]);
  return null;
}

const pairOf = (from: string, to: string) => `>${from}>${to}`;

/** The two ends of a hint's id, `pool>from>to@instant`; pools change their names, ends do not. */
const pairOfId = (id: string) => id.slice(id.indexOf('>'), id.lastIndexOf('@'));

export function poolView(
  pool: Pool,
  records: readonly HintRecord[],
  rules: BudgetRules,
  elasticity: Elasticity,
  now: Instant,
): PoolView {
  const { id, currency, goal, counted, today, campaigns } = pool;
  const common = {
    id,
    currency,
    goal,
    counted,
    accounts: pool.accounts.map((account) => ({
      key: account.key,
      name: accountTitle(account),
      platform: account.platform,
    })),
    asOf: pool.asOf,
  };
  if (currency === null) return { ...common, trouble: 'currency-unknown', moves: [], held: [], spend: 0 };
  const minimums = new Map(
    campaigns.map(({ campaign, rate }) => [campaign.id, rate * (rules.minimums[campaign.platform] ?? 0)]),
  );
  const byId = new Map(campaigns.map((one) => [one.campaign.id, one]));
  const { moves, held } = hintsOf(
    campaigns.map(({ campaign }) => campaign),
    goal,
    today,
    { ...usualHints, step: rules.step, most: ASKED, committed: minimums, elasticity },
  );
  const resting = new Map<string, Day>();
  for (const record of records) {
    const until = restsUntil(record);
    const pair = pairOfId(record.hint.id);
    if (until !== null && until > today && until > (resting.get(pair) ?? '')) resting.set(pair, until);
  }
  const open = moves.filter(({ from, to }) => !resting.has(pairOf(from, to))).slice(0, SHOWN);
  return {
    ...common,
    trouble: null,
    moves: open.map((move) => hintOf(pool, move, byId, records, now)),
    held: held.map(({ id: held, reason }): HeldView => {
      const { account, campaign, members } = byId.get(held)!;
      return {
        account: account.key,
        campaigns: members,
        name: campaign.name,
        platform: campaign.platform,
        reason: { code: reason.code, params: reason.params },
      };
    }),
    spend: spendOf(pool),
  };
}

function hintOf(
  pool: Pool,
  move: Move,
  byId: ReadonlyMap<string, PoolCampaign>,
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
  const [from, to] = [byId.get(move.from)!, byId.get(move.to)!];
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
      spend: evidence.spend,
      marginal,
      conversions: evidence.conversions,
    };
  };
  const { marginalFrom, marginalTo, basis } = move.reason.params;
  const sides = {
    from: side(from, move.budgets.from, marginalFrom),
    to: side(to, move.budgets.to, marginalTo),
  };
  const read = [from, to].flatMap(({ figures }) => (figures.asOf === null ? [] : [figures.asOf]));
  const late = [from, to].some(({ campaign }) => campaign.maturity !== undefined);
  const cautions: CautionCode[] = [
    ...(basis === 'averages' ? (['averages'] as const) : []),
    ...(Math.min(sides.from.conversions, sides.to.conversions) < FEW ? (['few'] as const) : []),
    ...(late ? (['late'] as const) : []),
    ...(from.account.platform !== to.account.platform || from.figures.attribution !== to.figures.attribution
      ? (['attribution'] as const)
      : []),
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
    basis,
    cautions,
    asOf: read.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null,
  };
}
