import { describe, expect, it } from 'vitest';

import { readingOf, type PageFacts } from '@/page/reading';
import { metricColumn, type RawCell, type RawColumn, type RawRow, type RawTable } from '@/page/table';
import { pageTools } from '@/page/tools';
import { ReadingSchema } from '@/model/reading';

const tools = pageTools();
const facts: PageFacts = {
  platform: 'meta-ads',
  grid: 'g',
  account: { id: '1', name: null },
  level: 'campaign',
  range: { range: { from: '2026-11-01', to: '2026-11-10' }, problem: null, preset: null },
  attribution: null,
  now: '2026-11-22T09:15:00Z',
};

type Cell = string | [string, string] | undefined;
const cellOf = (cell: Cell): RawCell | undefined =>
  cell === undefined
    ? undefined
    : typeof cell === 'string'
      ? { text: cell, label: null }
      : { text: cell[0], label: cell[1] };
const column = (header: string, more: Partial<RawColumn> = {}): RawColumn => ({
  key: null,
  header,
  role: null,
  window: null,
  ...more,
});
const row = (id: string | null, name: string, cells: Cell[], more: Partial<RawRow> = {}): RawRow => ({
  id,
  name,
  parentId: null,
  cells: cells.map(cellOf),
  status: null,
  statusText: null,
  ...more,
});

function read(
  columns: RawColumn[],
  rows: RawRow[],
  more: Partial<RawTable> = {},
  locale: string | null = 'en',
) {
  const raw: RawTable = {
    columns,
    rows,
    totals: null,
    total: null,
    childRows: 0,
    saysEmpty: false,
    currencyCodes: [],
    ...more,
  };
  const steps = readingOf(raw, facts, tools(locale));
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    const { reading, problems, blank } = step.value;
    if (reading) expect(ReadingSchema.parse(reading)).toEqual(reading);
    return { reading, rows: reading?.rows ?? [], blank, codes: problems.map(({ code }) => code), problems };
  }
}

describe('columns', () => {
  it('take the key before the words, and a metric once', () => {
    const { rows } = read(
      [
        column('Amount spent'),
        column('Irgendwas', { key: 'spend', role: metricColumn('spend') }),
        column('Impressions'),
        column('Impressions'),
      ],
      [row('1', 'a', ['€1.00', '€2.00', '10', '20'])],
    );
    expect(rows[0]).toMatchObject({
      metrics: { spend: 2, impressions: 10 },
      other: { 'Amount spent': '€1.00', Impressions: '20' },
    });
  });

  it('prefer the whole to a part of it, and the table’s own window to another', () => {
    const conversions = { role: metricColumn('conversions') } as const;
    const { rows } = read(
      [
        column('Website purchases', { ...conversions, part: true }),
        column('Purchases (7-day click)', { ...conversions, window: '7d_click' }),
        column('Purchases', conversions),
      ],
      [row('1', 'a', ['1', '2', '3'])],
    );
    expect(rows[0]!.metrics).toEqual({ conversions: 3 });
    expect(rows[0]!.basis).toBeUndefined();
    expect(rows[0]!.other).toEqual({ 'Website purchases': '1', 'Purchases (7-day click) (7d_click)': '2' });
  });

  it('say on which basis a metric stands, where it is not the table’s own', () => {
    const { rows } = read(
      [column('Purchases', { role: metricColumn('conversions'), window: '7d_click' })],
      [row('1', 'a', ['3'])],
    );
    expect(rows[0]!.basis).toEqual({ conversions: '7d_click' });
  });

  it('name those that nobody knows, and are silent on those that hold no figures', () => {
    const { problems, rows } = read(
      [column('Mystery'), column('Bid', { quiet: true }), column('Clicks')],
      [row('1', 'a', ['5', 'Lowest', '7'])],
    );
    expect(problems).toEqual([{ code: 'column-unknown', params: { column: 'Mystery' } }]);
    expect(rows[0]!.other).toEqual({ Mystery: '5', Bid: 'Lowest' });
  });
});

describe('cells', () => {
  const columns = [column('Clicks'), column('CTR'), column('Amount spent')];

  it('are absent, empty or a value, and never confused', () => {
    const { rows } = read(columns, [
      row('1', 'a', ['0', '0.00%', '$0.00']),
      row('2', 'b', ['—', '--', '-']),
      row('3', 'c', [undefined, undefined, '$3.00']),
    ]);
    expect(rows.map(({ metrics }) => metrics)).toEqual([
      { clicks: 0, ctr: 0, spend: 0 },
      { clicks: null, ctr: null, spend: null },
      { spend: 3 },
    ]);
  });

  it('give shares as fractions, and refuse a share without its sign', () => {
    const { rows, problems } = read(columns, [
      row('1', 'a', ['5', '12.96%', '$1.00']),
      row('2', 'b', ['5', '12.96', '$1.00']),
    ]);
    expect(rows[0]!.metrics.ctr).toBeCloseTo(0.1296, 10);
    expect('ctr' in rows[1]!.metrics).toBe(false);
    expect(rows[1]!.other).toEqual({ CTR: '12.96' });
    expect(problems).toEqual([{ code: 'number-unreadable', params: { column: 'CTR', text: '12.96' } }]);
  });

  it('take no masked figure for a figure, and tell coarse ones', () => {
    const { rows, codes } = read(columns, [
      row('1', 'a', ['<5', '1%', '$1.9K']),
      row('2', 'b', ['12', '2%', '$2.1K']),
    ]);
    expect(rows[0]).toMatchObject({
      metrics: { spend: 1900 },
      rounding: { spend: 50 },
      other: { Clicks: '<5' },
    });
    expect(rows[1]!.metrics.clicks).toBe(12);
    expect(codes).toEqual(['number-unreadable']);
  });

  it('are read as the whole table writes numbers', () => {
    const german = read(
      [column('Klicks'), column('Ausgaben')],
      [row('1', 'a', ['1.234', '1.234,50 €']), row('2', 'b', ['12', '3,00 €'])],
      {},
      'en',
    );
    expect(german.rows[0]!.metrics).toEqual({ clicks: 1234, spend: 1234.5 });
  });

  it('are named and kept as text where nothing tells how a number is meant', () => {
    const { rows, problems } = read([column('Amount spent')], [row('1', 'a', ['1.234 €'])], {}, null);
    expect(rows[0]!.metrics).toEqual({});
    expect(rows[0]!.other).toEqual({ 'Amount spent': '1.234 €' });
    expect(problems.map(({ code }) => code)).toContain('number-ambiguous');
  });

  it('are read alike in a long table and in a short one', () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      row(String(at), `n${at}`, [`${at}`, `${(at % 90) + 1}.25%`, `€${at}.234,5${at % 10}`]),
    );
    const long = read(columns, rows).rows;
    expect(long).toHaveLength(300);
    for (const at of [0, 7, 150, 299])
      expect(long[at]!.metrics).toEqual(read(columns, [rows[at]!, rows[(at + 1) % 300]!]).rows[0]!.metrics);
  });
});

describe('rows', () => {
  it('are left out while they are blank, and all of them mean that the table loads', () => {
    const columns = [column('Clicks'), column('Impressions')];
    const half = read(columns, [row('1', 'a', ['1', '2']), row('2', 'b', ['', ''])]);
    expect(half.rows.map(({ id }) => id)).toEqual(['1']);
    expect(half.problems).toEqual([{ code: 'table-loading', params: { rows: 1 } }]);
    expect(read(columns, [row('2', 'b', ['', ''])])).toMatchObject({ reading: null, blank: true });
  });

  it('stand once each; one whose own column contradicts its id is between two states', () => {
    const columns = [column('Campaign ID'), column('Clicks')];
    const { rows, problems } = read(columns, [
      row(null, 'a', ['120', '1']),
      row('121', 'b', ['122', '2']),
      row('120', 'c', ['120', '3']),
    ]);
    expect(rows.map(({ id, name }) => [id, name])).toEqual([['120', 'a']]);
    expect(problems).toEqual([{ code: 'table-loading', params: { rows: 2 } }]);
  });

  it('need a name or an id', () => {
    expect(read([column('Clicks')], [row(null, '', ['1'])])).toMatchObject({
      reading: null,
      codes: ['campaign-column-missing'],
    });
    expect(read([column('Clicks')], [row('7', '', ['1'])]).rows).toHaveLength(1);
  });

  it('say what their results count, and never mix kinds in silence', () => {
    const columns = [column('Results', { role: metricColumn('results') })];
    const one = read(columns, [
      row('1', 'a', [['3', 'Website purchases']]),
      row('2', 'b', [['1', 'Website purchase']]),
      row('3', 'c', [['—', 'Link click']]),
    ]);
    expect(one.codes).toEqual([]);
    expect(one.rows.map(({ resultType }) => resultType)).toEqual([
      'Website purchases',
      'Website purchase',
      'Link click',
    ]);
    const mixed = read(columns, [row('1', 'a', [['3', 'Purchases']]), row('2', 'b', [['9', 'Link clicks']])]);
    expect(mixed.problems).toEqual([
      { code: 'result-types-mixed', params: { types: 'Purchases, Link clicks' } },
    ]);
  });

  it('have the status that the user set, unless they are over', () => {
    const columns = [column('Status'), column('Clicks')];
    const { rows } = read(columns, [
      row('1', 'a', ['Limited by budget', '1'], { status: 'enabled' }),
      row('2', 'b', ['Ended', '1'], { status: 'enabled' }),
      row('3', 'c', ['Active', '1'], { status: 'paused' }),
      row('4', 'd', ['Попозже', '1']),
      row('5', 'e', [undefined, '1']),
    ]);
    expect(rows.map(({ status, limitedBy }) => [status, limitedBy])).toEqual([
      ['enabled', 'budget'],
      ['ended', null],
      ['paused', null],
      ['other', null],
      [null, null],
    ]);
  });

  it('have a budget only with its period', () => {
    const columns = [column('Budget'), column('Budget type'), column('Amount spent')];
    const { rows, reading } = read(columns, [
      row('1', 'a', ['$50.00/day', undefined, '$1.00']),
      row('2', 'b', [['$50.00', 'Lifetime'], undefined, '$1.00']),
      row('3', 'c', ['$50.00', 'Campaign total', '$1.00']),
      row('4', 'd', ['$50.00', 'sometimes', '$1.00']),
      row('5', 'e', ['Using campaign budget', undefined, '$1.00']),
    ]);
    expect(rows.map(({ budget }) => budget && `${budget.amount} ${budget.per}`)).toEqual([
      '50 day',
      '50 lifetime',
      '50 lifetime',
      null,
      null,
    ]);
    expect(rows[3]!.other).toEqual({ Budget: '$50.00' });
    expect(reading!.currency).toBe('USD');
  });
});

describe('currency', () => {
  const columns = [column('Amount spent')];
  const money = (...texts: string[]) => texts.map((text, at) => row(String(at), `n${at}`, [text]));

  it.each<[string, RawRow[], Partial<RawTable>, string | null, string | null, string | null]>([
    ['a symbol of the page’s locale', money('$1.00'), {}, 'en-CA', 'CAD', null],
    ['a code beside the amount', money('USD 1.00'), {}, 'it', 'USD', null],
    ['a code in an attribute', money('Rs1.00'), { currencyCodes: ['PKR'] }, 'en', 'PKR', null],
    ['a symbol of several', money('kr 1.00'), {}, 'en', null, 'currency-unknown'],
    ['a bare dollar where it is nobody’s', money('$1.00'), {}, 'zh-CN', null, 'currency-unknown'],
    ['two currencies', money('€1.00', 'US$1.00'), {}, 'en', null, 'currency-mixed'],
    ['two codes', money('€1.00'), { currencyCodes: ['EUR', 'USD'] }, 'en', null, 'currency-mixed'],
    ['no mark at all', money('1.00'), {}, 'en', null, 'currency-unknown'],
  ])('by %s', (_, rows, more, locale, currency, code) => {
    const { reading, codes } = read(columns, rows, more, locale);
    expect([reading!.currency, codes]).toEqual([currency, code ? [code] : []]);
  });

  it('by the header’s parentheses', () => {
    expect(read([column('Importo speso (EUR)')], money('1,00'), {}, 'it').reading!.currency).toBe('EUR');
  });

  it('is no problem where no money is shown', () => {
    expect(read([column('Clicks')], [row('1', 'a', ['1'])]).codes).toEqual([]);
  });
});

describe('what stands around the rows', () => {
  const columns = [column('Clicks'), column('Attribution setting', { role: { kind: 'attribution' } })];

  it('is kept apart: totals, coverage, rows of breakdowns', () => {
    const { reading, problems } = read(columns, [row('1', 'a', ['1', ''])], {
      totals: row(null, '', ['9', '']),
      total: 3,
      childRows: 2,
    });
    expect(reading).toMatchObject({ totals: { metrics: { clicks: 9 } }, coverage: { seen: 1, total: 3 } });
    expect(problems).toEqual([
      { code: 'rows-missing', params: { seen: 1, total: 3 } },
      { code: 'breakdown-rows', params: { rows: 2 } },
    ]);
  });

  it.each<[string, string[], string | null, (string | null | undefined)[], boolean]>([
    ['common', ['7-day click', '7-day click'], '7d_click', [undefined, undefined], false],
    ['common to those that say it', ['7-day click', '—'], '7d_click', [undefined, undefined], false],
    ['mixed', ['7-day click', '1-day view'], null, ['7d_click', '1d_view'], true],
    ['half understood', ['7-day click', 'Incremental'], null, ['7d_click', null], true],
    ['not understood', ['Incremental', 'Incremental'], null, [undefined, undefined], false],
  ])('attribution is %s', (_, texts, common, each, mixed) => {
    const { reading, codes } = read(
      columns,
      texts.map((text, at) => row(String(at), `n${at}`, ['1', text])),
    );
    expect(reading!.attribution).toBe(common);
    expect(reading!.rows.map(({ attribution }) => attribution)).toEqual(each);
    expect(codes.includes('attribution-mixed')).toBe(mixed);
  });

  it('says when an account is not told', () => {
    const steps = readingOf(
      { columns, rows: [], totals: null, total: null, childRows: 0, saysEmpty: true, currencyCodes: [] },
      { ...facts, account: { id: null, name: null } },
      tools('en'),
    );
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.problems.map(({ code }) => code)).toEqual(['table-empty', 'account-unknown']);
  });
});
