/**
 * Text from a spreadsheet or a CSV file as rows of cells. Tabs where the text has any outside quotes, else the one
 * of `;` and `,` that the first row has more of. Quotes hold separators and line breaks; `""` is a quote.
 * Empty lines are left out. `line` counts from 1, as an editor does.
 * @example cellsOf('CPA;25\nROAS;4') // [{ line: 1, cells: ['CPA', '25'] }, { line: 2, cells: ['ROAS', '4'] }]
 */
export function cellsOf(text: string): { line: number; cells: string[] }[] {
  const clean = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const separator = separatorOf(clean);
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) rows.push({ line: begun, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < clean.length; at += 1) {
    const character = clean[at]!;
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (clean[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (character === '\n') {
      endRow();
      begun = line;
    } else cell += character;
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const bare = text.replaceAll(/"(?:[^"]|"")*"/g, '');
  if (bare.includes('\t')) return '\t';
  const first = bare.trimStart().split('\n', 1)[0] ?? '';
  const count = (mark: string) => first.split(mark).length - 1;
  return count(';') >= count(',') && count(';') > 0 ? ';' : ',';
}

/**
 * Text that came from elsewhere, such as a campaign's name, must not become a formula in the user's spreadsheet:
 * an apostrophe before it makes it text there.
 */
export function inert(cell: string): string {
  return /^[=+@-]/.test(cell) ? `'${cell}` : cell;
}

/** The text again, without the apostrophe that `inert` put before it. */
export function revived(cell: string): string {
  return cell.replace(/^'(?=[=+@-])/, '');
}

/** Rows of cells as tab-separated text, as spreadsheets paste it. */
export function textOf(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quote).join('\t')).join('\n');
}
