import { metrics as metricFacts, type MetricKey } from '@/model/metric';
import { problem, type Problem } from '@/model/problem';
import { settleReadings, type IdentityColumn } from '@/page/identities';
import {
  numberReader,
  type ColumnHints,
  type ColumnShown,
  type NumberReader,
  type NumberStyle,
  type Shown,
} from '@/page/numbers';
import { evidenceOf, isOpenColumn, STYLES } from '@/page/numbers-table';

import type { ReportColumn } from './layout';
import { isBlank } from './rows';
import type { Shape } from './shapes';
import type { SheetCell } from './sheet';

/** A metric column of a report, read: null was empty, undefined could not be read and stays text. */
export interface FigureColumn {
  column: ReportColumn;
  metric: MetricKey;
  values: (number | null | undefined)[];
  /** Currency marks met, by row; null where none stood there. */
  marks: (string | null)[];
}

/** A metric column on its way: how its numbers were read, and what it came to. */
interface Taken {
  column: ReportColumn;
  key: MetricKey;
  cells: readonly SheetCell[];
  texts: readonly string[];
  currency: string | null;
  shown: Pick<ColumnShown, 'style' | 'by' | 'ambiguous'>;
  figure: FigureColumn;
  /** Shares without a percent sign, by row. */
  bare: boolean[];
  problem: Problem | null;
}

/**
 * Reads the metric columns over all rows at once. A column is its own evidence for what its separators mean; where it
 * leaves that open, the columns that do not decide, then what the table's ratios must be, then the language and the
 * currency's decimals; what stays open is a problem.
 * Shares without a percent sign are points or fractions as the console writes them; where that is not known, the
 * file's own clicks and impressions decide, and without them the column stays text.
 * @param currency ISO code of all the file's money, where its rows or the user say it
 */
export function readFigures(
  rows: readonly (readonly SheetCell[])[],
  columns: readonly ReportColumn[],
  shape: Shape,
  { locale, currency }: { locale: string | null; currency: string | null },
  onProgress: (share: number) => void = () => undefined,
): { figures: FigureColumn[]; problems: Problem[] } {
  const read = numberReader(locale);
  const usual: Hints = {
    style: shape.dotDecimals ? { decimal: '.' } : null,
    proved: shape.decimal ? { decimal: shape.decimal } : null,
  };
  let taken: Taken[] = [];
  for (const [done, column] of columns.entries()) {
    onProgress(done / columns.length);
    const key = column.metric;
    if (!key) continue;
    // A ratio of money may have more decimals than its currency.
    const money = metricFacts[key].unit === 'money' && metricFacts[key].additive;
    const own = isoIn(column.currency) ?? (money ? currency : null);
    taken.push(takeColumn(rows, { column, key, currency: own }, read, usual));
  }
  const again = (one: Taken, hints: Partial<Hints>, decimal: string) =>
    isOpenColumn(one.shown) && one.shown.style?.decimal !== decimal
      ? takeColumn(rows, one, read, { ...usual, ...hints })
      : one;
  const evidence = evidenceOf(
    taken,
    taken.map(({ shown }) => shown),
  );
  const [written] = evidence.size === 1 ? evidence : [];
  if (written) taken = taken.map((one) => again(one, { style: { decimal: written } }, written));
  if (!usual.proved) {
    const proofs = proofsOf(taken, read);
    taken = taken.map((one, at) => {
      const proved = proofs[at];
      return proved ? again(one, { proved }, proved.decimal) : one;
    });
    const all = new Set(proofs.flatMap((proof) => proof?.decimal ?? []));
    const [page] = all.size === 1 && !written ? all : [];
    if (page)
      taken = taken.map((one, at) => (proofs[at] ? one : again(one, { style: { decimal: page } }, page)));
  }
  const problems = taken.flatMap(({ problem }) => problem ?? []);
  const figures = taken.map(({ figure }) => figure);
  for (const { figure, bare } of taken)
    if (metricFacts[figure.metric].unit === 'fraction') scaleShares(figure, bare, figures, shape);
  if (shape.zeroMeansNone) figures.forEach((figure) => emptyCosts(figure, figures));
  return { figures, problems };
}

type Hints = Required<Pick<ColumnHints, 'style' | 'proved'>>;

function takeColumn(
  rows: readonly (readonly SheetCell[])[],
  { column, key, currency }: Pick<Taken, 'column' | 'key' | 'currency'>,
  read: NumberReader,
  hints: Hints,
): Taken {
  const cells = rows.map((row) => row[column.index] ?? { text: '' });
  const texts = cells.map((cell) => (cell.number === undefined ? unbracketed(cell.text) : ''));
  const shown = read(texts, { unit: metricFacts[key].unit, currency, ...hints });
  const unread = (_: unknown, row: number) =>
    cells[row]!.number === undefined && shown.cells[row]!.kind === 'unreadable';
  return {
    column,
    key,
    cells,
    texts,
    currency,
    shown: { style: shown.style, by: shown.by, ambiguous: shown.ambiguous },
    figure: {
      column,
      metric: key,
      values: cells.map((cell, row) => cell.number ?? valueOf(shown.cells[row]!)),
      marks: cells.map((cell, row) => cell.mark ?? markOf(shown.cells[row]!)),
    },
    bare: cells.map((cell, row) =>
      cell.number === undefined ? !isPercent(shown.cells[row]!) : !cell.percent,
    ),
    problem: problemOf(column, shown.ambiguous, texts.find(unread), cells.find(unread)?.text),
  };
}

function problemOf(
  { header }: ReportColumn,
  ambiguous: boolean,
  open: string | undefined,
  lost: string | undefined,
): Problem | null {
  if (ambiguous) return problem('number-ambiguous', { column: header, text: (open ?? '').slice(0, 40) });
  if (lost === undefined) return null;
  const code = lost.trim().startsWith('=') ? 'formula-unread' : 'number-unreadable';
  return problem(code, { column: header, text: lost.slice(0, 40) });
}

/** As many rows are held against the table's ratios. */
const PROVED_BY = 200;

/** What the ratios and their parts say of columns that are open. */
function proofsOf(taken: readonly Taken[], read: NumberReader): (NumberStyle | null)[] {
  if (!taken.some(({ shown }) => isOpenColumn(shown))) return [];
  const length = taken[0]!.texts.length;
  const step = Math.max(1, length / PROVED_BY);
  const sample = Array.from({ length: Math.min(length, PROVED_BY) }, (_, at) => Math.floor(at * step));
  const { chosen } = settleReadings(
    taken.map(({ key, texts, currency, shown }): IdentityColumn => {
      const some = sample.map((row) => texts[row]!);
      const under = (proved: NumberStyle | null) =>
        read(some, { unit: metricFacts[key].unit, currency, proved }).cells;
      return { key, readings: isOpenColumn(shown) ? STYLES.map(under) : [under(shown.style)] };
    }),
  );
  return taken.map(({ shown }, at) => {
    const choice = chosen[at];
    return isOpenColumn(shown) && choice != null ? STYLES[choice]! : null;
  });
}

const isPercent = (shown: Shown) => shown.kind === 'value' && shown.percent;
const markOf = (shown: Shown) => (shown.kind === 'value' ? shown.mark : null);

function valueOf(shown: Shown): number | null | undefined {
  if (shown.kind === 'empty') return null;
  // A masked figure ("<5") is no figure: it stays text.
  return shown.kind === 'value' && shown.bound === null ? shown.value : undefined;
}

/** Pinterest writes its results as lists of one. @example unbracketed('[0.93]') // '0.93' */
function unbracketed(text: string): string {
  const inner = /^\s*\[([^,[\]]*)\]\s*$/.exec(text)?.[1];
  return inner ?? (isBlank(text) ? '' : text);
}

function isoIn(currency: string | null): string | null {
  return currency && /^[A-Z]{3}$/.test(currency) ? currency : null;
}

function scaleShares(
  figure: FigureColumn,
  bare: readonly boolean[],
  figures: readonly FigureColumn[],
  shape: Shape,
): void {
  const unit =
    (figure.column.points ? 'points' : null) ?? shape.bareShares ?? unitByIdentity(figure, bare, figures);
  figure.values = figure.values.map((value, row) => {
    if (value === null || value === undefined || !bare[row]) return value;
    if (unit === null) return undefined;
    return unit === 'points' ? Number((value / 100).toPrecision(12)) : value;
  });
}

const PARTS: Partial<Record<MetricKey, readonly [MetricKey, MetricKey]>> = {
  ctr: ['clicks', 'impressions'],
  cvr: ['conversions', 'clicks'],
  acos: ['spend', 'conversionValue'],
};

/** Points or fractions, by the first rows whose parts are there too: the two are a hundredfold apart. */
function unitByIdentity(
  figure: FigureColumn,
  bare: readonly boolean[],
  figures: readonly FigureColumn[],
): 'points' | 'fractions' | null {
  const parts = PARTS[figure.metric]?.map((key) => figures.find((one) => one.metric === key));
  const votes = { points: 0, fractions: 0 };
  figure.values.forEach((shown, row) => {
    const [part, whole] = parts?.map((one) => one?.values[row]) ?? [];
    if (!bare[row] || !shown || !part || !whole) return;
    const times = shown / (part / whole);
    if (times > 80 && times < 125) votes.points++;
    else if (times > 0.8 && times < 1.25) votes.fractions++;
  });
  if (votes.points > 0 && votes.fractions === 0) return 'points';
  return votes.fractions > 0 && votes.points === 0 ? 'fractions' : null;
}

/** A cost per conversion of 0 beside no conversion says that there was none. */
function emptyCosts(figure: FigureColumn, figures: readonly FigureColumn[]): void {
  const counted = { cpa: 'conversions', costPerResult: 'results' }[figure.metric as string];
  const counts = figures.find((one) => one.metric === counted)?.values;
  if (!counts) return;
  figure.values = figure.values.map((value, row) => (value === 0 && !counts[row] ? null : value));
}
