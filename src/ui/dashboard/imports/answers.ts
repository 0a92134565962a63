import { isDay, type Day } from '@/model/day';
import type { Platform } from '@/model/platform';
import type { DayOrder } from '@/model/report-file';
import type { Found } from './use-imports';

/** What is typed and chosen so far; '' is nothing yet. */
export interface Draft {
  platform: Platform | '';
  currency: string;
  from: string;
  to: string;
  dateOrder: DayOrder | '';
  decimal: '.' | ',' | '';
  leaveOut: boolean;
}

/**
 * What the form begins with: what the user said already, the currency of the one account that this is for certain,
 * and what was said of the last file with this header. All of it is shown and has to be confirmed.
 */
export function proposedAnswers({ answers, layout, store }: Found): Draft {
  const sure = store.accounts.length === 1 ? store.accounts[0]! : null;
  const candidate = sure?.candidates.find(({ account }) => account === sure.sure);
  const kept = layout?.answers ?? {};
  const oneOf = <T extends string>(value: string | undefined, allowed: readonly T[]): T | '' =>
    allowed.find((one) => one === value) ?? '';
  return {
    platform: answers.platform ?? '',
    currency: answers.currency ?? candidate?.currency ?? kept.currency ?? '',
    from: answers.range?.from ?? '',
    to: answers.range?.to ?? '',
    dateOrder: answers.dateOrder ?? oneOf(kept.dateOrder, ['dmy', 'mdy']),
    decimal: answers.decimal ?? oneOf(kept.decimal, ['.', ',']),
    leaveOut: false,
  };
}

/**
 * The two days that a numeric date can be, for the user to choose by; null where the text does not show them.
 * @example orderExamples('03/04/2026').map(({ day }) => day) // ['2026-04-03', '2026-03-04']
 */
export function orderExamples(text: string): { order: DayOrder; day: Day | null }[] {
  const numbers = /(\d{1,2})\D+(\d{1,2})\D+(\d{4}|\d{2})(?!\d)/.exec(text);
  const [, first = '', second = '', year = ''] = numbers ?? [];
  const whole = year.length === 2 ? `20${year}` : year;
  const dayOf = (day: string, month: string) => {
    const text = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(text) ? text : null;
  };
  return [
    { order: 'dmy', day: dayOf(first, second) },
    { order: 'mdy', day: dayOf(second, first) },
  ];
}
