import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, dayFromNumber, dayNumber } from '@/model/day';
import { draftOf, pastedLines, readLines, type LineDraft } from '@/ui/dashboard/budget/line-drafts';
import { spanNamed } from '@/ui/dashboard/budget/span-named';

const today = '2026-11-22';
const at = { language: 'en' as const, today, currency: 'EUR' };
let keys = 0;
const newKey = () => String((keys += 1));
const draft = (when: string, cost = '600', count = '18', value = ''): LineDraft => ({
  key: newKey(),
  when,
  cost,
  count,
  value,
});
const codes = (drafts: LineDraft[], language: 'en' | 'it' = 'en') =>
  readLines(drafts, { ...at, language }).problems.map(({ field, code }) => `${field} ${code}`);

describe('the days of a line', () => {
  it.each([
    ['2026-10', 'en', '2026-10-01', '2026-10-31'],
    ['10/2026', 'en', '2026-10-01', '2026-10-31'],
    ['ottobre 2026', 'it', '2026-10-01', '2026-10-31'],
    ['Oct 2026', 'it', '2026-10-01', '2026-10-31'],
    ['2026-W41', 'en', '2026-10-05', '2026-10-11'],
    ['W1 2026', 'en', '2025-12-29', '2026-01-04'],
    ['2026-10-05', 'en', '2026-10-05', '2026-10-05'],
    ['05/10/2026', 'it', '2026-10-05', '2026-10-05'],
    ['2026-10-01 – 2026-10-12', 'en', '2026-10-01', '2026-10-12'],
    ['2026-10-01/2026-10-12', 'en', '2026-10-01', '2026-10-12'],
    ['2026-07 to 2026-09', 'en', '2026-07-01', '2026-09-30'],
    ['01/10/2026 - 12/10/2026', 'it', '2026-10-01', '2026-10-12'],
    ['2024-02', 'en', '2024-02-01', '2024-02-29'],
  ] as const)('%s', (text, language, from, to) => {
    expect(spanNamed(text, language)).toEqual({ from, to });
  });

  it.each([
    '',
    'October',
    '2026-13',
    '2026-W54',
    '2025-W53',
    '2026-02-30',
    '05/10/2026',
    '2026-10-12 – 2026-10-01',
    'soon',
  ])('are not %j', (text) => expect(spanNamed(text, 'en')).toBeNull());
});

describe('lines as they are typed', () => {
  it('are read oldest first; an empty result is not known, and a zero is none', () => {
    const { lines, problems } = readLines(
      [draft('2026-10', '€1,200.50', '0', ''), draft('2026-09', '600', '', 'EUR 900'), draft('', '', '', '')],
      at,
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      { from: '2026-09-01', to: '2026-09-30', cost: 600, count: null, value: 900 },
      { from: '2026-10-01', to: '2026-10-31', cost: 1200.5, count: 0, value: null },
    ]);
  });

  it('point at what cannot be read, and keep the rest', () => {
    expect(codes([draft('soon')])).toEqual(['when when']);
    expect(codes([draft('2026-11')])).toEqual(['when not-over']);
    expect(codes([draft('2026-10', 'much')])).toEqual(['cost number']);
    expect(codes([draft('2026-10', '12,5')])).toEqual(['cost number']);
    expect(codes([draft('2026-10', '12,5')], 'it')).toEqual([]);
    expect(codes([draft('2026-10', '-5', '-1')])).toEqual(['cost below-zero', 'count below-zero']);
    expect(codes([draft('2026-10', '$600')])).toEqual(['cost currency']);
    expect(codes([draft('2026-10', 'USD 600')])).toEqual(['cost currency']);
    expect(codes([draft('2026-10', '')])).toEqual(['cost nothing']);
    const shared = [draft('2026-10'), draft('2026-10-31', '20'), draft('2026-09')];
    expect(codes(shared)).toEqual(['when overlap']);
    expect(readLines(shared, at).lines).toHaveLength(2);
  });

  it('come back as they were kept', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2026-10-01') }),
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0, max: 1e7, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 1e6 })),
        fc.constantFrom('en' as const, 'it' as const),
        (first, length, cost, count, language) => {
          const from = dayFromNumber(first);
          const line = {
            from,
            to: addDays(from, length),
            cost: Number(cost.toPrecision(12)),
            count,
            value: null,
          };
          expect(readLines([draftOf(line, language)], { ...at, language })).toEqual({
            lines: [line],
            problems: [],
          });
        },
      ),
    );
  });
});

describe('lines from a spreadsheet', () => {
  const read = (text: string, language: 'en' | 'it' = 'en') =>
    readLines(pastedLines(text, language, newKey), { ...at, language });

  it('stand in our order without heads, in any with them, and with one or two columns of days', () => {
    const expected = [
      { from: '2026-09-01', to: '2026-09-30', cost: 600, count: 18, value: null },
      { from: '2026-10-01', to: '2026-10-31', cost: 600, count: 21, value: null },
    ];
    for (const text of [
      '2026-09\t600\t18\n2026-10\t600\t21',
      '2026-09,600,18\r\n2026-10,600,21\r\n',
      'Leads;Month;Cost (EUR)\n18;2026-09;600\n21;2026-10;600',
      '2026-09-01\t2026-09-30\t600\t18\n2026-10-01\t2026-10-31\t600\t21',
      'Dal\tAl\tSpesa\tLead\n2026-09-01\t2026-09-30\t600\t18\n2026-10-01\t2026-10-31\t600\t21',
    ])
      expect(read(text)).toEqual({ lines: expected, problems: [] });
  });

  it('lose nothing: what does not fit stands in the table and is pointed at', () => {
    const text = '2026-09\t600\t18\t\tand this\nnonsense\t5\n2026-10\t600\t21';
    const drafts = pastedLines(text, 'en', newKey);
    expect(drafts.map(({ when, cost }) => [when, cost])).toEqual([
      ['2026-09 and this', '600'],
      ['nonsense', '5'],
      ['2026-10', '600'],
    ]);
    expect(codes(drafts)).toEqual(['when when', 'when when']);
    expect(readLines(drafts, at).lines).toHaveLength(1);
  });

  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { lines, problems } = read(text);
        expect(lines.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
