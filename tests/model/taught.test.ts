import { describe, expect, it } from 'vitest';

import { TaughtMapSchema, siteKey, sitePattern, type TaughtMap } from '@/model/taught';
import { mapFileName, mapFileText, readMapFile } from '@/model/taught-file';
import { mapAt, pathAt, wildcardsAt } from '@/model/taught-path';
import { plainMap } from './taught-example';

const columns = (...meanings: TaughtMap['columns'][number]['meaning'][]) =>
  meanings.map((meaning, at) => ({ header: `H${at}`, key: null, meaning }));

describe('a map', () => {
  it('goes out to a file and comes back the same', () => {
    const map = plainMap();
    expect(readMapFile(mapFileText(map))).toEqual({ map });
    expect(readMapFile(`\ufeff${mapFileText(map)}`)).toEqual({ map });
    expect(mapFileName(map)).toBe('shop.lampadina-map.json');
    expect(mapFileName(plainMap({ name: '../../etc' }))).toBe('etc.lampadina-map.json');
  });

  it.each([
    ['an address without encryption', { origin: 'http://reports.shop.example' }],
    ['more than an origin', { origin: 'https://reports.shop.example/x' }],
    ['a name and a password in it', { origin: 'https://a:b@shop.example' }],
    ['every site', { origin: 'https://*' }],
    ['no path', { path: 'promotions' }],
    ['a console on a site that is none', { platform: 'google-ads' as const }],
    ['a site of its own on a console', { origin: 'https://ads.google.com', path: '/aw/campaigns' }],
    ['no campaign', { columns: columns('spend', 'clicks') }],
    ['two campaigns', { columns: columns('campaign', 'campaign', 'spend') }],
    ['no figures', { columns: columns('campaign', 'status', 'ignore') }],
    ['a meaning twice', { columns: columns('campaign', 'spend', 'spend') }],
    ['ids in a column that is not there', { identity: { by: 'column' as const } }],
    ['a table beyond the last', { table: { kind: 'grid' as const, label: null, ordinal: 2, of: 2 } }],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }],
    ['a currency that is none', { currency: 'euro' }],
    ['an empty name', { name: '' }],
    ['a name over several lines', { name: 'a\nb' }],
    [
      'a tag that is none',
      {
        range: {
          from: 'element' as const,
          locator: { self: { tag: 'a[href]', attributes: {}, classes: [] }, within: null },
        },
      },
    ],
  ])('is refused with %s', (_, change) => {
    expect(TaughtMapSchema.safeParse({ ...plainMap(), ...change }).success).toBe(false);
  });

  it('may mend a console on its own pages', () => {
    const mend = { platform: 'google-ads' as const, origin: 'https://ads.google.com', path: '/aw/campaigns' };
    expect(TaughtMapSchema.safeParse(plainMap(mend)).success).toBe(true);
  });

  it.each([
    ['', 'not-json'],
    ['<html></html>', 'not-json'],
    ['null', 'not-a-map'],
    ['[]', 'not-a-map'],
    ['{"version":2}', 'newer'],
    ['{"version":1}', 'not-a-map'],
    [JSON.stringify({ ...plainMap(), range: { from: 'script' } }), 'not-a-map'],
    ['x'.repeat(200_001), 'too-large'],
  ])('is told apart from what is none (%#)', (text, code) => {
    expect(readMapFile(text)).toMatchObject({ refusal: { code } });
  });

  it('takes nothing along that it does not know', () => {
    const text = `{"__proto__":{"polluted":true},"evil":1,${JSON.stringify(plainMap()).slice(1)}`;
    expect(readMapFile(text)).toEqual({ map: plainMap() });
  });
});

describe('the address of a map', () => {
  const path = (address: string) => pathAt(new URL(address));
  it('leaves out what reads like an id, and keeps the route of the hash', () => {
    expect(path('https://x.example/accounts/8812/campaigns?page=2')).toBe('/accounts/*/campaigns');
    expect(path('https://x.example/app/#/c/0b6e2f4c-9d1a-4f7e/list?x=1')).toBe('/app/#/c/*/list');
    expect(path('https://x.example/')).toBe('/');
  });
  it('fits the same page of another account, and no other page', () => {
    const map = plainMap({ path: '/accounts/*/campaigns' });
    const at = (rest: string) => wildcardsAt(map, new URL(`https://reports.shop.example${rest}`));
    expect(at('/accounts/77/campaigns/all')).toEqual(['77']);
    expect(at('/accounts/77')).toBeNull();
    expect(at('/accounts/77/ads')).toBeNull();
    expect(
      wildcardsAt(map, new URL('https://reports.shop.example.evil.example/accounts/77/campaigns')),
    ).toBeNull();
  });
  it('is that of the map that says most', () => {
    const maps = [plainMap({ path: '/' }), plainMap({ path: '/a/b' }), plainMap({ path: '/a' })];
    expect(mapAt(maps, new URL('https://reports.shop.example/a/b/c'))?.path).toBe('/a/b');
  });
  it('gives its key, and the pattern to ask for', () => {
    expect(siteKey(plainMap())).toBe('https://reports.shop.example/promotions');
    expect(sitePattern({ origin: 'https://x.example:8443' })).toBe('https://x.example/*');
  });
});
