import { describe, expect, it } from 'vitest';

import { readTable, type TableChoice } from '@/ui/dashboard/business/read-table';

const choice: TableChoice = { book: 'Shop', currency: 'EUR', decimal: null, order: null };
const codes = (text: string, more: Partial<TableChoice> = {}) =>
  readTable(text, { ...choice, ...more }).problems.map(({ code }) => code);

describe('a table of business figures', () => {
  it('is read by its headers, and by how its columns are written', () => {
    const { entries, problems, unknown } = readTable(
      'Data;Ordini;Ricavi (€);Rimborsi;Note\n13/11/2026;12;"1.234,56";-20,00;x\n14/11/2026;0;0;;\nTotale;12;1234,56;-20;',
      choice,
    );
    expect(problems).toEqual([]);
    expect(unknown).toEqual(['Note']);
    expect(entries).toMatchObject([
      { from: '2026-11-13', figures: { orders: 12, revenue: 1234.56, refunds: 20 }, currency: 'EUR' },
      { from: '2026-11-14', figures: { orders: 0, revenue: 0 } },
    ]);
    expect(entries[1]!.figures).not.toHaveProperty('refunds');
  });

  it('asks where dates or numbers could be two, and does as it is told', () => {
    const dates = 'date,orders\n03/04/2026,5\n04/05/2026,6';
    expect(codes(dates)).toEqual(['dates-open']);
    expect(readTable(dates, { ...choice, order: 'mdy' }).entries.map(({ from }) => from)).toEqual([
      '2026-03-04',
      '2026-04-05',
    ]);
    const numbers = 'date,revenue\n2026-11-01,1.234\n2026-11-02,5.678';
    expect(codes(numbers)).toEqual(['numbers-open']);
    expect(readTable(numbers, { ...choice, decimal: ',' }).entries[0]!.figures).toEqual({ revenue: 1234 });
    expect(readTable(`${numbers}\n2026-11-03,9.5`, choice).entries[0]!.figures).toEqual({ revenue: 1.234 });
  });

  it('parts by channel and campaign, in the currency of the row', () => {
    const { entries } = readTable('day\tchannel\trevenue\tcurrency\n2026-11-01\tMeta\t$10.50\tusd', choice);
    expect(entries).toMatchObject([
      { channel: 'Meta', campaign: '', figures: { revenue: 10.5 }, currency: 'USD' },
    ]);
  });

  it.each([
    ['', ['no-date', 'no-figure']],
    ['date,orders', ['no-rows']],
    ['date,orders\n2026-02-30,5', ['bad-day']],
    ['date,orders\n2026-02-01,many', ['bad-number']],
    ['date,orders\n2026-02-01,-1', ['below-zero']],
    ['date,orders\n2026-02-01,1\n2026-02-01,2', ['twice']],
  ])('says what is wrong with %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('needs a currency for money', () => {
    expect(codes('date,revenue\n2026-02-01,5', { currency: '' })).toEqual(['currency-needed']);
  });
});
