/** Left edge and width in CSS pixels, all from one frame of reference. */
export interface Span {
  left: number;
  width: number;
}

/** Header and body cells of a column may differ by a border or a scroll bar. */
const TOLERANCE = 15;

/** How a grid's places are to be read: as the browser laid them out, or as the grid's own inline styles say. */
export type Measure = 'layout' | 'inline';

/**
 * Layout, where the header cells of each pane stand side by side in it. A page that was saved without its stylesheets
 * stacks them instead, and then only the inline styles that the grid wrote still tell.
 * @param panes which pane each cell stands in; cells of two panes may share a place.
 */
export function measureOf(cells: readonly Element[], panes: readonly number[]): Measure {
  const spans = cells.map(layoutSpan);
  const sideBySide = spans.every((span, index) => {
    if (!span) return false;
    return spans.every((other, at) => {
      if (!other || at <= index || panes[at] !== panes[index]) return true;
      const shared =
        Math.min(span.left + span.width, other.left + other.width) - Math.max(span.left, other.left);
      return shared <= TOLERANCE;
    });
  });
  return sideBySide ? 'layout' : 'inline';
}

/** The element's horizontal span, measured one way; without a way by layout where there is one, else by inline styles. */
export function spanOf(cell: Element, frame: Element, measure?: Measure): Span | null {
  const laidOut = measure === 'inline' ? null : layoutSpan(cell);
  return laidOut ?? (measure === 'layout' ? null : inlineSpan(cell, frame));
}

function layoutSpan(cell: Element): Span | null {
  const { left, width } = cell.getBoundingClientRect();
  return width > 0 ? { left, width } : null;
}

/**
 * The span that inline styles give: `left` and `width` of the cell, plus every `left` and horizontal
 * `translate` of its ancestors inside the frame. Null where the cell has no such style.
 */
export function inlineSpan(cell: Element, frame: Element): Span | null {
  const own = styleOf(cell);
  const left = pixels(own, 'left');
  const width = pixels(own, 'width');
  if (left === null || width === null) return null;
  let sum = left + shift(own);
  for (let up = cell.parentElement; up && up !== frame; up = up.parentElement) {
    const style = styleOf(up);
    sum += (pixels(style, 'left') ?? 0) + shift(style);
  }
  return { left: sum, width };
}

/**
 * The column that a body cell stands under: the one whose header shares most of its width, both edges within
 * 15 px. Null where none does, or where two do equally.
 */
export function columnUnder(span: Span, headers: readonly (Span | null)[]): number | null {
  let best: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  headers.forEach((header, index) => {
    if (!header) return;
    const off = Math.max(
      Math.abs(header.left - span.left),
      Math.abs(header.left + header.width - span.left - span.width),
    );
    if (off > TOLERANCE) return;
    if (off < distance) {
      best = index;
      distance = off;
    } else if (off === distance) best = null;
  });
  return best;
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? '';
}

function pixels(style: string, property: 'left' | 'width'): number | null {
  const match = new RegExp(`(?:^|;|\\s)${property}:\\s*(-?[\\d.]+)px`).exec(style);
  return match ? Number(match[1]) : null;
}

function shift(style: string): number {
  const match = /translate(?:3d|X)?\(\s*(-?[\d.]+)(?:px)?/.exec(style);
  return match ? Number(match[1]) : 0;
}
