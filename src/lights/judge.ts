import type { Judgement } from '@/model/light';

import { judgeAccount } from './account';
import type { JudgeCase } from './case';

export type { JudgeCase, Maturity, Span } from './case';

/**
 * Judges one case standing alone, as an account with that one campaign and nothing learnt (Jeffreys' priors unless
 * the case brings its own), and settled: no waiting for a second reading. Never throws on figures: what cannot be
 * judged is grey with its reason.
 * @example
 * judge({ kpi: 'cpa', target: { value: 20, window: { from: '2026-11-01', to: '2026-11-30' }, tolerance: 0.1,
 *   direction: 'at-most' }, spans: [{ range: { from: '2026-11-01', to: '2026-11-21' },
 *   metrics: { spend: 4000, conversions: 80 } }], now: '2026-11-22T09:00:00Z', today: '2026-11-22' }).light // 'red'
 */
export function judge(input: JudgeCase): Judgement {
  const only = judgeAccount([{ ...input, key: '' }], { priors: 'jeffreys' }).get('');
  return (only as NonNullable<typeof only>).judgement;
}
