import { common, type Box, type Point } from './geometry';

/** Can an element inside the cell be placed against it, and go along when something scrolls? */
export function holdsPlaced(cell: HTMLElement): boolean {
  const view = cell.ownerDocument.defaultView!;
  for (let element: HTMLElement | null = cell; element; element = element.parentElement) {
    const style = view.getComputedStyle(element);
    const holds =
      style.position !== 'static' ||
      (style.transform || 'none') !== 'none' ||
      /paint|layout|strict|content/.test(style.contain) ||
      /transform/.test(style.willChange);
    if (holds) return true;
    if (element !== cell && /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)) return false;
  }
  // Nothing scrolls but the document itself, and its whole canvas goes along.
  return true;
}

/** Does putting the element into the cell move anything of the page? Measured, since pages style by position. */
export function shiftsPage(cell: HTMLElement, put: () => void): boolean {
  const watched = [cell, cell.parentElement, cell.parentElement?.parentElement, ...cell.children].filter(
    (element): element is HTMLElement => Boolean(element),
  );
  const rects = () =>
    watched.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map((value) => value.toFixed(2)).join(' ');
    });
  const before = rects();
  put();
  const after = rects();
  return before.some((rect, index) => rect !== after[index]);
}

/**
 * The elements that cut off what stands out of them, around two cells of a table. What lies around one of them
 * alone (its row, its own clip) is none of the table's edges.
 */
export function clippers(one: HTMLElement, other: HTMLElement): HTMLElement[] {
  const view = one.ownerDocument.defaultView!;
  const both = new Set(ancestors(other));
  return ancestors(one).filter((element) => {
    if (one !== other && !both.has(element)) return false;
    const { overflowX, overflowY } = view.getComputedStyle(element);
    return overflowX !== 'visible' || overflowY !== 'visible';
  });
}

function ancestors(cell: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = around(cell); at && at !== cell.ownerDocument.body; at = around(at)) found.push(at);
  return found;
}

function around(element: HTMLElement): HTMLElement | null {
  const slot = element.assignedSlot;
  if (slot) return slot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root.host as HTMLElement) : null;
}

/** The part of the viewport that all of them leave visible. */
export function clipOf(elements: readonly HTMLElement[], viewport: Box): Box {
  let clip = viewport;
  for (const element of elements) clip = common(clip, element.getBoundingClientRect());
  return clip;
}

/** The topmost element of the page at a point, ours left out. */
export function topmostAt(
  root: DocumentOrShadowRoot,
  x: number,
  y: number,
  ours: (node: Node) => boolean,
): Element | null {
  // Asking for all of them costs several times as much.
  const top = root.elementFromPoint(x, y);
  return top && ours(top) ? (root.elementsFromPoint(x, y).find((element) => !ours(element)) ?? null) : top;
}

/** Is this point of the cell open to the eye, or does something of the page (a sticky header, a dialog) lie over it? */
export function inSight(cell: HTMLElement, { x, y }: Point, ours: (node: Node) => boolean): boolean {
  const root = cell.getRootNode();
  const from = 'elementsFromPoint' in root ? (root as Document) : cell.ownerDocument;
  const top = topmostAt(from, x, y, ours);
  return (
    top !== null && (cell.contains(top) || top.contains(cell) || Boolean(cell.parentElement?.contains(top)))
  );
}
