import { describe, expect, it } from 'vitest';

import {
  numberReader,
  periodOf,
  readColumn,
  stripIconWords,
  type ColumnHints,
  type Shown,
} from '@/page/numbers';

const hints = (given: Partial<ColumnHints> = {}): ColumnHints => ({
  locale: 'en',
  unit: null,
  currency: null,
  ...given,
});
const one = (text: string, given?: Partial<ColumnHints>): Shown => readColumn([text], hints(given)).cells[0]!;
/** Value, rounding and what stood beside; the kind where there is no value. */
const brief = (shown: Shown) =>
  shown.kind === 'value'
    ? [shown.value, shown.rounding, shown.mark, shown.bound, shown.per].filter((part) => part !== null)
    : shown.kind;

describe('one cell', () => {
  const nbsp = '\u00a0';
  const cases: [string, Partial<ColumnHints>, unknown][] = [
    ['1,560', {}, [1560, 0.5]],
    ['$10,000', {}, [10000, 0.5, '$']],
    ['US$1.39', {}, [1.39, 0.005, 'US$']],
    ['US$50.00/day', {}, [50, 0.005, 'US$', 'day']],
    ['$1,684.51', { unit: 'money' }, [1684.51, 0.005, '$']],
    ['Rs300.00', { unit: 'money' }, [300, 0.005, 'Rs']],
    ['Rs.201.68', { locale: null, unit: 'money' }, [201.68, 0.005, 'Rs.']],
    ['R$ 8,90', { locale: 'pt-BR', unit: 'money' }, [8.9, 0.005, 'R$']],
    ['USD 1,200.00', {}, [1200, 0.005, 'USD']],
    ['24.92 USD', {}, [24.92, 0.005, 'USD']],
    ['28.81 $', {}, [28.81, 0.005, '$']],
    [`1${nbsp}234,56${nbsp}₽`, { locale: 'ru' }, [1234.56, 0.005, '₽']],
    [`1\u202f234,56${nbsp}₽`, { locale: 'ru' }, [1234.56, 0.005, '₽']],
    ['1\u2009234\u2009567', {}, [1234567, 0.5]],
    ['147,84 PEN', {}, [147.84, 0.005, 'PEN']],
    ['50,00 €/giorno', { locale: 'it' }, [50, 0.005, '€', 'day']],
    ['50,00 € pro Tag', { locale: 'de' }, [50, 0.005, '€', 'day']],
    ['Rs300.00\nDaily', {}, [300, 0.005, 'Rs', 'day']],
    ['$5.00 USD', {}, [5, 0.005, 'USD']],
    ['USD 0.60 (USD 0.45-USD 0.75)', {}, [0.6, 0.005, 'USD']],
    ['< 10%', { unit: 'fraction' }, [0.1, 0.005, '<']],
    ['> 90%', { unit: 'fraction' }, [0.9, 0.005, '>']],
    ['<5', { unit: 'count' }, [5, 0.5, '<']],
    ['0.50%', { unit: 'fraction' }, [0.005, 0.00005]],
    ['12.96%', { unit: 'fraction' }, [0.1296, 0.00005]],
    ['%12,5', { locale: 'tr', unit: 'fraction' }, [0.125, 0.0005]],
    ['350%', { unit: 'ratio' }, [3.5, 0.005]],
    ['12.96', { unit: 'fraction' }, [12.96, 0.005]],
    ['12.3K', {}, [12300, 50]],
    ['1.2k', {}, [1200, 50]],
    ['2B', {}, [2e9, 5e8]],
    ['1.2bn', { locale: 'en-GB' }, [1.2e9, 5e7]],
    ['2 B', { locale: 'tr' }, [2000, 500]],
    ['1,2 Mio. €', { locale: 'de' }, [1200000, 50000, '€']],
    ['1.2M€', { locale: 'en' }, [1200000, 50000, '€']],
    ['1,2 mil', { locale: 'es' }, [1200, 50]],
    ['12 mil M', { locale: 'es' }, [12e9, 5e8]],
    ['1,2 Mln', { locale: 'it' }, [1200000, 50000]],
    ['3,4 тыс.', { locale: 'ru' }, [3400, 50]],
    ['1.2万', { locale: 'zh' }, [12000, 500]],
    ['3億円', { locale: 'ja' }, [3e8, 5e7, '円']],
    ['28 M R$', { locale: 'fr' }, [28e6, 5e5, 'R$']],
    ['-0,01 NT$', { locale: 'vi' }, [-0.01, 0.005, 'NT$']],
    ['3.5 lakh', { locale: 'en-IN' }, [350000, 5000]],
    ['−5', {}, [-5, 0.5]],
    ['-$5.00', {}, [-5, 0.005, '$']],
    ['$-5.00', {}, [-5, 0.005, '$']],
    ['CHF-5.00', { locale: 'de-CH' }, [-5, 0.005, 'CHF']],
    ['5-', {}, [-5, 0.5]],
    ['(1,234.50)', {}, [-1234.5, 0.005]],
    ['($5)', {}, [-5, 0.5, '$']],
    ['+12%', { unit: 'fraction' }, [0.12, 0.005]],
    ['-0', {}, [0, 0.5]],
    ['1,00,000', {}, [100000, 0.5]],
    ["1'234.50", { locale: 'de-CH' }, [1234.5, 0.005]],
    ['1’234.50', { locale: 'de-CH' }, [1234.5, 0.005]],
    ['١٬٢٣٤٫٥', { locale: 'ar-EG' }, [1234.5, 0.05]],
    ['۱٬۲۳۴', { locale: 'fa' }, [1234, 0.5]],
    ['१,२३,४५६', { locale: 'hi' }, [123456, 0.5]],
    ['１２３', { locale: 'ja' }, [123, 0.5]],
    ['٪١٢', { locale: null, unit: 'fraction' }, [0.12, 0.005]],
    ['.5', {}, [0.5, 0.05]],
    ['1.5E5', {}, [150000, 5000]],
    ['1,560 help_outline', {}, [1560, 0.5]],
    ['Edit $5.00', {}, [5, 0.005, '$']],
    ['0', {}, [0, 0.5]],
    ...['', ' ', '—', '-', '–', '--', ' --', '‑', '−', 'N/A'].map(
      (empty): [string, Partial<ColumnHints>, unknown] => [empty, {}, 'empty'],
    ),
    ...[
      '10K – 100K',
      '7 Link clicks',
      '3 / 4',
      '1 - 1 of 1',
      'Using campaign budget',
      '12345678901234567',
      '1.2.3',
      '1,23,45',
      '12/05/2026',
      'about 5',
      '∞',
      '5%%',
      '5 € 6 $',
      'USD 5 EUR',
      '$5 %',
      '...',
      '5 120',
      '12:30',
    ].map((text): [string, Partial<ColumnHints>, unknown] => [text, {}, 'unreadable']),
    // A plain space divides thousands only where the language does so; elsewhere two numbers stand there.
    ['5 120', { locale: 'fr' }, [5120, 0.5]],
    ['5 120', { locale: 'it' }, 'unreadable'],
    ['7\n300', { locale: 'fr' }, 'unreadable'],
    // Another column's figures.
    ['12%', { unit: 'count' }, 'unreadable'],
    ['12%', { unit: 'money' }, 'unreadable'],
    ['$12', { unit: 'count' }, 'unreadable'],
    ['$12', { unit: 'fraction' }, 'unreadable'],
    // "B" is a billion in English, a thousand in Turkish, a trillion in Spanish.
    ['1.2B', { locale: null }, 'unreadable'],
    ['1.2K', { locale: 'it' }, [1200, 50]],
    // "L" is lakh in India and lei in Germany.
    ['1.234,50 L', { locale: 'de', unit: 'money' }, [1234.5, 0.005, 'L']],
    ['1.234,50 L', { locale: null, unit: 'money' }, 'unreadable'],
  ];
  it.each(cases)('%j %j', (text, given, expected) => {
    expect(brief(one(text, given))).toEqual(expected);
  });

  it('says that a percent sign stood there', () => {
    expect(one('12%', { unit: 'fraction' })).toMatchObject({ percent: true });
    expect(one('0.12', { unit: 'fraction' })).toMatchObject({ percent: false });
  });

  it('keeps the text of what it cannot read', () => {
    expect(one(' about 5 ')).toEqual({ kind: 'unreadable', text: ' about 5 ' });
  });
});

describe('the column decides', () => {
  const column = (texts: string[], given?: Partial<ColumnHints>) => {
    const { cells, style, by, ambiguous } = readColumn(texts, hints(given));
    return [
      cells.map((cell) => (cell.kind === 'value' ? cell.value : cell.kind)),
      style?.decimal,
      by,
      ambiguous,
    ];
  };
  it.each<[string, string[], Partial<ColumnHints>, unknown[]]>([
    ['its own cells come first', ['1.234', '5,5'], {}, [[1234, 5.5], ',', 'column', false]],
    [
      'a leading zero groups nothing',
      ['1.234', '0.500'],
      { locale: 'it' },
      [[1.234, 0.5], '.', 'column', false],
    ],
    [
      'nor do four digits',
      ['1234.567', '1.234'],
      { locale: 'de' },
      [[1234.567, 1.234], '.', 'column', false],
    ],
    ['Indian grouping', ['1,23,456', '1,234'], { locale: null }, [[123456, 1234], '.', 'column', false]],
    [
      'the Spanish file',
      ['6.216', '310'],
      { locale: 'es', unit: 'count' },
      [[6216, 310], ',', 'hints', false],
    ],
    ['locale alone, Italian', ['1.234'], { locale: 'it' }, [[1234], ',', 'hints', false]],
    ['locale alone, English', ['1.234'], { locale: 'en' }, [[1.234], '.', 'hints', false]],
    ['locale alone, Mexican', ['1.234'], { locale: 'es-MX' }, [[1.234], '.', 'hints', false]],
    ['the unit alone', ['1.234', '12'], { locale: null, unit: 'count' }, [[1234, 12], ',', 'hints', false]],
    [
      'the currency alone',
      ['1.234'],
      { locale: null, unit: 'money', currency: 'EUR' },
      [[1234], ',', 'hints', false],
    ],
    [
      'three decimals',
      ['1.234'],
      { locale: null, unit: 'money', currency: 'KWD' },
      [[1.234], '.', 'hints', false],
    ],
    [
      'no decimals',
      ['¥1.234'],
      { locale: null, unit: 'money', currency: 'JPY' },
      [[1234], ',', 'hints', false],
    ],
    ['an ISO code in the cell', ['EUR 1.234'], { locale: null }, [[1234], ',', 'hints', false]],
    ['nothing known', ['1.234'], { locale: null }, [['unreadable'], undefined, null, true]],
    ['an unknown language', ['1.234'], { locale: 'xx' }, [['unreadable'], undefined, null, true]],
    ['a broken tag', ['1.234'], { locale: '???' }, [['unreadable'], undefined, null, true]],
    ['locale against unit', ['1.234'], { unit: 'count' }, [['unreadable'], undefined, null, true]],
    [
      'locale against currency',
      ['1.234'],
      { unit: 'money', currency: 'USD' },
      [['unreadable'], undefined, null, true],
    ],
    [
      'the page stands above the locale',
      ['1.234'],
      { locale: 'it', style: { decimal: '.' } },
      [[1.234], '.', 'hints', false],
    ],
    [
      'the page settles what locale and unit dispute',
      ['1,234'],
      { locale: 'it', unit: 'count', style: { decimal: '.' } },
      [[1234], '.', 'hints', false],
    ],
    [
      'the column stands above the page',
      ['1.234', '1,5'],
      { style: { decimal: '.' } },
      [[1234, 1.5], ',', 'column', false],
    ],
    [
      'cells of both kinds leave open what is open',
      ['1.234', '1,5', '2.5'],
      {},
      [['unreadable', 1.5, 2.5], undefined, null, true],
    ],
    [
      'nothing depends on it',
      ['12', '—', '1 234'],
      { locale: 'fr' },
      [[12, 'empty', 1234], undefined, null, false],
    ],
    ['Swiss money', ['1’234.50', '99.00'], { locale: null }, [[1234.5, 99], '.', 'column', false]],
    [
      'Swiss French money',
      ['1.234'],
      { locale: 'fr-CH', unit: 'money', currency: 'TND' },
      [[1.234], '.', 'hints', false],
    ],
    [
      'money of no known currency',
      ['€1.234'],
      { locale: 'en', unit: 'money' },
      [['unreadable'], undefined, null, true],
    ],
    [
      'thousands of no known currency',
      ['€1.234'],
      { locale: 'it', unit: 'money' },
      [[1234], ',', 'hints', false],
    ],
    ['an underscore in the tag', ['1.234'], { locale: 'it_IT' }, [[1234], ',', 'hints', false]],
  ])('%s', (_, texts, given, expected) => {
    expect(column(texts, given)).toEqual(expected);
  });

  it('an unreadable cell does not spoil the others', () => {
    expect(column(['1,5', 'about 5', '1.234'], { locale: null })).toEqual([
      [1.5, 'unreadable', 1234],
      ',',
      'column',
      false,
    ]);
  });

  it('a reader serves many columns', () => {
    const read = numberReader('it');
    expect(read(['1.234'], { unit: 'count', currency: null }).cells[0]).toMatchObject({ value: 1234 });
    expect(read(['1,5%'], { unit: 'fraction', currency: null }).cells[0]).toMatchObject({ value: 0.015 });
  });
});

describe('words beside figures', () => {
  it.each([
    ['Clicks help_outline', 'Clicks'],
    ['expand_more Impressions arrow_drop_down', 'Impressions'],
    ['Edit USD 5.00', 'USD 5.00'],
    ['USD 5.00\nEdit', 'USD 5.00'],
    ['Edit', 'Edit'],
    ['campaign_name', 'campaign_name'],
    ['ad_spend', 'ad_spend'],
    ['Credit', 'Credit'],
    ['', ''],
  ])('icons are stripped: %j', (text, bare) => {
    expect(stripIconWords(text)).toBe(bare);
  });

  it.each([
    ['Daily', 'day'],
    ['/day', 'day'],
    ['per day', 'day'],
    ['/giorno', 'day'],
    ['al giorno', 'day'],
    ['Giornaliero', 'day'],
    ['/Tag', 'day'],
    ['Täglich', 'day'],
    ['Tagesbudget', 'day'],
    ['par jour', 'day'],
    ['/día', 'day'],
    ['Diario', 'day'],
    ['Diário', 'day'],
    ['per dag', 'day'],
    ['dziennie', 'day'],
    ['/天', 'day'],
    ['Weekly', 'week'],
    ['Monthly', 'month'],
    ['/mese', 'month'],
    ['/день', 'day'],
    ['/gün', 'day'],
    ['/dzień', 'day'],
    ['/ngày', 'day'],
    ['/日', 'day'],
    ['Budget giornaliero', 'day'],
    ['Presupuesto diario', 'day'],
    ['Lifetime', 'lifetime'],
    ['Budget totale', 'lifetime'],
    ['Laufzeitbudget', 'lifetime'],
    ['Campaign Total', 'lifetime'],
    ['Lifetime budget', 'lifetime'],
    ['Using campaign budget', null],
    ['', null],
  ])('%j is per %s', (words, per) => {
    expect(periodOf(words)).toBe(per);
  });
});
