import type { Day, Instant } from '@/model/day';
import { kpiKeys, kpis, type KpiKey } from '@/model/kpi';
import { platforms } from '@/model/platform';
import type { Target } from '@/model/target';
import type { Language, Words } from '@/locales/words';
import { accountChoices, campaignChoices, labelsOf, type Subjects } from '../../parts/scopes';
import { platformName } from '../../parts/sentences';
import { needsCurrency, newDraft, termsOf, type Draft, type FieldError } from '../../parts/target-draft';
import { judgedAlike, readDraft } from '../../parts/read-draft';
import { cellsOf, revived } from './cells';
import { columnNamed, columns, lexicon, type Column } from './columns';
import { pastedDay } from './pasted-day';

/** One line of what was pasted: a target, or what is wrong with its cells. */
export type PastedLine = { line: number; cells: string[] } & (
  | { ok: true; target: Target }
  | { ok: false; errors: { column: Column | null; error: FieldError }[] }
);

export interface Pasted {
  lines: PastedLine[];
  /** Heads that name no column of ours: their cells are left out, and that is said. */
  unknownHeads: string[];
}

interface PasteContext {
  words: Words;
  language: Language;
  subjects: Subjects;
  targets: readonly Target[];
  now: Instant;
  today: Day;
  newId: () => string;
}

/** A formula of the user's own has no row that could say all of it. */
const pastedKpis = kpiKeys.filter((kpi) => kpi !== 'custom');
const kpiNamed = lexicon<KpiKey>((kpi) => [`kpi.${kpi}`, `kpi.${kpi}.full`], pastedKpis);
const directionNamed = lexicon((one) => [`direction.${one}`], ['at-least', 'at-most', 'two-sided'] as const);
const scopeNamed = lexicon((one) => [`scope.${one}`, `field.which.${one}`], [
  'everything',
  'console',
  'account',
  'campaign',
  'name',
  'label',
] as const);
const repeatNamed = lexicon((one) => [`repeat.${one}`], ['month', 'quarter', 'once'] as const);
const objectiveNamed = lexicon((one) => [`objective.${one}`], ['sell', 'leads', 'known', 'teach'] as const);
const yes = new Set(['yes', 'sì', 'si', 'true', '1', 'x']);
const no = new Set(['', 'no', 'false', '0']);

/**
 * Reads rows of targets. A first row of heads may put the columns in any order and leave some out; without one
 * they are in our order. A cell that is empty takes the usual value where there is one; anything else that does
 * not fit is an error of its line.
 */
export function readPasted(text: string, context: PasteContext): Pasted {
  const rows = cellsOf(text);
  const [first] = rows;
  if (!first) return { lines: [], unknownHeads: [] };
  const heads = first.cells.map((cell) => columnNamed(cell));
  const headed =
    heads.filter((head) => head !== undefined).length >= 2 && kpiNamed(first.cells[0]!) === undefined;
  const order: readonly (Column | undefined)[] = headed ? heads : columns;
  const unknownHeads = headed ? first.cells.filter((cell, index) => cell !== '' && !heads[index]) : [];
  const taken: Target[] = [...context.targets];
  let main = false;
  const lines = (headed ? rows.slice(1) : rows).map(({ line, cells }): PastedLine => {
    const read = readLine(cells, order, context);
    if (!read.ok) return { line, cells, ...read };
    const { target } = read;
    if (taken.some((other) => judgedAlike(other, target)))
      return { line, cells, ok: false, errors: [{ column: null, error: { code: 'already-there' } }] };
    if (target.main && main)
      return { line, cells, ok: false, errors: [{ column: 'main', error: { code: 'second-main' } }] };
    main ||= target.main;
    taken.push(target);
    return { line, cells, ok: true, target };
  });
  return { lines, unknownHeads };
}

type LineResult =
  | { ok: true; target: Target }
  | { ok: false; errors: { column: Column | null; error: FieldError }[] };

function readLine(
  cells: readonly string[],
  order: readonly (Column | undefined)[],
  context: PasteContext,
): LineResult {
  const { language, subjects, now, today } = context;
  const errors: { column: Column | null; error: FieldError }[] = [];
  const wrong = (column: Column | null, code: string, text = '') =>
    void errors.push({ column, error: { code, params: { text } } });
  const cell = (column: Column) => cells[order.indexOf(column)] ?? '';
  const beyond = cells.slice(order.length).find((one) => one !== '');
  if (beyond !== undefined) wrong(null, 'too-many-cells', beyond);
  const choose = <T extends string>(column: Column, named: (text: string) => T | undefined, usual: T): T => {
    const text = cell(column);
    if (text === '') return usual;
    const found = named(text);
    if (found === undefined) wrong(column, 'word', text);
    return found ?? usual;
  };

  const draft: Draft = newDraft(today, subjects, false);
  if (cell('kpi') === '') wrong('kpi', 'kpi-empty');
  draft.kpi = choose('kpi', kpiNamed, 'cpa');
  draft.direction = choose('direction', directionNamed, kpis[draft.kpi].direction);
  draft.scope = choose('scope', scopeNamed, 'everything');
  draft.repeat = choose('repeat', repeatNamed, 'month');
  draft.objective = choose('objective', objectiveNamed, '' as never);
  draft.reason = revived(cell('reason'));
  const money = splitMoney(cell('value'), draft.kpi);
  draft.value = money.figure;
  const currency = cell('currency').toUpperCase();
  if (money.currency !== '' && currency !== '' && money.currency !== currency)
    wrong('currency', 'currency-two', `${money.currency}, ${currency}`);
  draft.currency = currency || money.currency || draft.currency;
  if (currency !== '' && !needsCurrency(draft)) draft.currency = '';
  for (const column of ['from', 'to'] as const) {
    const text = cell(column);
    if (text === '') continue;
    const day = pastedDay(text, language);
    if (day === null) wrong(column, 'day-pasted', text);
    else draft[column] = day;
  }
  if (cell('tolerance') !== '') draft.tolerance = cell('tolerance');
  // Only of a return on the spend is all of the value margin where nothing is said.
  if (termsOf[draft.kpi] && draft.kpi !== 'roi') draft.margin = '';
  if (cell('margin') !== '') draft.margin = cell('margin').replace(/%\s*$/, '');
  const main = cell('main').toLowerCase();
  if (yes.has(main) || main === context.words('column.yes').toLowerCase()) draft.main = true;
  else if (!no.has(main)) wrong('main', 'word', cell('main'));
  draft.which = whichOf(draft.scope, revived(cell('which')), context);

  const result = readDraft(draft, { language, subjects, now, today, id: context.newId() });
  if (!result.ok)
    for (const [field, error] of Object.entries(result.errors))
      if (!errors.some(({ column }) => column === field))
        errors.push({ column: columns.find((column) => column === field) ?? null, error });
  return result.ok && errors.length === 0 ? result : { ok: false, errors };
}

/** "25 EUR", "€25", "12%": the figure alone, and the currency that stood with it. A bare $ or ¥ may be of many. */
function splitMoney(text: string, kpi: KpiKey): { figure: string; currency: string } {
  const bare = text.trim();
  if (kpis[kpi].unit === 'fraction') return { figure: bare.replace(/\s*%$/, ''), currency: '' };
  const sign = /^(?:(€|£|[A-Za-z]{3})\s*([-+\d].*)|(.*\d)\s*(€|£|[A-Za-z]{3}))$/.exec(bare);
  if (!sign) return { figure: bare, currency: '' };
  const mark = (sign[1] ?? sign[4])!.toUpperCase();
  return {
    figure: (sign[2] ?? sign[3])!.trim(),
    currency: { '€': 'EUR', '£': 'GBP' }[mark] ?? mark,
  };
}

/** The value of a named account, campaign or console; the text itself where the scope is text. */
function whichOf(scope: Draft['scope'], text: string, { words, subjects }: PasteContext): string {
  const sought = text.trim().toLowerCase();
  const one = (found: readonly string[]) => (found.length === 1 ? found[0]! : '');
  switch (scope) {
    case 'console':
      return one(
        platforms.filter((platform) =>
          [platform, platformName(words, platform).toLowerCase()].includes(sought),
        ),
      );
    case 'account': {
      const byName = accountChoices(words, subjects).filter(({ shown }) => shown.toLowerCase() === sought);
      const byId = subjects.accounts.filter(({ key, id }) => key === text.trim() || id === text.trim());
      return one(byName.map(({ value }) => value)) || one(byId.map(({ key }) => key));
    }
    case 'campaign': {
      const choices = campaignChoices(subjects);
      const byName = choices.filter(({ shown }) => shown.toLowerCase() === sought);
      const byId = choices.filter(({ value }) => value.endsWith(`\u0000${text.trim()}`));
      return one(byName.map(({ value }) => value)) || one(byId.map(({ value }) => value));
    }
    case 'label':
      // In the letters in which it is known already: a label is one label.
      return labelsOf(subjects).find((label) => label.toLowerCase() === sought) ?? text;
    default:
      return text;
  }
}
