/** A rectangle in CSS px of the viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Side of the target around a light (WCAG 2.5.8), and of its drawing, of which 18 px are shape to the eye. */
export const TARGET = 24;
export const SHAPE = 20;

export const boxAt = ({ x, y }: Point, { width, height }: Size): Box => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

export const meet = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What both cover; empty (right at or before left) where they do not meet. */
export const common = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

export const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

/** Keeps a box of this size inside the viewport, `edge` px from its sides; top and left win where it is too large. */
export function inside({ x, y }: Point, size: Size, viewport: Size, edge = 8): Point {
  return {
    x: clamp(x, edge, Math.max(edge, viewport.width - size.width - edge)),
    y: clamp(y, edge, Math.max(edge, viewport.height - size.height - edge)),
  };
}

const GAP = 8;
/** A card that is lower than this is no longer read, but scrolled. */
const LEAST_HEIGHT = 160;

/**
 * Where the card opens: beside its light, so that the column of lights under the pointer stays free; below or
 * above where the viewport is too narrow, and no higher than there is room. Always inside the viewport, and off the
 * light wherever that leaves enough of the card.
 */
export function cardSpot(
  light: Box,
  card: Size,
  viewport: Size,
  first: 'beside' | 'below' = 'beside',
): Point & { height: number } {
  const level = light.top - GAP;
  const spots: Point[] = [
    { x: light.right + GAP, y: level },
    { x: light.left - GAP - card.width, y: level },
    { x: light.left, y: light.bottom + GAP },
    { x: light.left, y: light.top - GAP - card.height },
  ];
  if (first === 'below') spots.push(...spots.splice(0, 2));
  const kept = spots.map((spot) => inside(spot, card, viewport));
  const { height } = card;
  const found = kept.find((spot) => !meet(boxAt(spot, card), light));
  if (found) return { ...found, height };
  const above = light.top - 2 * GAP;
  const below = viewport.height - light.bottom - 2 * GAP;
  if (Math.max(above, below) < LEAST_HEIGHT) return { ...kept[0]!, height };
  const { x } = inside({ x: light.left, y: 0 }, card, viewport);
  return below >= above ? { x, y: light.bottom + GAP, height: below } : { x, y: GAP, height: above };
}

/**
 * Where the bar may stand, best first: just above the table, just below it, then (for its icon) the viewport's
 * edges. All are inside the viewport; which of them are free is for the page to say.
 */
export function barSpots(table: Box | null, bar: Size, viewport: Size, where: 'table' | 'anywhere'): Point[] {
  const spots: Point[] = [];
  if (table) {
    const shown = common(table, { left: 0, top: 0, right: viewport.width, bottom: viewport.height });
    const ends = [
      shown.right - bar.width - GAP,
      shown.left + GAP,
      (shown.left + shown.right - bar.width) / 2,
    ];
    const lines = [shown.top - bar.height - 2, shown.top - bar.height - 14, shown.bottom + 2];
    for (const y of lines) for (const x of ends) spots.push({ x, y });
  }
  if (where === 'anywhere') {
    const [right, bottom] = [viewport.width - bar.width - GAP, viewport.height - bar.height - GAP];
    for (const y of [bottom, viewport.height / 2, GAP]) for (const x of [right, GAP]) spots.push({ x, y });
  }
  return spots
    .map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
    .filter(
      ({ x, y }) => x >= 0 && y >= 0 && x + bar.width <= viewport.width && y + bar.height <= viewport.height,
    );
}
