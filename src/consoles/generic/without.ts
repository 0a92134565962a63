import { isVisible } from '@/page/text';

const BUSY = '[aria-busy="true"], [role="progressbar"]';

/** Why there is no table to read: it loads, there is none of figures, or there is one that is not understood. */
export function withoutTable(document: Document): 'loading' | 'unknown' | 'none' {
  if ([...document.querySelectorAll(BUSY)].some(isVisible)) return 'loading';
  // A table with many columns might be the one; a small one of something else is none of ours.
  const wide = [...document.querySelectorAll('table, [role="grid"], [role="treegrid"], [role="table"]')].some(
    (table) => isVisible(table) && table.querySelectorAll('th, [role="columnheader"]').length >= WIDE,
  );
  return wide ? 'unknown' : 'none';
}

const WIDE = 5;
