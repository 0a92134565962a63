import { ReportRefused, type Sheet } from './sheet';

const SEPARATORS = [',', ';', '\t'] as const;
const QUOTE = '"';

/** What separated text holds; `open` is the row, from 1, whose quote never closes. */
export interface Separated {
  rows: string[][];
  open: number | null;
  /** The text ends in the middle of a line. */
  unended: boolean;
}

/**
 * Separated text → rows. The separator is the one that parts most lines into the same, large number of cells;
 * quoted cells may hold separators and newlines. Lines without any text are left out.
 * @throws ReportRefused `file-empty`, `file-truncated` (a quote that never closes, a last line without its last cells).
 */
export function readSeparated(text: string, onProgress: (share: number) => void = () => undefined): Sheet {
  if (text.trim() === '') throw new ReportRefused('file-empty');
  const { rows, open, unended } = separate(text, separatorOf(text), { onProgress });
  if (open !== null) throw new ReportRefused('file-truncated', { line: open });
  if (unended && cutShort(rows)) throw new ReportRefused('file-truncated', { line: rows.length });
  return rows.map((row) => row.map((cell) => ({ text: unprotected(cell) })));
}

/**
 * RFC 4180, and what programs write beside it: any kind of line end, quotes within an unquoted cell, and quotes
 * within a quoted one that nobody doubled. Ours, because parsers on the registry bring a network reader along.
 */
export function separate(
  text: string,
  separator: string,
  { most = Infinity, onProgress }: { most?: number; onProgress?: (share: number) => void } = {},
): Separated {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const endRow = () => {
    if (row.some((cell) => cell.trim() !== '')) {
      rows.push(row);
      if (onProgress && rows.length % 5000 === 0) onProgress(at / text.length);
    }
    row = [];
  };
  let fresh = true;
  while (at < text.length && rows.length < most) {
    fresh = false;
    if (text[at] === QUOTE) {
      const cell = quotedAt(text, at + 1, separator);
      if (cell === null) return { rows, open: rows.length + 1, unended: true };
      row.push(cell.value);
      at = cell.end;
    } else {
      const end = plainEnd(text, at, separator);
      row.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) break;
    if (text[at] === separator) {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    endRow();
    fresh = true;
  }
  if (row.length > 0) endRow();
  return { rows, open: null, unended: !fresh };
}

function plainEnd(text: string, from: number, separator: string): number {
  const code = separator.charCodeAt(0);
  let at = from;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === code || sign === 10 || sign === 13) break;
  }
  return at;
}

/** The cell whose opening quote stands before `from`, and where it ends; null where it never does. */
function quotedAt(text: string, from: number, separator: string): { value: string; end: number } | null {
  let value = '';
  let start = from;
  for (;;) {
    const close = text.indexOf(QUOTE, start);
    if (close < 0) return null;
    if (text[close + 1] === QUOTE) {
      value += text.slice(start, close + 1);
      start = close + 2;
      continue;
    }
    let end = close + 1;
    while (text[end] === ' ') end++;
    const next = text[end];
    if (next === undefined || next === separator || next === '\n' || next === '\r')
      return { value: value + text.slice(start, close), end };
    // A quote in the middle of the words: `"Shoes "men" 5"`.
    value += text.slice(start, close + 1);
    start = close + 1;
  }
}

/** Was the last line, which no newline ends, cut before its last cells, where every other one has them? */
function cutShort(rows: readonly string[][]): boolean {
  const last = rows.at(-1)!.length;
  const widths = rows.slice(0, -1).flatMap((row) => (row.length > 1 ? [row.length] : []));
  const width = widths.at(-1) ?? 0;
  return last > 1 && last < width && widths.length > 1 && widths.filter((one) => one < width).length === 0;
}

/** Spreadsheet programs keep an id's digits by writing it as a formula. @example unprotected('="0012"') // '0012' */
function unprotected(cell: string): string {
  return cell.startsWith('="') && cell.endsWith(QUOTE) && cell.length > 2 ? cell.slice(2, -1) : cell;
}

function separatorOf(text: string): string {
  const sample = text.slice(0, 200_000);
  const scores = SEPARATORS.map((separator) => {
    const widths = new Map<number, number>();
    for (const row of separate(sample, separator, { most: 200 }).rows)
      widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    return Math.max(0, ...[...widths].map(([width, count]) => (width - 1) * count ** 2));
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}
