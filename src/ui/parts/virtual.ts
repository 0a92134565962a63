import { useCallback, useEffect, useState } from 'preact/hooks';

/** The rows to draw of a long list, and the room to leave above and below them. */
export interface Slice {
  start: number;
  /** After the last drawn row. */
  end: number;
  /** px */
  before: number;
  after: number;
}

/**
 * Which rows stand in the viewport, with some more on both sides so that a fast scroll shows no gap.
 * @example sliceOf({ count: 500, rowHeight: 40, top: 4000, height: 600, spare: 5 }) // rows 95 to 120
 */
export function sliceOf(view: {
  count: number;
  rowHeight: number;
  top: number;
  height: number;
  spare: number;
}): Slice {
  const { count, rowHeight, spare } = view;
  const first = Math.floor(Math.max(0, view.top) / rowHeight) - spare;
  const last = Math.ceil((Math.max(0, view.top) + view.height) / rowHeight) + spare;
  const end = Math.min(count, Math.max(0, last));
  const start = Math.min(Math.max(0, first), end);
  return { start, end, before: start * rowHeight, after: (count - end) * rowHeight };
}

/** Where nothing is laid out (no browser), a screenful is drawn. */
const UNKNOWN_HEIGHT = 800;
const SPARE = 8;

/**
 * Draws only the rows in view of a scrolling element. `scroller` is the ref of that element; `reveal` scrolls a
 * row into view. `head` is the height of what sticks to the element's top, in px.
 */
export function useVirtual(count: number, rowHeight: number, head = 0) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [view, setView] = useState({ top: 0, height: UNKNOWN_HEIGHT, width: 0 });

  useEffect(() => {
    if (!element) return undefined;
    const look = () =>
      setView((old) => {
        const next = {
          top: element.scrollTop,
          height: (element.clientHeight || UNKNOWN_HEIGHT) - head,
          width: element.clientWidth,
        };
        const same = old.top === next.top && old.height === next.height && old.width === next.width;
        return same ? old : next;
      });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [element, head]);

  const reveal = useCallback(
    (index: number) => {
      if (!element || index < 0) return;
      const top = index * rowHeight;
      const height = element.clientHeight - head;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
    },
    [element, rowHeight, head],
  );

  return {
    scroller: setElement,
    slice: sliceOf({ count, rowHeight, top: view.top, height: view.height, spare: SPARE }),
    width: view.width,
    reveal,
  };
}
