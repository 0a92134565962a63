import type { Finding } from '@/model/verdict';
import type { Language, Words } from '@/locales/words';
import { showFigure } from '../../parts/figures';

/** What a reading says of itself, in a sentence that says what to do. */
export function findingSentence(words: Words, { code, params }: Finding, language: Language): string {
  const figure = (value: unknown) =>
    typeof value === 'number'
      ? showFigure(value, Number.isInteger(value) ? 'count' : 'ratio', null, language)
      : '';
  const given = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number'
        ? figure(value)
        : key === 'metric'
          ? words(`metric.${String(value)}`)
          : String(value),
    ]),
  );
  const form =
    code === 'partial' && params.total === null
      ? '.uncounted'
      : code === 'does-not-add-up' && params.because !== null
        ? `.${String(params.because)}`
        : '';
  const said = words(`verdict.${code}${form}`, given);
  return said.charAt(0).toLocaleUpperCase(language) + said.slice(1);
}
