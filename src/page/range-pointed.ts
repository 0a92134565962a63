import { dayIn, type Instant } from '@/model/day';
import { problem } from '@/model/problem';
import type { TaughtRange } from '@/model/taught';
import { locate } from './element-mark';
import { CONTROL, ELSEWHERE, PICKER, rangeAmong, readText, textsOf } from './range-near';
import { presetRange } from './ranges-presets';
import type { RangeFound } from './shown-range';
import { isVisible, textOf } from './text';
import type { PageTools } from './tools';

/** An element that shows days, and what can be read there. */
export interface ShownDays {
  element: Element;
  text: string;
  found: RangeFound;
}

const MOST_ELEMENTS = 4_000;
const LONGEST = 120;

/** The range in one element that somebody pointed at: its own text, else its fields' and parts'. */
export function rangeAt(element: Element, tools: PageTools, now: Instant, zone: string | null): RangeFound {
  let failed: RangeFound | null = null;
  for (const text of textsOf(element)) {
    const found = readText(text, tools, now, zone);
    if (found.range) return found;
    failed ??= found;
  }
  const parts = [...element.querySelectorAll('*')];
  const among = rangeAmong(parts, tools, now);
  return among.range || !failed ? among : failed;
}

/** The range of a table as the user taught it. Elements that were meant as one and differ are no range. */
export function taughtRange(
  document: Document,
  range: TaughtRange,
  tools: PageTools,
  now: Instant,
  zone: string | null,
): RangeFound {
  const unknown = (text: string | null): RangeFound => ({
    range: null,
    problem: problem('range-unknown', { text }),
    preset: null,
  });
  if (range.from === 'none') return unknown(null);
  if (range.from === 'preset') {
    // Without a zone nobody knows which day it is there.
    const days = zone === null ? null : presetRange(range.preset, dayIn(now, zone));
    return days ? { range: days, problem: null, preset: range.preset } : unknown(range.preset);
  }
  const shown = locate(document, range.locator).filter(isVisible);
  const found = shown.map((element) => rangeAt(element, tools, now, zone));
  const spans = new Set(found.flatMap(({ range: days }) => (days ? [`${days.from} – ${days.to}`] : [])));
  if (spans.size > 1) return unknown([...spans].slice(0, 3).join(' / '));
  return found.find(({ range: days }) => days) ?? found[0] ?? unknown(null);
}

/** Elements outside tables that show days or a preset, at most a few: what a user may mean. */
export function shownDays(
  document: Document,
  tools: PageTools,
  now: Instant,
  zone: string | null,
): ShownDays[] {
  const all = [...(document.body?.querySelectorAll('*') ?? [])].slice(0, MOST_ELEMENTS);
  const found: ShownDays[] = [];
  for (const element of all) {
    if (!mayShowDays(element)) continue;
    const text = textsOf(element)[0] ?? '';
    const read = readText(text, tools, now, zone);
    const preset = tools.preset(text);
    if (!read.range && !preset && read.problem?.code !== 'range-ambiguous') continue;
    const outer = found.findIndex((one) => one.element.contains(element));
    // The innermost element that shows it; a control around it may show more than the days.
    if (outer >= 0) found.splice(outer, 1);
    found.push({ element, text, found: preset && !read.range ? { ...read, preset } : read });
  }
  return found.slice(0, MOST_SHOWN);
}

const MOST_SHOWN = 8;

function mayShowDays(element: Element): boolean {
  if (element.closest(ELSEWHERE) || !isVisible(element)) return false;
  const text = element.matches('input') ? (element as HTMLInputElement).value : textOf(element);
  return (
    text !== '' &&
    text.length <= LONGEST &&
    (/\p{Nd}/u.test(text) || element.matches(`${PICKER}, ${CONTROL}`))
  );
}
