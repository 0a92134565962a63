import { addDays, dayNumber, weekday, type Day } from '@/model/day';
import { monthOf, type Range } from '@/model/range';
import type { Language } from '@/locales/words';
import { pastedDay } from '../targets/pasted-day';

/** Names of months as spreadsheets write them, in both languages: "ottobre", "Oct". */
function monthNamed(text: string): number | null {
  const sought = text.toLowerCase().replace(/\.$/, '');
  for (const language of ['en', 'it'])
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++)
        if (
          format
            .format(Date.UTC(2026, month, 1))
            .toLowerCase()
            .replace(/\.$/, '') === sought
        )
          return month + 1;
    }
  return null;
}

/** The Monday of an ISO week: the week that holds the 4th of January is the first. */
function weekOf(year: number, week: number): Range | null {
  const fourth: Day = `${year}-01-04`;
  const monday = addDays(fourth, -((weekday(fourth) + 6) % 7) + 7 * (week - 1));
  // A week belongs to the year of its Thursday.
  return week >= 1 && addDays(monday, 3).slice(0, 4) === String(year)
    ? { from: monday, to: addDays(monday, 6) }
    : null;
}

/** A month, an ISO week or a day. */
function spanAt(text: string, language: Language): Range | null {
  const day = pastedDay(text, language);
  if (day !== null) return { from: day, to: day };
  const month =
    /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/.exec(text) ??
    /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/.exec(text);
  const named = /^(?<name>\p{L}+\.?)[\s-]+(?<year>\d{4})$/u.exec(text);
  const week =
    /^(?<year>\d{4})[-\s]?[wW](?<week>\d{1,2})$/.exec(text) ??
    /^[wW](?<week>\d{1,2})[-\s/](?<year>\d{4})$/.exec(text);
  if (week) return weekOf(Number(week.groups!.year), Number(week.groups!.week));
  const year = (month ?? named)?.groups?.year;
  const number = month ? Number(month.groups!.month) : named ? monthNamed(named.groups!.name!) : null;
  if (!year || !number) return null;
  const first = `${year}-${String(number).padStart(2, '0')}-01`;
  return Number.isNaN(dayNumber(first)) ? null : monthOf(first);
}

/**
 * The days of a line: a month, a week, a day, or from one of these to another.
 * @example spanNamed('2026-10', 'en') // { from: '2026-10-01', to: '2026-10-31' }
 * @example spanNamed('ottobre 2026', 'it'), spanNamed('2026-W41', 'en'), spanNamed('2026-10-01 – 2026-10-12', 'en')
 */
export function spanNamed(text: string, language: Language): Range | null {
  const bare = text.trim().replaceAll(/\s+/g, ' ');
  const whole = spanAt(bare, language);
  if (whole) return whole;
  const parts = bare.split(/ ?[–—] ?| - | ?\.\. ?|\/(?=\d{4}-)| (?:to|a|al) /);
  if (parts.length !== 2) return null;
  const [first, last] = parts.map((part) => spanAt(part.trim(), language));
  return first && last && first.from <= last.to ? { from: first.from, to: last.to } : null;
}
