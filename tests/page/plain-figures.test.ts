import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberReader } from '@/page/numbers';
import { plainFigures } from '@/page/plain-figures';

const read = numberReader('en');
const decimal = fc.constantFrom('.', ',');
const unit = fc.constantFrom('count', 'money', 'fraction', 'ratio');

/** Numbers as pages write them, and what is nearly one. */
const written = (style: string) => {
  const group = style === '.' ? ',' : '.';
  return fc
    .tuple(
      fc.constantFrom('', '$', '€', 'US$', '-', '<'),
      fc.nat(2_000_000_000),
      fc.boolean(),
      fc.constantFrom('', '0', '5', '25', '123', '0007'),
      fc.constantFrom('', '%', 'K', ' €'),
    )
    .map(([sign, whole, grouped, fraction, tail]) => {
      const digits = grouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, group) : String(whole);
      return `${sign}${digits}${fraction ? style + fraction : ''}${tail}`;
    });
};

describe('plain figures', () => {
  it('are what the whole reader gives, wherever they are given', () => {
    let given = 0;
    fc.assert(
      fc.property(
        decimal.chain((style) =>
          fc.tuple(
            fc.constant(style),
            fc.array(fc.oneof({ weight: 8, arbitrary: written(style) }, fc.constantFrom('', '—')), {
              maxLength: 8,
            }),
          ),
        ),
        unit,
        ([style, texts], kind) => {
          const hints = { decimal: style as '.' };
          const fast = plainFigures(texts, kind as 'count', hints);
          if (!fast) return;
          given++;
          const slow = read(texts, { unit: kind as 'count', currency: null, proved: hints });
          expect(fast.cells).toEqual(slow.cells);
          expect(slow.ambiguous).toBe(false);
        },
      ),
      { numRuns: 4000 },
    );
    expect(given).toBeGreaterThan(400);
  });

  it.each([['1.234,5'], ['1,23'], ['12,345.67 USD'], ['1 234'], ['٣'], ['0,123'], ['1234567890123456']])(
    'are left to the whole reader where one cell is written otherwise: %s',
    (text) => expect(plainFigures(['1,234.5', text], 'money', { decimal: '.' })).toBeNull(),
  );

  it('need to know how the table writes numbers', () => {
    expect(plainFigures(['1'], 'count', null)).toBeNull();
  });
});
