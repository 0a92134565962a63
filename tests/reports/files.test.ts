import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { readSeparated } from '@/reports/csv';
import { decode } from '@/reports/decode';
import { ReportRefused } from '@/reports/sheet';
import { readSpreadsheet } from '@/reports/xlsx';

import { spreadsheet } from './spreadsheet';

const utf16 = (text: string, bigEndian = false) =>
  Uint8Array.from(
    [...text].flatMap((sign) => {
      const code = sign.charCodeAt(0);
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );
const refusal = (run: () => unknown) => {
  try {
    run();
    return 'taken';
  } catch (cause) {
    return cause instanceof ReportRefused ? cause.code : String(cause);
  }
};

describe('decoding', () => {
  it('takes every encoding that consoles write, with and without a mark', () => {
    expect(decode(strToU8('Campaña;3,5 €'))).toEqual({ text: 'Campaña;3,5 €', encoding: 'utf-8' });
    expect(decode(strToU8('\ufeffDay,Spend'))).toEqual({ text: 'Day,Spend', encoding: 'utf-8' });
    expect(decode(Uint8Array.from([0xff, 0xfe, ...utf16('Coût\t1')]))).toMatchObject({ text: 'Coût\t1' });
    expect(decode(utf16('Campaign\tCost\n'))).toMatchObject({
      text: 'Campaign\tCost\n',
      encoding: 'utf-16le',
    });
    expect(decode(utf16('Campaign\tCost\n', true))).toMatchObject({ encoding: 'utf-16be' });
    expect(decode(Uint8Array.from([0x43, 0x61, 0x6d, 0x70, 0x61, 0xf1, 0x61, 0x3b, 0x80]))).toEqual({
      text: 'Campaña;€',
      encoding: 'windows-1252',
    });
  });

  it('tells a binary file from text', () => {
    expect(decode(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256))).toEqual({ binary: true });
    expect(decode(new Uint8Array(400))).toEqual({ binary: true });
  });
});

describe('separated text', () => {
  const cells = (text: string) => readSeparated(text).map((row) => row.map((cell) => cell.text));

  it('finds the separator by the shape of the lines, not by counting commas', () => {
    expect(cells('Campagna;Costo\n"Scarpe, uomo";1.234,50\nBorse;7,25')).toEqual([
      ['Campagna', 'Costo'],
      ['Scarpe, uomo', '1.234,50'],
      ['Borse', '7,25'],
    ]);
    expect(cells('A\tB\r\nx, y, z\t1\r\n')).toEqual([
      ['A', 'B'],
      ['x, y, z', '1'],
    ]);
  });

  it('keeps newlines, quotes and emoji inside a cell', () => {
    expect(cells('Name,Spend\n"Two\nlines ""quoted"" 🎯, yes",3')).toEqual([
      ['Name', 'Spend'],
      ['Two\nlines "quoted" 🎯, yes', '3'],
    ]);
  });

  it('refuses an empty file and one that was cut inside a quote', () => {
    expect(refusal(() => readSeparated(' \n\n'))).toBe('file-empty');
    expect(refusal(() => readSeparated('Name,Spend\n"Shoes,3\nBags,4'))).toBe('file-truncated');
  });
});

describe('spreadsheets', () => {
  it('read shared and inline text, numbers, days, percentages and the currency of the format', () => {
    const bytes = spreadsheet({
      shared: ['Campaign', 'Spend & more', 'Date'],
      formats: { 164: '[$£]#,##0.00', 165: '[$$-1009]#,##0.00', 166: '₹ #,##0.00', 167: 'yyyy-mm-dd' },
      styles: [0, 164, 165, 166, 167, 10, 14],
      sheets: [
        '',
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
         <row r="2"><c r="A2" t="inlineStr"><is><t>Shoes &lt;b&gt;</t></is></c><c r="B2" s="1"><v>12.5</v></c>
         <c r="C2" s="2"><v>3</v></c><c r="D2" s="3"><v>4</v></c><c r="E2" s="4"><v>43862</v></c>
         <c r="F2" s="5"><v>0.0357</v></c><c r="G2" s="6"><v>43862.75</v></c><c r="H2"><f>1+1</f><v>2</v></c></row>
         <row r="3"><c r="A3"/></row>`,
      ],
    });
    const [header, row, ...rest] = readSpreadsheet(bytes);
    expect(rest).toEqual([]);
    expect(header!.map((cell) => cell.text)).toEqual(['Campaign', '', 'Spend & more']);
    expect(row).toEqual([
      { text: 'Shoes <b>' },
      { text: '12.5', number: 12.5, mark: '£' },
      { text: '3', number: 3, mark: 'CAD' },
      { text: '4', number: 4, mark: '₹' },
      { text: '43862', day: '2020-02-01' },
      { text: '0.0357', number: 0.0357, percent: true },
      { text: '43862.75', day: '2020-02-01' },
      { text: '2', number: 2 },
    ]);
  });

  it('count days from 1904 where the book says so', () => {
    const bytes = spreadsheet({
      workbook: '<workbookPr date1904="1"/>',
      styles: [0, 14],
      sheets: ['<row r="1"><c r="A1" s="1"><v>42400</v></c></row>'],
    });
    expect(readSpreadsheet(bytes)[0]![0]!.day).toBe('2020-02-01');
  });

  it('refuse what is broken, empty, or unpacks without end', () => {
    expect(refusal(() => readSpreadsheet(strToU8('PK\u0003\u0004 not really')))).toBe('spreadsheet-broken');
    expect(refusal(() => readSpreadsheet(zipSync({ 'a.txt': strToU8('x') })))).toBe('spreadsheet-broken');
    expect(refusal(() => readSpreadsheet(spreadsheet({ sheets: [''] })))).toBe('file-empty');
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60e6) }, { level: 9 });
    expect(refusal(() => readSpreadsheet(bomb))).toBe('zip-bomb');
  });
});
