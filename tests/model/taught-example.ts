import type { TaughtMap } from '@/model/taught';

/** A map to be changed where a test needs it. */
export function plainMap(change: Partial<TaughtMap> = {}): TaughtMap {
  return {
    version: 1,
    origin: 'https://reports.shop.example',
    path: '/promotions',
    platform: 'other',
    name: 'Shop',
    table: { kind: 'grid', label: null, ordinal: 0, of: 1 },
    columns: [
      { header: 'Promo', key: null, meaning: 'campaign' },
      { header: 'Outlay', key: null, meaning: 'spend' },
      { header: 'Taps', key: null, meaning: 'clicks' },
      { header: 'Buys', key: null, meaning: 'conversions' },
      { header: 'Mood', key: null, meaning: 'ignore' },
    ],
    identity: { by: 'name' },
    range: {
      from: 'element',
      locator: { self: { tag: 'div', attributes: {}, classes: ['period'] }, within: null },
    },
    timeZone: null,
    currency: null,
    attribution: null,
    decimal: null,
    ...change,
  };
}
