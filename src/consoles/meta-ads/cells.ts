import { attributionOf } from '@/page/attribution';
import { leavesOf, textOf, tidy, tidyName } from '@/page/text';
import type { RawCell } from '@/page/table';

const VALUE = '[data-hover="tooltip"], [geotextcolor="value"]';
const LABEL = '.ellipsis._1ha4, ._1ha4';
const BUTTONS = 'button, [role="button"]';
const BUSY = '[role="progressbar"], [aria-busy="true"]';

/** The attribution setting in the attribute that older builds carry, the same in every language. */
export function attributionIn(cell: Element): string | null {
  const value = cell
    .querySelector('[column="attribution_setting"][primaryvalue]')
    ?.getAttribute('primaryvalue');
  return value ? attributionOf(value) : null;
}

/**
 * A cell's figure and the small line under it. By the widget's own marks where they are; else the first piece of text is the
 * figure and the next one the line. Undefined while the cell is still being filled.
 */
export function cellOf(cell: Element): RawCell | undefined {
  if (cell.childElementCount === 0) return { text: tidy(cell.textContent), label: null };
  const marked = cell.querySelector(LABEL);
  const [value, next] = valuesIn(cell, marked);
  const label = marked ?? next;
  if (value) {
    const text = textOf(value);
    if (text === '' && cell.querySelector(BUSY)) return undefined;
    return { text, label: (label && textOf(label)) || null };
  }
  const leaves = leavesOf(cell).filter((leaf) => !label || leaf !== textOf(label));
  if (leaves.length === 0 && cell.querySelector(BUSY)) return undefined;
  const [text = '', second = null] = leaves;
  return { text, label: label ? textOf(label) || null : second };
}

/** The first two elements that are marked as values, apart from the marked label and from each other's insides. */
function valuesIn(cell: Element, label: Element | null): [Element | null, Element | null] {
  const found: Element[] = [];
  for (const value of cell.querySelectorAll(VALUE)) {
    if (label?.contains(value) || found.at(-1)?.contains(value)) continue;
    if (found.push(value) === 2) break;
  }
  return [found[0] ?? null, found[1] ?? null];
}

/**
 * The whole name in a name cell: the tooltip's, the name's own span, the link, else the first piece of text. Never the cell's
 * whole text, which holds the words of its toolbar.
 */
export function nameIn(cell: Element): string {
  const tooltip = tidyName(
    cell.querySelector('._13is[data-tooltip-content]')?.getAttribute('data-tooltip-content'),
  );
  if (tooltip) return tooltip;
  for (const selector of ['span._3dfi', '._13is', 'a[href]', '[data-tooltip-content]']) {
    const found = cell.querySelector(selector);
    const name = found && !found.closest('[role="toolbar"]') ? tidyName(textOf(found)) : '';
    if (name) return name;
  }
  return tidyName(leavesOf(cell, BUTTONS)[0]);
}
