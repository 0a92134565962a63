import { describe, expect, it } from 'vitest';

import { languageOf, wordsOf } from '@/locales/words';

describe('words', () => {
  const catalogue = {
    greeting: 'Hello {name}',
    found: '{n|one=# campaign|other=# campaigns} of {total}',
    empty: '{n|other=#}',
  };

  it('fill in parameters and choose the plural of the language', () => {
    const en = wordsOf(catalogue, 'en');
    expect(en('greeting', { name: 'Ada' })).toBe('Hello Ada');
    expect(en('found', { n: 1, total: 3 })).toBe('1 campaign of 3');
    expect(en('found', { n: 1200, total: null })).toBe('1,200 campaigns of ');
    expect(wordsOf(catalogue, 'it')('found', { n: 1200, total: 1500 })).toBe('1200 campaigns of 1500');
    expect(wordsOf(catalogue, 'it')('found', { n: 12000, total: 15000 })).toBe('12.000 campaigns of 15.000');
  });

  it('show a hole as its key, and a pattern-like parameter as it is', () => {
    expect(wordsOf(catalogue, 'en')('nobody.wrote.this')).toBe('nobody.wrote.this');
    expect(wordsOf(catalogue, 'en')('greeting', { name: '$& {total}' })).toBe('Hello $& {total}');
  });

  it('speak the first language that the browser and we share', () => {
    expect(languageOf('auto', ['de-DE', 'it-IT', 'en'])).toBe('it');
    expect(languageOf('auto', ['ja'])).toBe('en');
    expect(languageOf('it', ['en'])).toBe('it');
  });
});
