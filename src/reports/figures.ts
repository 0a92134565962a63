import { metrics as metricFacts, type MetricKey } from '@/model/metric';
import { problem, type Problem } from '@/model/problem';
import type { NumberStyle, Shown } from '@/page/numbers';
import { numberReader } from '@/page/numbers';

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

/**
 * Reads the metric columns over all rows at once, since a column is its own evidence for what its separators mean.
 * Shares without a percent sign are points or fractions as the console writes them; where that is not known, the
 * file's own clicks and impressions decide, and without them the column stays text.
 */
export function readFigures(
  rows: readonly (readonly SheetCell[])[],
  columns: readonly ReportColumn[],
  shape: Shape,
  locale: string | null,
  onProgress: (share: number) => void = () => undefined,
): { figures: FigureColumn[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = numberReader(locale);
  const decimal = shape.decimal ?? (shape.dotDecimals ? '.' : null);
  const style: NumberStyle | null = decimal ? { decimal } : null;
  const bare = new Map<MetricKey, boolean[]>();
  const figures: FigureColumn[] = [];
  for (const [done, column] of columns.entries()) {
    onProgress(done / columns.length);
    const metric = column.metric;
    if (!metric) continue;
    const unit = metricFacts[metric].unit;
    const cells = rows.map((row) => row[column.index] ?? { text: '' });
    const texts = cells.map((cell) => (cell.number === undefined ? unbracketed(cell.text) : ''));
    const shown = read(texts, { unit, currency: isoIn(column.currency), style });
    if (shown.ambiguous) {
      const open = texts.find((_, row) => shown.cells[row]!.kind === 'unreadable') ?? '';
      problems.push(problem('number-ambiguous', { column: column.header, text: open.slice(0, 40) }));
    }
    bare.set(
      metric,
      cells.map((cell, row) => (cell.number === undefined ? !isPercent(shown.cells[row]!) : !cell.percent)),
    );
    const lost = cells.find(
      (cell, row) => cell.number === undefined && shown.cells[row]!.kind === 'unreadable',
    );
    if (lost && !shown.ambiguous) {
      const code = lost.text.trim().startsWith('=') ? 'formula-unread' : 'number-unreadable';
      problems.push(problem(code, { column: column.header, text: lost.text.slice(0, 40) }));
    }
    figures.push({
      column,
      metric,
      values: cells.map((cell, row) => cell.number ?? valueOf(shown.cells[row]!)),
      marks: cells.map((cell, row) => cell.mark ?? markOf(shown.cells[row]!)),
    });
  }
  for (const figure of figures)
    if (metricFacts[figure.metric].unit === 'fraction')
      scaleShares(figure, bare.get(figure.metric)!, figures, shape);
  if (shape.zeroMeansNone) figures.forEach((figure) => emptyCosts(figure, figures));
  return { figures, problems };
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
