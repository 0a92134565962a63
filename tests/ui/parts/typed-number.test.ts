import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { languages } from '@/locales/words';
import { readTyped, typedText } from '@/ui/parts/typed-number';

describe('readTyped', () => {
  const good: [string, 'en' | 'it', number][] = [
    ['1234.56', 'en', 1234.56],
    ['1,234.56', 'en', 1234.56],
    ['1 234 567', 'en', 1_234_567],
    ['1.234,56', 'it', 1234.56],
    ['1.234', 'it', 1234],
    ['1,234', 'en', 1234],
    ['0,85', 'it', 0.85],
    ['1’234,5', 'it', 1234.5],
    [' 25 ', 'it', 25],
    ['-12.5', 'en', -12.5],
    ['−12,5', 'it', -12.5],
    ['+3', 'en', 3],
    ['007', 'en', 7],
  ];
  it.each(good)('%s in %s is %s', (text, language, value) =>
    expect(readTyped(text, language)).toEqual({ ok: true, value }),
  );
  const bad: [string, 'en' | 'it', string][] = [
    ['', 'en', 'empty'],
    ['   ', 'it', 'empty'],
    ['12,5', 'en', 'separator'],
    ['12.5', 'it', 'separator'],
    ['1.5,0', 'en', 'separator'],
    ['1,23,456', 'en', 'separator'],
    ['1.234.56', 'it', 'separator'],
    ['1,2,3', 'it', 'separator'],
    ['25.', 'en', 'separator'],
    ['25 EUR', 'en', 'not-a-number'],
    ['€25', 'en', 'not-a-number'],
    ['1e5', 'en', 'not-a-number'],
    ['Infinity', 'en', 'not-a-number'],
    ['--5', 'en', 'not-a-number'],
    ['12%', 'it', 'not-a-number'],
    [',', 'it', 'not-a-number'],
    ['9'.repeat(400), 'en', 'not-a-number'],
  ];
  it.each(bad)('%s in %s is refused: %s', (text, language, why) =>
    expect(readTyped(text, language)).toEqual({ ok: false, why }),
  );

  it('reads back what it writes, and what Intl writes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toPrecision(12))),
        fc.constantFrom(...languages),
        (value, language) => {
          // A number this small is written in more digits than anybody types.
          fc.pre(value === 0 || Math.abs(value) > 1e-6);
          const back = readTyped(typedText(value, language), language);
          expect(back).toEqual({ ok: true, value: value === 0 ? back.ok && back.value : value });
          const shown = new Intl.NumberFormat(language, {
            useGrouping: 'always',
            maximumFractionDigits: 2,
          }).format(value);
          expect(readTyped(shown, language).ok).toBe(true);
        },
      ),
    );
  });

  it('never takes a decimal mark for a group: the two languages agree or one refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,4}[.,]\d{1,2}$/), (text) => {
        const both = languages.map((language) => readTyped(text, language).ok);
        expect(both.filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});
