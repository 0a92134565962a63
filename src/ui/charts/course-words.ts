import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Language, Words } from '@/locales/words';
import { showDistance } from '../parts/distance';
import { showFigure } from '../parts/figures';
import { remainderOf } from './course';

/**
 * The way to go in words: "€70k to go, 10 days, €7k a day; you make €4k a day". Ratios have a distance only.
 * Where the figures do not cover the window from its first day, no daily figure is said.
 */
export function courseSentence(words: Words, light: LightView, language: Language): string {
  const left = remainderOf(light);
  const distance = showDistance(words, light, language);
  if (!left) return light.value === null ? words('course.unknown') : words('course.ratio', { distance });
  const { unit } = factsOf(light);
  const show = (figure: number | null) =>
    showFigure(figure, unit, light.currency, language, { compact: true });
  const twoSided = light.aim.direction !== 'at-least';
  const params = {
    left: show(Math.abs(left.toGo)),
    late: show(left.late),
    days: left.days,
    need: show(left.need),
    make: show(left.make),
    distance,
  };
  if (left.toGo <= 0) return words(twoSided ? 'course.passed' : 'course.reached', params);
  if (left.days === 0) return words('course.over', params);
  const way = words(twoSided ? 'course.budget' : left.late > 0 ? 'course.way.late' : 'course.way', params);
  return left.make === null ? way : words(twoSided ? 'course.spends' : 'course.makes', { ...params, way });
}

/** Where the period will end: "Lands between €170k and €199k in 8 of 10 cases". Empty where it is not known. */
export function landingSentence(words: Words, light: LightView, language: Language): string {
  const { landing } = light;
  if (!landing || ![landing.value, landing.low, landing.high].every(Number.isFinite)) return '';
  const show = (figure: number) =>
    showFigure(figure, factsOf(light).unit, light.currency, language, { compact: true });
  return words('course.landing', { low: show(landing.low), high: show(landing.high) });
}
