import { expect, it } from 'vitest';

import { dayFromNumber, dayNumber } from '@/model/day';

const byDate = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

it('days and their numbers agree with Date, from the year 1000 to 9999', () => {
  const wrong: number[] = [];
  const check = (number: number) => {
    const day = byDate(number);
    if (dayFromNumber(number) !== day || dayNumber(day) !== number) wrong.push(number);
  };
  for (let number = -354_285; number < 2_932_896; number += 37) check(number);
  for (let number = 0; number < 40_000; number += 1) check(number);
  expect(wrong).toEqual([]);
});

it.each([
  '',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '0999-01-01',
  '2026-1-01',
  '2026-01-1x',
  '+026-01-01',
  '2026-04-31',
])('%s is no day', (text) => {
  expect(dayNumber(text)).toBeNaN();
});

it('a number that is none has no day', () => {
  expect(() => dayFromNumber(Number.NaN)).toThrow(RangeError);
  expect(() => dayFromNumber(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
