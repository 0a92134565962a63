import { describe, expect, it } from 'vitest';

import { googleAds } from '@/consoles/google-ads';
import { taughtConsole } from '@/consoles/taught';
import { identitiesOf } from '@/consoles/taught/identity';
import { gridSheets } from '@/consoles/taught/sheets';
import { ReadingSchema } from '@/model/reading';
import type { TaughtMap } from '@/model/taught';
import { plainMap } from '../model/taught-example';
import { documentAt, drain } from './replay';

const URL_HERE = 'https://reports.shop.example/promotions';
const NOW = '2026-11-22T09:00:00Z';
const HEAD = ['Promo', 'Outlay', 'Taps', 'Buys', 'Mood'];
const ROWS = [
  ['Olive oil', '€4,000.00', '9,120', '40', 'grim'],
  ['Wine', '€1,200.00', '7,310', '120', 'fine'],
  ['Pasta', '€2,500.50', '8,001', '—', 'so so'],
];
const PERIOD = '<div class="period">1 Nov 2026 – 21 Nov 2026</div>';

const table = (head: readonly string[], rows: readonly (readonly string[])[], extra = '') =>
  `<table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody>${extra}</table>`;
const page = (body: string, lang = 'en') =>
  documentAt(`<!doctype html><html lang="${lang}"><body>${body}</body></html>`, URL_HERE);
function read(body: string, map: TaughtMap = plainMap(), lang = 'en', address = URL_HERE) {
  return drain(taughtConsole(map).look(page(body, lang), new URL(address), NOW));
}
const codes = (look: ReturnType<typeof read>) => look.problems.map(({ code }) => code);

describe('a taught table', () => {
  it('is read as it was taught, and by nothing else', () => {
    const look = read(
      PERIOD +
        table(
          HEAD,
          ROWS,
          '<tfoot><tr><td>All</td><td>€7,700.50</td><td>24,431</td><td>160</td><td></td></tr></tfoot>',
        ),
    );
    expect(look.state).toBe('read');
    expect(look.problems).toEqual([]);
    expect(ReadingSchema.parse(look.reading)).toEqual(look.reading);
    expect(look.reading).toMatchObject({
      source: 'page',
      platform: 'other',
      grid: 'taught',
      level: 'campaign',
      range: { from: '2026-11-01', to: '2026-11-21' },
      currency: 'EUR',
      account: { id: null, name: 'Shop', aliases: ['site:https://reports.shop.example'] },
      totals: { metrics: { spend: 7700.5, clicks: 24431, conversions: 160 } },
    });
    expect(look.reading!.rows.map(({ id, name, metrics }) => [id, name, metrics])).toEqual([
      ['Olive oil', 'Olive oil', { spend: 4000, clicks: 9120, conversions: 40 }],
      ['Wine', 'Wine', { spend: 1200, clicks: 7310, conversions: 120 }],
      ['Pasta', 'Pasta', { spend: 2500.5, clicks: 8001, conversions: null }],
    ]);
  });

  it('is found by its headers, wherever its columns went', () => {
    const order = [3, 0, 4, 2, 1];
    const moved = (row: readonly string[]) => order.map((at) => row[at]!);
    const look = read(PERIOD + table(moved(HEAD), ROWS.map(moved)));
    expect(look.reading!.rows[1]!.metrics).toEqual({ spend: 1200, clicks: 7310, conversions: 120 });
  });

  it('may hide columns and show new ones of nobody', () => {
    const without = (row: readonly string[]) => row.slice(0, 3);
    expect(read(PERIOD + table(without(HEAD), ROWS.map(without))).reading!.rows[0]!.metrics).toEqual({
      spend: 4000,
      clicks: 9120,
    });
    const look = read(
      PERIOD +
        table(
          [...HEAD, 'Clicks'],
          ROWS.map((row) => [...row, '5']),
        ),
    );
    expect(look.reading!.rows[0]).toMatchObject({ metrics: { clicks: 9120 }, other: { Clicks: '5' } });
  });

  it.each([
    ['a header is renamed', HEAD.map((one) => (one === 'Outlay' ? 'Budget left' : one))],
    ['the column of campaigns is renamed', HEAD.map((one) => (one === 'Promo' ? 'Ad group' : one))],
    ['two moved columns are called the same', ['Promo', 'Taps', 'Outlay', 'Taps', 'Mood']],
    ['nothing is left of it', ['Invoice', 'Date', 'Amount', 'Paid', 'Note']],
  ])('is not guessed at where %s', (_, head) => {
    const look = read(PERIOD + table(head, ROWS));
    expect([look.state, look.reading, codes(look)]).toEqual(['unknown', null, ['layout-unknown']]);
  });

  it('does not mind sort marks, letter case and accents', () => {
    expect(
      read(PERIOD + table(['PROMO', 'Outlay ▲', 'taps', 'Buys', 'Mood'], ROWS)).reading!.rows,
    ).toHaveLength(3);
  });

  it('is the one that was meant, of two alike', () => {
    const two = PERIOD + table(HEAD, ROWS.slice(0, 1)) + table(HEAD, ROWS.slice(1));
    const second = plainMap({ table: { kind: 'grid', label: null, ordinal: 1, of: 2 } });
    expect(read(two, second).reading!.rows.map(({ name }) => name)).toEqual(['Wine', 'Pasta']);
    // One of them is gone: nobody knows which.
    expect(codes(read(PERIOD + table(HEAD, ROWS), second))).toEqual(['layout-unknown']);
    expect(codes(read(two))).toEqual(['layout-unknown']);
  });

  it('gives no id to two of one name, and a light to neither', () => {
    const look = read(PERIOD + table(HEAD, [...ROWS, ['Wine', '€10.00', '7', '1', '']]));
    expect(look.reading!.rows.map(({ id }) => id)).toEqual(['Olive oil', null, 'Pasta', null]);
    expect(codes(look)).toContain('id-missing');
  });

  it('says what is not known of days, currency and figures, and takes the user’s word last', () => {
    const plain = ROWS.map((row) => row.map((cell) => cell.replace('€', '')));
    const bare = read(table(HEAD, plain), plainMap({ range: { from: 'none' } }));
    expect(codes(bare).toSorted()).toEqual(['currency-unknown', 'range-unknown']);
    expect(bare.reading).toMatchObject({ range: null, currency: null });
    expect(read(PERIOD + table(HEAD, plain), plainMap({ currency: 'SEK' })).reading!.currency).toBe('SEK');
    expect(read(PERIOD + table(HEAD, ROWS), plainMap({ currency: 'SEK' })).reading!.currency).toBe('EUR');
    const two = PERIOD + PERIOD.replace('21', '20') + table(HEAD, ROWS);
    expect(read(two).reading!.range).toBeNull();
    const month = plainMap({ range: { from: 'preset', preset: 'last_month' } });
    expect(read(table(HEAD, ROWS), month).reading!.range).toBeNull();
    expect(read(table(HEAD, ROWS), { ...month, timeZone: 'Europe/Rome' }).reading!.range).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    });
  });

  it('keeps accounts apart that its addresses tell apart', () => {
    const map = plainMap({ path: '/stores/*/promotions' });
    const account = (address: string) =>
      taughtConsole(map).place(new URL(`https://reports.shop.example${address}`))?.account.aliases;
    expect(account('/stores/77/promotions')).toEqual(['site:https://reports.shop.example/77']);
    expect(account('/stores/78/promotions?advertiser_id=9')).toEqual([
      'site:https://reports.shop.example/78/9',
    ]);
    expect(account('/stores/78/orders')).toBeUndefined();
  });

  it('is read from rows that no role names', () => {
    const row = (cells: readonly string[]) =>
      `<div class="r">${cells.map((one) => `<span>${one}</span>`).join('')}</div>`;
    const body = `${PERIOD}<section><div class="h">${HEAD.map((one) => `<b>${one}</b>`).join('')}</div><div>${ROWS.map(row).join('')}</div></section>`;
    const look = read(body, plainMap({ table: { kind: 'loose', label: null, ordinal: 0, of: 1 } }));
    expect(look.reading?.rows.map(({ metrics }) => metrics.spend)).toEqual([4000, 1200, 2500.5]);
  });
});

describe('recycled rows of a taught table', () => {
  const map = plainMap({ identity: { by: 'segment', segment: 1 } });
  const linked = ROWS.map((row, at) => [`<a href="/promotions/p-${at}01">${row[0]}</a>`, ...row.slice(1)]);

  it('anchor the campaign that they show now', () => {
    const document = page(PERIOD + table(HEAD, linked));
    const [engine] = taughtConsole(map).engines;
    const root = engine!.find(document)!;
    const anchors = () => engine!.anchors(root).map(({ id, name }) => [id, name]);
    expect(anchors()).toEqual([
      ['p-001', 'Olive oil'],
      ['p-101', 'Wine'],
      ['p-201', 'Pasta'],
    ]);
    const link = document.querySelector('tbody a')!;
    link.setAttribute('href', '/promotions/p-901');
    link.textContent = 'Bread';
    expect(anchors()[0]).toEqual(['p-901', 'Bread']);
    document.querySelectorAll('th')[0]!.textContent = 'Ad group';
    expect(engine!.find(document)).toBeNull();
    expect(anchors()).toEqual([]);
  });

  it('are told apart by the part of the link that differs, else by nothing', () => {
    const rowsOf = (cells: readonly (readonly string[])[]) => {
      const [sheet] = gridSheets(page(table(HEAD, cells)));
      return drain(sheet!.rows()).body;
    };
    expect(identitiesOf(rowsOf(linked), 0)[0]).toEqual({ by: 'segment', segment: 1 });
    const queried = ROWS.map((row, at) => [
      `<a href="/p?tab=all&promo=${at}7">${row[0]}</a>`,
      ...row.slice(1),
    ]);
    expect(identitiesOf(rowsOf(queried), 0)).toEqual([{ by: 'parameter', parameter: 'promo' }]);
    expect(identitiesOf(rowsOf(ROWS), 0)).toEqual([]);
  });
});

describe('a mended console', () => {
  const mend = plainMap({ platform: 'google-ads', origin: 'https://ads.google.com', path: '/aw/campaigns' });
  const address = 'https://ads.google.com/aw/campaigns?ocid=12';

  it('keeps its account, and gives no names for ids', () => {
    const look = drain(
      taughtConsole(mend, googleAds).look(page(PERIOD + table(HEAD, ROWS)), new URL(address), NOW),
    );
    expect(look.reading).toMatchObject({
      platform: 'google-ads',
      grid: 'taught',
      account: { aliases: ['ocid:12'] },
    });
    expect(look.reading!.rows.map(({ id }) => id)).toEqual([null, null, null]);
  });

  it('is left to its own reader where the taught table is not', () => {
    const document = page('<p>nothing</p>');
    const at = (path: string) =>
      drain(taughtConsole(mend, googleAds).look(document, new URL(`https://ads.google.com${path}`), NOW));
    const own = (path: string) =>
      drain(googleAds.look(document, new URL(`https://ads.google.com${path}`), NOW));
    for (const path of ['/aw/campaigns?ocid=12', '/aw/adgroups?ocid=12', '/aw/overview'])
      expect(at(path)).toEqual(own(path));
  });
});
