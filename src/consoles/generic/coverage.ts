import { totalIn } from '@/page/coverage';
import { numberIn, type GridColumn } from '@/page/grid-header';
import { textOf } from '@/page/text';

const PAGING = '[class*="pagina" i], [class*="paging" i], nav, [role="navigation"]';
/** A paging label stands so near its table. */
const APART = 4;

/** How many rows there are: by the grid's own count without its header, else by a paging label beside it. */
export function totalOf(table: Element, columns: readonly GridColumn[]): number | null {
  const counted = [table, ...table.querySelectorAll('[aria-rowcount]')].map((part) =>
    numberIn(part, 'aria-rowcount'),
  );
  const count = Math.max(-1, ...counted.filter((one) => one !== null));
  const heads = new Set(columns.map(({ element }) => element.closest('tr, [role="row"]'))).size;
  if (count > 0) return Math.max(0, count - Math.min(heads, 1));
  for (let up: Element | null = table, steps = 0; up && steps < APART; up = up.parentElement, steps++)
    for (const bar of up.querySelectorAll(PAGING)) {
      const total = totalIn(bar.getAttribute('aria-label') ?? '') ?? leavesTotal(bar);
      if (total !== null) return total;
    }
  return null;
}

function leavesTotal(bar: Element): number | null {
  for (const part of [bar, ...bar.querySelectorAll('*')]) {
    const total = part.closest('table, [role="grid"]') ? null : totalIn(textOf(part));
    if (total !== null) return total;
  }
  return null;
}
