import { problem, type Problem } from '@/model/problem';
import type { Metrics } from '@/model/metric';
import type { Reading, Row } from '@/model/reading';
import { rowKey, sameFigures } from './fresh';

/** What one context has shown so far, joined over scrolling. */
export interface Gathered {
  reading: Reading;
  /** Grows when the page shows other figures than before: a new generation is a new fact, even where it says the same. */
  generation: number;
}

export interface Gatherer {
  /** Joins a look to what the context has shown so far. */
  add(context: string, look: Reading): Gathered;
  /** The page has loaded anew: what comes next is seen afresh. */
  renew(): void;
}

interface Kept {
  context: string;
  since: string;
  rows: Map<string, Row>;
  totals: Metrics | null;
  reading: Reading;
  problems: Map<string, Problem>;
}

/** Codes that the joined rows decide, not one look. */
const RECOUNTED = new Set([
  'rows-missing',
  'id-missing',
  'table-loading',
  'attribution-mixed',
  'currency-unknown',
]);

export function gatherer(): Gatherer {
  let kept: Kept | null = null;
  let generation = 0;
  return {
    renew() {
      kept = null;
    },
    add(context, look) {
      const rows = keyed(look);
      if (!kept || kept.context !== context || !agrees(kept, look, rows)) {
        generation++;
        kept = {
          context,
          since: look.readAt,
          rows: new Map(),
          totals: null,
          reading: look,
          problems: new Map(),
        };
      }
      for (const [key, row] of rows) kept.rows.set(key, joinedRow(kept.rows.get(key), row));
      if (look.totals) kept.totals = { ...kept.totals, ...look.totals.metrics };
      for (const one of look.problems)
        if (!RECOUNTED.has(one.code)) kept.problems.set(JSON.stringify(one), one);
      kept.reading = {
        ...look,
        currency: look.currency ?? kept.reading.currency,
        coverage: { seen: 0, total: look.coverage.total ?? kept.reading.coverage.total },
      };
      return { reading: joined(kept, look), generation };
    },
  };
}

/** Rows by key; the attribution of the whole look is written on each, so that looks can be joined. */
function keyed(look: Reading): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const row of look.rows) {
    const attribution = row.attribution ?? look.attribution ?? undefined;
    let key = rowKey(row);
    // Two campaigns of one name without ids: told apart by what they show.
    if (rows.has(key)) key += JSON.stringify(row.metrics);
    rows.set(key, attribution === undefined ? row : { ...row, attribution });
  }
  return rows;
}

/** Figures that were seen before are still the same, and so is what was filtered. */
function agrees(kept: Kept, look: Reading, rows: ReadonlyMap<string, Row>): boolean {
  const { reading } = kept;
  if (reading.currency !== null && look.currency !== null && reading.currency !== look.currency) return false;
  const [before, now] = [reading.coverage.total, look.coverage.total];
  if (before !== null && now !== null && before !== now) return false;
  if (kept.totals && look.totals && !sameFigures(kept.totals, look.totals.metrics)) return false;
  for (const [key, row] of rows) {
    const old = kept.rows.get(key);
    if (!old) continue;
    if (!sameFigures(old.metrics, row.metrics)) return false;
    if (old.resultType && row.resultType && old.resultType !== row.resultType) return false;
    if (old.attribution && row.attribution && old.attribution !== row.attribution) return false;
  }
  return true;
}

/** What the newer look shows counts; what it does not show (columns scrolled away) stays as it was. */
function joinedRow(old: Row | undefined, row: Row): Row {
  if (!old) return row;
  const next: Row = {
    ...old,
    ...row,
    status: row.status ?? old.status,
    budget: row.budget ?? old.budget,
    resultType: row.resultType ?? old.resultType,
    limitedBy: row.status === null ? old.limitedBy : row.limitedBy,
    metrics: { ...old.metrics, ...row.metrics },
  };
  if (old.basis || row.basis) next.basis = { ...old.basis, ...row.basis };
  if (old.rounding || row.rounding) next.rounding = { ...old.rounding, ...row.rounding };
  if (old.other || row.other) next.other = Object.fromEntries([...entriesOf(old), ...entriesOf(row)]);
  return next;
}

function withoutAttribution(row: Row): Row {
  const bare = { ...row };
  delete bare.attribution;
  return bare;
}

const entriesOf = ({ other }: Row) => Object.entries(other ?? {});

function joined(kept: Kept, look: Reading): Reading {
  const all = [...kept.rows.values()];
  const { total } = kept.reading.coverage;
  // Rows that were seen while the column was scrolled away have none yet: that is no contradiction.
  const known = new Set(all.map((row) => row.attribution ?? '').filter(Boolean));
  const common = known.size === 1 && all.every((row) => row.attribution) ? [...known][0]! : null;
  const rows = common === null ? all : all.map(withoutAttribution);
  const problems = [...kept.problems.values()];
  const without = rows.filter((row) => row.id === null).length;
  if (without > 0) problems.push(problem('id-missing', { rows: without }));
  if (total !== null && total > rows.length)
    problems.push(problem('rows-missing', { seen: rows.length, total }));
  if (known.size > 1) problems.push(problem('attribution-mixed', { shown: [...known].sort().join(', ') }));
  if (kept.reading.currency === null)
    problems.push(...look.problems.filter(({ code }) => code === 'currency-unknown'));
  problems.push(...look.problems.filter(({ code }) => code === 'table-loading'));
  return {
    ...kept.reading,
    attribution: common,
    rows,
    totals: kept.totals ? { metrics: kept.totals } : null,
    coverage: { seen: rows.length, total },
    // The figures have not changed since they were first seen: they run to that instant and no further.
    through: look.through === null ? null : kept.since,
    problems,
  };
}
