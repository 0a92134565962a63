import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { addDays, dayIn, type Day, type Instant } from '@/model/day';
import { monthOf, sameRange, type Range } from '@/model/range';
import type { Language, Words } from '@/locales/words';

export type { Spoken } from '@/locales/words';
import { showFigure, showRange } from '../parts/figures';
import { reasonSentence } from '../parts/sentences';
import { kpiName } from '../parts/kpi-name';

/** A language's words and the language itself: what every sentence needs. */
export interface Voice {
  words: Words;
  language: Language;
}

/** A figure of a light, whole, with its currency. */
export function figureOf(
  light: LightView,
  value: number | null,
  { language }: Voice,
  compact = false,
): string {
  return showFigure(value, factsOf(light).unit, light.currency, language, { compact });
}

/**
 * The figures beside a row's light: the value against its target, short and without the currency, which stands
 * in every other cell of the row. Whole where the short forms would look alike and are not; empty where there is
 * no value.
 * @example pillFigures(light, 'en') // '31.20 / 25'
 */
export function pillFigures(light: LightView, language: Language): string {
  if (light.value === null || !Number.isFinite(light.value)) return '';
  const { unit } = factsOf(light);
  const show = (value: number, compact: boolean) => showFigure(value, unit, null, language, { compact });
  const [value, aim] = [light.value, light.aim.value];
  const alike = show(value, true) === show(aim, true) && value !== aim;
  return `${show(value, !alike)} / ${show(aim, !alike)}`;
}

/**
 * A light as a screen reader says it: colour, verdict, figures, and what makes them doubtful.
 * @example lightSentence(light, voice) // 'Green. On target. CPA €21.30, target €25.'
 */
export function lightSentence(light: LightView, voice: Voice): string {
  const { words, language } = voice;
  const verdict =
    light.light === 'grey'
      ? `${words('verdict.grey')} ${reasonSentence(words, light, language)}`
      : words(`verdict.${light.light}`);
  const figures = words('light.figures', {
    kpi: kpiName(words, light),
    value: light.value === null ? words('figure.none') : figureOf(light, light.value, voice),
    target: figureOf(light, light.aim.value, voice),
  });
  const stale = light.stale ? ` ${words('light.stale')}.` : '';
  return `${words(`light.${light.light}`)}. ${verdict} ${figures}${stale}`;
}

/** "Green. On target.": colour and verdict in words, for a shape that stands beside its figures. */
export function verdictOf({ light }: LightView, { words }: Voice): string {
  return `${words(`light.${light}`)}. ${words(`light.${light}.says`)}`;
}

/**
 * An attribution setting as the consoles word it; what is not known is shown as it is.
 * @example attributionSaid('7d_click_1d_view', voice) // '7-day click, 1-day view'
 */
export function attributionSaid(code: string, { words }: Voice): string {
  if (code === 'click_date' || code === 'event_date') return words(`attribution.${code}`);
  const known = /^\d+d(_(click|view))?(_\d+d_(click|view))*$/.test(code);
  if (!known) return code;
  return [...code.matchAll(/(\d+)d(?:_(click|view))?/g)]
    .map(([, days, kind = 'days']) => words(`attribution.${kind}`, { n: Number(days) }))
    .join(', ');
}

/** The day of an instant on the user's own clock. */
export function ownDay(instant: Instant): Day {
  return dayIn(instant, new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/**
 * A range by the name that the consoles' date pickers give it, with its days; the days alone where it has none.
 * @example rangeName({ from: '2026-11-01', to: '2026-11-22' }, '2026-11-22', voice) // 'This month (1–22 Nov 2026)'
 */
export function rangeName(range: Range, day: Day, voice: Voice): string {
  const days = showRange(range, voice.language);
  const name = presetName(range, day, voice);
  return name ? voice.words('range.named', { name, days }) : days;
}

/** The preset alone, "This month"; null where there is none for the range. */
export function presetName(range: Range, day: Day, { words }: Voice): string | null {
  const month = monthOf(day);
  const last = monthOf(addDays(month.from, -1));
  const yesterday = addDays(day, -1);
  const key = sameRange(range, last)
    ? 'range.last-month'
    : range.from === month.from && range.to >= day && range.to <= month.to
      ? 'range.this-month'
      : range.from === day && range.to === day
        ? 'range.today'
        : range.from === yesterday && range.to === yesterday
          ? 'range.yesterday'
          : null;
  return key && words(key);
}
