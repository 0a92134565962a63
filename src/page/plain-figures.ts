import type { ColumnShown, NumberStyle, Shown } from './numbers';

/** One number as most cells write it: a sign of currency before it, grouped or bare digits, decimals, a percent sign. */
const PLAIN: Readonly<Record<NumberStyle['decimal'], RegExp>> = {
  '.': /^([$€£₹¥]?)(\d{1,15}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.(\d{1,6}))?(%?)$/,
  ',': /^([$€£₹¥]?)(\d{1,15}|[1-9]\d{0,2}(?:\.\d{3}){1,4})(?:,(\d{1,6}))?(%?)$/,
};
const EMPTY: Shown = { kind: 'empty' };
const HALVES = [0.5, 0.05, 0.005, 0.0005, 0.00005, 0.000005, 0.0000005, 0.00000005, 0.000000005];

/**
 * Reads a column whose every cell is written in the plain way, once it is known how the table writes numbers: the same as the
 * whole reader gives, in a third of its time. Null where a single cell is written otherwise; then the whole reader is asked.
 */
export function plainFigures(
  texts: readonly string[],
  unit: 'count' | 'money' | 'fraction' | 'ratio',
  style: NumberStyle | null,
): ColumnShown | null {
  if (!style) return null;
  const shape = PLAIN[style.decimal];
  const cells = new Array<Shown>(texts.length);
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at]!;
    if (text === '' || text === '—') {
      cells[at] = EMPTY;
      continue;
    }
    const match = shape.exec(text);
    if (!match) return null;
    const mark = match[1]!;
    const whole = match[2]!;
    const fraction = match[3] ?? '';
    const percent = match[4] !== '';
    // A sign that does not belong to such a column is the whole reader's business.
    if ((percent && unit !== 'fraction') || (mark !== '' && unit !== 'money')) return null;
    const digits = whole.length > 3 ? whole.replace(/[.,]/g, '') : whole;
    const decimals = fraction === '' ? digits : `${digits}.${fraction}`;
    cells[at] = {
      kind: 'value',
      value: Number(percent ? `${decimals}e-2` : decimals),
      rounding: HALVES[fraction.length + (percent ? 2 : 0)]!,
      bound: null,
      mark: mark === '' ? null : mark,
      percent,
      per: null,
    };
  }
  return { cells, style, by: 'hints', ambiguous: false };
}
