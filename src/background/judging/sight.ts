import { emptyIsZero } from '@/model/empty-is-zero';
import { isAttributed, metrics as facts, type MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import { plainResultType } from '@/model/result-types';
import type { Look } from '@/store/schema';

import { emptyLayout, type Column, type Layout, type Step } from './layout';
import type { LookView, RowView } from './rows';

export const isMoney = (metric: MetricKey) => facts[metric].unit === 'money';

/** What must be equal before two figures of a metric may meet. */
export interface Basis {
  /** Null where the metric is no money, or the currency is not known. */
  currency: string | null;
  /** Null where the metric knows none, or the page does not say. */
  attribution: string | null;
  /** What the results count that the figure was taken from; null for a column of its own. */
  resultType: string | null;
}
export const basisKey = ({ currency, attribution, resultType }: Basis) =>
  `${currency ?? ''}|${attribution ?? ''}|${resultType ?? ''}`;

/** All figures of one campaign, metric and basis, in the order in which the looks are kept. */
export interface Series extends Column {
  basis: Basis;
  /** How many of them were empty cells that mean zero on this console. */
  zeros: number;
}

/** What was seen of a metric of a campaign. */
export interface Sight {
  /** Newest first. */
  series: Series[];
  /** Looks that showed the cell empty where that says nothing by itself. */
  empty: Look[];
  /** Looks that counted results of another kind instead. */
  otherResults: Look[];
}

/** Half the unit of the last place that a console shows: cents for money, hundredths where counts have parts. */
export function toleranceOf(metric: MetricKey, currency: string | null, value: number): number {
  if (isMoney(metric)) return 0.5 / 10 ** digitsOf(currency);
  return Number.isInteger(value) ? 0 : 0.005;
}

function digitsOf(currency: string | null): number {
  // Of the currencies that consoles bill in these have no cents in use; the rest have two.
  return currency !== null &&
    /^(?:JPY|KRW|VND|CLP|ISK|PYG|UGX|XAF|XOF|XPF|RWF|GNF|KMF|DJF|BIF|VUV)$/.test(currency)
    ? 0
    : 2;
}

/** Problems that make one metric of a look unfit. */
function isFitFor({ problems }: Look, metric: MetricKey): boolean {
  return !problems.some(
    ({ code, params }) =>
      (code === 'currency-mixed' && isMoney(metric)) ||
      (code === 'number-ambiguous' && (params.metric === metric || params.column === metric)),
  );
}

/** A cell as it counts: its value, and which metric's column it stood in. */
type Cell =
  | { kind: 'figure'; value: number; column: MetricKey; resultType: string | null; zero: boolean }
  | { kind: 'absent' | 'empty' | 'other-results' };

/**
 * The figures of one metric, campaign by campaign, out of the looks of one account.
 *
 * - Conversions and leads come from their own column; where the page shows none, from results whose type says
 *   purchases or leads.
 * - An empty count is zero where the console says so, in the row itself.
 * - Figures of different currency, attribution or result type stand in series of their own.
 *
 * @param currency of looks that do not say theirs, from the account's other readings or the user
 * @param empty where all layouts of the account begin
 */
export function sightsOf(
  views: readonly LookView[],
  metric: MetricKey,
  platform: Platform,
  currency: string | null,
  empty: Step = emptyLayout(),
): Map<string, Sight> {
  const types = resultTypesOf(views);
  const sights = new Map<string, Gathered>();
  for (const { look, range, rows } of views) {
    if (!isFitFor(look, metric)) continue;
    for (const row of rows) {
      const cell = cellOf(row, metric, platform, types);
      if (cell.kind === 'absent') continue;
      let sight = sights.get(row.campaign);
      if (!sight) sights.set(row.campaign, (sight = { growing: [], empty: [], otherResults: [] }));
      if (cell.kind !== 'figure') {
        (cell.kind === 'empty' ? sight.empty : sight.otherResults).push(look);
        continue;
      }
      const basis: Basis = {
        currency: isMoney(metric) ? (look.currency ?? currency) : null,
        attribution: isAttributed(metric) ? row.attribution(cell.column) : null,
        resultType: cell.resultType,
      };
      const series = seriesFor(sight, basis, empty);
      series.step = series.step.and(look, range);
      series.zeros += cell.zero ? 1 : 0;
      series.values.push(cell.value);
      series.tolerances.push(
        cell.zero ? 0 : (row.rounding(cell.column) ?? toleranceOf(metric, basis.currency, cell.value)),
      );
    }
  }
  return new Map([...sights].map(([campaign, gathered]) => [campaign, sightOf(gathered, empty)]));
}

/** A series while looks are still added to it. */
interface Growing {
  basis: Basis;
  step: Step;
  values: number[];
  tolerances: number[];
  zeros: number;
}

interface Gathered extends Omit<Sight, 'series'> {
  growing: Growing[];
}

function sightOf(gathered: Gathered, empty: Step): Sight {
  const series = gathered.growing.map((one) => preferRead(one, empty));
  if (series.length > 1) series.sort((a, b) => newestIn(b.layout) - newestIn(a.layout));
  return { series, empty: gathered.empty, otherResults: gathered.otherResults };
}

/**
 * A figure that was summed from a finer report gives way to the campaign's own over the same range, read then or
 * later: a report can lack parts, and what it sums is a second opinion.
 */
function preferRead({ step, ...series }: Growing, empty: Step): Series {
  const layout = step.layout();
  const left = layout.once('left', () => giveWay(layout));
  if (!left) return { ...series, layout };
  const stays = (_: unknown, at: number) => !left[at];
  let kept = empty;
  layout.looks.forEach((look, at) => {
    if (!left[at]) kept = kept.and(look, layout.ranges[at]!);
  });
  return {
    ...series,
    layout: kept.layout(),
    values: series.values.filter(stays),
    tolerances: series.tolerances.filter(stays),
  };
}

/** Which looks give way to others of the layout; null where none was summed from a finer report. */
function giveWay({ looks, ranges }: Layout): boolean[] | null {
  if (!looks.some(({ derived }) => derived)) return null;
  const rangeAt = (index: number) => `${ranges[index]!.from} ${ranges[index]!.to}`;
  const read = new Map<string, number>();
  looks.forEach((look, index) => {
    if (!look.derived) read.set(rangeAt(index), Math.max(read.get(rangeAt(index)) ?? -Infinity, look.at));
  });
  return looks.map((look, index) => !!look.derived && (read.get(rangeAt(index)) ?? -Infinity) >= look.at);
}

const newestIn = ({ once, looks }: Layout) =>
  once('newest', () => looks.reduce((newest, { at }) => Math.max(newest, at), -Infinity));

function seriesFor({ growing }: Gathered, basis: Basis, empty: Step): Growing {
  // A campaign has one basis, nearly always.
  let series = growing.find(
    (one) =>
      one.basis.currency === basis.currency &&
      one.basis.attribution === basis.attribution &&
      one.basis.resultType === basis.resultType,
  );
  if (!series) growing.push((series = { basis, step: empty, values: [], tolerances: [], zeros: 0 }));
  return series;
}

/** The one kind of results that a campaign ever showed; null where it showed several. */
function resultTypesOf(views: readonly LookView[]): Map<string, string | null> {
  const types = new Map<string, string | null>();
  for (const { rows } of views)
    for (const row of rows) {
      const type = row.text('resultType');
      if (type === null) continue;
      const known = types.get(row.campaign);
      const same =
        known === undefined || (known !== null && plainResultType(known) === plainResultType(type));
      types.set(row.campaign, same ? (known ?? type) : null);
    }
  return types;
}

function cellOf(
  row: RowView,
  metric: MetricKey,
  platform: Platform,
  types: ReadonlyMap<string, string | null>,
): Cell {
  const direct = row.figure(metric);
  const byResults = direct === undefined && (metric === 'conversions' || metric === 'leads');
  const column = byResults ? 'results' : metric;
  const value = byResults ? row.figure('results') : direct;
  if (value === undefined) return { kind: 'absent' };
  let resultType: string | null = null;
  if (column === 'results') {
    // An empty cell often has no kind beside it: the campaign's one kind stands for it.
    const type = row.text('resultType') ?? types.get(row.campaign) ?? null;
    if (byResults && type === null) return { kind: value === null ? 'empty' : 'absent' };
    if (byResults && row.counts(type!) !== metric) return { kind: 'other-results' };
    resultType = type === null ? null : plainResultType(type);
  }
  if (value !== null) return { kind: 'figure', value, column, resultType, zero: false };
  const delivery = { spend: row.figure('spend'), impressions: row.figure('impressions') };
  return emptyIsZero(platform, column, delivery)
    ? { kind: 'figure', value: 0, column, resultType, zero: true }
    : { kind: 'empty' };
}
