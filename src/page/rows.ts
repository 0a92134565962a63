import { metrics as facts, type MetricKey, type Metrics } from '@/model/metric';
import { onceEach } from '@/model/once';
import { problem, type Problem } from '@/model/problem';
import type { Row, Status } from '@/model/reading';
import type { Attributions } from './attributions';
import type { BudgetColumn } from './budgets';
import type { Roles } from './column-roles';
import { isCoarse, type FigureColumn } from './figures';
import { deliveryOf } from './status-words';
import type { RawRow, RawTable } from './table';
import { tidyName } from './text';

const ROWS_A_STEP = 50;
const LONGEST_TEXT = 300;

/** The figures of one row, or of the totals (null). Absent cells and unreadable ones have no key. */
export function metricsAt(columns: readonly FigureColumn[], row: number | null): Metrics {
  const metrics: Metrics = {};
  for (const column of columns) {
    const shown = row === null ? column.total : column.cells[row];
    if (shown?.kind === 'empty') metrics[column.metric] = null;
    else if (shown?.kind === 'value') metrics[column.metric] = shown.value;
  }
  return metrics;
}

/** The rows of the table in the page's order, each id once. */
export function* rowReader(
  table: RawTable,
  roles: Roles,
  columns: readonly FigureColumn[],
  budgets: BudgetColumn | null,
  attributions: Attributions,
  problems: Problem[],
): Generator<void, Row[]> {
  const rows: Row[] = [];
  let unsettled = 0;
  const delivery = onceEach(deliveryOf);
  const coarse = columns.filter((column) => column.coarse);
  const labels = labelsOf(table, roles.other);
  const seen = new Set<string>();
  const windows = roles.metrics.filter(({ window }) => window !== null);
  for (const [place, raw] of table.rows.entries()) {
    if (place % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    const row = rowAt(raw, place);
    // Two rows of one id, or an id that the row's own column contradicts: the grid is between two states.
    if (row === 'contradicts' || (row?.id != null && seen.has(row.id))) unsettled++;
    else if (row) {
      if (row.id !== null) seen.add(row.id);
      rows.push(row);
    }
  }
  if (unsettled > 0) problems.push(problem('table-loading', { rows: unsettled }));
  return rows;

  function rowAt(raw: RawRow, place: number): Row | 'contradicts' | null {
    const text = (index: number | null) => (index === null ? '' : (raw.cells[index]?.text ?? ''));
    const shownId = idOf(text(roles.id));
    if (raw.id !== null && shownId !== null && raw.id !== shownId) return 'contradicts';
    const id = raw.id ?? shownId;
    const name = raw.name || tidyName(text(roles.name));
    if (id === null && name === '') return null;
    const words = delivery(raw.statusText ?? text(roles.status));
    const metrics = metricsAt(columns, place);
    const row: Row = {
      id,
      name,
      status: statusOf(raw.status, words?.status ?? null),
      budget: budgets?.budgets[place] ?? null,
      metrics,
      resultType: resultTypeOf(raw),
      limitedBy: words?.limitedBy ?? null,
    };
    const parentId = raw.parentId ?? idOf(text(roles.parentId));
    if (parentId !== null) row.parentId = parentId;
    const attribution = attributions.rows[place];
    if (attribution !== undefined) row.attribution = attribution;
    const basis = windows.filter(({ metric }) => metric in metrics).map((one) => [one.metric, one.window!]);
    if (basis.length > 0) row.basis = Object.fromEntries(basis) as Record<MetricKey, string>;
    const rounding = coarse.length > 0 ? roundingAt(coarse, place) : null;
    if (rounding) row.rounding = rounding;
    const other = otherOf(raw, place);
    if (other) row.other = other;
    return row;
  }

  function resultTypeOf(raw: RawRow): string | null {
    const column = columns.find(({ metric }) => metric === 'results');
    const label = column ? raw.cells[column.index]?.label : null;
    const stated = roles.resultType === null ? null : raw.cells[roles.resultType]?.text;
    const type = tidyName(label || stated);
    return /[\p{L}\p{N}]/u.test(type) ? type.slice(0, LONGEST_TEXT) : null;
  }

  /** Columns that nobody knows, and what stood where a figure should be and was none. */
  function otherOf(raw: RawRow, place: number): Record<string, string> | null {
    let other: Record<string, string> | null = null;
    const keep = (index: number) => {
      const text = raw.cells[index]?.text;
      if (!text) return;
      other ??= {};
      other[labels[index]!] = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
    };
    roles.other.forEach(keep);
    for (const column of columns) if (column.cells[place]?.kind === 'unreadable') keep(column.index);
    if (
      roles.budget !== null &&
      !budgets?.budgets[place] &&
      /\p{Nd}/u.test(raw.cells[roles.budget]?.text ?? '')
    )
      keep(roles.budget);
    return other;
  }
}

/** What the user set, in every language, unless the words say that it is over whatever was set. */
function statusOf(mark: Status | null, words: Status | null): Status | null {
  return mark === null || words === 'ended' || words === 'removed' ? words : mark;
}

/** Columns' names for those who read them as text: each its own, and none that a record cannot hold. */
function labelsOf({ columns }: RawTable, kept: readonly number[]): string[] {
  const names = columns.map(({ header, key, window }, index) => {
    const base = header || key || `#${index + 1}`;
    return (window ? `${base} (${window})` : base).slice(0, LONGEST_TEXT);
  });
  const taken = new Set(['__proto__']);
  // What nobody knows keeps its plain header; a figure that could not be read gives way to it.
  for (const index of [...kept, ...names.keys()].filter(
    (one, at) => at < kept.length || !kept.includes(one),
  )) {
    if (taken.has(names[index]!)) names[index] = `${names[index]} #${index + 1}`;
    else taken.add(names[index]!);
  }
  return names;
}

function roundingAt(columns: readonly FigureColumn[], row: number): Row['rounding'] | null {
  const found: Row['rounding'] = {};
  for (const { metric, cells } of columns) {
    const shown = cells[row];
    if (shown?.kind === 'value' && isCoarse(shown, facts[metric].unit)) found[metric] = shown.rounding;
  }
  return Object.keys(found).length > 0 ? found : null;
}

/** An id as an id column shows it: one run of letters and digits that holds a digit. */
function idOf(text: string): string | null {
  const plain = text.replace(/[\s\u200b-\u200f\u202a-\u202e]/g, '');
  return /^(?=.*\d)[\w-]{3,40}$/.test(plain) ? plain : null;
}
