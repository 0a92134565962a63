import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { colours } from '@/model/light';
import { platforms } from '@/model/platform';
import { home, narrowed, pageNames, readRoute, writeRoute, type Route } from '@/ui/dashboard/route';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const routes: fc.Arbitrary<Route> = fc.record({
  page: fc.constantFrom(...pageNames),
  colours: fc.subarray([...colours]),
  console: fc.constantFrom('' as const, ...platforms),
  account: text,
  label: text,
  search: text,
  unfolded: fc.array(
    text.filter((one) => one !== ''),
    { maxLength: 4 },
  ),
  open: text,
});

describe('the address', () => {
  it('holds the whole view', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(readRoute(writeRoute(route))).toEqual(route);
      }),
    );
  });
  it('is short where nothing is special', () => expect(writeRoute(home)).toBe('#/lights'));
  it.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#lights',
    '#/lights?colour=blue&console=none&x=1',
    '#/lights?%E0%A4%A',
  ])('opens also from %s', (hash) =>
    expect(readRoute(hash)).toMatchObject({ page: 'lights', colours: [], console: '' }),
  );
  it('keeps a question mark that was searched for', () =>
    expect(readRoute(writeRoute({ ...home, search: 'why? 100% & more' })).search).toBe('why? 100% & more'));
  it('knows when campaigns must be looked at', () => {
    expect(narrowed(home)).toBe(false);
    expect(narrowed({ ...home, colours: ['red'] })).toBe(false);
    expect(narrowed({ ...home, search: '  ' })).toBe(false);
    expect(narrowed({ ...home, label: 'x' })).toBe(true);
  });
});
