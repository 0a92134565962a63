/**
 * Texts as Intl writes them, with what they say: the measure of what is read back. Used by the property tests and by the
 * bench.
 */

/** The languages that must be read, in their regions. */
export const required = [
  'en',
  'en-US',
  'en-GB',
  'en-CA',
  'en-AU',
  'en-IN',
  'it',
  'it-CH',
  'de',
  'de-AT',
  'de-CH',
  'fr',
  'fr-CA',
  'fr-CH',
  'es',
  'es-MX',
  'es-419',
  'pt',
  'pt-BR',
  'pt-PT',
  'nl',
  'nl-BE',
  'pl',
  'sv',
  'tr',
  'ru',
  'zh',
  'zh-TW',
  'ja',
  'vi',
] as const;

/** Other scripts, digits, signs and orders. */
export const further = [
  'ar',
  'ar-EG',
  'fa',
  'hi',
  'he',
  'ko',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'uk',
  'ro',
  'el',
  'id',
] as const;

export const currencies =
  'EUR USD GBP JPY INR BRL KRW VND CHF SEK PLN TRY RUB KWD CNY PKR IDR MXN DKK AED XOF CAD AUD CZK TWD PEN'.split(
    ' ',
  );

export type NumberForm =
  | { form: 'decimal'; digits: number; padded: boolean }
  | { form: 'percent'; digits: number }
  | { form: 'currency'; currency: string; display: 'symbol' | 'narrowSymbol' | 'code'; accounting: boolean }
  | { form: 'compact'; length: 'short' | 'long' }
  | { form: 'compact-currency'; currency: string };

/** A number as one locale shows it, and what it says: the value and how far the shown places may be off. */
export function shownNumber(locale: string, value: number, form: NumberForm) {
  const options = optionsOf(form);
  const text = new Intl.NumberFormat(locale, options).format(value);
  // The same rounding in a notation that leaves no doubt.
  const plain = new Intl.NumberFormat('en', { ...options, useGrouping: false });
  const parts = plain
    .formatToParts(value)
    .filter(({ type }) => /integer|decimal|fraction|minusSign/.test(type));
  const digits = parts.map((part) => part.value).join('');
  const negative = value < 0 && Number(digits) !== 0 ? -1 : 1;
  const exact = Number(`${digits.replace('-', '')}e${form.form === 'percent' ? -2 : 0}`) * negative;
  return { text, exact: form.form.startsWith('compact') ? null : exact };
}

function optionsOf(form: NumberForm): Intl.NumberFormatOptions {
  switch (form.form) {
    case 'decimal':
      return { maximumFractionDigits: form.digits, minimumFractionDigits: form.padded ? form.digits : 0 };
    case 'percent':
      return { style: 'percent', maximumFractionDigits: form.digits };
    case 'currency':
      return {
        style: 'currency',
        currency: form.currency,
        currencyDisplay: form.display,
        currencySign: form.accounting ? 'accounting' : 'standard',
      };
    case 'compact':
      return { notation: 'compact', compactDisplay: form.length };
    case 'compact-currency':
      return { notation: 'compact', style: 'currency', currency: form.currency };
  }
}

export const dateForms: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'medium' },
  { dateStyle: 'long' },
  { dateStyle: 'full' },
  { day: 'numeric', month: 'short', year: 'numeric' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { dateStyle: 'short' },
];

/** A range as one locale shows it: Intl's own collapsed form, and both ends whole. */
export function shownRange(locale: string, from: number, to: number, form: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(locale, { ...form, calendar: 'gregory', timeZone: 'UTC' });
  const [first, last] = [new Date(from * 86_400_000), new Date(to * 86_400_000)];
  const whole = [format.format(first), format.format(last)];
  return {
    from: first.toISOString().slice(0, 10),
    to: last.toISOString().slice(0, 10),
    one: whole[0]!,
    texts: [
      format.formatRange(first, last),
      whole.join(' – '),
      whole.join(' - '),
      `Label: ${whole.join(' - ')}`,
    ],
  };
}
