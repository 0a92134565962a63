import type { Judgement } from '@/model/light';

import type { JudgeCase } from './case';

export type { JudgeCase, JudgeTarget, Maturity, Pacing, Prior, Span } from './case';

/**
 * Judges one case standing alone, as an account with that one campaign, and settled: no waiting for a second
 * reading. Never throws on figures: what cannot be judged is grey with its reason.
 */
export function judge(input: JudgeCase): Judgement {
  void input;
  return {
    light: 'grey',
    value: null,
    low: null,
    high: null,
    probability: null,
    reason: { code: 'no-reading', params: {} },
  };
}
