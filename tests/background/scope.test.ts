import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clockOf, daysApart } from '@/background/judging/clock';
import { lastWindow, windowsAround } from '@/background/judging/periods';
import { matchesName, winner } from '@/background/judging/scope';

import { plainTarget } from '../store/targets';

describe('a name pattern', () => {
  it.each([
    ['brand', 'My Brand | IT', true],
    ['brand', 'Generic', false],
    ['brand*', 'Brand | IT', true],
    ['brand*', 'My Brand', false],
    ['*brand', 'My Brand', true],
    ['*| it', 'Brand | IT', true],
    ['b*d*it', 'Brand | IT', true],
    ['a*a', 'a', false],
    ['*', '', true],
    ['**', 'anything', true],
    ['ab*bc', 'abc', false],
    ['(it)', 'Brand (IT)', true],
    ['.*', '.hidden', true],
    ['.*', 'none', false],
    [' brand ', 'BRAND', true],
  ])('%j on %j: %s', (pattern, name, matches) => {
    expect(matchesName(pattern, name)).toBe(matches);
  });

  it('matches what it was cut out of, and never takes long', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 6 }), (pieces) => {
        const plain = pieces.map((piece) => piece.replaceAll('*', '').trim().toLowerCase());
        expect(matchesName(`*${plain.join('*')}*`, plain.join('x'))).toBe(true);
      }),
    );
    const started = performance.now();
    matchesName(`${'a*'.repeat(500)}b`, 'a'.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it('of targets as narrow as each other the newest counts', () => {
  const name = { kind: 'name' as const, pattern: 'a' };
  const older = plainTarget({ id: 'z', scope: name, createdAt: '2026-11-01T00:00:00Z' });
  const newer = plainTarget({ id: 'a', scope: name, createdAt: '2026-11-02T00:00:00Z' });
  const wide = plainTarget({ id: 'w', createdAt: '2026-11-09T00:00:00Z' });
  expect(winner([older, wide, newer])).toBe(newer);
  expect(winner([])).toBeNull();
});

describe('the clock of an account', () => {
  const now = '2026-11-22T13:00:00Z';

  it('goes by its zone', () => {
    const clock = clockOf('2026-11-22T23:30:00Z', 'Asia/Tokyo', []);
    expect(clock).toMatchObject({ today: '2026-11-23', closed: '2026-11-22' });
    expect(clock.dayOf!('2026-11-22T14:59:00Z')).toBe('2026-11-22');
    expect(clock.shareOf('2026-11-22T03:00:00Z')).toBe(0.5);
  });

  it('counts a day as over when it is over everywhere, where the zone is unknown', () => {
    expect(clockOf(now, null, [])).toMatchObject({ today: '2026-11-22', closed: '2026-11-21', dayOf: null });
    expect(clockOf('2026-11-22T11:00:00Z', null, [])).toMatchObject({
      today: '2026-11-21',
      closed: '2026-11-20',
    });
  });

  it('believes a page that names a day which has begun somewhere, and no other', () => {
    const at = Date.parse('2026-11-22T11:00:00Z');
    const clock = (to: string) => clockOf('2026-11-22T11:00:00Z', null, [{ to, at }]).today;
    expect(clock('2026-11-22')).toBe('2026-11-22');
    expect(clock('2026-11-23')).toBe('2026-11-23');
    expect(clock('2026-11-30')).toBe('2026-11-21');
  });

  it('knows days without hours', () => {
    expect(daysApart('2026-02-27', '2026-03-01')).toBe(2);
    // The night of the change to summer time has 23 hours.
    expect(clockOf('2026-03-29T22:00:00Z', 'Europe/Rome', []).today).toBe('2026-03-30');
  });
});

describe('the window of a period', () => {
  const month = { kind: 'month' as const, from: '2026-09-10', until: '2026-11-20' };

  it('may be either of two around the turn of the month', () => {
    const every = { ...month, until: null };
    expect(windowsAround(every, '2026-12-01T03:00:00Z').map(({ from }) => from)).toEqual([
      '2026-11-01',
      '2026-12-01',
    ]);
    expect(windowsAround(every, '2026-11-15T03:00:00Z')).toHaveLength(1);
  });

  it('is the first before it begins, and the last after it has ended', () => {
    expect(lastWindow(month, '2026-08-31')).toEqual({
      window: { from: '2026-09-01', to: '2026-09-30' },
      begun: false,
    });
    expect(lastWindow(month, '2027-01-05')).toEqual({
      window: { from: '2026-11-01', to: '2026-11-30' },
      begun: true,
    });
    const once = { kind: 'once' as const, range: { from: '2026-11-01', to: '2026-11-10' } };
    expect(lastWindow(once, '2026-11-11').begun).toBe(true);
    expect(lastWindow(once, '2026-10-11').begun).toBe(false);
  });
});
