import { metricKeys, type MetricKey } from '@/model/metric';
import type { ColumnMapping, ColumnMeaning, Dimension } from '@/model/report-file';
import { headerReader } from '@/page/header-words';

import { dimensionReader, plainHeader } from './dimensions';
import type { Sheet, SheetCell } from './sheet';

/** A column of a report: what it is, and the evidence that its header carries. */
export interface ReportColumn {
  index: number;
  header: string;
  dimension: Dimension | null;
  metric: MetricKey | null;
  /** Currency that the header names, ISO code or symbol. */
  currency: string | null;
  /** Attribution that the header names, such as `7d`. */
  basis: string | null;
  /** It counts a part only: where the whole column stands too, this one is text. */
  part: boolean;
  /** "(%)" stands in the header: figures without a sign are percent points. */
  points: boolean;
}

/** Where things stand in a report file. */
export interface Layout {
  /** Text lines above the header, empty cells left out. */
  preamble: string[];
  columns: ReportColumn[];
  /** Rows below the header, repeated headers taken out. */
  body: Sheet;
  /** A header that stands further down and says other things: the file is two reports. */
  second: boolean;
}

const HEADER_WITHIN = 60;

/**
 * Finds the header line and what its columns are; null where no line names columns
 * that we know, `no-figures` where one does and none of them counts anything (a bulk edit file).
 * The mapping that a user made for such a header goes before the words.
 */
export function layoutOf(sheet: Sheet, mapping: ColumnMapping = {}): Layout | 'no-figures' | null {
  const dimensionOf = dimensionReader();
  const meaningOf = headerReader();
  const known = new Map(
    Object.entries(mapping).map(([header, meaning]) => [plainHeader(header), meaning] as const),
  );
  /** What the user says a column is; the currency and the like that its header names stay. */
  const chosenAs = (meaning: ColumnMeaning, header: string): Partial<ReportColumn> => {
    if (meaning === 'ignore') return {};
    if (!isMetric(meaning)) return { dimension: meaning };
    const { currency, basis, points } = meaningOf(header);
    return { metric: meaning, currency, basis, points };
  };
  const columnsOf = (row: readonly SheetCell[]) => row.map((cell, index) => columnAt(cell, index));
  const columnAt = (cell: SheetCell, index: number): ReportColumn => {
    const header = cell.text.trim();
    const plain: ReportColumn = {
      index,
      header,
      dimension: null,
      metric: null,
      currency: null,
      basis: null,
      part: false,
      points: false,
    };
    if (header === '' || cell.number !== undefined || cell.day !== undefined || header.length > 120)
      return plain;
    const chosen = known.get(plainHeader(header));
    if (chosen) return { ...plain, ...chosenAs(chosen, header) };
    const dimension = dimensionOf(header);
    if (dimension) return { ...plain, dimension };
    const { key, currency, basis, part, points } = meaningOf(header);
    return { ...plain, metric: key !== null && isMetric(key) ? key : null, currency, basis, part, points };
  };
  const meaning = (columns: readonly ReportColumn[]) => ({
    figures: columns.filter((column) => column.metric).length,
    all: columns.filter((column) => column.metric ?? column.dimension).length,
  });

  const found = sheet.slice(0, HEADER_WITHIN).map((cells) => meaning(columnsOf(cells)));
  const most = Math.max(0, ...found.filter((one) => one.figures >= 1).map((one) => one.all));
  // The first line that says about as much as any: a second report further down does not hide the first.
  const at = found.findIndex((one) => one.figures >= 1 && one.all >= Math.max(2, 0.6 * most));
  if (at < 0) return found.some((one) => one.all >= 3) ? 'no-figures' : null;

  const header = sheet[at]!;
  const sameAsHeader = (cells: readonly SheetCell[]) =>
    cells.length >= 2 && cells.every((cell, i) => cell.text.trim() === (header[i]?.text.trim() ?? ''));
  const rest = sheet.slice(at + 1);
  const body = rest.filter((cells) => !sameAsHeader(cells));
  const second = body.some((cells) => {
    if (cells.length < 3 || cells.some((cell) => cell.number !== undefined || /\d{3}/.test(cell.text)))
      return false;
    const found = meaning(columnsOf(cells));
    return (
      found.figures >= 2 && found.all >= 4 && found.all >= cells.filter((cell) => cell.text.trim()).length / 2
    );
  });
  const preamble = sheet.slice(0, at).map((cells) =>
    cells
      .map((cell) => cell.text.trim())
      .filter(Boolean)
      .join(' '),
  );
  return { preamble, columns: onlyOnce(columnsOf(header)), body, second };
}

/** The first column of a meaning keeps it; a further one ("Currency code" twice) is only text. */
function onlyOnce(columns: readonly ReportColumn[]): ReportColumn[] {
  const seen = new Set<string>();
  const whole = new Set(columns.filter((column) => !column.part).map((column) => column.metric));
  return columns.map((column) => {
    if (column.part && whole.has(column.metric)) return { ...column, metric: null };
    const meaning = column.metric ?? column.dimension;
    if (meaning === null || !seen.has(meaning)) {
      if (meaning !== null) seen.add(meaning);
      return column;
    }
    return { ...column, metric: null, dimension: column.dimension === 'breakdown' ? 'breakdown' : null };
  });
}

function isMetric(key: string): key is MetricKey {
  return (metricKeys as readonly string[]).includes(key);
}
