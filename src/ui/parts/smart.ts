import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';

/** `unknown`: nothing has been read yet that could say. */
export type MarkState = 'yes' | 'no' | 'unknown';
export const smartLetters = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const;
export type SmartLetter = (typeof smartLetters)[number];

type SeenLight = Pick<LightView, 'trend' | 'value' | 'aim'> & Partial<Pick<LightView, 'reason'>>;

/**
 * The five marks of a target. Advice, never a condition: specific and measurable hold by construction (one KPI,
 * one scope, one figure), measurable unless nothing gives the figure yet; relevant needs an objective or a reason; time-bound an end (a recurring period ends
 * each time). Achievable is held against what was read of this very target: reached at least once, or not.
 */
export function smartOf(
  target: Pick<Target, 'objective' | 'reason'>,
  light: SeenLight | undefined,
): Record<SmartLetter, MarkState> {
  return {
    specific: 'yes',
    measurable: measured(light),
    achievable: reached(light),
    relevant: target.objective !== null || target.reason.trim() !== '' ? 'yes' : 'no',
    timeBound: 'yes',
  };
}

/** Reasons that say that nothing gives the figure: a column or a book that is not there. */
const unmeasured = new Set(['metric-absent', 'metric-empty', 'business-missing', 'parameter-missing']);

function measured(light: SeenLight | undefined): MarkState {
  return light?.reason && unmeasured.has(light.reason.code) ? 'no' : 'yes';
}

function reached(light: SeenLight | undefined): MarkState {
  if (!light) return 'unknown';
  const { value: aim, tolerance, direction } = light.aim;
  const seen = [...light.trend.map(({ value }) => value), light.value].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  if (seen.length === 0) return 'unknown';
  const slack = Math.abs(aim) * tolerance;
  const meets = (value: number) =>
    direction === 'at-least'
      ? value >= aim
      : direction === 'at-most'
        ? value <= aim
        : Math.abs(value - aim) <= slack;
  return seen.some(meets) ? 'yes' : 'no';
}
