import { isMetric, type Meaning, type TaughtMap, type taughtPresets } from '@/model/taught';
import type { DaysChoice, Said } from '@/model/teaching-desk';

/** Where the user says that the days are. */
export type DaysAnswer =
  | { kind: 'shown'; choice: DaysChoice }
  | { kind: 'preset'; preset: (typeof taughtPresets)[number] }
  | { kind: 'none' };

/** Everything that the user has answered so far. */
export interface Answers {
  table: number | null;
  meanings: readonly Meaning[];
  days: DaysAnswer;
  zone: string | null;
  currency: string;
  /** Null where nobody said. */
  attribution: string | null;
  decimal: '.' | ',' | null;
  name: string;
}

/** Do the days follow from today's date, so that somebody must say whose today it is? */
export const followsToday = (days: DaysAnswer) =>
  days.kind === 'preset' || (days.kind === 'shown' && days.choice.range === null);

const isCurrency = (text: string) =>
  /^[A-Z]{3}$/.test(text) && Intl.supportedValuesOf('currency').includes(text);

/** What is missing or wrong before anything can be read, worst first; null where nothing is. */
export type Need =
  | { code: 'campaign' | 'metric' | 'name' }
  | { code: 'twice'; meaning: Meaning }
  | { code: 'currency' };

export function needOf({ meanings, name, currency }: Answers): Need | null {
  const used = meanings.filter((meaning) => meaning !== 'ignore');
  const twice = used.find((meaning, at) => used.indexOf(meaning) !== at);
  if (twice) return { code: 'twice', meaning: twice };
  if (!used.includes('campaign')) return { code: 'campaign' };
  if (!used.some(isMetric)) return { code: 'metric' };
  if (currency !== '' && !isCurrency(currency)) return { code: 'currency' };
  return name.trim() === '' ? { code: 'name' } : null;
}

/** The answers as the map wants them. */
export function saidOf({ meanings, days, zone, currency, attribution, decimal, name }: Answers): Said {
  const range: TaughtMap['range'] =
    days.kind === 'shown'
      ? { from: 'element', locator: days.choice.locator }
      : days.kind === 'preset'
        ? { from: 'preset', preset: days.preset }
        : { from: 'none' };
  return {
    name,
    meanings,
    range,
    timeZone: followsToday(days) ? zone : null,
    currency: currency === '' ? null : currency,
    attribution,
    decimal,
  };
}
