import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import type { ReportFacts } from '@/reports/parse';
import { openReport, readReport, refuseSize } from '@/reports/read';
import { ReportRefused } from '@/reports/sheet';

import { spreadsheet } from './spreadsheet';

const facts: ReportFacts = { name: 'report.csv', lastModified: '2026-11-22T09:00:00.000Z' };
const read = (file: string | Uint8Array, more: Partial<ReportFacts> = {}) => {
  const { readings, problems } = readReport(typeof file === 'string' ? strToU8(file) : file, {
    ...facts,
    ...more,
  });
  return { readings, codes: problems.map(({ code }) => code), problems };
};
const google = (...rows: string[]) => ['Day,Campaign,Currency code,Cost,Impr.,Clicks', ...rows].join('\n');

describe('a file that cannot be right', () => {
  it.each([
    ['nothing at all', new Uint8Array(0), 'file-empty'],
    ['blank lines', strToU8('\n\n \n'), 'file-empty'],
    ['a picture', Uint8Array.from({ length: 4000 }, (_, i) => (i * 131 + (i >> 3)) % 256), 'file-binary'],
    ['a PDF', strToU8('%PDF-1.7\nhello\n1 0 obj\nendobj\n'), 'report-unknown'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'spreadsheet-old'],
    ['a cut workbook', spreadsheet({ sheets: ['<row r="1"/>'] }).subarray(0, 200), 'spreadsheet-broken'],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), 'spreadsheet-broken'],
    ['a cut quote', strToU8(google('2026-11-01,"Sho')), 'file-truncated'],
    ['a list of names', strToU8('first,last\nAda,Lovelace\n'), 'report-unknown'],
    [
      'a bulk edit file',
      strToU8('Campaign\tAd Group\tKeyword\tMax CPC\nA\tB\tc\t1\n'),
      'report-without-figures',
    ],
  ])('is refused by name: %s', (_, bytes, code) => {
    const { readings, codes } = read(bytes);
    expect(readings).toEqual([]);
    expect(codes).toEqual([code]);
  });

  it('with a line whose cells are not where they belong gives no figure', () => {
    const good = '2026-11-01,B,EUR,12.50,10,2';
    const { readings, problems } = read(google('2026-11-01,A,EUR,1,234.56,10,2', good));
    expect(readings).toEqual([]);
    expect(problems).toEqual([{ code: 'report-row-too-long', params: { row: '2026-11-01 · A · EUR · 1' } }]);
    // Separators at the end of a line hold nothing.
    expect(read(google(`${good},,`, '2026-11-02,B,EUR,12.50,10,2,')).codes).toEqual([]);
  });

  it('is refused by its size before it is looked at', () => {
    const refusal = (bytes: number) => {
      try {
        refuseSize(bytes);
        return null;
      } catch (cause) {
        return cause instanceof ReportRefused ? [cause.code, cause.params] : cause;
      }
    };
    expect(refusal(200 * 1024 * 1024)).toEqual(['file-too-large', { megabytes: 200 }]);
    expect(refusal(1)).toBeNull();
  });

  it('that was cut in its last line is not read without it', () => {
    const rows = ['2026-11-01,A,EUR,1.00,10,2', '2026-11-02,A,EUR,1.00,10,2', '2026-11-03,A,EU'];
    expect(read(google(...rows)).codes).toEqual(['file-truncated']);
    // A last line that is whole needs no newline; a footer of one cell is no cut.
    expect(read(google(...rows.slice(0, 2))).codes).toEqual([]);
    expect(read(google(...rows.slice(0, 2), '"©2026 Somebody"')).codes).toEqual([]);
  });

  it('is taken by its content, whatever its ending says', () => {
    const rows = google('2026-11-01,A,EUR,1.00,10,2', '2026-11-02,A,EUR,1.00,10,2');
    expect(read(rows, { name: 'report.xlsx' }).readings).toHaveLength(2);
  });

  it('does not take a formula for a figure, and reads an id that a spreadsheet kept as one', () => {
    const { codes, readings } = read(
      google('2026-11-01,A,EUR,=SUM(D3:D9),10,2', '2026-11-02,B,EUR,3.00,10,2'),
    );
    expect(codes).toEqual(['formula-unread']);
    expect(readings[0]!.rows[0]!.metrics.spend).toBeUndefined();
    const cells = openReport(strToU8('Campaign ID,Cost\n"=""0012""",1\n'));
    expect(cells[1]![0]!.text).toBe('0012');
    const head = ['Campaign', 'Day', 'Cost'].map(
      (text, i) => `<c r="${'ABC'[i]}1" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
    const book = spreadsheet({
      styles: [0, 14],
      sheets: [
        `<row r="1">${head.join('')}</row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" s="1"><v>46338</v></c><c r="C2"><f>1+1</f></c></row>`,
      ],
    });
    expect(read(book, { platform: 'google-ads', currency: 'EUR' }).codes).toEqual(['formula-unread']);
  });

  it('with several currencies parts them, and says so', () => {
    const { readings, codes, problems } = read(
      google('2026-11-01,A,EUR,1.00,10,2', '2026-11-01,B,USD,2.00,10,2'),
    );
    expect(readings.map(({ currency, rows }) => [currency, rows.length])).toEqual([
      ['EUR', 1],
      ['USD', 1],
    ]);
    expect(codes).toEqual(['report-currencies']);
    expect(problems[0]!.params).toEqual({ currencies: 'EUR, USD' });
  });
});

describe('dates with two readings', () => {
  const rows = (...days: string[]) => google(...days.map((day) => `${day},A,EUR,1.00,10,2`));
  const days = (text: string, more: Partial<ReportFacts> = {}) => {
    const { readings, codes } = read(text, more);
    return [readings.map(({ range }) => range!.from), codes];
  };

  it('are decided by the whole column, else by the user, never by chance', () => {
    expect(days(rows('03/04/2026', '25/04/2026'))).toEqual([['2026-04-03', '2026-04-25'], []]);
    expect(days(rows('03/04/2026', '04/25/2026'))).toEqual([['2026-03-04', '2026-04-25'], []]);
    expect(days(rows('03/04/2026', '05/04/2026'))).toEqual([[], ['range-ambiguous']]);
    expect(days(rows('03/04/2026', '05/04/2026'), { dateOrder: 'dmy' })).toEqual([
      ['2026-04-03', '2026-04-05'],
      [],
    ]);
    expect(days(rows('03/04/2026', '05/04/2026'), { dateOrder: 'mdy' })).toEqual([
      ['2026-03-04', '2026-05-04'],
      [],
    ]);
  });

  it('of a beginning are decided by its end', () => {
    const text =
      'Start Date,End Date,Campaign Name,Spend,7 Day Total Sales\n01/10/2026,31/10/2026,A,€3.00,€9.00\n';
    expect(read(text).readings[0]!.range).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  });

  it('are not read in a console’s usual order where the file shows another', () => {
    const text = (first: string) =>
      `"Report Name: Campaigns"\n"Date","CampaignName","CurrencyCode","Spend","AverageCpc"\n"${first}","A","EUR","1.00","0.5"\n"25/04/2026","A","EUR","1.00","0.5"\n`;
    expect(read(text('03/04/2026')).readings.map(({ range }) => range!.from)).toEqual([
      '2026-04-03',
      '2026-04-25',
    ]);
  });
});

describe('what the user says', () => {
  const own = 'Werbung;Tag;Geld;Stück\nAlpha;03/04/2026;12,50;3\nBeta;25/04/2026;7,25;1\n';

  it('maps columns that nobody knows, and overrules words that mislead', () => {
    expect(read(own).codes).toEqual(['report-unknown']);
    const mapping = { Werbung: 'campaign', Tag: 'day', Geld: 'spend', Stück: 'ignore' } as const;
    const { readings, codes } = read(own, { mapping, platform: 'x-ads', currency: 'EUR' });
    expect(codes).toEqual([]);
    expect(readings.map(({ rows }) => [rows[0]!.name, rows[0]!.metrics, rows[0]!.other])).toEqual([
      ['Alpha', { spend: 12.5 }, { Stück: '3' }],
      ['Beta', { spend: 7.25 }, { Stück: '1' }],
    ]);
    const misled = read(google('2026-11-01,A,EUR,1.00,10,2'), { mapping: { Clicks: 'ignore' } });
    expect(misled.readings[0]!.rows[0]!.metrics).toEqual({ spend: 1, impressions: 10 });
  });

  it('gives a range to a file that states none, and to no other', () => {
    const bare = 'Campaign,Currency code,Cost,Clicks\nA,EUR,1.00,2\n';
    const range = { from: '2026-10-01', to: '2026-10-31' };
    expect(read(bare).codes).toEqual(['range-unknown']);
    expect(read(bare, { range }).readings[0]!.range).toEqual(range);
    const unbounded = read(`Campaign report\nAll time\n${bare}`, { range });
    expect([unbounded.readings, unbounded.codes]).toEqual([[], ['range-unbounded']]);
    const dated = read(`Campaign report\n"March 1, 2026 - March 3, 2026"\n${bare}`, { range });
    expect(dated.readings[0]!.range).toEqual({ from: '2026-03-01', to: '2026-03-03' });
  });

  it('keeps the currency that a mapped header names', () => {
    const text = 'Werbung,Tag,Geld (USD)\nAlpha,2026-04-03,12.50\n';
    const mapping = { Werbung: 'campaign', Tag: 'day', 'Geld (USD)': 'spend' } as const;
    expect(read(text, { mapping, platform: 'other' }).readings[0]!.currency).toBe('USD');
  });

  it('decides what a dot means where nothing else does', () => {
    const text = 'Werbung;Tag;Klickzahl\nAlpha;2026-11-01;1.234\n';
    const mapping = { Werbung: 'campaign', Tag: 'day', Klickzahl: 'cpm' } as const;
    const said = { mapping, platform: 'x-ads', currency: 'EUR' } as const;
    const cpm = (more: Partial<ReportFacts>) =>
      read(text, { ...said, ...more }).readings[0]!.rows[0]!.metrics.cpm;
    expect(read(text, said).codes).toEqual(['number-ambiguous']);
    expect(cpm({})).toBeUndefined();
    expect(cpm({ decimal: '.' })).toBe(1.234);
    expect(cpm({ decimal: ',' })).toBe(1234);
  });
});
