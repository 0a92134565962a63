/**
 * The languages whose words are tried where the page's own language does not know one, commonest first.
 * English comes in its three ways of shortening numbers and ordering dates.
 */
export const languages = [
  'en',
  'en-GB',
  'en-IN',
  'it',
  'de',
  'fr',
  'es',
  'es-419',
  'pt',
  'pt-PT',
  'nl',
  'pl',
  'sv',
  'tr',
  'ru',
  'zh',
  'zh-TW',
  'ja',
  'vi',
] as const;

/**
 * The tag as Intl knows it, or null where the runtime has no data for that language: Intl would silently take the
 * browser's own language instead.
 * @example knownLocale('pt_BR') // 'pt-BR'
 */
export function knownLocale(tag: string | null | undefined): string | null {
  if (!tag) return null;
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** The language of a tag, without region: `pt-BR` is `pt`. */
export function languageOf(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase();
}
