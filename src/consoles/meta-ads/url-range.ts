import { addDays, isDay, type Instant } from '@/model/day';
import { problem } from '@/model/problem';
import { sameRange, type Range } from '@/model/range';
import { presetRange } from '@/page/ranges';
import { possibleToday, type RangeFound } from '@/page/shown-range';

const none = (
  code: 'range-unknown' | 'range-ambiguous' | 'range-unbounded',
  text: string | null,
): RangeFound => ({
  range: null,
  problem: problem(code, { text: text?.slice(0, 80) ?? null }),
  preset: null,
});

/**
 * The range that an address tells: `date=2026-04-05_2026-04-06,yesterday`. Addresses that the page writes end the day
 * after, links written by hand end on the last day, and the dates beside a preset can be stale. So the preset counts, where
 * it gives just those dates on a day that it may be now; everything else is ambiguous.
 */
export function addressRange(url: URL, now: Instant): RangeFound {
  const text = url.searchParams.get('date');
  if (text === null) return none('range-unknown', null);
  const [dates = '', preset = ''] = text.split(',').map((part) => part.trim());
  if (/^(?:maximum|lifetime)$/.test(preset)) return none('range-unbounded', text);
  const [from = '', end = ''] = dates.split('_');
  const isPair = isDay(from) && isDay(end) && from <= end;
  if (!isPair) return none(preset || dates ? 'range-ambiguous' : 'range-unknown', text);
  const shown: Range | null = from < end ? { from, to: addDays(end, -1) } : null;
  const agrees = possibleToday(now).some((today) => {
    const range = preset ? presetRange(preset, today, 0) : null;
    return range !== null && shown !== null && sameRange(range, shown);
  });
  if (agrees) return { range: shown, problem: null, preset };
  return none('range-ambiguous', text);
}
