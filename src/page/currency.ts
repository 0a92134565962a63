import { knownLocale } from './languages';
import { plainText } from './numbers-text';

/** What is known about the currency of some amounts; null or absent where nothing is. */
export interface CurrencyEvidence {
  /** ISO code from an attribute or a column of its own. */
  iso?: string | null;
  /** The text beside the amounts, as `Shown.mark` gives it. */
  mark?: string | null;
  /** `<html lang>`. */
  locale?: string | null;
  /** A marketplace: its host (`advertising.amazon.de`), country code or country name. */
  marketplace?: string | null;
  /** ISO code from the account's other readings or from the user. */
  known?: string | null;
}

/** `currency-mixed`: an ISO code and the sign beside the amounts name two currencies. */
export type CurrencyAnswer = { currency: string } | { problem: 'currency-unknown' | 'currency-mixed' };

/** Currencies of the marketplaces that a console has of its own, by country. */
const MARKETPLACES: Record<string, string> = {
  US: 'USD',
  CA: 'CAD',
  MX: 'MXN',
  BR: 'BRL',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  IT: 'EUR',
  ES: 'EUR',
  NL: 'EUR',
  BE: 'EUR',
  IE: 'EUR',
  SE: 'SEK',
  PL: 'PLN',
  TR: 'TRY',
  IN: 'INR',
  JP: 'JPY',
  AU: 'AUD',
  SG: 'SGD',
  AE: 'AED',
  SA: 'SAR',
  EG: 'EGP',
  ZA: 'ZAR',
};

/**
 * Which currency amounts are in, by the first evidence there is: an ISO code (in an attribute, then beside the
 * amount); the marketplace; the text beside the amount, which stands for the one currency whose symbol in the page's
 * locale is exactly that (CLDR), or for the one that the sign belongs to everywhere (`€`, `₹`, `US$`); what the
 * account's other readings say. Never a guess: "$" on a page whose locale has no "$" is unknown.
 * @example currencyOf({ mark: '$', locale: 'en-CA' }) // { currency: 'CAD' }
 */
export function currencyOf(evidence: CurrencyEvidence): CurrencyAnswer {
  return currencyReader(evidence.locale ?? null)(evidence);
}

/** `currencyOf` for one page: the symbols of its locale are asked of Intl once, when first needed. */
export function currencyReader(
  locale: string | null,
): (evidence: Omit<CurrencyEvidence, 'locale'>) => CurrencyAnswer {
  const own = knownLocale(locale);
  const tables = new Map<string, Map<string, string[]>>();
  const symbols = (tag: string, display: 'symbol' | 'narrowSymbol'): Map<string, string[]> => {
    const made = tables.get(tag + display) ?? symbolsOf(tag, display);
    tables.set(tag + display, made);
    return made;
  };
  const bySymbol = (mark: string): string | null =>
    (own ? inLocale(symbols(own, 'symbol'), mark) : undefined) ??
    everywhere(mark, symbols('en', 'narrowSymbol'));

  return ({ iso, mark, marketplace, known }) => {
    const text = mark ? plainText(mark) : '';
    const stated = isoCode(iso);
    const beside = isoCode(text);
    const country = marketplace ? marketplaceCurrency(marketplace, own) : null;
    const strong = stated ?? beside ?? country;
    if (strong !== null) {
      const sign = beside ?? (text === '' ? null : everywhere(text, symbols('en', 'narrowSymbol')));
      return sign !== null && sign !== strong ? { problem: 'currency-mixed' } : { currency: strong };
    }
    const found = (text === '' ? null : bySymbol(text)) ?? isoCode(known);
    return found ? { currency: found } : { problem: 'currency-unknown' };
  };
}

/** How many decimals a currency has (JPY 0, EUR 2, KWD 3); null for what is no currency. */
export function currencyDecimals(currency: string): number | null {
  if (isoCode(currency) === null) return null;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!;
}

function isoCode(text: string | null | undefined): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code) ? code : null;
}

/** `null`: the locale gives that symbol to several; `undefined`: to none. */
function inLocale(symbols: Map<string, string[]>, mark: string): string | undefined {
  const owners = symbols.get(mark) ?? symbols.get(mark.replace(/\.$/, ''));
  return owners?.length === 1 ? owners[0] : undefined;
}

/**
 * The currency that a sign means in every locale: it is nobody else's narrow symbol, or it holds the country's letters
 * (`US$`, `$CA`, `HK$`). Letters alone (`kr`, `Rs`, `zł`) never count here.
 */
function everywhere(mark: string, narrow: Map<string, string[]>): string | null {
  const sign = /\p{Sc}/u.exec(mark)?.[0];
  if (sign === undefined) return null;
  const direct = narrow.get(mark);
  if (direct) return direct.length === 1 ? direct[0]! : null;
  const country = mark.replace(sign, '').trim();
  const owners = narrow.get(sign)?.filter((code) => code.startsWith(country)) ?? [];
  return /^[A-Z]{2}$/.test(country) && owners.length === 1 ? owners[0]! : null;
}

function symbolsOf(locale: string, currencyDisplay: 'symbol' | 'narrowSymbol'): Map<string, string[]> {
  const symbols = new Map<string, string[]>();
  for (const currency of Intl.supportedValuesOf('currency')) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
    const symbol = plainText(format.formatToParts(1).find((part) => part.type === 'currency')?.value ?? '');
    if (symbol !== currency) symbols.set(symbol, [...(symbols.get(symbol) ?? []), currency]);
  }
  return symbols;
}

function marketplaceCurrency(marketplace: string, locale: string | null): string | null {
  const text = marketplace.trim();
  if (text.includes('.')) {
    const end = text
      .replace(/^[a-z]+:\/\//i, '')
      .split(/[/:?#]/)[0]!
      .toLowerCase()
      .split('.')
      .pop()!;
    return MARKETPLACES[end === 'com' ? 'US' : end === 'uk' ? 'GB' : end.toUpperCase()] ?? null;
  }
  const code = text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
  if (MARKETPLACES[code]) return MARKETPLACES[code];
  const countries = Object.keys(MARKETPLACES);
  for (const tag of [locale, 'en']) {
    if (tag === null) continue;
    const names = new Intl.DisplayNames(tag, { type: 'region' });
    const country = countries.find((region) => names.of(region)?.toLowerCase() === text.toLowerCase());
    if (country) return MARKETPLACES[country]!;
  }
  return null;
}
