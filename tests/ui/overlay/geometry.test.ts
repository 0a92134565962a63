import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitIn, type CellShape } from '@/ui/overlay/fit';
import { barSpots, boxAt, cardSpot, meet, TARGET, type Box } from '@/ui/overlay/geometry';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('where a light stands in its cell', () => {
  const cell = box(100, 200, 320, 48);
  const name = (width: number, top = 214): Box => box(116, top, width, 20);
  const shape = (taken: Box[], change: Partial<CellShape> = {}): CellShape => ({
    cell,
    taken,
    line: 224,
    rtl: false,
    ...change,
  });

  it.each([
    ['with its figures where there is room', [name(120)], { kind: 'full', x: 416, y: 224 }],
    ['alone where figures have no room', [name(250)], { kind: 'shape', x: 416, y: 224 }],
    ['before the name', [box(140, 214, 276, 20)], { kind: 'shape', x: 138, y: 224 }],
    ['at the end of the last line', [name(300, 204), name(90, 224)], { kind: 'shape', x: 416, y: 234 }],
    ['over the end of a name that fills its cell', [name(600)], { kind: 'cover', x: 416, y: 224 }],
  ] as const)('%s', (_, taken, fit) => {
    const line = taken.length > 1 ? 214 : 224;
    expect(fitIn(shape([...taken], { line }), 70)).toEqual(fit);
  });

  it('stands in the mirror where the page is written from right to left', () => {
    const taken = [box(290, 214, 114, 20)];
    expect(fitIn(shape(taken, { rtl: true }), 70)).toEqual({ kind: 'full', x: 104, y: 224 });
  });

  it('covers nothing that is drawn, unless it says so, and never leaves the cell', () => {
    const boxes = fc.record({
      left: fc.integer({ min: 90, max: 430 }),
      top: fc.integer({ min: 195, max: 245 }),
      width: fc.integer({ min: 2, max: 400 }),
      height: fc.integer({ min: 8, max: 24 }),
    });
    const arbitrary = fc.record({
      taken: fc.array(boxes, { maxLength: 5 }),
      width: fc.integer({ min: 0, max: 120 }),
      height: fc.integer({ min: 24, max: 90 }),
      line: fc.integer({ min: 200, max: 248 }),
      rtl: fc.boolean(),
    });
    fc.assert(
      fc.property(arbitrary, ({ taken, width, height, line, rtl }) => {
        const around = box(100, 200, 320, height);
        const drawn = taken.map((one) => box(one.left, one.top, one.width, one.height));
        const fit = fitIn({ cell: around, taken: drawn, line, rtl }, width);
        const wide = fit.kind === 'full' ? width + TARGET : TARGET;
        const light = box(rtl ? fit.x : fit.x - wide, fit.y - TARGET / 2, wide, TARGET);
        expect(light.left).toBeGreaterThanOrEqual(around.left);
        expect(light.right).toBeLessThanOrEqual(around.right);
        expect(light.top).toBeGreaterThanOrEqual(around.top);
        expect(light.bottom).toBeLessThanOrEqual(around.bottom);
        // Two px of air of the target may lie over the line above or below: the shape itself has none.
        const drawing = { ...light, top: light.top + 2, bottom: light.bottom - 2 };
        if (fit.kind !== 'cover') expect(drawn.filter((one) => meet(one, drawing))).toEqual([]);
      }),
    );
  });
});

describe('where the card opens', () => {
  const room = { width: 1280, height: 800 };
  it('beside the light, so that the lights above and below stay free', () => {
    expect(cardSpot(box(300, 100, 24, 24), { width: 340, height: 500 }, room)).toMatchObject({
      x: 332,
      y: 92,
    });
    expect(cardSpot(box(1200, 100, 24, 24), { width: 340, height: 500 }, room)).toMatchObject({
      x: 852,
      y: 92,
    });
    expect(cardSpot(box(500, 60, 200, 28), { width: 340, height: 500 }, room, 'below')).toMatchObject({
      x: 500,
      y: 96,
    });
  });

  it('always inside the viewport, and off its light', () => {
    const arbitrary = fc.record({
      x: fc.integer({ min: 0, max: 1256 }),
      y: fc.integer({ min: 0, max: 776 }),
      width: fc.integer({ min: 100, max: 1200 }),
      height: fc.integer({ min: 60, max: 780 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ x, y, width, height }) => {
        const light = box(x, y, 24, 24);
        const spot = cardSpot(light, { width, height }, room);
        const card = boxAt(spot, { width, height: spot.height });
        expect(card.left).toBeGreaterThanOrEqual(0);
        expect(card.top).toBeGreaterThanOrEqual(0);
        expect(card.right).toBeLessThanOrEqual(room.width);
        expect(card.bottom).toBeLessThanOrEqual(room.height);
        expect(meet(card, light)).toBe(false);
        expect(spot.height).toBeGreaterThanOrEqual(Math.min(height, 160));
      }),
    );
  });

  it('lower where it has no room, below its light or above, and over it only where neither leaves enough', () => {
    const card = { width: 340, height: 384 };
    // A window of 1280 × 800 at 200 %.
    const small = { width: 640, height: 400 };
    expect(cardSpot(box(308, 100, 24, 24), card, small)).toEqual({ x: 292, y: 132, height: 260 });
    expect(cardSpot(box(308, 300, 24, 24), card, small)).toEqual({ x: 292, y: 8, height: 284 });
    expect(cardSpot(box(308, 100, 24, 24), card, { width: 640, height: 220 })).toMatchObject({ height: 384 });
  });
});

describe('where the bar may stand', () => {
  const room = { width: 1280, height: 800 };
  it('first of all just above the table, on the right', () => {
    const spots = barSpots(box(16, 108, 1248, 600), { width: 600, height: 34 }, room, 'table');
    expect(spots[0]).toEqual({ x: 656, y: 72 });
  });

  it('never outside the viewport, however large the table is', () => {
    const tables = [null, box(-400, -3000, 5000, 9000), box(16, 10, 300, 90)];
    for (const table of tables)
      for (const { x, y } of barSpots(table, { width: 60, height: 34 }, room, 'anywhere')) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + 60).toBeLessThanOrEqual(1280);
        expect(y + 34).toBeLessThanOrEqual(800);
      }
    expect(barSpots(null, { width: 60, height: 34 }, room, 'table')).toEqual([]);
    expect(barSpots(null, { width: 2000, height: 34 }, room, 'anywhere')).toEqual([]);
  });
});
