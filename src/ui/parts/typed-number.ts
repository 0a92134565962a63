import type { Language } from '@/locales/words';
import type { Unit } from './figures';

/** What a person typed as a number, read strictly by the language's own separators. */
export type TypedNumber =
  | { ok: true; value: number }
  /** `separator`: the other language's decimal mark, or groups that are not of three; it could mean two numbers. */
  | { ok: false; why: 'empty' | 'separator' | 'not-a-number' };

const marks: Record<Language, { group: string; decimal: string }> = {
  en: { group: ',', decimal: '.' },
  it: { group: '.', decimal: ',' },
};

/**
 * Reads a typed number. Groups must be of three digits, so that a decimal mark of the other language is never
 * taken for a group: "1.234" is 1234 in Italian, "1.5" is refused there.
 * @example readTyped('1.234,56', 'it') // { ok: true, value: 1234.56 }
 * @example readTyped('12,5', 'en') // { ok: false, why: 'separator' }
 */
export function readTyped(text: string, language: Language): TypedNumber {
  const { group, decimal } = marks[language];
  const bare = text.trim().replaceAll('−', '-');
  if (bare === '') return { ok: false, why: 'empty' };
  if (!/^[-+]?[\d.,’' \u00a0\u202f]*\d[.,]?$/.test(bare)) return { ok: false, why: 'not-a-number' };
  const g = `[${group}' ’\\u00a0\\u202f]`;
  const shape = new RegExp(`^([-+]?)(\\d+|\\d{1,3}(?:${g}\\d{3})+)(?:\\${decimal}(\\d+))?$`);
  const match = shape.exec(bare);
  if (!match) return { ok: false, why: 'separator' };
  const [, sign, whole, part] = match;
  const value = Number(`${sign === '-' ? '-' : ''}${whole!.replaceAll(/\D/g, '')}.${part ?? '0'}`);
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, why: 'not-a-number' };
}

/**
 * A number as it is put into a field for editing: the language's decimal mark, no groups, no digit lost.
 * @example typedText(1234.5, 'it') // '1234,5'
 */
export function typedText(value: number, language: Language): string {
  return new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })
    .format(value)
    .replace('.', marks[language].decimal);
}

/** Fields of fractions are typed in percent: "12.5" is 0.125. */
export function typedScale(unit: Unit): number {
  return unit === 'fraction' ? 100 : 1;
}

/** 0.07 × 100 is 7.000000000000001: twelve digits are more than anybody types. */
export function typedDigits(value: number): number {
  return Number(value.toPrecision(12));
}
