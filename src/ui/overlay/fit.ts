import { TARGET, type Box, type Point } from './geometry';

/** What a name cell holds, measured once: where it is, what is written in it, and where its name's line runs. */
export interface CellShape {
  cell: Box;
  /** What is drawn in it: text, icons, controls. Ours left out. */
  taken: Box[];
  /** The middle of the name's first line. */
  line: number;
  /** Written from right to left. */
  rtl: boolean;
}

/** How a light stands in its cell. The point is the middle of the outer edge of its target. */
export interface Fit extends Point {
  /** `full` with figures; `shape` alone; `cover`: the shape alone, on its own ground over the name's last px. */
  kind: 'full' | 'shape' | 'cover';
}

const INSET = 4;
const AIR = 6;
/** Looked at in one cell at most: a page's cell has a handful. */
const MOST = 24;

/**
 * Where a light stands so that it covers nothing: at the cell's outer end on the name's line, with its figures
 * where they fit; before the name; at a lower line or under it; and only where the name fills its cell, over the
 * name's end.
 */
export function fitIn(shape: CellShape, figuresWidth: number): Fit {
  if (!shape.rtl) return fitFromLeft(shape, figuresWidth);
  const fit = fitFromLeft(mirrored(shape), figuresWidth);
  return { ...fit, x: -fit.x };
}

function fitFromLeft({ cell, taken, line }: CellShape, figuresWidth: number): Fit {
  const end = cell.right - INSET;
  const half = TARGET / 2;
  const tall = cell.bottom - cell.top >= TARGET;
  const level = (y: number) => (tall ? Math.max(cell.top + half, Math.min(y, cell.bottom - half)) : y);
  const beside = (y: number) => taken.filter((box) => box.top < y + half - 2 && box.bottom > y - half + 2);
  const freeAt = (y: number) =>
    end - Math.max(cell.left, ...beside(y).map((box) => Math.min(box.right, cell.right)));
  const y = level(line);
  if (figuresWidth > 0 && freeAt(y) >= figuresWidth + TARGET + 2 * AIR) return { kind: 'full', x: end, y };
  if (freeAt(y) >= TARGET) return { kind: 'shape', x: end, y };
  const start = Math.min(...beside(y).map((box) => Math.max(box.left, cell.left)));
  if (start - cell.left >= TARGET + 2) return { kind: 'shape', x: Math.min(end, start - 2), y };
  // A name over several lines has most room at the end of its last one, or under it.
  const lower = [...taken.map((box) => level((box.top + box.bottom) / 2)), cell.bottom - half];
  const roomy = tall ? lower.find((other) => other > y && freeAt(other) >= TARGET) : undefined;
  return roomy === undefined ? { kind: 'cover', x: end, y } : { kind: 'shape', x: end, y: roomy };
}

function mirrored({ cell, taken, line, rtl }: CellShape): CellShape {
  const flip = (box: Box): Box => ({ ...box, left: -box.right, right: -box.left });
  return { cell: flip(cell), taken: taken.map(flip), line, rtl };
}

/**
 * Measures a cell: reads layout, writes nothing. Text by its own lines, since the element around it is often
 * as wide as the cell. Text in boxes of a pixel (words for screen readers only) takes no room.
 */
export function readCell(cell: HTMLElement, name: string, ours: (node: Node) => boolean): CellShape {
  const document = cell.ownerDocument;
  const view = document.defaultView!;
  const bounds = cell.getBoundingClientRect();
  const range = document.createRange();
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const taken: Box[] = [];
  let line: Box | undefined;
  let named = false;
  for (let node = walker.nextNode(); node && taken.length < MOST; node = walker.nextNode()) {
    if (ours(node)) continue;
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (drawn.has((node as Element).localName)) taken.push((node as Element).getBoundingClientRect());
      continue;
    }
    const text = node.nodeValue!.trim();
    if (!text || tiny(node.parentElement)) continue;
    range.selectNodeContents(node);
    const lines: DOMRect[] = [...range.getClientRects()].filter(
      (box) => box.width > 1 && box.bottom > bounds.top,
    );
    taken.push(...lines);
    if (!lines[0] || (line && (named || !namesIt(text, name)))) continue;
    line = lines[0];
    named = namesIt(text, name);
  }
  const middle = line ? (line.top + line.bottom) / 2 : (bounds.top + bounds.bottom) / 2;
  return {
    cell: bounds,
    taken: taken.filter((box) => box.right > bounds.left && box.left < bounds.right && box.bottom > box.top),
    line: middle,
    rtl: view.getComputedStyle(cell).direction === 'rtl',
  };
}

/** Is this text the name, or the name with something around or cut off? */
const namesIt = (text: string, name: string) =>
  name.length > 0 && (text.startsWith(name) || name.startsWith(text));

/** Elements that are drawn without text of their own. */
const drawn = new Set(['svg', 'img', 'button', 'input', 'select', 'textarea', 'canvas', 'video']);

function tiny(element: Element | null): boolean {
  if (!element) return false;
  const { width, height } = element.getBoundingClientRect();
  // An inline element that wraps nothing has no box of its own (display: contents): that is not tiny.
  return (width > 0 || height > 0) && (width <= 1 || height <= 1);
}
