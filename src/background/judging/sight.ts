import { emptyIsZero } from '@/model/empty-is-zero';
import { isAttributed, metrics as facts, type MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import { plainResultType } from '@/model/result-types';
import type { Look } from '@/store/schema';

import { emptyLayout, type Column, type Layout, type Step } from './layout';
import type { LookView } from './rows';

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
export function toleranceOf(metric: MetricKey, currency: string | null): (value: number) => number {
  if (!isMoney(metric)) return (value) => (Number.isInteger(value) ? 0 : 0.005);
  const cents = 0.5 / 10 ** digitsOf(currency);
  return () => cents;
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

/** A figure as it counts: which metric's column it stood in, and whether it was an empty cell that means zero. */
interface Figure {
  value: number;
  column: MetricKey;
  resultType: string | null;
  zero: boolean;
}
/** Null where the row has no such cell at all. */
type Cell = Figure | 'empty' | 'other-results' | null;

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
  const sights = new Map<string, Gathered>();
  let found: ReadonlyMap<string, string | null> | null = null;
  const types = () => (found ??= resultTypesOf(views));
  for (const view of views) {
    const { look, range, campaigns } = view;
    if (!isFitFor(look, metric)) continue;
    const cellAt = cellsOf(view, metric, platform, types);
    const money = isMoney(metric) ? (look.currency ?? currency) : null;
    const tolerance = toleranceOf(metric, money);
    const beside = (column: MetricKey) => ({
      attributions: isAttributed(metric) ? view.attributions(column) : null,
      roundings: view.roundings(column),
    });
    const own = beside(metric);
    for (const [row, campaign] of campaigns.entries()) {
      const cell = cellAt(row);
      if (cell === null) continue;
      let sight = sights.get(campaign);
      if (!sight) sights.set(campaign, (sight = { growing: [], empty: [], otherResults: [] }));
      if (typeof cell === 'string') {
        (cell === 'empty' ? sight.empty : sight.otherResults).push(look);
        continue;
      }
      const { value, column, resultType, zero } = cell;
      const { attributions, roundings } = column === metric ? own : beside(column);
      const attribution = attributions?.[row] ?? null;
      const series = seriesFor(sight, money, attribution, resultType, empty);
      series.step = series.step.and(look, range);
      series.zeros += zero ? 1 : 0;
      series.values.push(value);
      series.tolerances.push(zero ? 0 : (roundings[row] ?? tolerance(value)));
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

function seriesFor(
  { growing }: Gathered,
  currency: string | null,
  attribution: string | null,
  resultType: string | null,
  empty: Step,
): Growing {
  // A campaign has one basis, nearly always.
  let series = growing.find(
    ({ basis }) =>
      basis.currency === currency && basis.attribution === attribution && basis.resultType === resultType,
  );
  if (!series) {
    series = {
      basis: { currency, attribution, resultType },
      step: empty,
      values: [],
      tolerances: [],
      zeros: 0,
    };
    growing.push(series);
  }
  return series;
}

/** The one kind of results that a campaign ever showed; null where it showed several. */
function resultTypesOf(views: readonly LookView[]): ReadonlyMap<string, string | null> {
  const types = new Map<string, string | null>();
  for (const { campaigns, texts } of views)
    for (const [row, type] of texts('resultType').entries()) {
      if (type == null) continue;
      const known = types.get(campaigns[row]!);
      const same =
        known === undefined || (known !== null && plainResultType(known) === plainResultType(type));
      types.set(campaigns[row]!, same ? (known ?? type) : null);
    }
  return types;
}

/** The cells of a metric in a look, by row. @param types asked only where results are in question */
function cellsOf(
  view: LookView,
  metric: MetricKey,
  platform: Platform,
  types: () => ReadonlyMap<string, string | null>,
): (row: number) => Cell {
  const own = view.figures(metric);
  const mayBeResults = metric === 'conversions' || metric === 'leads';
  return (row) => {
    const byResults = own[row] === undefined && mayBeResults;
    const column = byResults ? 'results' : metric;
    const value = byResults ? view.figures('results')[row] : own[row];
    if (value === undefined) return null;
    let resultType: string | null = null;
    if (column === 'results') {
      // An empty cell often has no kind beside it: the campaign's one kind stands for it.
      const type = view.texts('resultType')[row] ?? types().get(view.campaigns[row]!) ?? null;
      if (byResults && type === null) return value === null ? 'empty' : null;
      if (byResults && view.counts(type!) !== metric) return 'other-results';
      resultType = type === null ? null : plainResultType(type);
    }
    if (value !== null) return { value, column, resultType, zero: false };
    const delivery = { spend: view.figures('spend')[row], impressions: view.figures('impressions')[row] };
    return emptyIsZero(platform, column, delivery) ? { value: 0, column, resultType, zero: true } : 'empty';
  };
}
