import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { currencyDecimals, currencyOf, currencyReader, type CurrencyEvidence } from '@/page/currency';

import { required } from './intl-samples';

describe('which currency amounts are in', () => {
  it.each<[CurrencyEvidence, string]>([
    [{ mark: '$', locale: 'en' }, 'USD'],
    [{ mark: '$', locale: 'en-US' }, 'USD'],
    [{ mark: '$', locale: 'en-CA' }, 'CAD'],
    [{ mark: '$', locale: 'en-AU' }, 'AUD'],
    [{ mark: '$', locale: 'fr-CA' }, 'CAD'],
    [{ mark: '$', locale: 'es-MX' }, 'MXN'],
    [{ mark: '$', locale: 'zh-TW' }, 'TWD'],
    [{ mark: 'CA$', locale: 'en' }, 'CAD'],
    [{ mark: 'US$', locale: 'en-CA' }, 'USD'],
    [{ mark: 'US$', locale: 'en' }, 'USD'],
    [{ mark: '$US', locale: 'fr' }, 'USD'],
    [{ mark: '¥', locale: 'zh' }, 'CNY'],
    [{ mark: '¥', locale: 'zh-CN' }, 'CNY'],
    [{ mark: '¥', locale: 'en' }, 'JPY'],
    [{ mark: '￥', locale: 'ja' }, 'JPY'],
    [{ mark: '£', locale: 'en-GB' }, 'GBP'],
    [{ mark: 'kr', locale: 'sv' }, 'SEK'],
    [{ mark: 'kr', locale: 'nb' }, 'NOK'],
    [{ mark: 'kr.', locale: 'da' }, 'DKK'],
    [{ mark: 'zł', locale: 'pl' }, 'PLN'],
    [{ mark: '€', locale: 'it' }, 'EUR'],
    [{ mark: '€', locale: 'es-MX' }, 'EUR'],
    [{ mark: '₹', locale: null }, 'INR'],
    [{ mark: 'R$', locale: 'es' }, 'BRL'],
    [{ mark: 'PEN', locale: 'en' }, 'PEN'],
    [{ iso: 'PKR', mark: 'Rs', locale: 'en' }, 'PKR'],
    [{ iso: 'usd', mark: '$' }, 'USD'],
    [{ mark: '$', marketplace: 'advertising.amazon.ca', locale: 'en' }, 'CAD'],
    [{ mark: '$', marketplace: 'https://advertising.amazon.com.mx/cm/campaigns', locale: 'en' }, 'MXN'],
    [{ marketplace: 'advertising.amazon.co.uk' }, 'GBP'],
    [{ marketplace: 'advertising.amazon.com.au' }, 'AUD'],
    [{ marketplace: 'advertising.amazon.co.jp' }, 'JPY'],
    [{ marketplace: 'advertising.amazon.com' }, 'USD'],
    [{ marketplace: 'DE' }, 'EUR'],
    [{ marketplace: 'UK' }, 'GBP'],
    [{ marketplace: 'Germany', locale: 'en' }, 'EUR'],
    [{ marketplace: 'Deutschland', locale: 'de' }, 'EUR'],
    [{ mark: 'Rs', locale: 'en', known: 'INR' }, 'INR'],
    [{ mark: null, known: 'EUR' }, 'EUR'],
    [{ iso: 'EUR', known: 'USD' }, 'EUR'],
  ])('%j is %s', (evidence, currency) => {
    expect(currencyOf(evidence)).toEqual({ currency });
  });

  it.each<CurrencyEvidence>([
    { mark: 'Rs', locale: 'en' },
    { mark: 'kr', locale: 'en' },
    { mark: '$', locale: 'it' },
    { mark: '$', locale: 'en-GB' },
    { mark: '$', locale: null },
    { mark: '$', locale: 'xx' },
    { mark: '¥', locale: null },
    { mark: '£', locale: null },
    { mark: '₨', locale: 'en' },
    { mark: 'Leads', locale: 'en' },
    { mark: null, locale: 'en' },
    { iso: 'CTR' },
    { marketplace: 'Atlantis', locale: 'en' },
    { marketplace: 'example.org' },
    {},
  ])('%j is unknown', (evidence) => {
    expect(currencyOf(evidence)).toEqual({ problem: 'currency-unknown' });
  });

  it.each<CurrencyEvidence>([
    { iso: 'USD', mark: '€' },
    { iso: 'USD', mark: 'EUR' },
    { mark: '€', marketplace: 'advertising.amazon.com' },
    { mark: 'CA$', marketplace: 'advertising.amazon.com' },
  ])('%j names two', (evidence) => {
    expect(currencyOf(evidence)).toEqual({ problem: 'currency-mixed' });
  });

  it('reads back each symbol that belongs to one currency of the locale', () => {
    const codes = Intl.supportedValuesOf('currency');
    const readers = new Map(required.map((locale) => [locale, currencyReader(locale)]));
    const symbol = (locale: string, currency: string) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency })
        .formatToParts(1)
        .find(({ type }) => type === 'currency')!.value;
    const owners = new Map(
      required.map((locale) => [
        locale,
        codes.reduce(
          (all, code) => all.set(symbol(locale, code), (all.get(symbol(locale, code)) ?? 0) + 1),
          new Map(),
        ),
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...required), fc.constantFrom(...codes), (locale, currency) => {
        const mark = symbol(locale, currency);
        fc.pre(owners.get(locale)!.get(mark) === 1);
        expect(readers.get(locale)!({ mark })).toEqual({ currency });
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it('knows the decimals', () => {
    expect(['EUR', 'JPY', 'KWD', 'XXQ', 'CTR', ''].map(currencyDecimals)).toEqual([
      2,
      0,
      3,
      null,
      null,
      null,
    ]);
  });
});
