import { metricsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { showMetric, workedOut } from '../parts/formula';
import { listed } from '../parts/sentences';
import type { Voice } from './spoken';

/** "spend and conversions": what one can work on. */
export function partsOf(light: LightView, { words, language }: Voice): string {
  return listed(
    metricsOf(light.kpi).map((key) => words(`metric.${key}`)),
    language,
  );
}

/**
 * The figures that went in: in the formula where all of them are known, else one by one; null where the value is
 * the only figure there is, or none was read.
 * @example putIn(light, voice) // '€480.40 ÷ 40 = €12.01'
 */
export function putIn(light: LightView, { words, language }: Voice): string | null {
  const { inFigures } = workedOut(words, light, language);
  if (inFigures !== null || light.figures.length === 0) return inFigures;
  if (light.figures.length === 1 && light.value !== null) return null;
  return light.figures
    .map((figure) => `${words(`metric.${figure.metric}`)} ${showMetric(figure, light, language)}`)
    .join(', ');
}
