import type { Reading } from '@/model/reading';
import type { FileTable } from '@/model/report-file';
import { problem, type Problem } from '@/model/problem';

import { readSeparated } from './csv';
import { decode } from './decode';
import { layoutOf } from './layout';
import { parseReport, spoken, type Parsed, type ReportFacts } from './parse';
import { plainShape, shapes } from './shapes';
import { ReportRefused, type Sheet } from './sheet';
import { tableOf } from './table';
import { readSpreadsheet } from './xlsx';

/** Larger files are refused before they are decoded: a tab would not survive them. */
export const MOST_BYTES = 150 * 1024 * 1024;

/** How far reading is: the share of the work, 0 to 1, and rows so far where they are known. */
export type OnProgress = (share: number, rows: number) => void;

/** A report as parsed, and the table that it was parsed from. */
export interface Examined extends Parsed {
  table: FileTable | null;
}

/**
 * A report file → readings, with what is wrong or missing by name. A file that cannot be taken gives no
 * reading and one problem; the same reading comes out whatever its encoding or container.
 */
export function readReport(
  bytes: Uint8Array,
  facts: ReportFacts,
): { readings: Reading[]; problems: Problem[] } {
  try {
    const { readings, problems } = examineReport(openReport(bytes), facts);
    return { readings, problems };
  } catch (cause) {
    if (cause instanceof ReportRefused)
      return { readings: [], problems: [problem(cause.code, cause.params)] };
    throw cause;
  }
}

/** Cells of a file, whatever its encoding or container. @throws ReportRefused */
export function openReport(bytes: Uint8Array, onProgress: (share: number) => void = () => undefined): Sheet {
  refuseSize(bytes.length);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readSpreadsheet(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ReportRefused('spreadsheet-old');
  const decoded = decode(bytes);
  if ('binary' in decoded) throw new ReportRefused('file-binary');
  return readSeparated(decoded.text, onProgress);
}

/** A file's size is looked at before its bytes are. @throws ReportRefused `file-empty`, `file-too-large` */
export function refuseSize(bytes: number): void {
  if (bytes === 0) throw new ReportRefused('file-empty');
  if (bytes > MOST_BYTES)
    throw new ReportRefused('file-too-large', { megabytes: Math.round(bytes / 1048576) });
}

/**
 * Has a line of separated text something beyond the header's last column? Then its cells are not where they belong. In a
 * spreadsheet, whose cells have places of their own, it is a remark.
 */
function isTooLong(cells: Sheet[number], width: number): boolean {
  if (cells.length <= width) return false;
  const typed = cells.some((cell) => cell.number !== undefined || cell.day !== undefined);
  return !typed && cells.slice(width).some((cell) => cell.text.trim() !== '');
}

/** What the cells of a file say, with the answers that the user gave so far; refusals come as a problem. */
export function examineReport(sheet: Sheet, facts: ReportFacts, onProgress?: OnProgress): Examined {
  const layout = layoutOf(sheet, facts.mapping ?? {});
  const table = tableOf(sheet, layout === 'no-figures' ? null : layout);
  const refused = (code: Problem['code'], params: Problem['params'] = {}): Examined => ({
    readings: [],
    problems: [problem(code, params)],
    leftOut: { totals: 0, undated: 0, examples: [] },
    table,
  });
  if (sheet.some((row) => row.length === 1 && /^no data available\.?$/i.test(row[0]!.text.trim())))
    return refused('report-empty');
  if (!layout) return refused('report-unknown');
  if (layout === 'no-figures') return refused('report-without-figures');
  if (layout.second) return refused('report-two-headers');
  const long = layout.body.find((cells) => isTooLong(cells, layout.columns.length));
  if (long) return refused('report-row-too-long', { row: spoken(long) });

  const headers = layout.columns.map((column) => column.header).filter(Boolean);
  const shape =
    shapes.find((one) => one.matches(headers, layout.preamble)) ??
    (facts.platform ? plainShape(facts.platform) : null);
  if (!shape) return refused('report-platform-unknown', { columns: headers.slice(0, 6).join(', ') });
  const chosen = facts.platform ? { ...shape, platform: facts.platform } : shape;
  return { ...parseReport(layout, chosen, facts, onProgress), table };
}
