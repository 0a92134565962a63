import { isDay, type Day } from '@/model/day';
import type { Language } from '@/locales/words';

/**
 * A day as spreadsheets write it: 2026-11-30 anywhere, 30/11/2026 in Italian, where the day comes first. English
 * has two orders, so a date of figures alone is read there only where one of them is no month.
 * Null where it is no day or could be two.
 * @example pastedDay('13/02/2026', 'en') // '2026-02-13'
 * @example pastedDay('03/04/2026', 'en') // null
 */
export function pastedDay(text: string, language: Language): Day | null {
  const bare = text.trim();
  if (isDay(bare)) return bare;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(bare);
  if (!match) return null;
  const [, first, second, year] = match;
  const dayOf = (day: string, month: string) => {
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(iso) ? iso : null;
  };
  const dayFirst = dayOf(first!, second!);
  if (language === 'it') return dayFirst;
  const monthFirst = dayOf(second!, first!);
  if (dayFirst && monthFirst) return dayFirst === monthFirst ? dayFirst : null;
  return dayFirst ?? monthFirst;
}
