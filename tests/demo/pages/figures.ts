import type { Figures } from '../world';
import type { Language } from './presets';

const EMPTY = '—';

/** Figures as a console of that language and currency writes them. */
export function writer(language: Language, currency: string, empty = EMPTY) {
  const count = new Intl.NumberFormat(language);
  const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const money = new Intl.NumberFormat(language, { style: 'currency', currency });
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const over = (a: number, b: number, write: (ratio: number) => string) => (b === 0 ? empty : write(a / b));
  return {
    count: (value: number) => count.format(value),
    decimal: (value: number) => decimal.format(value),
    money: (cents: number) => money.format(cents / 100),
    wholeMoney: (cents: number) => money.format(cents / 100),
    share: (a: number, b: number) => over(a, b, (ratio) => share.format(ratio)),
    moneyPer: (cents: number, per: number) => over(cents, per, (ratio) => money.format(ratio / 100)),
    ratio: (a: number, b: number) => over(a, b, (value) => decimal.format(value)),
  };
}
export type Writer = ReturnType<typeof writer>;

/** The order of two rows by a column's figure. */
export type Measure = (figures: Figures) => number;
export const ratioOf = (a: number, b: number) => (b === 0 ? -1 : a / b);
