import { emptyIsZero } from '@/model/empty-is-zero';
import { isAttributed, metricKeys, metrics as metricFacts, type MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import type { Level, Reading, Row } from '@/model/reading';

import { plainHeader } from './dimensions';

/** Levels whose rows, all together, are their campaigns. Keywords are not: a console keeps some to itself. */
const FINER: ReadonlySet<Level> = new Set(['ad-group', 'ad', 'other']);

/** Breakdowns whose parts overlap: one impression counts in several of them, and their sum is no total. */
const OVERLAPPING: ReadonlySet<string> = new Set(['asset', 'audience', 'audience segment', 'search term']);

/**
 * The campaigns that a finer report feeds: for each reading of ad groups, ads or breakdown parts one of campaigns,
 * with the sums of the additive metrics, marked as derived. Reach, frequency and ratios are never summed.
 *
 * Nothing is derived from a reading with a figure whose row does not say its campaign, nor from parts that
 * overlap; and no metric of a campaign of which one row's figure could not be read. Results are summed where all
 * are of one kind, attributed figures where all are of one attribution.
 */
export function derivedReadings(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading) => derivedOf(reading) ?? []);
}

function derivedOf(reading: Reading): Reading | null {
  const { level, rows, platform, currency } = reading;
  if (!FINER.has(level) || reading.range === null || reading.derived) return null;
  if (
    rows.some(({ other }) => Object.keys(other ?? {}).some((header) => OVERLAPPING.has(plainHeader(header))))
  )
    return null;
  const campaigns = byCampaign(rows);
  if (!campaigns || campaigns.length === 0) return null;
  const sums = campaigns.map(({ id, name, rows }) => summed(id, name, rows, platform, currency));
  return {
    ...reading,
    level: 'campaign',
    rows: sums,
    totals: null,
    coverage: { seen: sums.length, total: null },
    problems: reading.problems.filter(({ code }) => code !== 'breakdown-rows'),
    derived: true,
  };
}

const counts = ({ metrics }: Row) =>
  Object.values(metrics).some((value) => value !== null && value !== undefined && value !== 0);

/** Rows by the campaign that they name: by its id, else by its name; null where a row with figures names none. */
function byCampaign(rows: readonly Row[]): { id: string | null; name: string; rows: Row[] }[] | null {
  const campaigns = new Map<string, { id: string | null; name: string; rows: Row[] }>();
  for (const row of rows) {
    const [id, name] = [row.parentId || null, row.parent || null];
    if (id === null && name === null) {
      if (counts(row)) return null;
      continue;
    }
    const key = id === null ? `name ${name}` : `id ${id}`;
    const campaign = campaigns.get(key) ?? { id, name: '', rows: [] };
    campaign.name ||= name ?? '';
    campaign.rows.push(row);
    campaigns.set(key, campaign);
  }
  return [...campaigns.values()];
}

function summed(
  id: string | null,
  name: string,
  rows: readonly Row[],
  platform: Platform,
  currency: string | null,
): Row {
  const metrics: Row['metrics'] = {};
  const rounding: Row['rounding'] = {};
  const basis: Row['basis'] = {};
  const attributions = new Set(rows.map(({ attribution }) => attribution));
  let resultType: string | null = null;
  for (const metric of metricKeys) {
    if (!metricFacts[metric].additive) continue;
    const shown = rows.map((row) => shownOf(row, metric, platform));
    if (shown.every((value) => value === undefined) || shown.includes(undefined)) continue;
    if (metric === 'results') {
      const types = new Set(rows.flatMap((row) => (row.metrics.results ? [row.resultType] : [])));
      if (types.size > 1) continue;
      resultType = [...types][0] ?? null;
    }
    const bases = new Set(rows.map((row) => row.basis?.[metric]));
    if (bases.size > 1 || (isAttributed(metric) && attributions.size > 1)) continue;
    const [own] = bases;
    if (own !== undefined) basis[metric] = own;
    const filled = shown.filter((value) => typeof value === 'number');
    // All empty is empty; empty beside figures is a figure that nobody said.
    if (filled.length === 0) metrics[metric] = null;
    else if (filled.length === shown.length) {
      metrics[metric] = plain(filled);
      const spread = rows.reduce((sum, row, at) => sum + halfUnit(row, metric, shown[at]!, currency), 0);
      if (spread > 0) rounding[metric] = Number(spread.toPrecision(12));
    }
  }
  const [attribution] = attributions.size === 1 ? attributions : [];
  return {
    id,
    name,
    status: null,
    budget: null,
    metrics,
    resultType,
    limitedBy: null,
    ...(attribution === undefined ? {} : { attribution }),
    ...(Object.keys(basis).length > 0 ? { basis } : {}),
    ...(Object.keys(rounding).length > 0 ? { rounding } : {}),
  };
}

/** As shown; an empty count is zero where the console says so. */
function shownOf(row: Row, metric: MetricKey, platform: Platform): number | null | undefined {
  const value = row.metrics[metric];
  return value === null && emptyIsZero(platform, metric, row.metrics) ? 0 : value;
}

/** A sum without the dust of binary fractions: figures have twelve places at most. */
function plain(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(15));
}

/** Half the unit in the last place of one figure: a sum is as uncertain as all of its parts. */
function halfUnit(row: Row, metric: MetricKey, value: number, currency: string | null): number {
  const own = row.rounding?.[metric];
  if (own !== undefined) return own;
  if (value === 0) return 0;
  if (metricFacts[metric].unit === 'money') return 0.5 / 10 ** digitsOf(currency);
  return Number.isInteger(value) ? 0 : 0.005;
}

function digitsOf(currency: string | null): number {
  if (currency === null) return 2;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}
