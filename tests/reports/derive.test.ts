import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { metrics as facts, type MetricKey, type Metrics } from '@/model/metric';
import type { Reading, Row } from '@/model/reading';
import { derivedReadings } from '@/reports/derive';
import { readReport } from '@/reports/read';

import { plainRow } from '../store/readings';
import { fileReading } from '../store/report-files';

const ad = (metrics: Metrics, change: Partial<Row> = {}) =>
  plainRow('9', 'Ad', metrics, { parent: 'Brand', ...change });
const ofAds = (rows: Row[], change: Partial<Reading> = {}) => fileReading({ level: 'ad', rows, ...change });
const rowsOf = (rows: Row[], change: Partial<Reading> = {}) =>
  derivedReadings([ofAds(rows, change)])[0]?.rows;

describe('a reading of campaigns out of a finer one', () => {
  it('holds the sums by campaign, is marked, and is otherwise the same', () => {
    const reading = ofAds(
      [
        ad({ spend: 0.1, clicks: 2, reach: 50, ctr: 0.1, frequency: 2 }, { parentId: '1' }),
        ad({ spend: 0.2, clicks: 3, reach: 60, ctr: 0.2, frequency: 1 }, { parentId: '1', status: 'paused' }),
        ad({ spend: 5, clicks: 0, reach: 7, ctr: 0.3, frequency: 1 }, { parentId: '2', parent: 'Generic' }),
      ],
      { totals: { metrics: { spend: 5.3 } }, problems: [{ code: 'column-unknown', params: {} }] },
    );
    expect(derivedReadings([reading])).toEqual([
      {
        ...reading,
        level: 'campaign',
        derived: true,
        totals: null,
        coverage: { seen: 2, total: null },
        rows: [
          {
            ...plainRow('1', 'Brand', { spend: 0.3, clicks: 5 }, { status: null }),
            rounding: { spend: 0.01 },
          },
          {
            ...plainRow('2', 'Generic', { spend: 5, clicks: 0 }, { status: null }),
            rounding: { spend: 0.005 },
          },
        ],
      },
    ]);
  });

  it.each([
    ['campaigns themselves', { level: 'campaign' as const }],
    ['keywords, of which a console keeps some to itself', { level: 'keyword' as const }],
    ['a reading without a range', { range: null }],
    ['what is derived already', { derived: true }],
  ])('is not made of %s', (_, change) => {
    expect(derivedReadings([ofAds([ad({ spend: 1 })], change)])).toEqual([]);
  });

  it('is not made where a row with figures names no campaign, nor of parts that overlap', () => {
    expect(rowsOf([ad({ spend: 1 }), ad({ spend: 2 }, { parent: null })])).toBeUndefined();
    expect(rowsOf([ad({ spend: 1 }), ad({ spend: 0, clicks: null }, { parent: null })])).toHaveLength(1);
    expect(rowsOf([ad({ spend: 1 }, { other: { Asset: 'Picture 1' } })], { level: 'other' })).toBeUndefined();
  });

  it('says nothing of a metric that one row does not say', () => {
    expect(rowsOf([ad({ spend: 1, clicks: 4 }), ad({ spend: 2 })])![0]!.metrics).toEqual({ spend: 3 });
    expect(rowsOf([ad({ spend: 1, clicks: 4 }), ad({ spend: 2, clicks: null })])![0]!.metrics).toEqual({
      spend: 3,
    });
    expect(rowsOf([ad({ clicks: null }), ad({ clicks: null })])![0]!.metrics).toEqual({ clicks: null });
  });

  it('counts an empty action as zero where the console means that', () => {
    const rows = [ad({ spend: 1, conversions: 4 }), ad({ spend: 2, conversions: null })];
    expect(rowsOf(rows, { platform: 'meta-ads' })![0]!.metrics).toEqual({ spend: 3, conversions: 4 });
    expect(rowsOf(rows, { platform: 'google-ads' })![0]!.metrics).toEqual({ spend: 3 });
  });

  it('never adds results of two kinds, nor figures of two attributions', () => {
    const result = (results: number | null, resultType: string | null) =>
      ad({ spend: 1, results }, { resultType });
    expect(rowsOf([result(3, 'Purchases'), result(4, 'Leads')])![0]).toMatchObject({
      metrics: { spend: 2 },
      resultType: null,
    });
    expect(rowsOf([result(3, 'Purchases'), result(4, 'Purchases')])![0]).toMatchObject({
      metrics: { spend: 2, results: 7 },
      resultType: 'Purchases',
    });
    const seen = (attribution: string) => ad({ spend: 1, conversions: 2 }, { attribution });
    expect(rowsOf([seen('7d'), seen('14d')])![0]!.metrics).toEqual({ spend: 2 });
    expect(rowsOf([seen('7d'), seen('7d')])![0]).toMatchObject({
      metrics: { spend: 2, conversions: 4 },
      attribution: '7d',
    });
    const based = (basis: string) => ad({ spend: 1, conversions: 2 }, { basis: { conversions: basis } });
    expect(rowsOf([based('7d'), based('14d')])![0]!.metrics).toEqual({ spend: 2 });
    expect(rowsOf([based('7d'), based('7d')])![0]).toMatchObject({ basis: { conversions: '7d' } });
  });

  it('is as uncertain as all of its parts, in the units of its currency', () => {
    const rows = Array.from({ length: 4 }, () => ad({ spend: 7 }));
    expect(rowsOf(rows)![0]!.rounding).toEqual({ spend: 0.02 });
    expect(rowsOf(rows, { currency: 'JPY' })![0]!.rounding).toEqual({ spend: 2 });
    const rounded = [ad({ clicks: 12_300 }, { rounding: { clicks: 50 } }), ad({ clicks: 5 })];
    expect(rowsOf(rounded)![0]!.rounding).toEqual({ clicks: 50 });
  });

  it('adds up to the whole, whatever the rows, and only what may be added', () => {
    const row = fc
      .record({
        parentId: fc.constantFrom('1', '2', null),
        parent: fc.constantFrom('Brand', 'Generic'),
        spend: fc.integer({ min: 0, max: 1e6 }),
        clicks: fc.nat(),
      })
      .map(({ parentId, parent, spend, clicks }) =>
        ad({ spend: spend / 100, clicks, reach: 3 }, { parentId, parent }),
      );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const derived = rowsOf(rows)!;
        const total = (list: readonly Row[], metric: MetricKey) =>
          list.reduce((sum, { metrics }) => sum + (metrics[metric] ?? 0), 0);
        expect(total(derived, 'clicks')).toBe(total(rows, 'clicks'));
        expect(total(derived, 'spend')).toBeCloseTo(total(rows, 'spend'), 6);
        for (const { metrics } of derived)
          for (const metric of Object.keys(metrics) as MetricKey[]) expect(facts[metric].additive).toBe(true);
      }),
    );
  });
});

describe('files', () => {
  const facts = { name: 'report.csv', lastModified: '2026-11-02T09:00:00Z', platform: null };
  const read = (lines: string[]) => readReport(new TextEncoder().encode(lines.join('\n')), facts).readings;

  it('of ads say the campaign of each row, and feed it', () => {
    const [ads] = read([
      'Day,"Campaign name","Ad name",Impressions,Reach,Currency,"Amount spent (EUR)","Reporting starts","Reporting ends"',
      '2026-10-01,Brand,One,100,90,EUR,1.5,2026-10-01,2026-10-01',
      '2026-10-01,Brand,Two,50,40,EUR,2.25,2026-10-01,2026-10-01',
      '2026-10-01,Generic,One,10,9,EUR,1,2026-10-01,2026-10-01',
    ]);
    expect(ads).toMatchObject({
      level: 'ad',
      rows: [{ parent: 'Brand' }, { parent: 'Brand' }, { parent: 'Generic' }],
    });
    expect(derivedReadings([ads!])[0]!.rows).toMatchObject([
      { id: null, name: 'Brand', metrics: { impressions: 150, spend: 3.75 } },
      { id: null, name: 'Generic', metrics: { impressions: 10, spend: 1 } },
    ]);
  });

  it('broken down by age feed their campaigns', () => {
    const parts = read([
      '"Campaign name",Age,Impressions,Reach,Currency,"Amount spent (EUR)","Reporting starts","Reporting ends"',
      'Brand,18-24,100,90,EUR,1.5,2026-10-01,2026-10-31',
      'Brand,25-34,50,40,EUR,2.25,2026-10-01,2026-10-31',
    ]);
    expect(parts[0]).toMatchObject({ level: 'other' });
    expect(derivedReadings(parts)).toMatchObject([
      {
        level: 'campaign',
        derived: true,
        rows: [{ name: 'Brand', metrics: { impressions: 150, spend: 3.75 } }],
      },
    ]);
  });
});
