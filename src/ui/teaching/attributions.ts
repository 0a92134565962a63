import type { Language, Words } from '@/locales/words';
import { attributionSaid } from '../overlay/spoken';

/** Settings that ad consoles offer, in the vocabulary of the model. */
const offered = [
  '7d_click_1d_view',
  '7d_click',
  '1d_click',
  '14d_click',
  '28d_click',
  '30d_click',
  '30d_click_1d_view',
  'click_date',
  'event_date',
] as const;

/** Attributions to choose among, "not said" first; one that a map already holds stays, whatever it is. */
export function attributionChoices(
  words: Words,
  language: Language,
  held: string | null,
): { value: string; shown: string }[] {
  const codes = held === null || (offered as readonly string[]).includes(held) ? offered : [held, ...offered];
  return [
    { value: '', shown: words('teach.attribution.none') },
    ...codes.map((value) => ({ value, shown: attributionSaid(value, { words, language }) })),
  ];
}
