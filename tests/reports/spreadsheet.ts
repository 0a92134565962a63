import { strToU8, zipSync } from 'fflate';

interface Book {
  /** Worksheet XML bodies: what stands inside `sheetData`. */
  sheets: string[];
  shared?: string[];
  /** Custom number formats by id, and the cell styles as indices of formats. */
  formats?: Record<number, string>;
  styles?: number[];
  workbook?: string;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A workbook as small as the format allows, for tests. */
export function spreadsheet(book: Book): Uint8Array {
  const { sheets, shared = [], formats = {}, styles = [0], workbook = '' } = book;
  const numFmts = Object.entries(formats).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escape(code)}"/>`,
  );
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook>${workbook}<sheets>${sheets
      .map((_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"><alignment/></xf>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  sheets.forEach((body, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet><sheetData>${body}</sheetData></worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
