import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addReading } from '@/store/looks';
import { bearersOf, sightingsOf, spanOfNames, whoIs } from '@/store/names';
import { everyCampaign } from '@/store/registry';

import { freshStore, NOW } from './fresh';
import { plainReading, plainRow } from './readings';
import { dailyReport, hashOf, importAll } from './report-files';

const day = (text: string) => Date.parse(`2026-${text}T00:00:00Z`);
const seen = (id: string, ...sightings: [string, string][]) => ({
  id,
  sightings: sightings.map(([name, at]) => ({ name, at: day(at) })),
});

describe('a name without an id', () => {
  const bearers = bearersOf([
    seen('1', ['Sale', '03-01'], ['Old sale', '06-01']),
    seen('2', ['Sale', '06-10']),
    seen('3', ['Brand', '03-01']),
  ]);

  it.each([
    ['Brand', '01-01', '12-31', '3'],
    // The first sighting of a name says nothing of the days before it.
    ['Sale', '01-01', '02-01', null],
    ['Old sale', '04-01', '04-02', '1'],
    ['Old sale', '01-01', '02-28', undefined],
    ['Nobody', '01-01', '12-31', undefined],
    ['Sale', '07-01', '07-31', '2'],
  ])('%s from %s to %s', (name, from, to, id) => {
    expect(whoIs(bearers, name, { from: day(from), to: day(to) })).toBe(id);
  });

  it('means one campaign at most, and only one that bore it, whatever the history', () => {
    const history = fc.array(
      fc.record({
        id: fc.constantFrom('1', '2', '3'),
        sightings: fc.array(
          fc.record({ name: fc.constantFrom('A', 'B', 'C'), at: fc.integer({ min: 0, max: 50 }) }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 20 }),
        (all, from, length) => {
          const span = { from, to: from + length };
          const meant = whoIs(bearersOf(all), 'A', span);
          // Whoever was seen under the name within the time may be meant: no other id is ever given.
          const sighted = new Set(
            all
              .filter(({ sightings }) =>
                sightings.some(({ name, at }) => name === 'A' && at >= span.from && at <= span.to),
              )
              .map(({ id }) => id),
          );
          if (sighted.size > 1) expect(meant).toBeNull();
          if (sighted.size === 1 && meant !== null) expect(meant).toBe([...sighted][0]);
          if (typeof meant === 'string')
            expect(
              all.some(({ id, sightings }) => id === meant && sightings.some(({ name }) => name === 'A')),
            ).toBe(true);
          // A longer time never makes a doubtful name certain.
          if (meant === null) expect(whoIs(bearersOf(all), 'A', { from, to: from + length + 5 })).toBeNull();
        },
      ),
    );
  });
});

describe('sightings', () => {
  it("of a page run on; a file's are of its day, or of its days where it gives several names", () => {
    const since = '2026-03-01T00:00:00.000Z';
    expect(sightingsOf({ names: [{ name: 'A', since }], current: 0 })).toEqual([
      { name: 'A', at: day('03-01') },
      { name: 'A', at: Infinity },
    ]);
    const file = { name: 'A', since, days: ['2026-01-01', '2026-01-31'] as [string, string] };
    expect(sightingsOf({ names: [file], current: 0 })).toEqual([{ name: 'A', at: day('03-01') }]);
    const then = { name: 'B', since, days: ['2026-02-01', '2026-02-28'] as [string, string] };
    expect(sightingsOf({ names: [file, then], current: 1 })).toEqual([
      { name: 'A', at: day('01-01') },
      { name: 'A', at: day('02-01') - 1 },
      { name: 'B', at: day('02-01') },
      { name: 'B', at: day('03-01') - 1 },
    ]);
    expect(sightingsOf({ names: [{ name: '', since }], current: 0 })).toEqual([]);
  });

  it('are asked of the moment for a page, and of all days up to its making for a file', () => {
    const readAt = '2026-11-02T09:00:00Z';
    const to = Date.parse(readAt);
    expect(spanOfNames({ source: 'page', from: '2026-10-01', readAt })).toEqual({ from: to, to });
    expect(spanOfNames({ source: 'report', from: '2026-10-01', readAt })).toEqual({ from: day('10-01'), to });
  });
});

describe('campaigns of an account', () => {
  const names = async (...args: Parameters<typeof everyCampaign>) =>
    (await everyCampaign(...args)).map(({ id, name }) => `${id} ${name}`).toSorted();

  it('keep the name that the page shows, whatever a file made later calls them', async () => {
    const store = freshStore();
    await addReading(store, plainReading({ readAt: '2026-11-01T09:00:00Z' }), NOW);
    const file = dailyReport('2026-10-01', 3, () => [plainRow('1', 'Brand DE', { spend: 1 })]);
    await importAll(store, file, 'google-ads-1');
    expect(await names(store, NOW)).toEqual(['1 Brand', '2 Generic']);
    await store.close();
  });

  it('have a name for an id that only a file without names knows: the id', async () => {
    const store = freshStore();
    const file = dailyReport('2026-10-01', 3, () => [plainRow('4711', '', { spend: 1 })]);
    await importAll(store, file, null);
    expect(await names(store, NOW)).toEqual(['4711 4711']);
    await store.close();
  });

  it('are provisional under a name that its one bearer had given up before', async () => {
    const store = freshStore();
    await addReading(store, plainReading({ readAt: '2026-09-01T09:00:00Z' }), NOW);
    const renamed = [plainRow('1', 'Brand DE', { spend: 1 }), plainRow('2', 'Generic', { spend: 1 })];
    await addReading(store, plainReading({ readAt: '2026-09-20T09:00:00Z', rows: renamed }), NOW);
    const file = dailyReport('2026-10-01', 3, () => [plainRow(null, 'Brand', { spend: 1 })]);
    await importAll(store, file, 'google-ads-1');
    expect(await names(store, NOW)).toEqual(['1 Brand DE', '2 Generic', 'name:Brand Brand']);
    const before = dailyReport('2026-08-01', 3, () => [plainRow(null, 'Brand', { spend: 1 })], {
      readAt: '2026-08-04T00:00:00Z',
    });
    await importAll(store, before, 'google-ads-1', { hash: hashOf('b') });
    expect(await names(store, NOW)).toEqual(['1 Brand DE', '2 Generic', 'name:Brand Brand']);
    await store.close();
  });
});
