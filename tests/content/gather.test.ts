import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { gatherer } from '@/content/gather';
import { problem } from '@/model/problem';
import type { Reading, Row } from '@/model/reading';

const row = (id: string, metrics: Row['metrics'], more: Partial<Row> = {}): Row => ({
  id,
  name: `Campaign ${id}`,
  status: 'enabled',
  budget: null,
  metrics,
  resultType: null,
  limitedBy: null,
  ...more,
});

const look = (rows: Row[], more: Partial<Reading> = {}): Reading => ({
  source: 'page',
  platform: 'meta-ads',
  grid: 'g',
  account: { id: '1', name: null },
  level: 'campaign',
  range: { from: '2026-11-01', to: '2026-11-22' },
  currency: 'EUR',
  attribution: null,
  readAt: '2026-11-22T09:00:00Z',
  rows,
  totals: null,
  coverage: { seen: rows.length, total: null },
  through: '2026-11-22T09:00:00Z',
  problems: [],
  ...more,
});

describe('rows seen so far', () => {
  it('are joined over scrolling, and say how many are missing', () => {
    const gathered = gatherer();
    const total = { seen: 1, total: 3 };
    gathered.add('c', look([row('1', { clicks: 1 })], { coverage: total }));
    const { reading, generation } = gathered.add(
      'c',
      look([row('2', { clicks: 2 })], { coverage: total, readAt: '2026-11-22T09:05:00Z' }),
    );
    expect(generation).toBe(1);
    expect(reading.rows.map(({ id }) => id)).toEqual(['1', '2']);
    expect(reading.coverage).toEqual({ seen: 2, total: 3 });
    expect(reading.problems).toEqual([problem('rows-missing', { seen: 2, total: 3 })]);
    expect(reading.readAt).toBe('2026-11-22T09:05:00Z');
    // The figures run to when they were first shown, not to when the last row came into sight.
    expect(reading.through).toBe('2026-11-22T09:00:00Z');
  });

  it('keep columns that are scrolled away, and take the newer status and budget', () => {
    const gathered = gatherer();
    gathered.add('c', look([row('1', { spend: 3, clicks: 1 })]));
    const { reading } = gathered.add(
      'c',
      look([row('1', { reach: 9 }, { status: 'paused', budget: { amount: 5, per: 'day' } })]),
    );
    expect(reading.rows).toEqual([
      row('1', { spend: 3, clicks: 1, reach: 9 }, { status: 'paused', budget: { amount: 5, per: 'day' } }),
    ]);
  });

  it.each<[string, Partial<Reading>, Row[]]>([
    ['a figure changes', {}, [row('1', { clicks: 2 })]],
    ['the currency changes', { currency: 'USD' }, [row('1', { clicks: 1 })]],
    ['the number of rows changes', { coverage: { seen: 1, total: 9 } }, [row('1', { clicks: 1 })]],
    ['the totals change', { totals: { metrics: { clicks: 7 } } }, [row('1', { clicks: 1 })]],
    ['a kind of result changes', {}, [row('1', { clicks: 1 }, { resultType: 'Leads' })]],
  ])('begin anew where %s', (_, more, rows) => {
    const gathered = gatherer();
    const first = [row('1', { clicks: 1 }, { resultType: 'Purchases' }), row('2', { clicks: 5 })];
    gathered.add('c', look(first, { coverage: { seen: 2, total: 5 }, totals: { metrics: { clicks: 6 } } }));
    const { reading, generation } = gathered.add('c', look(rows, more));
    expect(generation).toBe(2);
    expect(reading.rows.map(({ id }) => id)).toEqual(['1']);
  });

  it('begin anew in another context, and after a load', () => {
    const gathered = gatherer();
    gathered.add('c', look([row('1', { clicks: 1 })]));
    expect(gathered.add('d', look([row('2', { clicks: 1 })])).reading.rows).toHaveLength(1);
    gathered.renew();
    expect(gathered.add('d', look([row('2', { clicks: 1 })])).generation).toBe(3);
  });

  it('have one attribution where all rows agree, and one each where they do not', () => {
    const gathered = gatherer();
    const one = gathered.add('c', look([row('1', {})], { attribution: '7d_click' }));
    expect(one.reading).toMatchObject({ attribution: '7d_click', rows: [row('1', {})] });
    const two = gathered.add('c', look([row('2', {})], { attribution: '1d_view' })).reading;
    expect(two.attribution).toBeNull();
    expect(two.rows.map(({ attribution }) => attribution)).toEqual(['7d_click', '1d_view']);
    expect(two.problems).toEqual([problem('attribution-mixed', { shown: '1d_view, 7d_click' })]);
  });

  it('claim no attribution for rows that have not shown one', () => {
    const gathered = gatherer();
    gathered.add('c', look([row('1', {})]));
    const { reading } = gathered.add('c', look([row('2', {})], { attribution: '7d_click' }));
    expect(reading.attribution).toBeNull();
    expect(reading.rows.map(({ attribution }) => attribution)).toEqual([undefined, '7d_click']);
    expect(reading.problems).toEqual([]);
  });

  it('keep the currency that a look with fewer columns does not tell', () => {
    const gathered = gatherer();
    gathered.add('c', look([row('1', { spend: 1 })]));
    const unknown = problem('currency-unknown');
    const { reading } = gathered.add(
      'c',
      look([row('1', { clicks: 1 })], { currency: null, problems: [unknown] }),
    );
    expect(reading.currency).toBe('EUR');
    expect(reading.problems).toEqual([]);
  });

  it('come out the same whatever the order of scrolling', () => {
    const all = Array.from({ length: 12 }, (_, at) => row(String(at), { clicks: at, spend: at * 2 }));
    const windows = fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(windows, (parts) => {
        const gathered = gatherer();
        const seen = new Set<string>();
        let last: Reading | null = null;
        for (const [from, count] of parts) {
          const part = all.slice(from, from + count);
          for (const { id } of part) seen.add(id!);
          const result = gathered.add('c', look(part));
          expect(result.generation).toBe(1);
          last = result.reading;
        }
        expect(new Set(last!.rows.map(({ id }) => id))).toEqual(seen);
        for (const one of last!.rows) expect(one).toEqual(all[Number(one.id)]);
      }),
    );
  });

  it('tell two campaigns of one name apart where the build shows no ids', () => {
    const gathered = gatherer();
    const twin = (clicks: number): Row => ({ ...row('x', { clicks }), id: null, name: 'Lamps' });
    const { reading } = gathered.add('c', look([twin(1), twin(2)]));
    expect(reading.rows.map(({ metrics }) => metrics.clicks)).toEqual([1, 2]);
    expect(reading.problems).toEqual([problem('id-missing', { rows: 2 })]);
  });
});
