import { isVisible } from '@/page/text';
import { SHEET } from './roots';

const BUSY = '[aria-busy="true"], [role="progressbar"]';

/** Does a table say that it is being filled? A bar of progress inside a cell is a figure of that cell. */
export function isLoading(table: HTMLElement): boolean {
  if (table.closest('[aria-busy="true"]')) return true;
  return [...table.querySelectorAll(BUSY)].some(
    (mark) =>
      isVisible(mark) &&
      (mark.matches(SHEET) || mark.closest('td, [role="gridcell"], [role="cell"]') === null),
  );
}
