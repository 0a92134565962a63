import { addDays, type Instant } from '@/model/day';
import { metrics as metricFacts, type MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import { problem, type Problem } from '@/model/problem';
import type { Range } from '@/model/range';
import type { Budget, Level, Reading, Row } from '@/model/reading';
import { attributionOf } from '@/page/attribution';
import { currencyReader } from '@/page/currency';
import { numberReader, type Shown } from '@/page/numbers';
import { periodOf } from '@/page/numbers-period';
import { deliveryOf } from '@/page/status-words';

import { languageOfHeader, type Dimension } from './dimensions';
import { readFigures, type FigureColumn } from './figures';
import type { Layout, ReportColumn } from './layout';
import { rangesOf } from './ranges';
import { isBlank, partRows, type PartedRows } from './rows';
import type { Shape } from './shapes';
import type { SheetCell } from './sheet';

/** What is known of a file besides its bytes. */
export interface ReportFacts {
  name: string;
  /** The file's last change: when the report was made, as near as a file tells. */
  lastModified: Instant;
  /** Answers of the user, or of the mapping screen. */
  account?: string | null;
  currency?: string | null;
  platform?: Platform | null;
}

/**
 * Rows of a recognised report → readings, one per account, level, range, currency and attribution.
 * Nothing is guessed: a row whose range or currency cannot be told is left out or marked by a problem.
 */
export function parseReport(
  layout: Layout,
  shape: Shape,
  facts: ReportFacts,
): { readings: Reading[]; problems: Problem[] } {
  const locale = languageOfHeader(layout.columns.map((column) => column.header));
  const parted = partRows(layout.columns, layout.body);
  if (parted.rows.length === 0) return { readings: [], problems: [problem('report-empty')] };

  const everything = [...parted.rows, ...parted.totals.map((total) => total.cells)];
  const ranges = rangesOf(parted.rows, layout, { name: facts.name, locale });
  const { figures, problems } = readFigures(everything, layout.columns, shape, locale);
  if (figures.length === 0) return { readings: [], problems: [problem('report-without-figures')] };
  problems.push(...ranges.problems);
  if (parted.level === 'other' && layout.columns.some((column) => column.dimension === 'breakdown'))
    problems.push(problem('breakdown-rows', {}));

  const read = rowReader(layout, figures, parted, locale);
  const currencies = currencyByRow(layout, figures, parted.rows.length, locale, facts, everything);
  const money = figures.some((figure) => metricFacts[figure.metric].unit === 'money');
  if (money && currencies.every((currency) => currency === null))
    problems.push(problem('currency-unknown', currencyMark(figures)));

  const at = cellAt(layout);
  const groups = new Map<string, Reading>();
  parted.rows.forEach((cells, row) => {
    const range = ranges.ranges[row];
    if (!range) return;
    const account = {
      id: at(cells, 'accountId') || null,
      name: at(cells, 'account') || facts.account || null,
    };
    const attribution = attributionOfRow(at(cells, 'attribution'), figures);
    const key = JSON.stringify([account, range, currencies[row], attribution]);
    let reading = groups.get(key);
    if (!reading) {
      reading = {
        source: 'report',
        platform: shape.platform,
        grid: shape.name,
        account,
        level: parted.level,
        range,
        currency: currencies[row] ?? null,
        attribution,
        ...instants(range, facts.lastModified),
        rows: [],
        totals: null,
        coverage: { seen: 0, total: null },
        problems: [],
      };
      groups.set(key, reading);
    }
    reading.rows.push(read(cells, row));
    reading.coverage.seen = reading.rows.length;
  });

  const readings = [...groups.values()];
  addTotals(readings, parted, figures, layout, ranges.whole, locale, facts.name);
  return { readings, problems };
}

/**
 * A file's instant: its last change, but never before its range ends. A file made on the range's last day
 * holds that day in part, up to then.
 */
function instants(range: Range, lastModified: Instant): { readAt: Instant; through: Instant | null } {
  const changed = Date.parse(lastModified);
  const lastDayBegins = Date.parse(`${range.to}T00:00:00Z`);
  // The account's day begins up to 14 hours before, and ends up to 12 hours after, the one in UTC.
  if (changed < lastDayBegins - 14 * 3_600_000)
    return { readAt: `${addDays(range.to, 1)}T00:00:00.000Z`, through: null };
  const partial = changed < Date.parse(`${addDays(range.to, 1)}T00:00:00Z`);
  return {
    readAt: new Date(changed).toISOString(),
    through: partial ? new Date(changed).toISOString() : null,
  };
}

function cellAt(layout: Layout): (cells: readonly SheetCell[], dimension: Dimension) => string {
  const index = new Map(
    layout.columns.flatMap((column) => (column.dimension ? [[column.dimension, column.index]] : [])),
  );
  return (cells, dimension) => {
    const text = cells[index.get(dimension) ?? -1]?.text ?? '';
    return isBlank(text) ? '' : text.trim();
  };
}

const NAME_OF: Record<Level, readonly Dimension[]> = {
  campaign: ['campaign'],
  'ad-group': ['adGroup'],
  ad: ['ad'],
  keyword: ['keyword'],
  other: ['ad', 'adGroup', 'campaign'],
};
const ID_OF: Record<Level, readonly Dimension[]> = {
  campaign: ['campaignId'],
  'ad-group': ['adGroupId'],
  ad: ['adId'],
  keyword: [],
  other: ['adId', 'adGroupId', 'campaignId'],
};

function rowReader(
  layout: Layout,
  figures: readonly FigureColumn[],
  parted: PartedRows,
  locale: string | null,
): (cells: readonly SheetCell[], row: number) => Row {
  const at = cellAt(layout);
  const first = (cells: readonly SheetCell[], dimensions: readonly Dimension[]) =>
    dimensions.map((dimension) => at(cells, dimension)).find(Boolean) ?? null;
  const budgets = budgetColumn(layout, parted.rows, locale);
  const level = parted.level;
  const shownAsText = layout.columns.filter(
    (column) => column.header !== '' && !column.metric && !isTaken(column, level),
  );
  return (cells, row) => {
    const metrics: Row['metrics'] = {};
    const other: Record<string, string> = {};
    for (const figure of figures) {
      const value = figure.values[row];
      if (value !== undefined) metrics[figure.metric] = value;
      else other[figure.column.header] = cells[figure.column.index]?.text ?? '';
    }
    for (const column of shownAsText) {
      const text = cells[column.index]?.text ?? '';
      if (!isBlank(text)) other[column.header] = text;
    }
    const delivery = deliveryOf(at(cells, 'status'));
    const reason = deliveryOf(at(cells, 'statusReason'));
    return {
      id: first(cells, ID_OF[level]),
      name: first(cells, NAME_OF[level]) ?? '',
      status: delivery?.status ?? null,
      budget: budgets(row, at(cells, 'budgetType')),
      metrics,
      resultType: at(cells, 'resultType') || null,
      limitedBy: delivery?.limitedBy ?? reason?.limitedBy ?? null,
      ...(level !== 'campaign' && at(cells, 'campaignId') ? { parentId: at(cells, 'campaignId') } : {}),
      ...(Object.keys(other).length > 0 ? { other } : {}),
    };
  };
}

/** Dimensions that stand in a field of the row; the rest is kept as text. */
function isTaken(column: ReportColumn, level: Level): boolean {
  if (column.dimension === null || column.dimension === 'breakdown') return false;
  const coarser: readonly Dimension[] = ['campaign', 'adGroup', 'adGroupId', 'ad', 'adId'];
  if (!coarser.includes(column.dimension)) return column.dimension !== 'statusReason';
  return NAME_OF[level][0] === column.dimension || ID_OF[level][0] === column.dimension;
}

function budgetColumn(
  layout: Layout,
  rows: readonly (readonly SheetCell[])[],
  locale: string | null,
): (row: number, type: string) => Budget | null {
  const column = layout.columns.find((one) => one.dimension === 'budget');
  if (!column) return () => null;
  const cells = rows.map((row) => row[column.index] ?? { text: '' });
  const shown = numberReader(locale)(
    cells.map((cell) => (/\d/.test(cell.text) ? cell.text : '')),
    { unit: 'money', currency: null },
  ).cells;
  return (row, type) => {
    const cell: Shown | undefined = shown[row];
    const amount = cells[row]?.number ?? (cell?.kind === 'value' ? cell.value : null);
    const per = (cell?.kind === 'value' ? cell.per : null) ?? (type ? periodOf(type) : null);
    return amount !== null && per !== null ? { amount, per } : null;
  };
}

/** A column for it, else the header's own words ("7 Day Total Sales"), else unknown. */
function attributionOfRow(setting: string, figures: readonly FigureColumn[]): string | null {
  if (setting) return attributionOf(setting);
  return figures.find((figure) => figure.column.basis !== null)?.column.basis ?? null;
}

function currencyByRow(
  layout: Layout,
  figures: readonly FigureColumn[],
  rows: number,
  locale: string | null,
  facts: ReportFacts,
  everything: readonly (readonly SheetCell[])[],
): (string | null)[] {
  const read = currencyReader(locale);
  const of = (mark: string | null) => {
    const found = mark ? read({ mark }) : null;
    return found && 'currency' in found ? found.currency : null;
  };
  const money = figures.filter((figure) => metricFacts[figure.metric].unit === 'money');
  const header = money.map((figure) => of(figure.column.currency)).find(Boolean) ?? null;
  const known = new Map<string, string | null>();
  const marked = (row: number) => {
    const mark = money.map((figure) => figure.marks[row]).find(Boolean) ?? null;
    if (mark === null) return null;
    if (!known.has(mark)) known.set(mark, of(mark));
    return known.get(mark)!;
  };
  // A row of dashes has no mark of its own: the file's only one stands for it.
  const all = new Set(Array.from({ length: rows }, (_, row) => marked(row)).filter(Boolean));
  const only = all.size === 1 ? [...all][0]! : null;
  const at = cellAt(layout);
  return Array.from({ length: rows }, (_, row) => {
    const code = at(everything[row]!, 'currency').toUpperCase();
    if (/^[A-Z]{3}$/.test(code)) return code;
    return header ?? marked(row) ?? only ?? facts.currency ?? null;
  });
}

function currencyMark(figures: readonly FigureColumn[]): Problem['params'] {
  const mark = figures
    .flatMap((figure) => [figure.column.currency, figure.marks.find(Boolean)])
    .find(Boolean);
  return mark ? { mark } : {};
}

/** The file's first totals of each range, where all of that range is one reading: they cross-check, no more. */
function addTotals(
  readings: readonly Reading[],
  parted: PartedRows,
  figures: readonly FigureColumn[],
  layout: Layout,
  whole: Range | null,
  locale: string | null,
  name: string,
): void {
  if (parted.totals.length === 0) return;
  const dated = rangesOf(
    parted.totals.map((total) => total.cells),
    layout,
    { name, locale },
  ).ranges;
  const byRange = new Map<string, number>();
  parted.totals.forEach((total, index) => {
    const range = dated[index] ?? whole;
    const key = range && `${range.from} ${range.to}`;
    if (key && !byRange.has(key) && !/account|konto|cuenta|conto|compte/i.test(total.label))
      byRange.set(key, index);
  });
  for (const reading of readings) {
    const key = `${reading.range!.from} ${reading.range!.to}`;
    const total = byRange.get(key);
    const alone = readings.filter((one) => `${one.range!.from} ${one.range!.to}` === key).length === 1;
    if (total === undefined || !alone) continue;
    const metrics: Partial<Record<MetricKey, number | null>> = {};
    for (const figure of figures) {
      const value = figure.values[parted.rows.length + total];
      if (value !== undefined) metrics[figure.metric] = value;
    }
    reading.totals = { metrics };
  }
}
