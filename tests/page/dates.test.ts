import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDateColumn, type DateHints } from '@/page/dates';

import { dateForms, required } from './intl-samples';

const column = (texts: string[], hints: Partial<DateHints> = {}) => {
  const { days, ambiguous, order } = readDateColumn(texts, { locale: null, ...hints });
  return [days, ambiguous ? 'ambiguous' : 'clear', order];
};

describe('one date', () => {
  it.each<[string, string | null, string | null]>([
    ['2026-01-05', null, '2026-01-05'],
    ['2026-01-05 00:00:00', null, '2026-01-05'],
    ['2026-01-05T23:59:59Z', null, '2026-01-05'],
    ['2026-01-05T23:59:59.123+02:00', null, '2026-01-05'],
    ['2026-01-05 00:00:00 +0000 UTC', null, '2026-01-05'],
    ['2026/01/05', null, '2026-01-05'],
    ['20260105', null, '2026-01-05'],
    ['Feb 1, 2020', 'en', '2020-02-01'],
    ['Feb 1, 2020', null, '2020-02-01'],
    ['Feb 1, 2020 10:30 AM', 'en', '2020-02-01'],
    ['01-Feb-2020', null, '2020-02-01'],
    ['Feb-01-2020', null, '2020-02-01'],
    ['1 de julio de 2026', 'es', '2026-07-01'],
    ['1 de julio de 2026', null, '2026-07-01'],
    ['1. März 2026', 'de', '2026-03-01'],
    ['1 gen 2026', 'it', '2026-01-01'],
    ['2026年1月1日', null, '2026-01-01'],
    ['5 января 2026 г.', 'ru', '2026-01-05'],
    ['13/04/2026', null, '2026-04-13'],
    ['4/13/2026', null, '2026-04-13'],
    ['4/13/2026 12:00:00 AM', null, '2026-04-13'],
    ['05.04.2026', null, '2026-04-05'],
    ['13/04/26', null, '2026-04-13'],
    ['  2026-01-05 ', null, '2026-01-05'],
    ['', null, null],
    ['--', null, null],
    ['Total', null, null],
    ['No data available.', null, null],
    ['2026-02-30', null, null],
    ['31/02/2026', null, null],
    ['Jan 5 – 12, 2026', 'en', null],
    ['January 2026', 'en', null],
    ['46027', null, null],
    ['1/2', null, null],
    ['2569-01-05', null, null],
  ])('%j in %s is %s', (text, locale, day) => {
    expect(column([text], { locale })[0]).toEqual([day]);
    expect(column([text], { locale })[1]).toBe('clear');
  });
});

describe('the whole column decides', () => {
  it.each<[string, string[], Partial<DateHints>, unknown[]]>([
    ['a day above twelve', ['03/04/2026', '25/04/2026'], {}, [['2026-04-03', '2026-04-25'], 'clear', 'dmy']],
    ['the American way', ['03/04/2026', '04/25/2026'], {}, [['2026-03-04', '2026-04-25'], 'clear', 'mdy']],
    ['nothing decides', ['03/04/2026'], {}, [[null], 'ambiguous', null]],
    ['the language is no proof', ['03/04/2026'], { locale: 'it' }, [[null], 'ambiguous', null]],
    ['nor are days in a row', ['01/03/2026', '02/03/2026'], {}, [[null, null], 'ambiguous', null]],
    ['the same either way', ['03/03/2026', '05/05/2026'], {}, [['2026-03-03', '2026-05-05'], 'clear', null]],
    ['what is the same stands', ['03/03/2026', '03/04/2026'], {}, [['2026-03-03', null], 'ambiguous', null]],
    ['an answer', ['03/04/2026'], { order: 'dmy' }, [['2026-04-03'], 'clear', 'dmy']],
    ['another answer', ['03/04/2026'], { order: 'mdy' }, [['2026-03-04'], 'clear', 'mdy']],
    ['two orders in one column', ['25/04/2026', '04/25/2026'], {}, [[null, null], 'ambiguous', null]],
    [
      'an answer that does not fit all',
      ['25/04/2026', '03/04/2026'],
      { order: 'mdy' },
      [[null, '2026-03-04'], 'clear', 'mdy'],
    ],
    ['no date of tomorrow', ['03/12/2026'], { notAfter: '2026-05-10' }, [['2026-03-12'], 'clear', 'mdy']],
    [
      'cells that are no dates',
      ['25/04/2026', '', 'Total', '03/04/2026'],
      {},
      [['2026-04-25', null, null, '2026-04-03'], 'clear', 'dmy'],
    ],
    ['ISO needs no order', ['2026-04-03', '2026-04-25'], {}, [['2026-04-03', '2026-04-25'], 'clear', null]],
    ['ISO beside numbers', ['2026-04-03', '25/04/2026'], {}, [['2026-04-03', '2026-04-25'], 'clear', 'dmy']],
    ['an empty column', [], {}, [[], 'clear', null]],
  ])('%s', (_, texts, hints, expected) => {
    expect(column(texts, hints)).toEqual(expected);
  });

  it('reads back whatever Intl writes, or says that it is open', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...required),
        fc.array(fc.integer({ min: 14_610, max: 25_566 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...dateForms),
        (locale, numbers, form) => {
          const format = new Intl.DateTimeFormat(locale, { ...form, calendar: 'gregory', timeZone: 'UTC' });
          const dates = numbers.map((number) => new Date(number * 86_400_000));
          const texts = dates.map((date) => format.format(date));
          const days = dates.map((date) => date.toISOString().slice(0, 10));
          const read = readDateColumn(texts, { locale });
          for (const [row, day] of read.days.entries())
            if (day !== null) expect([texts[row], day]).toEqual([texts[row], days[row]]);
          if (!read.ambiguous) expect([texts, read.days]).toEqual([texts, days]);
          if (form.dateStyle !== 'short') {
            // A month in words is never open; numbers are where no day is above twelve.
            const words = texts.some((text) => /\p{L}{3}/u.test(text.normalize('NFD')));
            if (words) expect(read.ambiguous, texts.join()).toBe(false);
          }
        },
      ),
      { numRuns: 600 },
    );
  }, 60_000);
});
