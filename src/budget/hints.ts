import type { Day } from '@/model/day';
import type { Platform } from '@/model/platform';

import { allocate } from './allocate';
import { answerOf, curveOf, gainOf, marginal, type AnswerToMoney, type Gain } from './answer';
import type { Elasticity } from './elasticity';
import { evidenceOf, perDay, type BudgetCampaign, type Evidence, type Goal } from './evidence';
import { hasHeadroom, holdOf, type Hold } from './hold';
import { accountPrior } from './prior';

/** A proposed move of money per day from one campaign's budget to another's. */
export interface Move {
  from: string;
  to: string;
  /** In the account's currency. */
  perDay: number;
  /** Expected extra outcome per day, attributed as the platform attributes, with its 80 % interval. */
  gain: Gain;
  /** Daily budgets before and after, so that the move can be made. */
  budgets: { from: { now: number; next: number }; to: { now: number; next: number } };
  reason: {
    code: 'marginal-return';
    params: {
      /** Outcome of the next unit of money in each. */
      marginalFrom: number;
      marginalTo: number;
      /** `averages`: no daily history says how these campaigns bend, so a daily report would say more. */
      basis: 'days' | 'averages';
    };
  };
}

export interface Hints {
  /** Best first, at most `most`; none where leaving it as it is is best. */
  moves: Move[];
  held: Hold[];
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
  /** What scored hints have taught of elasticities; the common prior otherwise. */
  elasticity?: Elasticity;
}

export const usualHints: HintOptions = { step: 0.2, most: 3, sure: 0.7, floor: 0 };

/** Moves below this share of the money at stake are not worth the hand's work; a stake is at most twenty campaigns'. */
const SMALLEST = 0.005;
const AT_STAKE = 20;
/** Pairs whose gain is worked out at most: where nothing is sure enough, the hundredth pair is not either. */
const MOST_PAIRS = 40;

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
  const known = looked.flatMap(({ evidence }) => (evidence ? [evidence] : []));
  const counted = known.reduce((sum, one) => sum + (goal === 'conversions' ? one.conversions : one.value), 0);
  if (!(counted > 0)) return { moves: [], held: heldAll(campaigns, 'nothing-counted') };

  if (!known.some((one) => one.exposure > 0)) return { moves: [], held: heldAll(campaigns, 'no-spend') };
  const prior = {
    ...accountPrior(known),
    ...(options.elasticity ? { elasticity: options.elasticity } : {}),
  };
  const held: Hold[] = [];
  const free: Candidate[] = [];
  for (const { campaign, evidence } of looked) {
    const expected = ((evidence?.exposure ?? 0) * prior.shape) / prior.rate;
    const reason = holdOf(campaign, evidence, goal, today, expected);
    if (reason) held.push({ id: campaign.id, reason });
    else free.push({ campaign, evidence: evidence!, answer: answerOf(evidence!, prior, goal) });
  }
  if (free.length < 2) {
    held.push(
      ...heldAll(
        free.map((one) => one.campaign),
        'alone',
      ),
    );
    return { moves: [], held };
  }
  const moves = movesBetween(free, options);
  const moved = new Set(moves.flatMap((move) => [move.from, move.to]));
  held.push(
    ...heldAll(
      free.map((one) => one.campaign).filter((one) => !moved.has(one.id)),
      'best-as-it-is',
    ),
  );
  return { moves, held };
}

interface Candidate {
  campaign: BudgetCampaign;
  evidence: Evidence;
  answer: AnswerToMoney;
}

function heldAll(campaigns: readonly BudgetCampaign[], code: Hold['reason']['code']): Hold[] {
  return campaigns.map(({ id }) => ({ id, reason: { code, params: {} } }));
}

function movesBetween(free: readonly Candidate[], options: HintOptions): Move[] {
  const total = free.reduce((sum, one) => sum + one.answer.spend, 0);
  const plan = allocate({
    budget: total,
    campaigns: free.map(({ campaign, evidence, answer }) => ({
      id: campaign.id,
      curve: curveOf(answer),
      min: Math.min(answer.spend, Math.max(floorOf(campaign, options), (1 - options.step) * answer.spend)),
      max: hasHeadroom(campaign, evidence) ? (1 + options.step) * answer.spend : answer.spend,
    })),
  });
  if (plan.kind === 'infeasible') return [];
  const change = (one: Candidate) => plan.spend.get(one.campaign.id)! - one.answer.spend;
  const left = new Map(free.map((one) => [one, change(one)]));
  const sources = free
    .filter((one) => change(one) < 0)
    .toSorted((a, b) => marginal(a.answer) - marginal(b.answer));
  const sinks = free
    .filter((one) => change(one) > 0)
    .toSorted((a, b) => marginal(b.answer) - marginal(a.answer));

  const moves: Move[] = [];
  const least = SMALLEST * total * Math.min(1, AT_STAKE / free.length);
  let tried = 0;
  for (const to of sinks)
    for (const from of sources) {
      if (tried === MOST_PAIRS) break;
      const amount = round(Math.min(-left.get(from)!, left.get(to)!));
      if (sameOwner(from, to) || amount < least || amount <= 0) continue;
      tried += 1;
      const move = moveOf(from, to, amount);
      if (move.gain.value <= 0 || move.gain.probability < options.sure) continue;
      left.set(from, left.get(from)! + amount);
      left.set(to, left.get(to)! - amount);
      moves.push(move);
    }
  return inTurn(moves.toSorted((a, b) => b.gain.value - a.gain.value).slice(0, options.most));
}

/** Budgets as they stand when the moves are made one after the other: a campaign may be in several. */
function inTurn(moves: readonly Move[]): Move[] {
  const standing = new Map<string, number>();
  return moves.map((move) => {
    const { from, to } = move.budgets;
    const [giver, taker] = [standing.get(move.from), standing.get(move.to)];
    const budgets = {
      from: giver === undefined ? from : { now: giver, next: cents(giver - move.perDay) },
      to: taker === undefined ? to : { now: taker, next: cents(taker + move.perDay) },
    };
    standing.set(move.from, budgets.from.next).set(move.to, budgets.to.next);
    return { ...move, budgets };
  });
}

/** What a campaign keeps: the floor, its platform's minimum, what is committed. */
function floorOf(campaign: BudgetCampaign, options: HintOptions): number {
  return Math.max(
    options.floor,
    options.minimums?.[campaign.platform] ?? 0,
    options.committed?.get(campaign.id) ?? 0,
  );
}

/** Campaigns on one shared budget cannot give each other money: their owner's budget is one. */
function sameOwner(a: Candidate, b: Candidate): boolean {
  return a.campaign.owner != null && a.campaign.owner === b.campaign.owner;
}

function moveOf(from: Candidate, to: Candidate, amount: number): Move {
  const basis = from.answer.basis === 'days' && to.answer.basis === 'days' ? 'days' : 'averages';
  const budgetOf = (one: Candidate) => perDay(one.campaign.budget) ?? one.answer.spend;
  return {
    from: from.campaign.id,
    to: to.campaign.id,
    perDay: amount,
    gain: gainOf([
      { answer: from.answer, by: -amount },
      { answer: to.answer, by: amount },
    ]),
    budgets: {
      // A budget that is not spent gives nothing back by being lowered to what is spent: the cut begins below that.
      from: { now: budgetOf(from), next: cents(Math.min(budgetOf(from), from.answer.spend) - amount) },
      to: { now: budgetOf(to), next: cents(budgetOf(to) + amount) },
    },
    reason: {
      code: 'marginal-return',
      params: { marginalFrom: marginal(from.answer), marginalTo: marginal(to.answer), basis },
    },
  };
}

/** Three places of it, rounded down, never finer than a cent: a hint is money that a hand types in. */
function round(amount: number): number {
  const unit = 10 ** Math.max(-2, Math.floor(Math.log10(Math.max(amount, 1e-9))) - 2);
  return Number((Math.floor(amount / unit + 1e-9) * unit).toFixed(2));
}

function cents(amount: number): number {
  return Math.round(100 * amount) / 100;
}
