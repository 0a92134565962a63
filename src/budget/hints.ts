import type { Day } from '@/model/day';
import type { Delivery } from '@/model/delivery';
import type { Platform } from '@/model/platform';

import { allocate } from './allocate';
import { answerOf, marginal } from './answer';
import type { Elasticity } from './elasticity';
import {
  dailyBudget,
  evidenceOf,
  isCounted,
  type BudgetCampaign,
  type Evidence,
  type Goal,
} from './evidence';
import { allocateGrouped, type Clash, type Limit } from './groups';
import { begunOn, hasHeadroom, holdOf, type Hold } from './hold';
import { bindingOn, contradictionOf, roomIn } from './limits';
import { inTurn, moveOf, passOn, sameOwner, type Move, type Passing } from './move';
import { bestPair, handy } from './pairing';
import { candidateOf, weighed, type Candidate, type OwnChannel } from './own-channel';
import { accountPrior } from './prior';
import { stayCode } from './stay';

export interface Hints {
  /** Best first, at most `most`; none where leaving it as it is is best. */
  moves: Move[];
  held: Hold[];
  /** Limits that cannot all hold: there is no move then. */
  clash?: Clash;
}

export interface HintOptions {
  /** Largest step up or down, as a share of today's spend. */
  step: number;
  most: number;
  /** Chance of any gain below which a move is not proposed. */
  sure: number;
  /** Money per day that a campaign keeps at least. */
  floor: number;
  /** Platform minimums, money per day by platform; the larger of these and `floor` holds. */
  minimums?: Readonly<Partial<Record<Platform, number>>>;
  /** Money that a campaign must still spend per day of the period, by id: sources keep it. */
  committed?: ReadonlyMap<string, number>;
  /** Limits of groups, money per day, by campaign ids; those of campaigns that are held count what they spend. */
  limits?: readonly Limit[];
  /** How far platforms may spend beyond a daily budget, where that is not the platforms' own rule. */
  delivery?: Delivery;
  /** What scored hints have taught of elasticities; the common prior otherwise. */
  elasticity?: Elasticity;
  /**
   * Pairs that are not proposed: one that was turned down gets nothing; of one that is being made the money is taken,
   * so that what else is proposed stands beside it.
   */
  resting?: (from: string, to: string) => 'turned-down' | 'being-made' | null;
  /** Channels without ads that may take part, by the user's own estimate. */
  own?: readonly OwnChannel[];
}

export const usualHints: HintOptions = { step: 0.2, most: 5, sure: 0.7, floor: 0 };

/** Moves below this share of the money at stake are not worth the hand's work; a stake is at most twenty campaigns'. */
const SMALLEST = 0.005;
const AT_STAKE = 20;
/** Pairs that may prove too unsure: where so many did, the next is not sure either. */
const MOST_REFUSED = 40;

/**
 * The few moves of money that would bring more, from the worst marginal return to the best, within the step,
 * over campaigns of one currency. Campaigns that should not be touched are held, each with its reason.
 * The prior is learnt from all campaigns together, so one lucky week does not pull money.
 */
export function hintsOf(
  campaigns: readonly BudgetCampaign[],
  goal: Goal,
  today: Day,
  options: HintOptions = usualHints,
): Hints {
  const looked = campaigns.map((campaign) => ({ campaign, evidence: evidenceOf(campaign, goal, today) }));
  const spend = new Map(looked.map(({ campaign, evidence }) => [campaign.id, evidence?.spend ?? 0]));
  const limits = (options.limits ?? []).filter((limit) => limit.campaigns.some((id) => spend.has(id)));
  const clash = limits.length > 0 ? contradictionOf(limits, spend) : null;
  if (clash) return { moves: [], held: heldAll(campaigns, 'limits-clash'), clash };
  const known = looked.flatMap(({ evidence }) => (evidence && isCounted(evidence) ? [evidence] : []));
  const counted = known.reduce((sum, one) => sum + (goal === 'conversions' ? one.conversions : one.value), 0);
  if (!(counted > 0)) return { moves: [], held: heldAll(campaigns, 'nothing-counted') };

  if (!known.some((one) => one.exposure > 0)) return { moves: [], held: heldAll(campaigns, 'no-spend') };
  const prior = {
    ...accountPrior(known),
    ...(options.elasticity ? { elasticity: options.elasticity } : {}),
  };
  const begun = known.flatMap((one) => begunOn(one) ?? []).toSorted();
  const held: Hold[] = [];
  const free: Candidate[] = [];
  for (const { campaign, evidence } of looked) {
    const expected = ((evidence?.exposure ?? 0) * prior.shape) / prior.rate;
    const reason = holdOf(campaign, evidence, goal, today, expected, options.delivery, begun[0]);
    if (reason) held.push({ id: campaign.id, reason });
    else free.push({ campaign, evidence: evidence!, answer: answerOf(evidence!, prior, goal), soon: 1 });
  }
  free.push(...(options.own ?? []).map(candidateOf));
  if (free.length < 2) {
    held.push(
      ...heldAll(
        free.map((one) => one.campaign),
        'alone',
      ),
    );
    return { moves: [], held };
  }
  const bound = bindingOn(limits, spend, new Set(free.map(({ campaign }) => campaign.id)));
  const moves = movesBetween(free, bound, options);
  const moved = new Set(moves.flatMap((move) => [move.from, move.to]));
  const all = free.map(({ campaign, evidence, answer, soon }) => ({
    id: campaign.id,
    marginal: soon * marginal(answer),
    headroom: hasHeadroom(campaign, evidence),
  }));
  for (const one of all)
    if (!moved.has(one.id)) held.push({ id: one.id, reason: { code: stayCode(one, all), params: {} } });
  return { moves, held };
}

function heldAll(campaigns: readonly BudgetCampaign[], code: Hold['reason']['code']): Hold[] {
  return campaigns.map(({ id }) => ({ id, reason: { code, params: {} } }));
}

function movesBetween(free: readonly Candidate[], limits: readonly Limit[], options: HintOptions): Move[] {
  const total = free.reduce((sum, one) => sum + one.answer.spend, 0);
  const campaigns = free.map(({ campaign, evidence, answer, soon }) => {
    // A fifth of what is spent, and of the budget that is typed in.
    const step = options.step * Math.min(answer.spend, dailyBudget(campaign) ?? answer.spend);
    return {
      id: campaign.id,
      curve: weighed({ answer, soon }),
      min: Math.min(answer.spend, Math.max(floorOf(campaign, evidence, options), answer.spend - step)),
      max: hasHeadroom(campaign, evidence) ? answer.spend + step : answer.spend,
    };
  });
  const plan =
    limits.length === 0 ? allocate({ budget: total, campaigns }) : allocateGrouped(total, campaigns, limits);
  if (plan.kind === 'infeasible') return [];
  const room = roomIn(limits, new Map(free.map(({ campaign, answer }) => [campaign.id, answer.spend])));
  const change = (one: Candidate) => plan.spend.get(one.campaign.id)! - one.answer.spend;
  const ends = free.map((one) => ({
    id: one.campaign.id,
    one,
    left: change(one),
    marginal: one.soon * marginal(one.answer),
    // What is taken away is lost at once, however slowly it came.
    kept: marginal(one.answer),
  }));
  const sources = ends.filter(({ left }) => left < 0).map((end) => ({ ...end, marginal: end.kept }));
  const sinks = ends.filter(({ left }) => left > 0);

  const chosen: { passing: Passing; move: Move }[] = [];
  const moved = new Map<string, number>();
  const resting = options.resting ?? (() => null);
  const isShown = ({ from, to }: Move) => resting(from, to) !== 'being-made';
  const least = SMALLEST * total * Math.min(1, AT_STAKE / free.length);
  const refused = new Set<string>();
  const key = (from: string, to: string) => JSON.stringify([from, to]);
  while (chosen.filter(({ move }) => isShown(move)).length < options.most && refused.size < MOST_REFUSED) {
    const pair = bestPair(
      sources,
      sinks,
      (from, to) =>
        sameOwner(from.one, to.one) ||
        refused.has(key(from.id, to.id)) ||
        resting(from.id, to.id) === 'turned-down'
          ? 0
          : handy(Math.min(-from.left, to.left, room.between(from.id, to.id))),
      least,
    );
    if (!pair) break;
    const { from, to, amount } = pair;
    const passing = { from: from.one, to: to.one, amount };
    const move = moveOf(passing, moved);
    const judged = move.soon ?? move.gain;
    if (judged.value <= 0 || judged.probability < options.sure) {
      refused.add(key(from.id, to.id));
      continue;
    }
    from.left += amount;
    to.left -= amount;
    room.take(from.id, to.id, amount);
    passOn(moved, passing);
    chosen.push({ passing, move });
  }
  // What is being made stands first: the others begin where it leaves the budgets.
  const rank = (move: Move) => (isShown(move) ? (move.soon ?? move.gain).value : Infinity);
  const inOrder = chosen.toSorted((a, b) =>
    rank(a.move) === rank(b.move) ? 0 : rank(b.move) - rank(a.move),
  );
  return inTurn(inOrder.map(({ passing }) => passing)).filter(isShown);
}

/**
 * What a campaign goes on spending: its budget must not fall below the floor, its platform's minimum, and what is
 * committed; where it spends more than its budget, the budget gives way that much sooner.
 */
function floorOf(campaign: BudgetCampaign, { spend }: Evidence, options: HintOptions): number {
  const floor = Math.max(
    options.floor,
    options.minimums?.[campaign.platform] ?? 0,
    options.committed?.get(campaign.id) ?? 0,
  );
  return floor > 0 ? floor + Math.max(0, spend - (dailyBudget(campaign) ?? spend)) : 0;
}
