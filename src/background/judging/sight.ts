import type { Observation } from '@/ledger/ledger';
import { emptyIsZero } from '@/model/empty-is-zero';
import { metrics as facts, type MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import { plainResultType, resultMeaning } from '@/model/result-types';
import type { Look } from '@/store/schema';

import type { LookView, RowView } from './rows';

/** Figures whose meaning depends on the attribution setting. */
const attributed: ReadonlySet<MetricKey> = new Set([
  'conversions',
  'conversionValue',
  'results',
  'leads',
  'newCustomers',
]);
export const isAttributed = (metric: MetricKey) => attributed.has(metric);
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

/** All figures of one campaign, metric and basis. `looks` names the look of each observation. */
export interface Series {
  basis: Basis;
  observations: Observation[];
  looks: Look[];
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
 */
export function sightsOf(
  views: readonly LookView[],
  metric: MetricKey,
  platform: Platform,
  currency: string | null,
): Map<string, Sight> {
  const types = resultTypesOf(views);
  const sights = new Map<string, Sight & { byBasis: Map<string, Series> }>();
  for (const { look, range, rows } of views) {
    if (!isFitFor(look, metric)) continue;
    for (const row of rows) {
      const cell = cellOf(row, metric, platform, types);
      if (cell.kind === 'absent') continue;
      let sight = sights.get(row.campaign);
      if (!sight)
        sights.set(row.campaign, (sight = { series: [], empty: [], otherResults: [], byBasis: new Map() }));
      if (cell.kind !== 'figure') {
        (cell.kind === 'empty' ? sight.empty : sight.otherResults).push(look);
        continue;
      }
      const basis: Basis = {
        currency: isMoney(metric) ? (look.currency ?? currency) : null,
        attribution: attributed.has(metric) ? row.attribution(cell.column) : null,
        resultType: cell.resultType,
      };
      const series = seriesFor(sight, basis);
      series.looks.push(look);
      series.zeros += cell.zero ? 1 : 0;
      series.observations.push({
        range,
        value: cell.value,
        readAt: look.readAt,
        through: look.through,
        tolerance: cell.zero
          ? 0
          : (row.rounding(cell.column) ?? toleranceOf(metric, basis.currency, cell.value)),
        session: null,
      });
    }
  }
  for (const sight of sights.values()) {
    sight.series.forEach(preferRead);
    sight.series.sort((a, b) => newestIn(b) - newestIn(a));
  }
  return sights;
}

/**
 * A figure that was summed from a finer report gives way to the campaign's own over the same range, read then or
 * later: a report can lack parts, and what it sums is a second opinion.
 */
function preferRead(series: Series): void {
  if (!series.looks.some(({ derived }) => derived)) return;
  const rangeAt = (index: number) => {
    const { from, to } = series.observations[index]!.range;
    return `${from} ${to}`;
  };
  const read = new Map<string, number>();
  series.looks.forEach((look, index) => {
    if (!look.derived) read.set(rangeAt(index), Math.max(read.get(rangeAt(index)) ?? -Infinity, look.at));
  });
  const stays = series.looks.map(
    (look, index) => !look.derived || !((read.get(rangeAt(index)) ?? -Infinity) >= look.at),
  );
  series.observations = series.observations.filter((_, index) => stays[index]);
  series.looks = series.looks.filter((_, index) => stays[index]);
}

const newestIn = ({ looks }: Series) => looks.reduce((newest, { at }) => Math.max(newest, at), -Infinity);

function seriesFor(sight: Sight & { byBasis: Map<string, Series> }, basis: Basis): Series {
  const key = basisKey(basis);
  let series = sight.byBasis.get(key);
  if (!series) {
    series = { basis, observations: [], looks: [], zeros: 0 };
    sight.byBasis.set(key, series);
    sight.series.push(series);
  }
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
    if (byResults && resultMeaning(type!) !== metric) return { kind: 'other-results' };
    resultType = type === null ? null : plainResultType(type);
  }
  if (value !== null) return { kind: 'figure', value, column, resultType, zero: false };
  const delivery = { spend: row.figure('spend'), impressions: row.figure('impressions') };
  return emptyIsZero(platform, column, delivery)
    ? { kind: 'figure', value: 0, column, resultType, zero: true }
    : { kind: 'empty' };
}
