import { unzipSync } from 'fflate';

import { dayFromNumber } from '@/model/day';

import { ReportRefused, type Sheet, type SheetCell } from './sheet';
import { eachElement, textOf } from './xml';

/** What a report may unpack to; a hundred times a large honest one. */
const MOST_BYTES = 400 * 1024 * 1024;
const MOST_RATIO = 300;
const PARTS =
  /^xl\/(workbook\.xml|styles\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;

/**
 * The first worksheet that holds anything, as rows. Cached values are read, formulas never run; the currency is
 * taken from the number format, because it stands nowhere else in many exports.
 * @throws ReportRefused `zip-bomb`, `spreadsheet-broken`, `file-empty`.
 */
export function readSpreadsheet(bytes: Uint8Array): Sheet {
  const parts = unpack(bytes);
  const text = (name: string) => (parts[name] ? new TextDecoder().decode(parts[name]) : '');
  const shared = [...eachElement(text('xl/sharedStrings.xml'), 'si')].map((item) => textOf(item.inner));
  const formats = formatsOf(text('xl/styles.xml'));
  const from1904 = /<workbookPr[^>]*date1904="(1|true)"/.test(text('xl/workbook.xml'));
  const names = sheetOrder(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'), Object.keys(parts));
  if (names.length === 0) throw new ReportRefused('spreadsheet-broken');
  for (const name of names) {
    const sheet = readSheet(text(name), shared, formats, from1904);
    if (sheet.length > 0) return sheet;
  }
  throw new ReportRefused('file-empty');
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter(file) {
        if (!PARTS.test(file.name)) return false;
        total += file.originalSize;
        const bomb =
          total > MOST_BYTES || (file.originalSize > 50e6 && file.originalSize > MOST_RATIO * file.size);
        if (bomb) throw new ReportRefused('zip-bomb', { bytes: total });
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof ReportRefused) throw cause;
    throw new ReportRefused('spreadsheet-broken');
  }
}

/** Worksheet parts in the workbook's own order; by name where the workbook does not tell. */
function sheetOrder(workbook: string, relations: string, parts: readonly string[]): string[] {
  const target = new Map(
    [...eachElement(relations, 'Relationship')].map(({ attributes }) => {
      const path = (attributes.Target ?? '').replace(/^\/?(xl\/)?/, 'xl/');
      return [attributes.Id ?? '', path] as const;
    }),
  );
  const listed = [...eachElement(workbook, 'sheet')]
    .map(({ attributes }) => target.get(attributes['r:id'] ?? '') ?? '')
    .filter((name) => parts.includes(name));
  const all = parts.filter((name) => name.startsWith('xl/worksheets/')).toSorted();
  return listed.length > 0 ? listed : all;
}

interface Format {
  date: boolean;
  percent: boolean;
  mark: string | null;
}

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** The formats by style index. A mark is `[$£]`, `[$$-1009]`, `"Rs."` or a bare symbol before or after the digits. */
function formatsOf(styles: string): Format[] {
  const codes = new Map(
    [...eachElement(styles, 'numFmt')].map(({ attributes }) => [
      Number(attributes.numFmtId),
      textOf(attributes.formatCode ?? ''),
    ]),
  );
  const cells = [...eachElement(styles, 'cellXfs')][0]?.inner ?? '';
  return [...eachElement(cells, 'xf')].map(({ attributes }) => {
    const id = Number(attributes.numFmtId);
    const code = codes.get(id) ?? '';
    const bare = code.replaceAll(/\[[^\]]*\]|"[^"]*"|\\./g, '');
    return {
      date:
        BUILT_IN_DATES.has(id) || (/[ymd]/i.test(bare) && !/[0#?]/.test(bare.replaceAll(/[ymdhs]/gi, ''))),
      percent: id === 9 || id === 10 || bare.includes('%'),
      mark: markOf(code),
    };
  });
}

/** @example markOf('[$$-1009]#,##0.00') // 'CA$', the dollar of that locale; markOf('₹ #,##0.00') // '₹' */
function markOf(code: string): string | null {
  const first = code.split(';')[0]!;
  const bracket = /\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]/.exec(first);
  if (bracket?.[1]) {
    const locale = Number.parseInt(bracket[2] ?? '', 16) & 0xffff;
    return bracket[1] === '$' ? (DOLLARS[locale] ?? '$') : bracket[1].trim();
  }
  const quoted = /"([^"]*\p{L}[^"]*|[^"]*\p{Sc}[^"]*)"/u.exec(first);
  if (quoted && !/\d/.test(quoted[1]!)) return quoted[1]!.trim();
  return /\p{Sc}/u.exec(first.replaceAll('[$', ''))?.[0] ?? null;
}

/** Windows locale numbers whose dollar is not the United States one (MS-LCID). */
const DOLLARS: Record<number, string> = {
  0x0409: 'USD',
  0x1009: 'CAD',
  0x0c0c: 'CAD',
  0x0c09: 'AUD',
  0x1409: 'NZD',
  0x1004: 'SGD',
  0x4809: 'SGD',
  0x0c04: 'HKD',
  0x3c09: 'HKD',
  0x080a: 'MXN',
  0x2c0a: 'ARS',
  0x340a: 'CLP',
  0x240a: 'COP',
};

function readSheet(
  xml: string,
  shared: readonly string[],
  formats: readonly Format[],
  from1904: boolean,
): Sheet {
  const sheet: Sheet = [];
  for (const row of eachElement(xml, 'row')) {
    const cells: SheetCell[] = [];
    for (const { attributes, inner } of eachElement(row.inner, 'c')) {
      const column = columnNumber(attributes.r ?? '') ?? cells.length;
      if (column > 2000) continue;
      while (cells.length < column) cells.push({ text: '' });
      cells[column] = readCell(attributes, inner, shared, formats[Number(attributes.s ?? 0)], from1904);
    }
    if (cells.some((cell) => cell.text.trim() !== '')) sheet.push(cells);
  }
  return sheet;
}

function readCell(
  attributes: Record<string, string>,
  inner: string,
  shared: readonly string[],
  format: Format | undefined,
  from1904: boolean,
): SheetCell {
  if (attributes.t === 'inlineStr') return { text: textOf(inner) };
  const cached = [...eachElement(inner, 'v')][0];
  const formula = cached ? undefined : [...eachElement(inner, 'f')][0];
  // A formula that no program has worked out yet has no figure: it is told, not taken for an empty cell.
  if (formula) return { text: `=${textOf(formula.inner)}` };
  const value = textOf(cached?.inner ?? '');
  if (attributes.t === 's') return { text: shared[Number(value)] ?? '' };
  if (attributes.t === 'str' || attributes.t === 'e' || attributes.t === 'b') return { text: value };
  if (attributes.t === 'd') return { text: value, day: value.slice(0, 10) };
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return { text: value };
  // Serial days count from 1899-12-30 (25,569 days before 1970), or from 1904-01-01 in old Macintosh books.
  if (format?.date)
    return { text: value, day: dayFromNumber(Math.floor(number) - (from1904 ? 24_107 : 25_569)) };
  return {
    text: value,
    number,
    ...(format?.percent ? { percent: true } : {}),
    ...(format?.mark ? { mark: format.mark } : {}),
  };
}

/** @example columnNumber('AB12') // 27 */
function columnNumber(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
