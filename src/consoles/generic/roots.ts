import { isVisible } from '@/page/text';

export const SHEET = 'table, [role="grid"], [role="treegrid"], [role="table"]';
const BODY_ROW = 'tbody tr, [role="row"]';
/** A header and a body in two elements stand so near each other. */
const APART = 4;
const MOST_SHEETS = 60;

/** Elements that may be a whole table: sheets with headers and rows, else the nearest element around both. */
export function rootsIn(document: Document): HTMLElement[] {
  const roots = new Set<HTMLElement>();
  for (const sheet of [...document.querySelectorAll<HTMLElement>(SHEET)].slice(0, MOST_SHEETS)) {
    if (!isVisible(sheet) || sheet.closest('[role="dialog"], [role="menu"]')) continue;
    let root: HTMLElement | null = sheet.parentElement?.closest<HTMLElement>(SHEET) ?? sheet;
    for (let steps = 0; root && steps < APART && root !== document.body; steps++, root = root.parentElement) {
      const hasHeader = root.querySelector('th, thead td, [role="columnheader"]') !== null;
      if (hasHeader && hasBody(root)) {
        roots.add(root);
        break;
      }
    }
  }
  return [...roots];
}

function hasBody(root: Element): boolean {
  return [...root.querySelectorAll(BODY_ROW)].some(
    (row) => !row.querySelector('th:not([scope="row"]), [role="columnheader"]') && row.childElementCount > 0,
  );
}
