import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, dayFromNumber, dayIn, dayNumber, isDay, weekday } from '@/model/day';
import { contains, dayCount, daysOf, intersect, monthOf, quarterOf, RangeSchema } from '@/model/range';

const dayNumbers = fc.integer({ min: dayNumber('1971-01-01'), max: dayNumber('2199-12-31') });

describe('civil days', () => {
  it('turn into numbers and back, every one of them', () => {
    fc.assert(fc.property(dayNumbers, (number) => dayNumber(dayFromNumber(number)) === number));
  });

  it('are days of the calendar or nothing', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-04-31', '0000-01-01'])
      expect(isDay(text), text).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('know their weekday and step over leap days and the turn of the year', () => {
    expect(weekday('2026-11-22')).toBe(0);
    expect(weekday('1969-12-31')).toBe(3);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('belong to a time zone, not to the machine', () => {
    expect(dayIn('2026-11-22T23:30:00Z', 'Europe/Rome')).toBe('2026-11-23');
    expect(dayIn('2026-11-22T03:30:00Z', 'America/Los_Angeles')).toBe('2026-11-21');
    expect(() => dayIn('2026-11-22T03:30:00Z', 'Nowhere/Land')).toThrow(RangeError);
  });
});

describe('ranges', () => {
  it('count both ends, across daylight saving too', () => {
    expect(dayCount({ from: '2026-10-24', to: '2026-10-26' })).toBe(3);
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
  });

  it('refuse an end before the beginning', () => {
    expect(RangeSchema.safeParse({ from: '2026-02-02', to: '2026-02-01' }).success).toBe(false);
  });

  it('know the month and the quarter of a day', () => {
    expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(quarterOf('2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  });

  it('meet in what both hold', () => {
    const november = monthOf('2026-11-01');
    expect(intersect(november, { from: '2026-10-20', to: '2026-11-03' })).toEqual({
      from: '2026-11-01',
      to: '2026-11-03',
    });
    expect(intersect(november, { from: '2026-12-01', to: '2026-12-02' })).toBeNull();
    expect(contains(november, { from: '2026-11-01', to: '2026-11-30' })).toBe(true);
    expect(contains(november, { from: '2026-10-31', to: '2026-11-30' })).toBe(false);
  });
});
