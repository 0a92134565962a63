import { gainOf, marginal, type Gain } from './answer';
import { dailyBudget } from './evidence';
import { spendsAll } from './hold';
import type { Candidate } from './own-channel';

/** A proposed move of money per day from one campaign's budget to another's. */
export interface Move {
  from: string;
  to: string;
  /** In the account's currency. */
  perDay: number;
  /** Expected extra outcome per day, attributed as the platform attributes, with its 80 % interval. */
  gain: Gain;
  /** The same over the first `SOON_DAYS`, where an end answers slowly: what a move to it is judged by. */
  soon?: Gain;
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

/** Campaigns on one shared budget cannot give each other money: their owner's budget is one. */
export function sameOwner(a: Candidate, b: Candidate): boolean {
  return a.campaign.owner != null && a.campaign.owner === b.campaign.owner;
}

/** Money per day that passes between two ends. */
export interface Passing {
  from: Candidate;
  to: Candidate;
  amount: number;
}

/**
 * Moves as they are made one after the other: a campaign may be in several, and each begins at the budget, and counts
 * its gain from the spend, where the one before left it.
 */
export function inTurn(passing: readonly Passing[]): Move[] {
  const [moved, standing] = [new Map<string, number>(), new Map<string, number>()];
  return passing.map((one) => {
    const move = moveOf(one, moved);
    const { from, to } = move.budgets;
    const [giver, taker] = [standing.get(move.from), standing.get(move.to)];
    const budgets = {
      from: giver === undefined ? from : { now: giver, next: cents(giver - move.perDay) },
      to: taker === undefined ? to : { now: taker, next: cents(taker + move.perDay) },
    };
    standing.set(move.from, budgets.from.next).set(move.to, budgets.to.next);
    passOn(moved, one);
    return { ...move, budgets };
  });
}

/** Counts money that passes to what each end has got so far. */
export function passOn(moved: Map<string, number>, { from, to, amount }: Passing): void {
  for (const [{ campaign }, by] of [[from, -amount] as const, [to, amount] as const])
    moved.set(campaign.id, (moved.get(campaign.id) ?? 0) + by);
}

/**
 * A move with what it brings and the budgets that make it.
 * @param moved money that moves before it added to each end
 */
export function moveOf({ from, to, amount }: Passing, moved: ReadonlyMap<string, number> = new Map()): Move {
  const basis = from.answer.basis === 'days' && to.answer.basis === 'days' ? 'days' : 'averages';
  const budgetOf = (one: Candidate) => dailyBudget(one.campaign) ?? one.answer.spend;
  const after = ({ campaign }: Candidate) => moved.get(campaign.id) ?? 0;
  const gain = (share: number) =>
    gainOf([
      { answer: from.answer, by: -amount, after: after(from) },
      { answer: to.answer, by: amount, after: after(to), share },
    ]);
  return {
    from: from.campaign.id,
    to: to.campaign.id,
    perDay: amount,
    gain: gain(1),
    ...(to.soon < 1 ? { soon: gain(to.soon) } : {}),
    budgets: {
      // A budget that is not spent gives nothing back by being lowered to what is spent: the cut begins below that.
      from: {
        now: budgetOf(from),
        next: cents((spendsAll(from.campaign, from.evidence) ? budgetOf(from) : from.answer.spend) - amount),
      },
      to: { now: budgetOf(to), next: cents(budgetOf(to) + amount) },
    },
    reason: {
      code: 'marginal-return',
      params: { marginalFrom: marginal(from.answer), marginalTo: marginal(to.answer), basis },
    },
  };
}

function cents(amount: number): number {
  return Math.round(100 * amount) / 100;
}
