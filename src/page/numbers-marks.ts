import { knownLocale } from './languages';
import { plainText } from './numbers-text';

/** Currency texts of letters alone that consoles show and CLDR knows as narrow symbols or as older usage. */
const LETTERS =
  /^(?:Rs|kr|Dkr|Nkr|Ikr|Kč|zł|Ft|lei|Rp|RM|Kz|KM|Bs|kn|FCFA|F CFA|CFPF?|FCFP|Bds|TL|S?Fr|лв|руб|р|грн|сум|ден|дин|din|元|円|圆|圓|원|S\/|B\/|VNĐ|đ)\.?$/;
/**
 * A sign alone, or one that several countries share with a country's letters. Other letters beside a sign shorten the
 * number: "M€" is millions, and no currency.
 */
const SIGN = /^(?:\p{Sc}|(?:[A-Z]{2,3}|[ACERSZ])\.? ?[$£¥₵]|[$£¥₵] ?(?:[A-Z]{2,3}|[ACERSZ]))$/u;

/**
 * Tells currency texts from other words: a sign (`$`, `US$`, `€`), an ISO code, letters that CLDR knows as narrow
 * symbols (`Rs`, `kr`, `zł`), or a symbol of the page's own locale, for which Intl is asked once, when needed.
 */
export function markReader(locale: string | null): (text: string) => boolean {
  const own = knownLocale(locale);
  let codes: Set<string> | null = null;
  let symbols: Set<string> | null = null;
  return (text) => {
    if (text.length > 16) return false;
    if (SIGN.test(text) || LETTERS.test(text)) return true;
    if (/^[A-Z]{3}$/.test(text)) {
      codes ??= new Set(Intl.supportedValuesOf('currency'));
      return codes.has(text);
    }
    if (own === null || !/^[\p{L}\p{M}\p{Sc} ./]+$/u.test(text)) return false;
    symbols ??= symbolsOf(own);
    return symbols.has(text);
  };
}

function symbolsOf(locale: string): Set<string> {
  return new Set(
    Intl.supportedValuesOf('currency').flatMap((currency) =>
      (['symbol', 'narrowSymbol'] as const).map((currencyDisplay) => {
        const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
        return plainText(format.formatToParts(1).find((part) => part.type === 'currency')?.value ?? '');
      }),
    ),
  );
}
