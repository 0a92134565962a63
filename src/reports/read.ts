import { problem, type Problem } from '@/model/problem';
import type { Reading } from '@/model/reading';

import { readSeparated } from './csv';
import { decode } from './decode';
import { layoutOf } from './layout';
import { parseReport, type ReportFacts } from './parse';
import { plainShape, shapes } from './shapes';
import { ReportRefused, type Sheet } from './sheet';
import { readSpreadsheet } from './xlsx';

/** Larger files are refused before they are decoded: a tab would not survive them. */
const MOST_BYTES = 150 * 1024 * 1024;

/**
 * A report file → readings, with what is wrong or missing by name. A file that cannot be taken gives no
 * reading and one problem; the same reading comes out whatever its encoding or container.
 */
export function readReport(
  bytes: Uint8Array,
  facts: ReportFacts,
): { readings: Reading[]; problems: Problem[] } {
  const refused = (code: Problem['code'], params: Problem['params'] = {}) => ({
    readings: [],
    problems: [problem(code, params)],
  });
  let sheet: Sheet;
  try {
    sheet = sheetOf(bytes);
  } catch (cause) {
    if (cause instanceof ReportRefused) return refused(cause.code, cause.params);
    throw cause;
  }
  if (sheet.some((row) => row.length === 1 && /^no data available\.?$/i.test(row[0]!.text.trim())))
    return refused('report-empty');
  const layout = layoutOf(sheet);
  if (!layout) return refused('report-unknown');
  if (layout === 'no-figures') return refused('report-without-figures');
  if (layout.second) return refused('report-two-headers');

  const headers = layout.columns.map((column) => column.header).filter(Boolean);
  const shape =
    shapes.find((one) => one.matches(headers, layout.preamble)) ??
    (facts.platform ? plainShape(facts.platform) : null);
  if (!shape) return refused('report-platform-unknown', { columns: headers.slice(0, 6).join(', ') });
  return parseReport(layout, facts.platform ? { ...shape, platform: facts.platform } : shape, facts);
}

function sheetOf(bytes: Uint8Array): Sheet {
  if (bytes.length === 0) throw new ReportRefused('file-empty');
  if (bytes.length > MOST_BYTES)
    throw new ReportRefused('file-too-large', { megabytes: Math.round(bytes.length / 1048576) });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readSpreadsheet(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ReportRefused('spreadsheet-old');
  const decoded = decode(bytes);
  if ('binary' in decoded) throw new ReportRefused('file-binary');
  return readSeparated(decoded.text);
}
