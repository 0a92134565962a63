import { describe, expect, it } from 'vitest';

import type { ReportFacts } from '@/reports/parse';
import { readReport } from '@/reports/read';

const facts: ReportFacts = { name: 'report.csv', lastModified: '2026-11-20T09:00:00Z' } as ReportFacts;

/** What a Google report of these columns says of its spend, and the problems with numbers. */
function read(header: string, rows: string[], given: Partial<ReportFacts> = {}) {
  const text = ['Campaign report', '"November 1, 2026 - November 7, 2026"', header, ...rows].join('\n');
  const { readings, problems } = readReport(new TextEncoder().encode(text), { ...facts, ...given });
  return {
    spend: readings.flatMap((reading) => reading.rows.map(({ metrics }) => metrics.spend)),
    cpc: readings.flatMap((reading) => reading.rows.map(({ metrics }) => metrics.cpc)),
    open: problems.filter(({ code }) => code === 'number-ambiguous').map(({ params }) => params['column']),
  };
}

describe('money of three digits after a separator', () => {
  const plain = 'Campaign,Currency code,Impr.,Cost';
  it('is a problem where the language says decimals and the currency has two', () => {
    expect(read(plain, ['A,EUR,500,1.234', 'B,EUR,400,2.310'])).toMatchObject({
      spend: [undefined, undefined],
      open: ['Cost'],
    });
  });

  it('is a problem in a currency that nobody knows', () => {
    expect(read('Campaign,Impr.,Cost', ['A,500,1.234', 'B,400,2.310'])).toMatchObject({
      spend: [undefined, undefined],
      open: ['Cost'],
    });
    expect(read('Campaign,Impr.,Cost', ['A,500,€1.234', 'B,400,€2.310']).spend).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is decimals in a currency of three', () => {
    expect(read(plain, ['A,KWD,500,1.234', 'B,KWD,400,2.310'])).toMatchObject({
      spend: [1.234, 2.31],
      open: [],
    });
  });

  it('is what the user says, once asked', () => {
    const rows = ['A,EUR,500,1.234', 'B,EUR,400,2.310'];
    expect(read(plain, rows, { decimal: ',' })).toMatchObject({ spend: [1234, 2310], open: [] });
    expect(read(plain, rows, { decimal: '.' })).toMatchObject({ spend: [1.234, 2.31], open: [] });
  });

  it('is what another column of the file leaves no doubt about', () => {
    const header = 'Campaign,Currency code,Impr.,Clicks,Cost,Avg. CPC';
    expect(read(header, ['A,EUR,50000,800,1.234,"1,54"', 'B,EUR,40000,700,2.310,"3,30"'])).toEqual({
      spend: [1234, 2310],
      cpc: [1.54, 3.3],
      open: [],
    });
    // Without a currency too.
    expect(
      read('Campaign,Impr.,Clicks,Cost,Avg. CPC', ['A,50000,800,1.234,0.01', 'B,40000,700,2.310,0.02']).spend,
    ).toEqual([1.234, 2.31]);
  });

  it('is what cost per click and clicks make of it', () => {
    const header = 'Campaign,Currency code,Impr.,Clicks,Cost,Avg. CPC';
    expect(read(header, ['A,EUR,50000,2,2.468,1.234', 'B,EUR,40000,1,2.310,2.310']).spend).toEqual([
      undefined,
      undefined,
    ]);
    expect(read(header, ['A,EUR,50000,617,1.234,2', 'B,EUR,40000,1155,2.310,2'])).toEqual({
      spend: [1234, 2310],
      cpc: [2, 2],
      open: [],
    });
  });
});
