import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { noFigure, showFigure } from './figures';
import type { Language, Words } from '@/locales/words';

/** Half a percent off counts as on target in words; the colour is judged elsewhere and more exactly. */
const ON_TARGET = 0.005;

export type Distance =
  /** Nothing to compare. */
  | { kind: 'none' }
  /** As a share of what it is held against; negative is under. */
  | { kind: 'share'; of: 'target' | 'pace' | 'pace.late'; share: number }
  /** In the KPI's own unit, where the aim is zero or below and a share would say nothing. */
  | { kind: 'amount'; amount: number };

/**
 * How far a light's value is from its aim: from today's pace where the total has one, else from the target.
 * A running total without a pace is held against the whole target, so that it never reads better than it is. One that
 * late conversions still raise is held against its pace with them, as it is judged.
 */
export function distanceOf(light: Pick<LightView, 'value' | 'aim' | 'pace' | 'maturity'>): Distance {
  if (light.value === null || !Number.isFinite(light.value)) return { kind: 'none' };
  const paced = light.pace !== undefined && light.pace > 0;
  const against = paced ? light.pace! : light.aim.value;
  if (!Number.isFinite(against)) return { kind: 'none' };
  if (against <= 0) return { kind: 'amount', amount: light.value - against };
  if (!paced) return { kind: 'share', of: 'target', share: light.value / against - 1 };
  const late = lateOf(light);
  return { kind: 'share', of: late > 0 ? 'pace.late' : 'pace', share: (light.value + late) / against - 1 };
}

/** What late conversions still add to a running total's value, in its unit; 0 where nothing is known to come. */
export function lateOf({ value, maturity }: Pick<LightView, 'value' | 'maturity'>): number {
  if (value === null || maturity === undefined || !(maturity > 0 && maturity < 1)) return 0;
  return Math.max(0, value / maturity - value);
}

/** The distance in words: "28% above target", "on target", "12% behind today's pace". */
export function showDistance(words: Words, light: LightView, language: Language): string {
  const distance = distanceOf(light);
  if (distance.kind === 'none') return noFigure;
  if (distance.kind === 'amount') {
    const { amount } = distance;
    if (amount === 0) return words('distance.on.target');
    const unit = factsOf(light).unit;
    // A difference of two percentages is in points: "12%" would read as a share of the target.
    const shown =
      unit === 'fraction'
        ? words('figure.points', { n: Math.round(Math.abs(amount) * 1000) / 10 })
        : showFigure(Math.abs(amount), unit, light.currency, language);
    return words(amount > 0 ? 'distance.over.target' : 'distance.under.target', { by: shown });
  }
  const { of, share } = distance;
  if (Math.abs(share) < ON_TARGET) return words(`distance.on.${of}`);
  const by = showFigure(Math.round(Math.abs(share) * 100) / 100, 'fraction', null, language);
  return words(`distance.${share > 0 ? 'over' : 'under'}.${of}`, { by });
}
