import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  showAge,
  showBytes,
  showDay,
  showFigure,
  showInstant,
  showRange,
  type Unit,
} from '@/ui/parts/figures';
import { shared as en } from '@/locales/en/shared';
import { shared as italian } from '@/locales/it/shared';
import { wordsOf, type Language } from '@/locales/words';

/** Intl writes no-break spaces; for the eye of the reader of this test they are spaces. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('showFigure', () => {
  const examples: [number | null, Unit, string | null, Language, string, string][] = [
    // value, unit, currency, language, whole, compact
    [31.2, 'money', 'EUR', 'en', '€31.20', '€31.20'],
    [25, 'money', 'EUR', 'en', '€25', '€25'],
    [1934.2, 'money', 'EUR', 'en', '€1,934.20', '€1.9k'],
    [1934.2, 'money', 'EUR', 'it', '1.934,20 €', '1,9k €'],
    [312.4, 'money', 'EUR', 'en', '€312.40', '€312'],
    [999.6, 'money', 'EUR', 'en', '€999.60', '€1,000'],
    [12_345_678, 'money', 'USD', 'en', '$12,345,678', '$12.3m'],
    [12_345_678, 'money', 'USD', 'it', '12.345.678 USD', '12,3 Mln USD'],
    [999_960, 'money', 'EUR', 'en', '€999,960', '€1m'],
    [70_000, 'money', 'EUR', 'en', '€70,000', '€70k'],
    [1900, 'money', 'JPY', 'en', '¥1,900', '¥1.9k'],
    [150, 'money', 'JPY', 'it', '150 JPY', '150 JPY'],
    [0.043, 'money', 'EUR', 'en', '€0.043', '€0.043'],
    [0.42, 'money', 'EUR', 'it', '0,42 €', '0,42 €'],
    [12.5, 'money', null, 'en', '12.50', '12.50'],
    [312.4, 'money', null, 'en', '312.40', '312'],
    [-1934.2, 'money', 'EUR', 'en', '-€1,934.20', '-€1.9k'],
    [0, 'money', 'EUR', 'en', '€0', '€0'],
    [0.1296, 'fraction', null, 'en', '12.96%', '13%'],
    [0.0412, 'fraction', null, 'it', '4,12%', '4,12%'],
    [0.00042, 'fraction', null, 'en', '0.042%', '0.042%'],
    [1.5, 'fraction', null, 'en', '150%', '150%'],
    [3.4, 'ratio', null, 'en', '3.40', '3.40'],
    [4, 'ratio', null, 'it', '4', '4'],
    [12_300, 'count', null, 'en', '12,300', '12.3k'],
    [12_300, 'count', null, 'it', '12.300', '12,3k'],
    [1234, 'count', null, 'it', '1.234', '1,2k'],
    [44.5, 'count', null, 'en', '44.5', '44.5'],
    [null, 'money', 'EUR', 'en', '–', '–'],
    [Number.NaN, 'count', null, 'en', '–', '–'],
    [Number.POSITIVE_INFINITY, 'ratio', null, 'it', '–', '–'],
    // A currency that is none must not throw: the page was hostile, not the reader of the light.
    [5, 'money', '<b>', 'en', '5', '5'],
  ];
  it.each(examples)('%s %s %s %s', (value, unit, currency, language, whole, compact) => {
    expect(plain(showFigure(value, unit, currency, language))).toBe(whole);
    expect(plain(showFigure(value, unit, currency, language, { compact: true }))).toBe(compact);
  });

  it('shows every figure: one that throws would take all lights of the page with it', () => {
    const units = fc.constantFrom<Unit[]>('money', 'count', 'fraction', 'ratio');
    const currencies = fc.constantFrom(null, 'EUR', 'JPY', 'KWD', 'XXX', 'ZZZ', '<b>');
    fc.assert(
      fc.property(fc.double(), units, currencies, fc.boolean(), (value, unit, currency, compact) => {
        expect(showFigure(value, unit, currency, 'en', { compact })).not.toBe('');
        expect(showFigure(value, unit, currency, 'it', { compact })).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
    for (const value of [99.5, 100, 312.4, 999.4, 999.99, 1000])
      for (const compact of [true, false])
        expect(showFigure(value, 'money', null, 'en', { compact })).not.toBe('');
  });

  it('never shows minus nothing', () => {
    expect(plain(showFigure(-0, 'money', 'EUR', 'en'))).toBe('€0');
    expect(plain(showFigure(-0.0000001, 'fraction', null, 'en'))).not.toMatch(/^-0%$/);
  });

  it('stays short when compact, and within 5.1% of the figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 9e11, noNaN: true }), (value) => {
        const shown = showFigure(value, 'count', null, 'en', { compact: true });
        expect(shown.length).toBeLessThanOrEqual(6);
        const [, digits, mark] = /^([\d.,]+)(k|m|bn)?$/.exec(shown)!;
        const size = { k: 1e3, m: 1e6, bn: 1e9 }[mark ?? ''] ?? 1;
        const back = Number(digits!.replaceAll(',', '')) * size;
        expect(Math.abs(back / value - 1)).toBeLessThanOrEqual(0.051);
      }),
    );
  });
});

describe('dates', () => {
  it('says once what both ends of a range share', () => {
    expect(showRange({ from: '2026-11-01', to: '2026-11-30' }, 'en')).toBe('1–30 Nov 2026');
    expect(showRange({ from: '2026-11-01', to: '2026-11-30' }, 'it')).toBe('1–30 nov 2026');
    expect(showRange({ from: '2026-10-28', to: '2026-11-03' }, 'en')).toBe('28 Oct – 3 Nov 2026');
    expect(showRange({ from: '2025-12-28', to: '2026-01-03' }, 'en')).toBe('28 Dec 2025 – 3 Jan 2026');
    expect(showRange({ from: '2026-11-14', to: '2026-11-14' }, 'it')).toBe('14 nov 2026');
  });
  it('shows days and instants, and a dash for what is none', () => {
    expect(showDay('2026-02-29', 'en')).toBe('–');
    expect(showDay('nonsense', 'en')).toBe('–');
    expect(showInstant('2026-11-14T23:05:00Z', 'en', 'Europe/Rome')).toBe('15 Nov 2026, 00:05');
    expect(showInstant('nonsense', 'it')).toBe('–');
  });
});

describe('showAge', () => {
  const words = wordsOf(en, 'en');
  const now = '2026-11-22T12:00:00Z';
  it.each([
    ['2026-11-22T11:59:30Z', 'just now'],
    ['2026-11-22T12:00:30Z', 'just now'],
    ['2026-11-22T13:00:00Z', 'later than this clock'],
    ['2026-11-22T11:48:00Z', '12 min ago'],
    ['2026-11-22T09:01:00Z', '2 h ago'],
    ['2026-11-21T11:00:00Z', '1 day ago'],
    ['2026-11-15T11:00:00Z', '7 days ago'],
    [null, 'not read yet'],
  ])('%s', (instant, shown) => expect(showAge(instant, now, words)).toBe(shown));
  it('speaks Italian', () =>
    expect(showAge('2026-11-15T11:00:00Z', now, wordsOf(italian, 'it'))).toBe('7 giorni fa'));
});

describe('showBytes', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_500_000, '1.5 MB'],
    [42_000_000_000_000, '42,000 GB'],
  ])('%s', (bytes, shown) => expect(plain(showBytes(bytes, 'en'))).toBe(shown));
});
