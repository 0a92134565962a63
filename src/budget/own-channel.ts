import { curveOf, type AnswerToMoney } from './answer';
import type { Curve } from './curve';
import type { BudgetCampaign, Evidence } from './evidence';

/** A channel without ads: money per day is `answer.spend`. */
export interface OwnChannel {
  id: string;
  name: string;
  answer: AnswerToMoney;
  /** Share of the effect of more money that comes over the first `SOON_DAYS`; of less, all is taken for lost. */
  soon: number;
}

/** An end that a move may have: a campaign with its evidence, or a channel that stands as one. */
export interface Candidate {
  campaign: BudgetCampaign;
  evidence: Evidence;
  answer: AnswerToMoney;
  /** Share of the effect of more money that comes soon; 1 for ads. */
  soon: number;
}

/** A channel spends what the user says: it is its own budget, and all of it is spent. */
export function candidateOf({ id, name, answer, soon }: OwnChannel): Candidate {
  const { spend } = answer;
  return {
    campaign: { id, name, platform: 'other', budget: { amount: spend, per: 'day' }, days: [] },
    evidence: {
      spend,
      conversions: 0,
      value: 0,
      exposure: 0,
      maturity: 1,
      valueMaturity: 1,
      dispersion: 1,
      daily: [],
    },
    answer,
    soon,
  };
}

/** What is weighed against other ends: of more money for a slow channel only what comes soon. */
export function weighed({ answer, soon }: Pick<Candidate, 'answer' | 'soon'>): Curve {
  const curve = curveOf(answer);
  return soon < 1 && curve.kind === 'power'
    ? { ...curve, kind: 'late', at: answer.spend, share: Math.max(soon, 1e-6) }
    : curve;
}
