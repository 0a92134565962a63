import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { identities } from '@/model/identities';
import { holds, settleReadings } from '@/page/identities';
import type { Shown } from '@/page/numbers';
import { readTable, type TableColumn } from '@/page/numbers-table';

const shown = (value: number, rounding = 0.5): Shown => ({
  kind: 'value',
  value,
  rounding,
  bound: null,
  mark: null,
  percent: false,
  per: null,
});
const identityOf = (key: string) => identities.find(({ of }) => of === key)!;
const read = (columns: TableColumn[], locale: string | null = null) =>
  readTable(columns, locale).map(({ cells, ambiguous }) => [
    ...cells.map((cell) => (cell.kind === 'value' ? cell.value : cell.kind)),
    ...(ambiguous ? ['ambiguous'] : []),
  ]);

describe('one row', () => {
  it.each<[string, string, Shown, Shown, Shown, boolean | null]>([
    ['CTR to the places shown', 'ctr', shown(0.0097, 0.00005), shown(12), shown(1234), true],
    ['CTR cut off', 'ctr', shown(0.0297, 0.00005), shown(12), shown(403), true],
    ['CTR of other clicks', 'ctr', shown(0.05, 0.00005), shown(12), shown(1234), false],
    ['CPC', 'cpc', shown(0.77, 0.005), shown(77.4, 0.005), shown(100), true],
    ['CPC of a thousandth', 'cpc', shown(0.77, 0.005), shown(0.0774, 0.00005), shown(100), false],
    ['CPM', 'cpm', shown(5, 0.005), shown(10, 0.005), shown(2000), true],
    ['ROAS', 'roas', shown(3.5, 0.005), shown(350, 0.005), shown(100, 0.005), true],
    ['ACoS', 'acos', shown(0.2857, 0.00005), shown(100, 0.005), shown(350, 0.005), true],
    ['frequency', 'frequency', shown(1.25, 0.005), shown(1250), shown(1000), true],
    ['shortened parts are wide', 'ctr', shown(0.01, 0.0005), shown(12), shown(1200, 50), true],
    ['nothing below', 'cpc', shown(0, 0.005), shown(10, 0.005), shown(0), null],
    ['nothing above', 'cpc', shown(0, 0.005), shown(0, 0.005), shown(10), true],
    ['a part is empty', 'cpc', { kind: 'empty' }, shown(10), shown(10), null],
    ['a part is masked', 'ctr', { ...shown(0.1), bound: '<' } as Shown, shown(10), shown(10), null],
  ])('%s', (_, key, of, numerator, denominator, expected) => {
    expect(holds(identityOf(key), of, numerator, denominator)).toBe(expected);
  });
});

describe('readings settled by identities', () => {
  const impressions = [[shown(1.234, 0.0005)], [shown(1234)]];
  const clicks = [[shown(12)]];
  it('takes the one that fits', () => {
    const ctr = [[shown(0.0097, 0.00005)]];
    expect(
      settleReadings([
        { key: 'impressions', readings: impressions },
        { key: 'clicks', readings: clicks },
        { key: 'ctr', readings: ctr },
      ]),
    ).toEqual({ chosen: [1, 0, 0], contradiction: false });
  });
  it('leaves open what no identity touches, and what fits either way', () => {
    expect(settleReadings([{ key: 'impressions', readings: impressions }])).toEqual({
      chosen: [null],
      contradiction: false,
    });
    expect(
      settleReadings([
        { key: 'impressions', readings: impressions },
        { key: 'clicks', readings: [[shown(0)]] },
        { key: 'ctr', readings: [[shown(0, 0.00005)]] },
      ]).chosen,
    ).toEqual([null, 0, 0]);
  });
  it('a row that fits none says nothing', () => {
    expect(
      settleReadings([
        { key: 'impressions', readings: impressions },
        { key: 'clicks', readings: clicks },
        { key: 'ctr', readings: [[shown(0.5, 0.00005)]] },
      ]),
    ).toEqual({ chosen: [null, 0, 0], contradiction: false });
  });
  it('rows that want different readings contradict each other', () => {
    expect(
      settleReadings([
        {
          key: 'impressions',
          readings: [
            [shown(1.234, 0.0005), shown(2.5, 0.0005)],
            [shown(1234), shown(2500)],
          ],
        },
        { key: 'clicks', readings: [[shown(12), shown(1)]] },
        { key: 'ctr', readings: [[shown(0.0097, 0.00005), shown(0.4, 0.00005)]] },
      ]),
    ).toEqual({ chosen: [null, 0, 0], contradiction: true });
  });
});

describe('a whole table', () => {
  const clicks: TableColumn = { key: 'clicks', texts: ['12', '25'] };
  it('one clear column decides for the others', () => {
    expect(
      read([
        { key: 'spend', texts: ['1.234', '3.100'] },
        { key: 'conversionValue', texts: ['1.234,50', '80,00'] },
      ]),
    ).toEqual([
      [1234, 3100],
      [1234.5, 80],
    ]);
  });
  it('counts of whole things do, where nothing else is there', () => {
    expect(
      read([
        { key: 'impressions', texts: ['1.234', '2.500'] },
        { key: 'spend', texts: ['1.234', '3.100'] },
      ]),
    ).toEqual([
      [1234, 2500],
      [1234, 3100],
    ]);
  });
  it('the identities decide against the locale', () => {
    expect(
      read(
        [
          { key: 'spend', texts: ['1.234', '3.100'] },
          { key: 'clicks', texts: ['100', '100'] },
          { key: 'cpc', texts: ['12', '31'] },
        ],
        'en',
      ),
    ).toEqual([
      [1234, 3100],
      [100, 100],
      [12, 31],
    ]);
  });
  it('and where the page and the column are at odds', () => {
    expect(
      read([
        { key: 'impressions', texts: ['1.234', '2.500'] },
        clicks,
        { key: 'ctr', texts: ['0.97%', '1.00%'] },
      ]),
    ).toEqual([
      [1234, 2500],
      [12, 25],
      [0.0097, 0.01],
    ]);
  });
  it('without a proof they stay at odds', () => {
    expect(
      read(
        [
          { key: 'impressions', texts: ['1.234'] },
          { key: 'spend', texts: ['0.97'] },
        ],
        'en',
      ),
    ).toEqual([['unreadable', 'ambiguous'], [0.97]]);
  });
  it('the total decides where the rows mix both lengths', () => {
    expect(read([{ key: 'spend', texts: ['1.234', '900'], total: '2.134' }])).toEqual([[1234, 900]]);
    expect(read([{ key: 'spend', texts: ['1.234', '3.100'], total: '4.334' }])).toEqual([
      ['unreadable', 'unreadable', 'ambiguous'],
    ]);
  });
  it('reads tables back in any style, with no locale', () => {
    const row = fc.record({
      impressions: fc.integer({ min: 1000, max: 900_000 }),
      clicks: fc.integer({ min: 1, max: 900 }),
      spend: fc.integer({ min: 100, max: 900_000 }).map((cents) => cents / 100),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'it', 'de-CH', 'fr', 'en-IN'),
        fc.array(row, { minLength: 3 }),
        (locale, rows) => {
          const format = (value: number, digits: number) =>
            new Intl.NumberFormat(locale, {
              minimumFractionDigits: digits,
              maximumFractionDigits: digits,
            }).format(value);
          const table = read([
            { key: 'impressions', texts: rows.map(({ impressions }) => format(impressions, 0)) },
            { key: 'clicks', texts: rows.map(({ clicks: count }) => format(count, 0)) },
            { key: 'spend', texts: rows.map(({ spend }) => format(spend, 2)) },
          ]);
          expect(table).toEqual([
            rows.map(({ impressions }) => impressions),
            rows.map(({ clicks: count }) => count),
            rows.map(({ spend }) => spend),
          ]);
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});
