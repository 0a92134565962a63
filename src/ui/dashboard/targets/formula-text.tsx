import { showExpression, type Expression, type ExpressionError } from '@/kpi/expression';
import type { Language, Words } from '@/locales/words';
import { useSpeech } from '../../parts/speech';

/** A formula as a person reads it: names in words, signs as in print. */
export function formulaWords(words: Words, expression: Expression, language: Language): string {
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 15 });
  return showExpression(expression, {
    name: (metric) => words(`metric.${metric}`),
    number: (value) => number.format(value),
    signs: { '+': '+', '-': '−', '*': '×', '/': '÷' },
  });
}

/** The text as typed, with what is wrong marked where it stands. */
export function Pointed({ text, error }: { text: string; error: ExpressionError }) {
  const { words } = useSpeech();
  const end = Math.min(text.length, error.at + error.length);
  return (
    <div class="pointed">
      <p class="field-wrong" role="alert">
        {words(`formula.wrong.${error.code}`, { found: error.found, n: error.at + 1 })}
      </p>
      {error.code !== 'empty' && (
        <code aria-hidden="true">
          {text.slice(0, error.at)}
          <mark>{text.slice(error.at, end) || ' '}</mark>
          {text.slice(end)}
        </code>
      )}
    </div>
  );
}
