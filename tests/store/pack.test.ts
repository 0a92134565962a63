import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numbersReader, packNumbers } from '@/store/columns';
import { packAgainst, placedAt, rowsAt, standings } from '@/store/chain';
import { place, nameRow, type Register } from '@/store/entities';
import { packRows, unpackRows, type Placed } from '@/store/pack';

import { anyRow } from './readings';

/** What IndexedDB does to a record on its way in and out. */
const stored = <T>(value: T): T => structuredClone(value);

describe('numbers', () => {
  it('come back as the same doubles, the sign of zero included', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.integer({ min: 0, max: 1e8 }).map((cents) => cents / 100),
      fc.constantFrom(0, -0, 255, 256, 65_535, 65_536, -1, 4_294_967_295, 4_294_967_296),
    );
    fc.assert(
      fc.property(fc.array(number), (values) => {
        const read = numbersReader(stored(packNumbers(values)));
        values.forEach((value, index) => expect(Object.is(read(index), value)).toBe(true));
      }),
    );
  });

  it('take the narrowest form that is exact', () => {
    expect(packNumbers([3, 3, 3])).toEqual({ kind: 'same', value: 3 });
    expect(packNumbers([1, 250])).toEqual({ kind: 'scaled', scale: 1, data: Uint8Array.of(1, 250) });
    expect(packNumbers([1.5, 1684.51])).toEqual({
      kind: 'scaled',
      scale: 100,
      data: Uint32Array.of(150, 168_451),
    });
    expect(packNumbers([0.1 + 0.2, 1])).toMatchObject({ kind: 'plain' });
  });

  it('refuse an index past the end instead of giving nothing', () => {
    const cut = numbersReader({ kind: 'scaled', scale: 1, data: Uint8Array.of(1) });
    expect(() => cut(1)).toThrow(RangeError);
  });
});

describe('rows', () => {
  it('come back exactly, every optional part included', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        const register: Register = [];
        const { placed } = place(register, rows, '2026-11-22T09:00:00Z');
        const back = unpackRows(stored(packRows(placed))).map((one) => nameRow(stored(register), one));
        expect(back).toEqual(rows);
      }),
      { numRuns: 400 },
    );
  });

  it('come back through any chain of looks', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRow, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), (looks) => {
        const register: Register = [];
        let chain: ReturnType<typeof packAgainst>['stored'][] = [];
        let base: Placed[] | null = null;
        for (const rows of looks) {
          const { placed } = place(register, rows, '2026-11-22T09:00:00Z');
          const { stored: pack } = packAgainst(base, placed);
          chain = [stored(pack), ...chain];
          base = placedAt(standings(chain));
          expect(base.map((one) => nameRow(register, one))).toEqual(rows);
        }
      }),
    );
  });

  it('of a lost base are missing, and the others stay where they belong', () => {
    const register: Register = [];
    const row = (id: string, spend: number) => ({
      id,
      name: `Campaign ${id}`,
      status: null,
      budget: null,
      metrics: { spend },
      resultType: null,
      limitedBy: null,
    });
    const at = '2026-11-22T09:00:00Z';
    const first = place(register, [row('1', 1), row('2', 2), row('3', 3)], at).placed;
    const second = place(register, [row('1', 1), row('2', 20), row('3', 3)], at).placed;
    const third = place(register, [row('3', 3), row('2', 20), row('1', 10)], at).placed;
    const packs = [packAgainst(second, third).stored, packAgainst(first, second).stored, null];
    const left = rowsAt(register, standings(packs));
    expect(left.map(({ id, metrics }) => [id, metrics.spend])).toEqual([
      ['2', 20],
      ['1', 10],
    ]);
  });
});
