import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { sliceOf } from '@/ui/parts/virtual';

it('draws what is in view and leaves room for the rest', () => {
  expect(sliceOf({ count: 500, rowHeight: 40, top: 4000, height: 600, spare: 5 })).toEqual({
    start: 95,
    end: 120,
    before: 3800,
    after: 15_200,
  });
  fc.assert(
    fc.property(
      fc.record({
        count: fc.nat(20_000),
        rowHeight: fc.integer({ min: 1, max: 200 }),
        top: fc.integer({ min: -500, max: 900_000 }),
        height: fc.integer({ min: 0, max: 3000 }),
        spare: fc.nat(20),
      }),
      (view) => {
        const slice = sliceOf(view);
        const { count, rowHeight, top, height, spare } = view;
        expect(slice.start).toBeGreaterThanOrEqual(0);
        expect(slice.end).toBeGreaterThanOrEqual(slice.start);
        expect(slice.end).toBeLessThanOrEqual(count);
        expect(slice.before + (slice.end - slice.start) * rowHeight + slice.after).toBe(count * rowHeight);
        expect(slice.end - slice.start).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 1 + 2 * spare);
        // Every row that can be seen is drawn.
        const seen = Math.floor(Math.max(0, top) / rowHeight);
        if (seen < count && height > 0) expect(slice.start <= seen && seen < slice.end).toBe(true);
      },
    ),
  );
});
