import { kpis, metricsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { metrics, type MetricKey } from '@/model/metric';
import { noFigure, showFigure } from '../parts/figures';
import { listed } from '../parts/sentences';
import { figureOf, type Voice } from './spoken';

/** How a light's value came about: the formula in words, and with the figures put in where all of them are known. */
export interface WorkedOut {
  /** "spend ÷ conversions" */
  inWords: string;
  /** "€1,234.50 ÷ 39 = €31.65"; null where a figure is missing or the formula has more in it than the figures. */
  inFigures: string | null;
}

function figure(light: LightView, metric: MetricKey, { language }: Voice): string {
  const entry = light.figures.find((one) => one.metric === metric);
  const { unit } = metrics[metric];
  return showFigure(entry?.value ?? null, unit, unit === 'money' ? light.currency : null, language);
}

/** @example workedOut(light, voice).inWords // 'spend ÷ conversions' */
export function workedOut(light: LightView, voice: Voice): WorkedOut {
  const { words, language } = voice;
  const { formula } = kpis[light.kpi];
  const metric = (key: MetricKey) => words(`metric.${key}`);
  if (formula.kind === 'total')
    return { inWords: words('card.sum', { metric: metric(formula.metric) }), inFigures: null };
  if (formula.kind === 'return') {
    const [value, spend] = [metric(formula.value), metric(formula.spend)];
    return {
      inWords: `(${value} × ${words('card.margin')} − ${spend}) ÷ ${spend}`,
      inFigures: null,
    };
  }
  const { numerator, denominator, scale } = formula;
  const factor = scale === 1 ? '' : ` × ${showFigure(scale, 'count', null, language)}`;
  const parts = [figure(light, numerator, voice), figure(light, denominator, voice)];
  const whole = !parts.includes(noFigure) && light.value !== null;
  return {
    inWords: `${metric(numerator)} ÷ ${metric(denominator)}${factor}`,
    inFigures: whole ? `${parts.join(' ÷ ')}${factor} = ${figureOf(light, light.value, voice)}` : null,
  };
}

/** "spend and conversions": what one can work on. */
export function partsOf(light: LightView, { words, language }: Voice): string {
  return listed(
    metricsOf(light.kpi).map((key) => words(`metric.${key}`)),
    language,
  );
}
