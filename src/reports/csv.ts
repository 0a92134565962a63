import Papa from 'papaparse';

import { ReportRefused, type Sheet } from './sheet';

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Separated text → rows. The separator is the one that parts most lines into the same, large number of cells;
 * quoted cells may hold separators and newlines. Lines without any text are left out.
 * @throws ReportRefused `file-empty`, `file-truncated` (a quote that never closes).
 */
export function readSeparated(text: string): Sheet {
  if (text.trim() === '') throw new ReportRefused('file-empty');
  const parsed = Papa.parse<string[]>(text, { delimiter: separatorOf(text), skipEmptyLines: 'greedy' });
  const open = parsed.errors.find((error) => error.code === 'MissingQuotes');
  if (open) throw new ReportRefused('file-truncated', { line: (open.row ?? 0) + 1 });
  return parsed.data.map((row) => row.map((cell) => ({ text: cell })));
}

function separatorOf(text: string): string {
  const sample = text.slice(0, 200_000);
  const scores = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(sample, {
      delimiter: separator,
      skipEmptyLines: 'greedy',
      preview: 200,
    });
    const widths = new Map<number, number>();
    for (const row of data) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    return Math.max(...[...widths].map(([width, count]) => (width - 1) * count ** 2));
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}
