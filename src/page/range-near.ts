import { dayIn, type Instant } from '@/model/day';
import { problem } from '@/model/problem';
import { sameRange, type Range } from '@/model/range';
import { possibleToday, type RangeFound } from './shown-range';
import { isVisible, textOf, tidy } from './text';
import type { PageTools } from './tools';

export const PICKER =
  '[class*="date" i], [class*="calendar" i], [id*="date" i], [data-test-id*="date" i], [data-testid*="date" i], [data-test*="date" i], [data-e2e-id*="date" i], [aria-label*="date" i], [name*="date" i]';
export const CONTROL = 'button, [role="button"], [role="combobox"], [aria-haspopup], input, select, summary';
/** Days of an open calendar and cells of tables are no pickers. */
export const ELSEWHERE =
  'table, [role="grid"], [role="treegrid"], [role="table"], [role="row"], [role="gridcell"], [role="tooltip"], [role="listbox"], [role="menu"]';
const LONGEST = 120;
const MOST = 600;

/**
 * The range that some control outside every table shows, where exactly one can be read; for consoles whose picker has
 * no known mark. Two that differ are no range: nobody knows which of them the table follows.
 */
export function rangeNear(document: Document, tools: PageTools, now: Instant): RangeFound {
  return rangeAmong([...document.querySelectorAll(`${PICKER}, ${CONTROL}`)], tools, now);
}

/** The range that these elements agree on. */
export function rangeAmong(elements: readonly Element[], tools: PageTools, now: Instant): RangeFound {
  const spans = new Map<string, Found>();
  const days = new Map<string, Found>();
  const said = new Map<string, RangeFound>();
  const fields: Range[] = [];
  for (const element of elements.slice(0, MOST)) {
    if (element.closest(ELSEWHERE) || !isVisible(element)) continue;
    const picker = element.matches(PICKER);
    for (const text of textsOf(element)) {
      const found = readText(text, tools, now);
      if (found.range === null) {
        if (picker && found.problem?.code === 'range-unbounded') said.set('unbounded', found);
        continue;
      }
      const key = `${found.range.from} – ${found.range.to}`;
      if (found.range.from !== found.range.to || /[–—~]| - /.test(text)) spans.set(key, found as Found);
      // One field of a day may be either end; a control without any mark of a date may show the day of anything.
      else if (element.matches('input')) fields.push(found.range);
      else if (element.matches(CONTROL) && (picker || element.matches('[aria-haspopup]')))
        days.set(key, found as Found);
    }
  }
  const shown = spans.size > 0 ? spans : fields.length > 0 ? pairOf(fields, days.size) : days;
  if (shown.size === 1) return [...shown.values()][0]!;
  if (shown.size === 0 && said.size > 0) return [...said.values()][0]!;
  const text = [...shown.keys()].slice(0, 3).join(' / ') || null;
  return { range: null, problem: problem('range-unknown', { text }), preset: null };
}

type Found = RangeFound & { range: Range };

/** What an element may say of days: its text, its field's value, its labels. */
export function textsOf(element: Element): string[] {
  const value = element.matches('input') ? (element as HTMLInputElement).value : '';
  // The text first: where it can be read, a label that says the same in other words adds nothing.
  const texts = [textOf(element), value, element.getAttribute('aria-label'), element.getAttribute('title')];
  return [...new Set(texts.map(tidy))].filter((text) => text !== '' && text.length <= LONGEST);
}

/** @param zone the account's own, where somebody said it: it knows its today. */
export function readText(
  text: string,
  tools: PageTools,
  now: Instant,
  zone: string | null = null,
): RangeFound {
  const answer = tools.range(text, zone === null ? null : dayIn(now, zone));
  if ('range' in answer) return { range: answer.range, problem: null, preset: answer.preset ?? null };
  if (/\p{Nd}/u.test(text) || answer.problem.code === 'range-unbounded')
    return { range: null, problem: answer.problem, preset: null };
  // "Last month" means the same days wherever on Earth the account is, on most days.
  const answers = possibleToday(now).map((today) => tools.range(text, today));
  const ranges = answers.flatMap((one) => ('range' in one ? [one.range] : []));
  const same = ranges.length === answers.length && ranges.every((range) => sameRange(range, ranges[0]!));
  return same
    ? { range: ranges[0]!, problem: null, preset: tools.preset(text) }
    : { range: null, problem: answer.problem, preset: null };
}

/** The days of two fields, from and to, where nothing else shows a day: the earlier one begins. */
function pairOf(fields: readonly Range[], others: number): Map<string, Found> {
  if (fields.length !== 2 || others > 0) return new Map();
  const [from, to] = fields.map((range) => range.from).sort() as [string, string];
  return new Map([[`${from} – ${to}`, { range: { from, to }, problem: null, preset: null }]]);
}
