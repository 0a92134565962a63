import type { Ground, Palette } from '../parts/colours';
import { fitIn, readCell } from './fit';
import { boxAt, meet, TARGET, type Box } from './geometry';
import { backgroundReader, colourOf, footingOn, type Footing, type Rgba } from './ground';
import type { Rows } from './rows';
import { clipOf, clippers, inSight } from './standing';
import { signOf } from './watch';

/** Puts lights into place. Called in frames, just before the browser paints. */
export interface Settler {
  /** Measures what is dirty: all reads first, then all writes. Lights in the layer are placed by `track`. */
  settle(): void;
  /** Follows the cells of the lights in the layer. True where one has moved since the last frame. */
  track(): boolean;
  /** Looks at the backgrounds again and changes the lights that stand on another one now. */
  retheme(): void;
  /** Is an element of the page light or dark behind? */
  groundUnder(element: Element): Ground;
  stop(): void;
}

interface SettlerOptions {
  document: Document;
  rows: Rows;
  box: HTMLElement;
  palette(): Palette;
  ours(node: Node): boolean;
  ask(): void;
}

export function createSettler(options: SettlerOptions): Settler {
  const { document, rows, box, palette, ours, ask } = options;
  const view = document.defaultView!;
  const widthOf = textMeasure(document);
  const widths = new WeakMap<HTMLElement, number>();
  let clipped: { by: HTMLElement[]; of: HTMLElement; and: HTMLElement } | { of: null; and: null; by: [] } = {
    by: [],
    of: null,
    and: null,
  };
  let box0: Box = { left: 0, top: 0, right: 0, bottom: 0 };

  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const cell = target as HTMLElement;
      const pill = rows.shown.get(cell);
      if (!pill) sizes.unobserve(cell);
      else if (widths.has(cell) && Math.abs(widths.get(cell)! - cell.getBoundingClientRect().width) > 0.5)
        rows.dirty.add(pill);
    }
    if (rows.dirty.size > 0) ask();
  });

  function settle(): void {
    rows.mend();
    const backgroundOf = backgroundReader(view);
    const look = palette();
    const measured = [...rows.dirty].flatMap((pill) => {
      const cell = pill.cell;
      if (!cell?.isConnected || signOf(cell, pill.name) !== pill.sign) return [];
      const shape = readCell(cell, pill.name, ours);
      const width = shape.cell.right - shape.cell.left;
      if (!widths.has(cell)) sizes.observe(cell);
      widths.set(cell, width);
      if (width <= 0) return [];
      const footing = footingOf(cell, backgroundOf, look);
      const from = pill.host.element.getBoundingClientRect();
      return [{ pill, shape, footing, from, scale: width / cell.offsetWidth || 1 }];
    });
    rows.dirty.clear();
    for (const { pill, shape, footing, from, scale } of measured) {
      const fit = fitIn(shape, widthOf(pill.figures));
      pill.stand(fit, footing, look, shape.rtl);
      pill.show();
      pill.offset = {
        x: fit.x - (shape.rtl ? shape.cell.left : shape.cell.right),
        y: fit.y - shape.cell.top,
      };
      if (!rows.layered) pill.move({ x: (fit.x - from.left) / scale, y: (fit.y - from.top) / scale });
    }
  }

  function track(): boolean {
    const cells = [...rows.shown.keys()];
    const [first, last] = [cells[0], cells.at(-1)];
    if (!rows.layered || !first || !last) return false;
    if (clipped.of !== first || clipped.and !== last)
      clipped = { by: clippers(first, last), of: first, and: last };
    const viewport = { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight };
    const clip = clipOf(clipped.by, viewport);
    const origin = box.parentElement!.getBoundingClientRect();
    const places = [...rows.shown.values()].map((pill) => {
      if (!pill.fit || !pill.cell!.isConnected) return { pill, x: 0, y: 0, seen: false };
      const cell = pill.cell!.getBoundingClientRect();
      const x = Math.round((pill.rtl ? cell.left : cell.right) + pill.offset.x);
      const y = Math.round(cell.top + pill.offset.y);
      const inner = pill.rtl ? 1 : -1;
      const target = boxAt(
        { x: Math.min(x, x + inner * TARGET), y: y - TARGET / 2 },
        { width: TARGET, height: TARGET },
      );
      // Just beside the light, where our own element is not in the way.
      const beside = { x: x + inner * (TARGET + 1), y };
      return { pill, x, y, seen: meet(target, clip) && inSight(pill.cell!, beside, ours) };
    });
    if (!same(clip, box0)) {
      box0 = clip;
      box.style.left = `${clip.left - origin.left}px`;
      box.style.top = `${clip.top - origin.top}px`;
      box.style.width = `${Math.max(0, clip.right - clip.left)}px`;
      box.style.height = `${Math.max(0, clip.bottom - clip.top)}px`;
    }
    let moved = false;
    for (const { pill, x, y, seen } of places) {
      pill.seen(seen);
      if (seen && pill.move({ x: x - clip.left, y: y - clip.top })) moved = true;
    }
    return moved;
  }

  function retheme(): void {
    const backgroundOf = backgroundReader(view);
    const look = palette();
    const seen = [...rows.shown.values()].flatMap((pill) =>
      pill.fit && pill.cell!.isConnected
        ? [{ pill, footing: footingOf(pill.cell!, backgroundOf, look) }]
        : [],
    );
    for (const { pill, footing } of seen) pill.stand(pill.fit!, footing, look, pill.rtl);
  }

  function footingOf(cell: HTMLElement, backgroundOf: (element: Element) => Rgba, look: Palette): Footing {
    return footingOn(backgroundOf(cell), colourOf(view.getComputedStyle(cell).color), look);
  }

  return {
    settle,
    track,
    retheme,
    groundUnder: (element) => footingOn(backgroundReader(view)(element), null, palette()).ground,
    stop: () => sizes.disconnect(),
  };
}

const same = (a: Box, b: Box) =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;

/** Measures figures without touching the page's layout; 7 px a character where there is no canvas. */
function textMeasure(document: Document): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = '12px system-ui, sans-serif';
  const known = new Map<string, number>();
  return (text) => {
    if (!known.has(text)) {
      if (known.size > 2000) known.clear();
      known.set(text, Math.ceil(context ? context.measureText(text).width + 2 : text.length * 7));
    }
    return text === '' ? 0 : known.get(text)!;
  };
}
