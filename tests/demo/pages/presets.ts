import { addDays, type Day } from '@/model/day';
import { monthOf, type Range } from '@/model/range';
import { DAYS, type DemoAccount } from '../world';

export type Language = DemoAccount['language'];
export const presetKeys = [
  'today',
  'yesterday',
  'last7',
  'last14',
  'last30',
  'thisMonth',
  'lastMonth',
  'allTime',
] as const;
export type Preset = (typeof presetKeys)[number];

/** A choice in the picker: a preset, or two days of the user's own. */
export type Choice = { preset: Preset } | { from: Day; to: Day };

/** The days that a choice means, both ends included. "All time" begins with the demo's first day. */
export function rangeOf(choice: Choice, today: Day): Range {
  if ('from' in choice) return choice;
  const yesterday = addDays(today, -1);
  switch (choice.preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: yesterday, to: yesterday };
    case 'last7':
      return { from: addDays(today, -7), to: yesterday };
    case 'last14':
      return { from: addDays(today, -14), to: yesterday };
    case 'last30':
      return { from: addDays(today, -30), to: yesterday };
    case 'thisMonth':
      return { from: monthOf(today).from, to: today };
    case 'lastMonth':
      return monthOf(addDays(monthOf(today).from, -1));
    case 'allTime':
      return { from: addDays(today, 1 - DAYS), to: today };
  }
}

export const presetNames: Record<Language, Record<Preset | 'custom', string>> = {
  en: {
    today: 'Today',
    yesterday: 'Yesterday',
    last7: 'Last 7 days',
    last14: 'Last 14 days',
    last30: 'Last 30 days',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    allTime: 'All time',
    custom: 'Custom',
  },
  it: {
    today: 'Oggi',
    yesterday: 'Ieri',
    last7: 'Ultimi 7 giorni',
    last14: 'Ultimi 14 giorni',
    last30: 'Ultimi 30 giorni',
    thisMonth: 'Questo mese',
    lastMonth: 'Mese scorso',
    allTime: 'Sempre',
    custom: 'Personalizzato',
  },
  de: {
    today: 'Heute',
    yesterday: 'Gestern',
    last7: 'Letzte 7 Tage',
    last14: 'Letzte 14 Tage',
    last30: 'Letzte 30 Tage',
    thisMonth: 'Dieser Monat',
    lastMonth: 'Letzter Monat',
    allTime: 'Gesamte Zeit',
    custom: 'Benutzerdefiniert',
  },
};

const asUtc = (day: Day) => new Date(`${day}T00:00:00Z`);

/** As Google's picker writes it: "Nov 1 – 22, 2026", "1 – 22 nov 2026", "1.–22. Nov. 2026". */
export function googleRange(range: Range, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  if (range.from === range.to) return format.format(asUtc(range.from));
  const text = format.formatRange(asUtc(range.from), asUtc(range.to)).replaceAll(/[\u2009\u202f]/g, ' ');
  return language === 'de' ? text : text.replace(/\s*–\s*/, ' – ');
}

/** As Meta's table writes it: "This month: 1 Nov 2026 - 22 Nov 2026", "Yesterday: Nov 21, 2026". */
export function metaRange(choice: Choice, range: Range, language: Language): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const one = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  const days =
    range.from === range.to
      ? one.format(asUtc(range.from))
      : `${one.format(asUtc(range.from))} - ${one.format(asUtc(range.to))}`;
  const name = presetNames[language]['preset' in choice ? choice.preset : 'custom'];
  return 'preset' in choice ? `${name}: ${days}` : days;
}
