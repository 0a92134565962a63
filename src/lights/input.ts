import { isDay } from '@/model/day';
import { kpis } from '@/model/kpi';
import type { Reason } from '@/model/light';
import { dayCount } from '@/model/range';

import type { JudgeCase, Prior } from './case';
import { isMaturity } from './maturity';

/** Longer windows are no targets that anybody paces: ten years. */
const LONGEST_WINDOW = 3653;

/**
 * What is wrong with a case apart from its figures, or null. Callers are held to shapes by types; this holds values,
 * so that nothing impossible reaches the mathematics.
 */
export function inputProblem(input: JudgeCase): Reason | null {
  const wrong = targetProblem(input) ?? contextProblem(input);
  return wrong === null ? null : { code: 'bad-input', params: { what: wrong } };
}

function targetProblem({ kpi, target, formula }: JudgeCase): string | null {
  const { value, tolerance, window, margin } = target;
  if (!(kpi in kpis)) return 'kpi';
  if ((kpi === 'custom') !== (formula !== undefined)) return 'formula';
  // All of the spend can be lost, and no more; a formula of the user's own may be aimed anywhere.
  const least = kpi === 'roi' ? -1 : kpi === 'custom' ? Number.NEGATIVE_INFINITY : 0;
  if (!Number.isFinite(value) || value <= least) return 'target';
  if (!(tolerance >= 0 && tolerance <= 1)) return 'tolerance';
  if (margin !== undefined && !(margin > 0 && margin <= 1)) return 'margin';
  if (!isDay(window.from) || !isDay(window.to) || window.from > window.to) return 'window';
  return dayCount(window) > LONGEST_WINDOW ? 'window' : null;
}

function contextProblem(input: JudgeCase): string | null {
  const { now, today, readAt, maturity, dayShare, pacing, prior, dispersion, drift } = input;
  const { plannedSpend, mostSpend } = input;
  const amount = (figure: number) => Number.isFinite(figure) && figure >= 0;
  if (!isDay(today) || Number.isNaN(Date.parse(now))) return 'now';
  if (readAt !== undefined && Number.isNaN(Date.parse(readAt))) return 'read-at';
  if (!isMaturity(maturity)) return 'maturity';
  if (dayShare !== undefined && !Number.isFinite(dayShare)) return 'day-share';
  if (plannedSpend !== undefined && !amount(plannedSpend)) return 'planned-spend';
  if (mostSpend !== undefined && !amount(mostSpend)) return 'most-spend';
  if (Array.isArray(pacing) && !pacing.every(({ day, share }) => isDay(day) && amount(share)))
    return 'pacing';
  if (dispersion && !(amount(dispersion.phi) && amount(dispersion.days))) return 'dispersion';
  if (drift && !(amount(drift.variance) && (drift.horizon === null || amount(drift.horizon)))) return 'drift';
  return prior && !isPrior(prior) ? 'prior' : null;
}

function isPrior({ gamma, beta, orderValue }: Prior): boolean {
  const fits = (shape: number, rate: number) =>
    Number.isFinite(shape) && shape > 0 && rate >= 0 && Number.isFinite(rate);
  return (
    (!gamma || fits(gamma.shape, gamma.rate)) &&
    (!beta || (fits(beta.hits, beta.misses) && beta.misses > 0)) &&
    (!orderValue || (fits(orderValue.shape, orderValue.rate) && orderValue.rate > 0))
  );
}
