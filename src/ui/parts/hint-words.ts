import type { BudgetGoal, Hint } from '@/model/hint';
import type { Language, Words } from '@/locales/words';
import { showFigure } from './figures';

/** What a figure of a hint is of, and in which currency. */
export interface OutcomeOf {
  goal: BudgetGoal;
  counted: 'conversions' | 'leads';
  currency: string;
}

/** Two places that mean something: an expectation is no count. @example roughly(2.1148) // 2.1 */
export function roughly(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  return Number(value.toPrecision(Math.abs(value) >= 100 ? 3 : 2));
}

/** Days of a month, for what comes slowly or seldom. */
export const A_MONTH = 30;

/** What a gain a day is told by: a month where an end is a channel without ads, which answers slowly. */
export const monthly = ({ from, to }: Pick<Hint, 'from' | 'to'>) => (from.own || to.own ? A_MONTH : 1);

/** The bare figure of an outcome. */
export function showOutcome(value: number, { goal, currency }: OutcomeOf, language: Language): string {
  return goal === 'conversionValue'
    ? showFigure(roughly(value), 'money', currency, language)
    : showFigure(roughly(value), 'count', null, language);
}

/** An outcome with what it is: "0.4 conversions". */
export function sayOutcome(words: Words, value: number, of: OutcomeOf, language: Language): string {
  const key = of.goal === 'conversionValue' ? 'conversionValue' : of.counted;
  return words(`count.${key}`, { shown: showOutcome(value, of, language), n: roughly(value) });
}

/** A round sum that is about a quarter of a move: the "next €10" of a sentence. */
export function roundSum(perDay: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(perDay / 4, 0.01)));
  return size * ([5, 2, 1].find((step) => step * size <= perDay / 4) ?? 1);
}

/** @example "The next €10 a day brings about 0.4 conversions in Brand, and 0.1 in Generic." */
export function nextSentence(words: Words, hint: Hint, language: Language): string {
  const amount = roundSum(hint.perDay);
  return words('hint.next', {
    amount: showFigure(amount, 'money', hint.currency, language),
    more: sayOutcome(words, amount * hint.to.marginal, hint, language),
    less: showOutcome(amount * hint.from.marginal, hint, language),
    to: hint.to.name,
    from: hint.from.name,
  });
}

/** A chance as it can honestly be said: never certain. */
export function showChance(chance: number, language: Language): string {
  const whole = Math.min(0.99, Math.max(0.01, Math.round(100 * chance) / 100));
  return showFigure(whole, 'fraction', null, language);
}
