import type { Day } from '@/model/day';
import type { ChannelLine } from '@/model/plan';
import { monthOf, type Range } from '@/model/range';
import type { Language } from '@/locales/words';
import { readTyped, typedText } from '../../parts/typed-number';
import { cellsOf } from '../targets/cells';
import { spanNamed } from './span-named';

/** A line as it is typed. Whatever it says, it stays as it was written until it can be read. */
export interface LineDraft {
  key: string;
  when: string;
  cost: string;
  count: string;
  value: string;
}
export const lineFields = ['when', 'cost', 'count', 'value'] as const;
export type LineField = (typeof lineFields)[number];

/** What is wrong with a line, by code; words in the locales. */
export interface LineProblem {
  key: string;
  field: LineField;
  code: 'when' | 'not-over' | 'overlap' | 'number' | 'below-zero' | 'currency' | 'nothing';
  text: string;
}

export interface LinesRead {
  /** Oldest first; only those that can be read. */
  lines: ChannelLine[];
  problems: LineProblem[];
}

const empty = { when: '', cost: '', count: '', value: '' };
export const emptyLine = (key: string): LineDraft => ({ key, ...empty });
const isEmpty = (draft: LineDraft) => lineFields.every((field) => draft[field].trim() === '');

/** Days as a field shows them: a month by its name, else the days. */
function spanText({ from, to }: Range): string {
  const month = monthOf(from);
  if (month.from === from && month.to === to) return from.slice(0, 7);
  return from === to ? from : `${from} – ${to}`;
}

/** A kept line, to be edited. */
export function draftOf(line: ChannelLine, language: Language): LineDraft {
  const text = (figure: number | null) => (figure === null ? '' : typedText(figure, language));
  return {
    key: line.from,
    when: spanText(line),
    cost: text(line.cost),
    count: text(line.count),
    value: text(line.value),
  };
}

/** Is this sign or code one of the currency's own? A dollar sign may be of several dollars. */
function isOf(mark: string, currency: string): boolean {
  if (mark.length === 3) return mark === currency;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat('en', style)
    .formatToParts(0)
    .some(({ type, value }) => type === 'currency' && value === mark);
}

/** A figure without the sign or code of its currency; null where that is another one. */
function bareFigure(text: string, currency: string | null): string | null {
  const match =
    /^(-?)\s*(?:([A-Z]{3}|\p{Sc})\s*)?(-?[\d.,’'\s\u00a0\u202f]*)(?:\s*([A-Z]{3}|\p{Sc}))?$/u.exec(
      text.trim(),
    );
  if (!match) return text;
  const [, minus, before, figure, after] = match;
  const mark = before ?? after;
  if (mark === undefined) return text;
  return currency !== null && isOf(mark, currency) ? `${minus}${figure!.trim()}` : null;
}

/**
 * Reads the lines as they stand. Lines that share a day with an earlier one, that are not over yet, or that cannot be
 * read are pointed at; lines with nothing in them are left out.
 */
export function readLines(
  drafts: readonly LineDraft[],
  { language, today, currency }: { language: Language; today: Day; currency: string },
): LinesRead {
  const problems: LineProblem[] = [];
  const read: { key: string; line: ChannelLine }[] = [];
  for (const draft of drafts) {
    if (isEmpty(draft)) continue;
    const wrong = (field: LineField, code: LineProblem['code'], text: string) =>
      void problems.push({ key: draft.key, field, code, text: text.trim().slice(0, 40) });
    const before = problems.length;
    const span = spanNamed(draft.when, language);
    if (!span) wrong('when', 'when', draft.when);
    else if (span.to >= today) wrong('when', 'not-over', draft.when);
    const figure = (field: 'cost' | 'count' | 'value'): number | null => {
      const shown = draft[field].trim();
      if (shown === '') return null;
      const bare = bareFigure(shown, field === 'count' ? null : currency);
      const typed = bare === null ? null : readTyped(bare, language);
      if (typed === null) wrong(field, 'currency', shown);
      else if (!typed.ok) wrong(field, 'number', shown);
      else if (typed.value < 0) wrong(field, 'below-zero', shown);
      else return typed.value;
      return null;
    };
    const [cost, count, value] = [figure('cost'), figure('count'), figure('value')];
    // A cost that is not said is not nothing.
    if (cost === null && draft.cost.trim() === '') wrong('cost', 'nothing', '');
    if (problems.length === before)
      read.push({ key: draft.key, line: { ...span!, cost: cost!, count, value } });
  }
  const sorted = read.toSorted((a, b) => (a.line.from < b.line.from ? -1 : 1));
  let reached: Day | null = null;
  const lines: ChannelLine[] = [];
  for (const { key, line } of sorted) {
    if (reached !== null && line.from <= reached)
      problems.push({ key, field: 'when', code: 'overlap', text: spanText(line) });
    else lines.push(line);
    if (reached === null || line.to > reached) reached = line.to;
  }
  return { lines, problems };
}

type Head = LineField | 'from' | 'to';
const heads: Record<Head, readonly string[]> = {
  when: [
    'when',
    'month',
    'week',
    'day',
    'date',
    'period',
    'quando',
    'mese',
    'settimana',
    'giorno',
    'data',
    'periodo',
  ],
  from: ['from', 'start', 'start date', 'dal', 'da', 'inizio', 'data inizio'],
  to: ['to', 'end', 'end date', 'al', 'a', 'fine', 'data fine'],
  cost: ['cost', 'costs', 'spend', 'amount spent', 'costo', 'costi', 'spesa', 'importo speso'],
  count: [
    'results',
    'leads',
    'lead',
    'conversions',
    'orders',
    'count',
    'risultati',
    'conversioni',
    'ordini',
    'contatti',
  ],
  value: [
    'value',
    'revenue',
    'conversion value',
    'sales',
    'valore',
    'ricavi',
    'fatturato',
    'valore conversioni',
  ],
};
const headOf = (cell: string): Head | null => {
  const plain = cell
    .toLowerCase()
    .replace(/\s*[([].*$/, '')
    .replaceAll('_', ' ')
    .trim();
  return (Object.keys(heads) as Head[]).find((head) => heads[head].includes(plain)) ?? null;
};

/**
 * Lines from a spreadsheet or CSV text, as drafts: a first row of heads may put the columns in any order; without one
 * they are when, cost, results, value, or from, to and the rest. Nothing is judged here and nothing is left out: cells
 * that have no column join the days, where they are pointed at.
 */
export function pastedLines(text: string, language: Language, newKey: () => string): LineDraft[] {
  const rows = cellsOf(text);
  const [first] = rows;
  if (!first) return [];
  const named = first.cells.map(headOf);
  const headed = named.filter((head) => head !== null).length >= 2;
  const body = headed ? rows.slice(1) : rows;
  const twoDays = !headed && body.some(({ cells }) => spanNamed(cells[1] ?? '', language) !== null);
  const order: readonly (Head | null)[] = headed
    ? named
    : twoDays
      ? ['from', 'to', 'cost', 'count', 'value']
      : ['when', 'cost', 'count', 'value'];
  return body.map(({ cells }) => {
    const cell = (head: Head) => cells[order.indexOf(head)] ?? '';
    const days = [cell('when'), [cell('from'), cell('to')].filter((one) => one !== '').join(' – ')];
    // Columns of a headed table that nobody asked for are the user's own business.
    const beyond = headed ? [] : cells.slice(order.length).filter((one) => one !== '');
    return {
      key: newKey(),
      when: [...days.filter((one) => one !== ''), ...beyond].join(' '),
      cost: cell('cost'),
      count: cell('count'),
      value: cell('value'),
    };
  });
}
