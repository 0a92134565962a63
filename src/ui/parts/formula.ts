import { factsOf } from '@/model/kpi';
import type { Figure, LightView } from '@/model/light';
import { unitOf, type MetricKey } from '@/model/metric';
import type { Language, Words } from '@/locales/words';
import { noFigure, showFigure } from './figures';

/** How a light's value came about. */
export interface WorkedOut {
  /** "spend ÷ conversions" */
  inWords: string;
  /** "€3,120 ÷ 97.5 = €32"; null where a figure is missing or the formula holds more than the figures. */
  inFigures: string | null;
}

/** One figure that was put in, in the metric's own unit and the light's currency. */
export function showMetric(
  figure: Pick<Figure, 'metric' | 'value'>,
  light: Pick<LightView, 'currency'>,
  language: Language,
): string {
  const unit = unitOf(figure.metric);
  return showFigure(figure.value, unit, unit === 'money' ? light.currency : null, language);
}

/** The formula of a light's KPI in words, and with the figures put in where all of them are known. */
export function workedOut(words: Words, light: LightView, language: Language): WorkedOut {
  const { formula, unit } = factsOf(light);
  const metric = (key: MetricKey) => words(`metric.${key}`);
  if (formula.kind === 'total') return { inWords: words('formula.total'), inFigures: null };
  if (formula.kind === 'return') {
    const [value, spend] = [metric(formula.value), metric(formula.spend)];
    return { inWords: words('formula.return', { value, spend }), inFigures: null };
  }
  if (formula.kind === 'business') return { inWords: words(`formula.${light.kpi}`), inFigures: null };
  // As it was written: the overlay carries no parser.
  if (formula.kind === 'custom') return { inWords: light.formula?.expression ?? '', inFigures: null };
  const { numerator, denominator, scale } = formula;
  const factor = scale === 1 ? '' : ` × ${showFigure(scale, 'count', null, language)}`;
  const put = [numerator, denominator].map((key) => {
    const figure = light.figures.find((one) => one.metric === key);
    return figure ? showMetric(figure, light, language) : noFigure;
  });
  const whole = !put.includes(noFigure) && light.value !== null;
  return {
    inWords: `${metric(numerator)} ÷ ${metric(denominator)}${factor}`,
    inFigures: whole
      ? `${put.join(' ÷ ')}${factor} = ${showFigure(light.value, unit, light.currency, language)}`
      : null,
  };
}
