import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { separate } from '@/reports/csv';

const cell = fc.string({ unit: fc.constantFrom('a', '7', '"', ',', ';', '\t', '\n', '\r', ' ', 'é', '🎯') });
const written = (rows: readonly string[][], separator: string, end: string) =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator)).join(end);

describe('separated text', () => {
  it('comes back as it was written, whatever stands in its cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (rows, separator, end, ended) => {
          const said = rows.filter((row) => row.some((text) => text.trim() !== ''));
          const text = written(rows, separator, end) + (ended && rows.length > 0 ? end : '');
          expect(separate(text, separator)).toMatchObject({ rows: said, open: null });
        },
      ),
    );
  });

  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      true,
    ],
    [
      'a,b\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
      false,
    ],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
      true,
    ],
    [
      '\ufeffa,b\r\n\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      false,
    ],
    ['"Shoes "men" 5",3\n', [['Shoes "men" 5', '3']], false],
    ['5" wide,3\n', [['5" wide', '3']], false],
    ['"a" ,b\n', [['a', 'b']], false],
  ])('reads %j as programs write it', (text, rows, unended) => {
    expect(separate(text, ',')).toEqual({ rows, open: null, unended });
  });

  it('says where a quote never closes', () => {
    expect(separate('a,b\n1,"2\n3,4\n', ',').open).toBe(2);
  });
});
