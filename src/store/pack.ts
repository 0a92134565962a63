import * as z from 'zod/mini';

import { metricKeys, MetricKeySchema, type MetricKey } from '@/model/metric';
import type { Budget, Row } from '@/model/reading';

import {
  NumbersSchema,
  numbersReader,
  packNumbers,
  packSparse,
  packTexts,
  sparseSchema,
  textsReader,
  TextsSchema,
  unpackSparse,
  type Numbers,
} from './columns';

const SparseNumbers = sparseSchema(NumbersSchema);
const SparseTexts = sparseSchema(TextsSchema);
const MetricNumbers = z.partialRecord(MetricKeySchema, SparseNumbers);
const MetricTexts = z.partialRecord(MetricKeySchema, SparseTexts);

/**
 * Rows as columns. `entity` and `name` point into the account's register of entities; all else is here.
 * A column that is not there is absent in every row. `has` says which rows carry an optional record at
 * all, because an empty record and no record are two facts.
 */
export const PackSchema = z.object({
  rows: z.number(),
  entity: NumbersSchema,
  name: NumbersSchema,
  metrics: MetricNumbers,
  status: z.optional(SparseTexts),
  budget: z.optional(sparseSchema(z.object({ amount: NumbersSchema, per: TextsSchema }))),
  resultType: z.optional(SparseTexts),
  limitedBy: z.optional(SparseTexts),
  attribution: z.optional(SparseTexts),
  parentId: z.optional(SparseTexts),
  parent: z.optional(SparseTexts),
  basis: z.optional(z.object({ has: NumbersSchema, by: MetricTexts })),
  rounding: z.optional(z.object({ has: NumbersSchema, by: MetricNumbers })),
  other: z.optional(z.object({ has: NumbersSchema, by: z.array(z.tuple([z.string(), SparseTexts])) })),
});
export type Pack = z.infer<typeof PackSchema>;

/** A row and where the account's register holds its id and its name. */
export interface Placed {
  entity: number;
  name: number;
  row: Omit<Row, 'id' | 'name'>;
}

const numberCells = (cells: readonly (number | null | undefined)[]) => packSparse(cells, packNumbers);
const textCells = (cells: readonly (string | null | undefined)[]) => packSparse(cells, packTexts);

/** Columns of the metrics that at least one row shows. */
function byMetric<T>(
  cells: (metric: MetricKey) => T | undefined,
  shown: (metric: MetricKey) => boolean,
): Partial<Record<MetricKey, T>> {
  const columns: Partial<Record<MetricKey, T>> = {};
  for (const metric of metricKeys) {
    const column = shown(metric) ? cells(metric) : undefined;
    if (column) columns[metric] = column;
  }
  return columns;
}

/** An optional record per row, as one column a key; absent where no row has the record. */
function packRecord<T, C>(
  records: readonly (Partial<Record<MetricKey, T>> | undefined)[],
  pack: (cells: (T | undefined)[]) => C | undefined,
): { has: Numbers; by: Partial<Record<MetricKey, C>> } | undefined {
  if (records.every((record) => record === undefined)) return undefined;
  return {
    has: packNumbers(records.map((record) => (record ? 1 : 0))),
    by: byMetric(
      (metric) => pack(records.map((record) => record?.[metric])),
      (metric) => records.some((record) => record?.[metric] !== undefined),
    ),
  };
}

function packOther(rows: readonly Placed[]): Pack['other'] {
  if (rows.every(({ row }) => row.other === undefined)) return undefined;
  const headers = new Set(rows.flatMap(({ row }) => Object.keys(row.other ?? {})));
  const by: [string, z.infer<typeof SparseTexts>][] = [];
  for (const header of headers) {
    const own = (other: Record<string, string> | undefined) =>
      other && Object.hasOwn(other, header) ? other[header] : undefined;
    const column = textCells(rows.map(({ row }) => own(row.other)));
    if (column) by.push([header, column]);
  }
  return { has: packNumbers(rows.map(({ row }) => (row.other ? 1 : 0))), by };
}

/** Rows into columns, losing nothing: `unpackRows(packRows(rows))` equals `rows`. */
export function packRows(placed: readonly Placed[]): Pack {
  const cells = <T>(of: (row: Placed['row']) => T) => placed.map(({ row }) => of(row));
  const pack: Pack = {
    rows: placed.length,
    entity: packNumbers(placed.map(({ entity }) => entity)),
    name: packNumbers(placed.map(({ name }) => name)),
    metrics: byMetric(
      (metric) => numberCells(cells((row) => row.metrics[metric])),
      (metric) => placed.some(({ row }) => row.metrics[metric] !== undefined),
    ),
    status: textCells(cells((row) => row.status)),
    budget: packSparse(
      cells((row) => row.budget),
      (budgets) => ({
        amount: packNumbers(budgets.map(({ amount }) => amount)),
        per: packTexts(budgets.map(({ per }) => per)),
      }),
    ),
    resultType: textCells(cells((row) => row.resultType)),
    limitedBy: textCells(cells((row) => row.limitedBy)),
    attribution: textCells(cells((row) => row.attribution)),
    parentId: textCells(cells((row) => row.parentId)),
    parent: textCells(cells((row) => row.parent)),
    basis: packRecord(
      cells((row) => row.basis),
      textCells,
    ),
    rounding: packRecord(
      cells((row) => row.rounding),
      numberCells,
    ),
    other: packOther(placed),
  };
  // A column that is not there costs nothing, its key included.
  return Object.fromEntries(Object.entries(pack).filter(([, column]) => column !== undefined)) as Pack;
}

const cellsOf = (column: z.infer<typeof SparseTexts> | undefined, rows: number) =>
  unpackSparse(column, rows, textsReader);

/** The cells of one metric, by row: absent is undefined, empty is null. */
export function metricCells(pack: Pack, metric: MetricKey): (number | null | undefined)[] {
  return unpackSparse(pack.metrics[metric], pack.rows, numbersReader);
}

/** The cells of a metric's rounding, by row. */
export function roundingCells(pack: Pack, metric: MetricKey): (number | null | undefined)[] {
  return unpackSparse(pack.rounding?.by[metric], pack.rows, numbersReader);
}

/** The cells of a metric's own attribution, by row. */
export function basisCells(pack: Pack, metric: MetricKey): (string | null | undefined)[] {
  return cellsOf(pack.basis?.by[metric], pack.rows);
}

/** The cells of a column of texts, by row. */
export function textsOf(
  pack: Pack,
  column: 'status' | 'resultType' | 'limitedBy' | 'attribution' | 'parentId' | 'parent',
): (string | null | undefined)[] {
  return cellsOf(pack[column], pack.rows);
}

/** The budgets, by row. */
export function budgetCells(pack: Pack): (Budget | null)[] {
  const cells = unpackSparse(pack.budget, pack.rows, ({ amount, per }) => {
    const [amounts, pers] = [numbersReader(amount), textsReader(per)];
    return (index): Budget => ({ amount: amounts(index), per: pers(index) as Budget['per'] });
  });
  return cells.map((cell) => cell ?? null);
}

/** One record a row out of its columns: what is absent stays out. */
function recordAt<T>(
  has: (row: number) => boolean,
  columns: readonly (readonly [string, (T | null | undefined)[]])[],
  row: number,
): Record<string, T | null> | undefined {
  if (!has(row)) return undefined;
  const record: Record<string, T | null> = Object.create(Object.prototype);
  for (const [key, cells] of columns) {
    const cell = cells[row];
    if (cell === undefined) continue;
    // A header may be called `__proto__`: define, never assign.
    Object.defineProperty(record, key, {
      value: cell,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return record;
}

const presence = (has: Numbers | undefined) => {
  const read = has ? numbersReader(has) : () => 0;
  return (row: number) => read(row) === 1;
};

/**
 * Columns back into rows.
 * @throws RangeError where the record was cut short or points nowhere.
 */
export function unpackRows(pack: Pack): Placed[] {
  const { rows } = pack;
  const [entity, name] = [numbersReader(pack.entity), numbersReader(pack.name)];
  const [status, resultType, limitedBy, attribution, parentId, parent] = (
    ['status', 'resultType', 'limitedBy', 'attribution', 'parentId', 'parent'] as const
  ).map((column) => textsOf(pack, column)) as [Cells, Cells, Cells, Cells, Cells, Cells];
  const budget = budgetCells(pack);
  const metrics = (Object.keys(pack.metrics) as MetricKey[]).map(
    (metric) => [metric, metricCells(pack, metric)] as const,
  );
  const basis = (Object.keys(pack.basis?.by ?? {}) as MetricKey[]).map(
    (metric) => [metric, basisCells(pack, metric)] as const,
  );
  const rounding = (Object.keys(pack.rounding?.by ?? {}) as MetricKey[]).map(
    (metric) => [metric, roundingCells(pack, metric)] as const,
  );
  const other = (pack.other?.by ?? []).map(([header, column]) => [header, cellsOf(column, rows)] as const);
  const [hasBasis, hasRounding, hasOther] = [
    presence(pack.basis?.has),
    presence(pack.rounding?.has),
    presence(pack.other?.has),
  ];
  return Array.from({ length: rows }, (_, at) => {
    const optional = {
      attribution: attribution[at],
      basis: recordAt(hasBasis, basis, at),
      rounding: recordAt(hasRounding, rounding, at),
      parentId: parentId[at],
      parent: parent[at],
      other: recordAt(hasOther, other, at),
    };
    const row = {
      status: status[at] ?? null,
      budget: budget[at] ?? null,
      metrics: recordAt(() => true, metrics, at),
      resultType: resultType[at] ?? null,
      limitedBy: limitedBy[at] ?? null,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    };
    return { entity: entity(at), name: name(at), row: row as Placed['row'] };
  });
}
type Cells = (string | null | undefined)[];
