import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';

/** `unknown`: nothing has been read yet that could say. */
export type MarkState = 'yes' | 'no' | 'unknown';
export const smartLetters = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const;
export type SmartLetter = (typeof smartLetters)[number];

/**
 * The five marks of a target. Advice, never a condition: specific and measurable hold by construction (one KPI,
 * one scope, one figure); relevant needs an objective or a reason; time-bound an end (a recurring period ends
 * each time). Achievable is held against what was read of this very target: reached at least once, or not.
 */
export function smartOf(
  target: Pick<Target, 'objective' | 'reason'>,
  light: Pick<LightView, 'trend' | 'value' | 'aim'> | undefined,
): Record<SmartLetter, MarkState> {
  return {
    specific: 'yes',
    measurable: 'yes',
    achievable: reached(light),
    relevant: target.objective !== null || target.reason.trim() !== '' ? 'yes' : 'no',
    timeBound: 'yes',
  };
}

function reached(light: Pick<LightView, 'trend' | 'value' | 'aim'> | undefined): MarkState {
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
