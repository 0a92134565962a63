import { english, italian } from '../words';

/** The columns of targets as rows of text, in the order in which they are copied. */
export const columns = [
  'kpi',
  'direction',
  'value',
  'currency',
  'scope',
  'which',
  'repeat',
  'from',
  'to',
  'tolerance',
  'margin',
  'objective',
  'reason',
  'main',
] as const;
export type Column = (typeof columns)[number];

/** What a word of a cell or a head stands for, in either language and by our own key, letter case apart. */
export type Lexicon<T extends string> = (text: string) => T | undefined;

const fold = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/**
 * A reader of the words under keys of one shape in both languages: `lexicon('kpi', kpiKeys)('costo per lead')` is
 * `cpl`. Names that two keys share are nobody's.
 */
export function lexicon<T extends string>(
  keyOf: (value: T) => readonly string[],
  values: readonly T[],
): Lexicon<T> {
  const known = new Map<string, T | null>();
  const learn = (text: string | undefined, value: T) => {
    if (text === undefined) return;
    const name = fold(text);
    known.set(name, known.has(name) && known.get(name) !== value ? null : value);
  };
  for (const value of values) {
    learn(value, value);
    for (const key of keyOf(value))
      for (const catalogue of [english, italian]) learn((catalogue as Record<string, string>)[key], value);
  }
  return (text) => known.get(fold(text)) ?? undefined;
}

/** A head cell's column. */
export const columnNamed = lexicon<Column>((column) => [`column.${column}`, `field.${column}`], columns);
