import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { earliestDay, latestDay, parseDay, parseInstant } from '@/ledger/calendar';
import { dayFromNumber, dayIn, dayNumber } from '@/model/day';

describe('days', () => {
  it('are those of the model, every day of four centuries', () => {
    const first = dayNumber('1890-01-01');
    const last = dayNumber('2301-01-01');
    for (let number = first; number <= last; number++) {
      const text = dayFromNumber(number);
      if (parseDay(text) !== number) expect(parseDay(text), text).toBe(number);
    }
  });

  it('are days of the calendar or nothing, as in the model', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    const texts = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), two, two)
      .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`);
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => Object.is(parseDay(text), dayNumber(text))),
    );
    for (const text of [
      '2026-02-29',
      '2028-02-29',
      '1900-02-29',
      '2000-02-29',
      '2026-11-31',
      '2026-1-01',
      '',
    ])
      expect(parseDay(text), text).toEqual(dayNumber(text));
    expect(parseDay(20261122 as unknown as string)).toBeNaN();
  });
});

describe('instants', () => {
  it('are what the platform says', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime());
        expect(parseInstant(date.toISOString().replace(/\.\d+Z/, 'Z'))).toBe(
          Math.floor(date.getTime() / 1000) * 1000,
        );
      }),
    );
    for (const text of [
      '2026-11-22T09:15:00+01:00',
      '2026-11-22T09:15Z',
      '2026-11-22T24:00:00Z',
      '2026-11-22T09:15:00.12Z',
    ])
      expect(parseInstant(text), text).toBe(Date.parse(text));
  });

  it('or nothing', () => {
    for (const text of [
      '2026-11-22',
      '22 Nov 2026',
      '',
      'x',
      '2026-02-30T09:15:00Z',
      '2026-11-22T99:99:99Z',
      '2026-11-22Tnever',
    ])
      expect(parseInstant(text), text).toBeNaN();
    expect(parseInstant(null as unknown as string)).toBeNaN();
  });

  it('lie on a day between the first and the last place on earth', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom('Etc/GMT+12', 'Pacific/Kiritimati', 'Europe/Rome', 'America/Los_Angeles'),
        (date, zone) => {
          const here = dayNumber(dayIn(date.toISOString(), zone));
          expect(here).toBeGreaterThanOrEqual(earliestDay(date.getTime()));
          expect(here).toBeLessThanOrEqual(latestDay(date.getTime()));
        },
      ),
    );
  });
});
