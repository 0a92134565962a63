import type { Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import { problem, type Problem } from '@/model/problem';
import type { AccountEvidence, Level, Reading } from '@/model/reading';
import { attributionsOf } from './attributions';
import { budgetsOf } from './budgets';
import { rolesOf } from './column-roles';
import { figuresOf } from './figures';
import { currencyOfTable } from './money';
import { metricsAt, rowReader } from './rows';
import { throughOf, type RangeFound } from './shown-range';
import type { RawTable } from './table';
import type { PageTools } from './tools';

/** What stands beside the table. */
export interface PageFacts {
  platform: Platform;
  grid: string;
  account: AccountEvidence;
  level: Level;
  range: RangeFound;
  /** Attribution that the page states for the whole table. */
  attribution: string | null;
  marketplace?: string | null;
  now: Instant;
}

export interface Assembled {
  reading: Reading | null;
  problems: Problem[];
  /** Rows are there and their figures are not: what is read now would be half a table. */
  blank: boolean;
}

/**
 * A reading out of a raw table and what stands beside it. Nothing is guessed: what is not known is null, absent or kept
 * as text, and is named as a problem. Yields between columns and between batches of rows.
 */
export function* readingOf(raw: RawTable, facts: PageFacts, tools: PageTools): Generator<void, Assembled> {
  const problems: Problem[] = [];
  const roles = rolesOf(raw.columns, facts.level, tools.words);
  const { table, blank } = withoutBlankRows(raw, roles.metrics);
  if (blank > 0) {
    problems.push(problem('table-loading', { rows: blank }));
    if (table.rows.length === 0) return { reading: null, problems, blank: true };
  }
  const columns = yield* figuresOf(table, roles.metrics, tools, problems);
  const budgets = roles.budget === null ? null : budgetsOf(table, roles.budget, roles.budgetPeriod, tools);
  yield;
  const attributions = attributionsOf(table, roles.attribution, facts.attribution);
  const money = currencyOfTable(
    columns,
    {
      codes: table.currencyCodes,
      headers: roles.currencies,
      marks: budgets?.marks ?? [],
      marketplace: facts.marketplace ?? null,
    },
    tools,
    budgets !== null && table.rows.length > 0,
  );
  const rows = yield* rowReader(table, roles, columns, budgets, attributions, problems);
  if (rows.length === 0 && table.rows.length > 0)
    return { reading: null, problems: [...problems, problem('campaign-column-missing')], blank: false };
  problems.push(
    ...[facts.range.problem, money.problem, attributions.problem].filter((one) => one !== null),
    ...tableProblems(table, rows, facts),
    ...roles.unknown.slice(0, MOST_COLUMNS).map((column) => problem('column-unknown', { column })),
  );
  const reading: Reading = {
    source: 'page',
    platform: facts.platform,
    grid: facts.grid,
    account: facts.account,
    level: facts.level,
    range: facts.range.range,
    currency: money.currency,
    attribution: attributions.table,
    readAt: facts.now,
    rows,
    totals: table.totals && columns.length > 0 ? { metrics: metricsAt(columns, null) } : null,
    coverage: { seen: rows.length, total: table.total },
    through: throughOf(facts.range, facts.now),
    problems,
  };
  return { reading, problems, blank: false };
}

const MOST_COLUMNS = 12;

/** A row whose every figure is a blank, without even a dash, is still being drawn. */
function withoutBlankRows(
  table: RawTable,
  metrics: readonly { index: number; metric: MetricKey }[],
): { table: RawTable; blank: number } {
  const rows = table.rows.filter((row) => {
    let blank = 0;
    for (const { index } of metrics) {
      const cell = row.cells[index];
      if (cell && cell.text !== '') return true;
      if (cell) blank++;
    }
    return blank < 2;
  });
  return { table: { ...table, rows }, blank: table.rows.length - rows.length };
}

function tableProblems(table: RawTable, rows: Reading['rows'], facts: PageFacts): Problem[] {
  const problems: Problem[] = [];
  const without = rows.filter((row) => row.id === null).length;
  if (without > 0) problems.push(problem('id-missing', { rows: without }));
  const types = resultTypesOf(rows);
  if (types.length > 1)
    problems.push(problem('result-types-mixed', { types: types.slice(0, 6).join(', ').slice(0, 200) }));
  if (table.total !== null && table.total > rows.length)
    problems.push(problem('rows-missing', { seen: rows.length, total: table.total }));
  if (table.childRows > 0) problems.push(problem('breakdown-rows', { rows: table.childRows }));
  if (rows.length === 0) problems.push(problem('table-empty'));
  const { id, name, aliases } = facts.account;
  if (id === null && name === null && !aliases?.length) problems.push(problem('account-unknown'));
  return problems;
}

/** Kinds of results that were counted. One and several of a kind are written apart ("purchase", "purchases"). */
function resultTypesOf(rows: Reading['rows']): string[] {
  const types: string[] = [];
  for (const { resultType, metrics } of rows)
    if (resultType !== null && metrics.results != null && !types.some((type) => sameKind(type, resultType)))
      types.push(resultType);
  return types;
}

function sameKind(a: string, b: string): boolean {
  if (a === b) return true;
  const left = a.toLowerCase().split(' ');
  const right = b.toLowerCase().split(' ');
  return left.length === right.length && left.every((word, at) => sameStem(word, right[at]!));
}

function sameStem(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = Math.max(short.length - 1, 3);
  return (
    short === long ||
    (long.length - short.length <= 2 && stem < long.length && long.startsWith(short.slice(0, stem)))
  );
}
