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

/** Budgets as they stand when the moves are made one after the other: a campaign may be in several. */
export function inTurn(moves: readonly Move[]): Move[] {
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

/** Campaigns on one shared budget cannot give each other money: their owner's budget is one. */
export function sameOwner(a: Candidate, b: Candidate): boolean {
  return a.campaign.owner != null && a.campaign.owner === b.campaign.owner;
}

/** The move of an amount per day between two ends, with what it brings and the budgets that make it. */
export function moveOf(from: Candidate, to: Candidate, amount: number): Move {
  const basis = from.answer.basis === 'days' && to.answer.basis === 'days' ? 'days' : 'averages';
  const budgetOf = (one: Candidate) => dailyBudget(one.campaign) ?? one.answer.spend;
  return {
    from: from.campaign.id,
    to: to.campaign.id,
    perDay: amount,
    gain: gainOf([
      { answer: from.answer, by: -amount },
      { answer: to.answer, by: amount },
    ]),
    ...(to.soon < 1
      ? {
          soon: gainOf([
            { answer: from.answer, by: -amount },
            { answer: to.answer, by: amount, share: to.soon },
          ]),
        }
      : {}),
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
