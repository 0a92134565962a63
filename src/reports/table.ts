import type { FileTable } from '@/model/report-file';

import { plainHeader } from './dimensions';
import type { Layout } from './layout';
import type { Sheet, SheetCell } from './sheet';

const HEADER_WITHIN = 60;
const SAMPLES = 3;
/** Wider files are no reports. */
const MOST_COLUMNS = 300;

/**
 * The file's own header with its first rows, for a person to say what is what. Where the words of no line are
 * known, the header is the first of the widest lines that hold words alone. Null where there is no such line.
 */
export function tableOf(sheet: Sheet, layout: Layout | null): FileTable | null {
  if (layout)
    return described(
      layout.columns.map(({ header, metric, dimension }) => ({
        header,
        meaning: metric ?? dimension ?? 'ignore',
      })),
      layout.body,
    );
  const lines = sheet.slice(0, HEADER_WITHIN);
  const widths = lines.map((cells, at) => (sheet[at + 1] && wordsAlone(cells) ? filled(cells) : 0));
  const most = Math.max(0, ...widths);
  const at = widths.indexOf(most);
  if (most < 2) return null;
  return described(
    lines[at]!.map((cell) => ({ header: cell.text.trim(), meaning: 'ignore' as const })),
    sheet.slice(at + 1),
  );
}

function described(
  headers: readonly Omit<FileTable['columns'][number], 'samples'>[],
  body: Sheet,
): FileTable {
  const seen = new Set<string>();
  const columns = headers.slice(0, MOST_COLUMNS).flatMap((one, index) => {
    const plain = plainHeader(one.header);
    if (plain === '' || seen.has(plain)) return [];
    seen.add(plain);
    const samples = body.slice(0, SAMPLES).map((cells) => shown(cells[index]));
    return [{ ...one, samples }];
  });
  return { columns, fingerprint: fingerprintOf(columns.map(({ header }) => header)) };
}

function shown(cell: SheetCell | undefined): string {
  const mark = cell?.mark ? `${cell.mark} ` : '';
  return `${mark}${cell?.day ?? cell?.text ?? ''}`.slice(0, 80);
}

const filled = (cells: readonly SheetCell[]) => cells.filter((cell) => cell.text.trim() !== '').length;

function wordsAlone(cells: readonly SheetCell[]): boolean {
  return cells.every(
    (cell) =>
      cell.number === undefined &&
      cell.day === undefined &&
      cell.text.length <= 120 &&
      (cell.text.trim() === '' || /\p{L}/u.test(cell.text)) &&
      !/\d{3}/.test(cell.text),
  );
}

/**
 * Headers in their order → a short text that is the same for the same headers, whatever their letter case.
 * It finds a remembered mapping; whether the headers are the same is then seen from the headers themselves.
 */
export function fingerprintOf(headers: readonly string[]): string {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (const sign of headers.map(plainHeader).join('\n')) {
    const code = sign.codePointAt(0)!;
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ (code + low), 0x85ebca6b) >>> 0;
  }
  return `${headers.length}-${low.toString(16)}${high.toString(16)}`;
}
