import {
  bookFigureKeys,
  bookFigures,
  EntryDraftSchema,
  entryKey,
  type BookFigure,
  type EntryDraft,
} from '@/model/business';
import { isDay, type Day } from '@/model/day';
import { readTyped } from '../../parts/typed-number';
import { cellsOf } from '../targets/cells';

/** What the user decides where the table leaves it open. */
export interface TableChoice {
  book: string;
  /** For money where no column says it; '' where not given. */
  currency: string;
  decimal: '.' | ',' | null;
  order: 'dmy' | 'mdy' | null;
}

/** What is wrong, by code; words in the locales. Nothing is saved while any stands. */
export interface TableProblem {
  code:
    | 'no-date'
    | 'no-figure'
    | 'no-rows'
    | 'bad-day'
    | 'bad-number'
    | 'below-zero'
    | 'twice'
    | 'currency-needed'
    | 'dates-open'
    | 'numbers-open';
  line: number | null;
  text: string;
}

export interface TableRead {
  entries: EntryDraft[];
  problems: TableProblem[];
  /** Headers that nobody knows: they are left out, and told. */
  unknown: string[];
}

type Role = BookFigure | 'day' | 'channel' | 'campaign' | 'currency';

const names: Record<Role, readonly string[]> = {
  day: ['date', 'day', 'data', 'giorno'],
  orders: ['orders', 'order count', 'number of orders', 'ordini', 'numero ordini', 'n. ordini'],
  revenue: ['revenue', 'total sales', 'sales', 'net sales', 'fatturato', 'ricavi', 'incasso', 'vendite'],
  newCustomers: ['new customers', 'first-time customers', 'nuovi clienti', 'clienti nuovi'],
  refunds: ['refunds', 'returns', 'refunded', 'resi', 'rimborsi'],
  customersAtStart: ['active customers', 'customers at start', 'clienti attivi', 'clienti all’inizio'],
  customersLost: ['churned customers', 'customers lost', 'lost customers', 'churned', 'clienti persi'],
  channel: ['channel', 'source', 'canale', 'sales channel', 'canale di vendita'],
  campaign: ['campaign', 'campagna'],
  currency: ['currency', 'valuta', 'moneta'],
};

const plain = (header: string) =>
  header
    .toLowerCase()
    .replace(/\s*[([].*$/, '')
    .replaceAll('_', ' ')
    .replaceAll("'", '’')
    .trim();

function roleOf(header: string): Role | null {
  const wanted = plain(header);
  return (Object.keys(names) as Role[]).find((role) => names[role].includes(wanted)) ?? null;
}

/** A date by its figures; the order is the column's. */
function dayOf(text: string, order: 'dmy' | 'mdy'): Day | null {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/.exec(text.trim());
  if (iso) return isDay(iso[1]!) ? iso[1]! : null;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (!match) return null;
  const [, one, two, year] = match as unknown as [string, string, string, string];
  const [date, month] = order === 'dmy' ? [one, two] : [two, one];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** Money as files show it: a code or a sign before or after is no part of the number. */
const bareFigure = (text: string) =>
  text
    .replace(/^\s*(?:[A-Z]{3}|\p{Sc})\s*|\s*(?:[A-Z]{3}|\p{Sc})\s*$/gu, '')
    .replace(/^-\s*\p{Sc}\s*/u, '-')
    .trim();

const numberOf = (text: string, decimal: '.' | ',') => {
  const read = readTyped(bareFigure(text), decimal === '.' ? 'en' : 'it');
  return read.ok ? read.value : null;
};

/** Which of two ways of writing reads every cell: one alone decides, two that differ leave it open. */
function decided<W extends string, V>(
  texts: readonly string[],
  ways: readonly [W, W],
  read: (text: string, way: W) => V | null,
): W | 'open' {
  const [first, second] = ways.map((way) => texts.every((text) => read(text, way) !== null));
  if (first && second)
    return texts.every((text) => read(text, ways[0]) === read(text, ways[1])) ? ways[0] : 'open';
  return second ? ways[1] : ways[0];
}

/**
 * Reads a table of business figures, a row a day (and a channel or a campaign where it has such a column), with its
 * headers in English or Italian. Dates and numbers are decided by their whole columns; what stays open is asked.
 * Refunds with a minus are money given back all the same.
 */
export function readTable(text: string, choice: TableChoice): TableRead {
  const [head, ...rows] = cellsOf(text);
  const problems: TableProblem[] = [];
  const wrong = (code: TableProblem['code'], line: number | null, told = '') =>
    problems.push({ code, line, text: told.slice(0, 80) });
  const roles = (head?.cells ?? []).map(roleOf);
  const unknown = (head?.cells ?? []).filter((_, at) => roles[at] === null).filter((one) => one !== '');
  const at = (role: Role) => roles.indexOf(role);
  const figures = bookFigureKeys.filter((key) => at(key) !== -1);
  const body = rows.filter(({ cells }) => !/^(grand\s+)?total/i.test(cells[0] ?? ''));
  if (at('day') === -1) wrong('no-date', null);
  if (figures.length === 0) wrong('no-figure', null);
  if (problems.length > 0) return { entries: [], problems, unknown };
  if (body.length === 0) wrong('no-rows', null);

  const cell = (cells: readonly string[], role: Role) => (at(role) === -1 ? '' : (cells[at(role)] ?? ''));
  const days = body.map(({ cells }) => cell(cells, 'day'));
  const order = choice.order ?? decided(days, ['dmy', 'mdy'], dayOf);
  const written = figures
    .flatMap((key) => body.map(({ cells }) => cell(cells, key)))
    .filter((one) => one !== '');
  const decimal = choice.decimal ?? decided(written, ['.', ','], numberOf);
  if (order === 'open') wrong('dates-open', null, days[0]);
  if (decimal === 'open')
    wrong(
      'numbers-open',
      null,
      written.find((one) => /[.,]/.test(one)),
    );
  if (order === 'open' || decimal === 'open') return { entries: [], problems, unknown };

  const entries: EntryDraft[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of body) {
    const day = dayOf(cell(cells, 'day'), order);
    if (day === null) {
      wrong('bad-day', line, cell(cells, 'day'));
      continue;
    }
    const read: EntryDraft['figures'] = {};
    for (const key of figures) {
      const shown = cell(cells, key);
      // An empty cell is no zero: the figure stays unknown.
      if (shown === '') continue;
      const value = numberOf(shown, decimal);
      if (value === null) wrong('bad-number', line, shown);
      else if (value < 0 && key !== 'refunds') wrong('below-zero', line, shown);
      else read[key] = Math.abs(value);
    }
    if (Object.keys(read).length === 0) continue;
    const money = figures.some((key) => bookFigures[key] === 'money' && read[key] !== undefined);
    const currency = (cell(cells, 'currency') || choice.currency).trim().toUpperCase();
    if (money && !/^[A-Z]{3}$/.test(currency)) {
      if (!problems.some(({ code }) => code === 'currency-needed')) wrong('currency-needed', null);
      continue;
    }
    const draft: EntryDraft = {
      book: choice.book.trim(),
      from: day,
      to: day,
      channel: cell(cells, 'channel').trim(),
      campaign: cell(cells, 'campaign').trim(),
      figures: read,
      currency: money ? currency : null,
      spread: false,
      source: 'file',
    };
    const place = JSON.stringify(entryKey(draft));
    if (seen.has(place)) wrong('twice', line, day);
    seen.add(place);
    if (EntryDraftSchema.safeParse(draft).success) entries.push(draft);
    else wrong('bad-number', line, cells.join(' '));
  }
  return { entries, problems, unknown };
}
