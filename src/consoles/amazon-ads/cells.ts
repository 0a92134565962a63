import type { RawCell, RawColumn } from '@/page/table';
import { figureCell, periodWordIn, wordsCell } from '@/page/shown-cell';
import { leavesOf, tidy } from '@/page/text';

/** What a cell shows in its column. Budgets and dates stand in fields, the status in a title. */
export function cellIn(cell: Element, { role }: RawColumn): RawCell | undefined {
  if (role?.kind === 'control' || role?.kind === 'name') return undefined;
  if (role?.kind === 'status') return { text: statusIn(cell), label: null };
  if (role?.kind === 'other') return wordsCell(cell);
  const shown = figureCell(cell);
  if (role?.kind !== 'budget' || !shown) return shown;
  return { ...shown, label: periodWordIn(shown.label) };
}

function statusIn(cell: Element): string {
  const words = cell.querySelector('[data-e2e-id="statusText"]');
  return tidy(words?.getAttribute('title')) || tidy(leavesOf(words ?? cell)[0]);
}
