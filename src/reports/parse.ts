import { addDays, type Instant } from '@/model/day';
import { metrics as metricFacts, type MetricKey } from '@/model/metric';
import { problem, type Problem } from '@/model/problem';
import type { Range } from '@/model/range';
import type { Reading } from '@/model/reading';
import type { FileAnswers } from '@/model/report-file';

import { languageOfHeader } from './dimensions';
import { attributionOfRow, currencyByRow, currencyMark, currencyOfAll } from './evidence';
import { readFigures, type FigureColumn } from './figures';
import type { Layout } from './layout';
import { rangesOf, type FileDates } from './ranges';
import { cellAt, rowReader } from './row-reader';
import { partRows, type PartedRows } from './rows';
import type { Shape } from './shapes';
import type { SheetCell } from './sheet';

/** What is known of a file besides its bytes: its name, its date, and answers of the user. */
export interface ReportFacts extends FileAnswers {
  name: string;
  /** The file's last change: when the report was made, as near as a file tells. */
  lastModified: Instant;
}

/** What a report file came to, with what of it is not in the readings. */
export interface Parsed {
  readings: Reading[];
  problems: Problem[];
  leftOut: { totals: number; undated: number; examples: string[] };
}

/**
 * Rows of a recognised report → readings, one per account, level, range, currency and attribution.
 * Nothing is guessed: a row whose range or currency cannot be told is left out or marked by a problem.
 */
export function parseReport(
  layout: Layout,
  shape: Shape,
  facts: ReportFacts,
  onProgress: (share: number, rows: number) => void = () => undefined,
): Parsed {
  const locale = languageOfHeader(layout.columns.map((column) => column.header));
  const parted = partRows(layout.columns, layout.body);
  const leftOut: Parsed['leftOut'] = { totals: parted.totals.length, undated: 0, examples: [] };
  if (parted.rows.length === 0) return { readings: [], problems: [problem('report-empty')], leftOut };

  const everything = [...parted.rows, ...parted.totals.map((total) => total.cells)];
  const dates: FileDates = {
    name: facts.name,
    locale,
    startIsDay: shape.startIsDay ?? false,
    order: shape.dateOrder ?? null,
    notAfter: addDays(facts.lastModified.slice(0, 10), 1),
    chosen: { order: facts.dateOrder ?? null, range: facts.range ?? null },
  };
  const ranges = rangesOf(parted.rows, layout, dates);
  const written: Shape = facts.decimal ? { ...shape, decimal: facts.decimal } : shape;
  const { figures, problems } = readFigures(
    everything,
    layout.columns,
    written,
    { locale, currency: currencyOfAll(layout, parted.rows) ?? facts.currency ?? null },
    (share) => onProgress(0.1 + 0.5 * share, 0),
  );
  if (figures.length === 0) return { readings: [], problems: [problem('report-without-figures')], leftOut };
  problems.push(...ranges.problems);
  if (parted.level === 'other' && layout.columns.some((column) => column.dimension === 'breakdown'))
    problems.push(problem('breakdown-rows', {}));

  const read = rowReader(layout, figures, parted, locale);
  const currencies = currencyByRow(
    layout,
    figures,
    parted.rows.length,
    locale,
    facts.currency ?? null,
    everything,
  );
  const money = figures.some((figure) => metricFacts[figure.metric].unit === 'money');
  if (money && currencies.includes(null)) problems.push(problem('currency-unknown', currencyMark(figures)));

  const at = cellAt(layout);
  const groups = new Map<string, Reading>();
  parted.rows.forEach((cells, row) => {
    if (row % 5000 === 0) onProgress(0.6 + (0.4 * row) / parted.rows.length, row);
    const range = ranges.ranges[row];
    if (!range) {
      leftOut.undated++;
      if (leftOut.examples.length < 3) leftOut.examples.push(spoken(cells));
      return;
    }
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
  // Totals cover the rows that are left out too.
  if (leftOut.undated === 0) addTotals(readings, parted, figures, layout, ranges.whole, dates);
  problems.push(...severalCurrencies(readings));
  return { readings, problems, leftOut };
}

/** A row as a person finds it again in the file. */
export function spoken(cells: readonly SheetCell[]): string {
  const texts = cells.map((cell) => cell.text.trim()).filter(Boolean);
  return texts.slice(0, 4).join(' · ').slice(0, 120);
}

/** One account in several currencies is several accounts; it is said, since the file does not part them. */
function severalCurrencies(readings: readonly Reading[]): Problem[] {
  const byAccount = new Map<string, Set<string>>();
  for (const { account, currency } of readings) {
    const key = JSON.stringify([account.id, account.name]);
    if (currency) byAccount.set(key, (byAccount.get(key) ?? new Set()).add(currency));
  }
  const mixed = [...byAccount.values()].find((currencies) => currencies.size > 1);
  return mixed ? [problem('report-currencies', { currencies: [...mixed].sort().join(', ') })] : [];
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

/** The file's first totals of each range, where all of that range is one reading: they cross-check, no more. */
function addTotals(
  readings: readonly Reading[],
  parted: PartedRows,
  figures: readonly FigureColumn[],
  layout: Layout,
  whole: Range | null,
  dates: FileDates,
): void {
  if (parted.totals.length === 0) return;
  const dated = rangesOf(
    parted.totals.map((total) => total.cells),
    layout,
    dates,
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
