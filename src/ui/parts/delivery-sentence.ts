import type { LightView } from '@/model/light';
import type { Language, Words } from '@/locales/words';

import { showFigure } from './figures';
import { platformName } from './sentences';

/**
 * How far a platform may go beyond the daily budget, so that a day above it is no alarm; null where no rule is known.
 * @example deliverySentence(words, light, 'en') // 'Google Ads may spend up to 2 × the daily budget on a day, and …'
 */
export function deliverySentence(words: Words, light: LightView, language: Language): string | null {
  const { delivery, subject, reason } = light;
  if (!delivery) return null;
  const { day, week, month } = delivery;
  const times = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  const bounds = [
    ...(day === null ? [] : [words('delivery.day', { times: times(day) })]),
    ...(week === null ? [] : [words('delivery.week', { times: times(week) })]),
    ...(month === null
      ? []
      : [month === 'days' ? words('delivery.month.days') : words('delivery.month', { times: times(month) })]),
  ];
  if (bounds.length === 0) return null;
  const said = words('delivery.may', {
    console: platformName(words, subject.platform),
    bounds: new Intl.ListFormat(language, { type: 'conjunction' }).format(bounds),
  });
  const { most } = reason.params;
  if (typeof most !== 'number') return said;
  return `${said} ${words('delivery.most', { most: showFigure(most, 'money', light.currency, language) })}`;
}
