import type { AccountEvidence } from '@/model/reading';
import type { RangeFound } from '@/page/shown-range';
import { textOf, tidyName } from '@/page/text';
import type { LookedAt } from '../reader';
import { addressRange } from './url-range';

const SHOWN = '[data-surface="/am/table/stats_range"], [data-surface*="/stats_range"]';

/**
 * The range: as the page shows it (both ends included, in its own language), else the address's preset, and never
 * the address's bare dates, which are ambiguous by a day.
 */
export function rangeOf({ document, url, now, tools }: LookedAt): RangeFound {
  const text = textOf(document.querySelector(SHOWN));
  if (!text) return addressRange(url, now);
  const answer = tools.range(text, null);
  if ('range' in answer) return { range: answer.range, problem: null, preset: answer.preset ?? null };
  const unbounded = answer.problem.code === 'range-unbounded';
  const byAddress = unbounded ? null : addressRange(url, now);
  return byAddress?.range ? byAddress : { range: null, problem: answer.problem, preset: null };
}

const MOST_BUTTONS = 400;

/** The account by the address, else by the links that agree; its name by the switcher that repeats the id. */
export function accountOf({ document, place, table }: LookedAt): AccountEvidence {
  const id = place.account.id ?? linkedAccount(document);
  return { id, name: id === null ? null : switcherName(document, table, id) };
}

function linkedAccount(document: Document): string | null {
  const ids = new Set<string>();
  for (const link of document.querySelectorAll('a[href*="act="]')) {
    const match = /[?&]act=(?:act_)?(\d+)(?:&|#|$)/.exec(link.getAttribute('href')!);
    if (match) ids.add(match[1]!);
  }
  return ids.size === 1 ? [...ids][0]! : null;
}

/** "Acme Shop (634690976112979)" on a control outside the table. */
function switcherName(document: Document, table: Element, id: string): string | null {
  let looked = 0;
  for (const control of document.querySelectorAll(
    '[role="button"], [role="combobox"], [aria-haspopup], button',
  )) {
    if (++looked > MOST_BUTTONS) break;
    if (table.contains(control) || control.contains(table)) continue;
    const text = tidyName(control.textContent?.slice(0, 300));
    const at = text.indexOf(id);
    if (at <= 0 || /\d/.test(text[at + id.length] ?? '')) continue;
    const name = text.slice(0, at).replace(/[\s(:#·|–-]+$/u, '');
    if (/\p{L}|\p{N}/u.test(name)) return name.slice(0, 200);
  }
  return null;
}
