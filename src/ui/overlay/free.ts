import { meet, type Box } from './geometry';
import { topmostAt } from './standing';

/** Between two looks, px. `search`: no text or control worth the name is narrower. `again`: a place that was free. */
const steps = { search: 24, again: 96 };

const busyElements =
  'a,button,input,select,textarea,label,summary,th,svg,img,canvas,video,iframe,object,embed,' +
  '[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=row],[role=columnheader],[role=dialog]';

/**
 * Does nothing of the page that one reads or clicks lie under the box, or closer than `air` px beside it? Asks
 * what is on top at a grid of points: that reads layout, so it is for when the page has come to rest, and never
 * for every frame.
 */
export function isFree(
  document: Document,
  spot: Box,
  air: number,
  look: keyof typeof steps,
  ours: (node: Node) => boolean,
): boolean {
  const box = { ...spot, left: Math.max(0, spot.left - air), right: spot.right + air };
  const view = document.defaultView!;
  const known = new Map<Element, boolean>();
  const busy = (element: Element) =>
    element.closest(busyElements) !== null ||
    view.getComputedStyle(element).cursor === 'pointer' ||
    hasText(element, box);
  for (const y of [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2])
    for (let x = box.left + 2; ; x += steps[look]) {
      const at = Math.min(x, box.right - 2, view.innerWidth - 2);
      const element = topmostAt(document, at, y, ours);
      if (!element) return false;
      if (!known.has(element)) known.set(element, busy(element));
      if (known.get(element)) return false;
      if (x >= box.right - 2) break;
    }
  return true;
}

/** Does text that the element itself holds lie in the box? */
function hasText(element: Element, box: Box): boolean {
  const range = element.ownerDocument.createRange();
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue!.trim()) continue;
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((rect) => meet(rect, box))) return true;
  }
  return false;
}
