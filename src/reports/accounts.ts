import { accountRef } from '@/model/account';
import type { Day } from '@/model/day';
import { metrics as metricFacts, type MetricKey } from '@/model/metric';
import { daysOf } from '@/model/range';
import type { Reading, Row } from '@/model/reading';
import type { FileAccountLook } from '@/model/report-file';

/** Names that are handed on for one account: more would be a message of megabytes. */
const MOST_NAMES = 5000;

/** The accounts of a file's own readings (not of those summed from them), in the order of the file. */
export function accountsOf(readings: readonly Reading[]): FileAccountLook[] {
  const byRef = new Map<string, Reading[]>();
  for (const reading of readings) {
    const ref = accountRef(reading);
    const mine = byRef.get(ref);
    if (mine) mine.push(reading);
    else byRef.set(ref, [reading]);
  }
  return [...byRef].map(([ref, mine]) => accountOf(ref, mine));
}

function accountOf(ref: string, readings: readonly Reading[]): FileAccountLook {
  const first = readings[0]!;
  const ranges = readings.flatMap(({ range }) => (range ? [range] : []));
  const days = new Set(ranges.flatMap(daysOf));
  const names = namesOf(readings);
  const attributions = [...new Set(readings.map(({ attribution }) => attribution))];
  return {
    ref,
    platform: first.platform,
    evidence: first.account,
    currency: first.currency,
    level: first.level,
    readAt: readings.map(({ readAt }) => readAt).reduce((a, b) => (a > b ? a : b)),
    names: names.slice(0, MOST_NAMES),
    campaigns: names.length,
    range: {
      from: ranges.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
      to: ranges.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
    },
    days: days.size,
    rows: readings.reduce((sum, { rows }) => sum + rows.length, 0),
    sums: attributions.map((attribution) => ({
      attribution,
      totals: totalsOf(
        readings.filter((reading) => reading.attribution === attribution).flatMap(({ rows }) => rows),
      ),
    })),
  };
}

/** The campaign of a row: its own where the report lists campaigns, else the one that it belongs to. */
function campaignOf(reading: Reading, row: Row): { id: string | null; name: string } | null {
  const own = reading.level === 'campaign';
  const id = own ? row.id : (row.parentId ?? null);
  const name = own ? row.name : (row.parent ?? '');
  return id === null && name === '' ? null : { id, name };
}

function namesOf(readings: readonly Reading[]): FileAccountLook['names'] {
  const found = new Map<string, { id: string | null; name: string; from: Day; to: Day }>();
  for (const reading of readings) {
    const { range } = reading;
    if (!range) continue;
    for (const row of reading.rows) {
      const campaign = campaignOf(reading, row);
      if (!campaign) continue;
      // Two names of one id are a rename: both are told, each with its days.
      const key = `${campaign.id ?? ''}\u0000${campaign.name}`;
      const known = found.get(key);
      if (!known) found.set(key, { ...campaign, from: range.from, to: range.to });
      else {
        if (range.from < known.from) known.from = range.from;
        if (range.to > known.to) known.to = range.to;
      }
    }
  }
  return [...found.values()];
}

function totalsOf(rows: readonly Row[]): Partial<Record<MetricKey, number | null>> {
  const totals: Partial<Record<MetricKey, number | null>> = {};
  for (const row of rows)
    for (const [key, value] of Object.entries(row.metrics) as [MetricKey, number | null][]) {
      if (!metricFacts[key].additive) continue;
      if (value === null) totals[key] ??= null;
      else totals[key] = (totals[key] ?? 0) + value;
    }
  return totals;
}
