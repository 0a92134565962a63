import type { MetricKey } from '@/model/metric';
import { onceEach } from '@/model/once';
import { resultCounts, type ResultChoices, type ResultMeaning } from '@/model/result-types';
import { numbersReader, textsReader, unpackSparse } from '@/store/columns';
import type { Budget } from '@/model/reading';
import { basisCells, budgetCells, metricCells, roundingCells, textsOf, type Pack } from '@/store/pack';
import type { Standing } from '@/store/chain';
import type { Kept, KeptLook } from '@/store/reach';
import { bearersOf, spanOfNames, whoIs, type Bearer } from '@/store/names';
import type { Look } from '@/store/schema';

import { latestDay, type Clock } from './clock';

/** A column of a look, row by row: undefined where the row has no such cell, null where it was shown empty. */
export type Cells<T> = readonly (T | null | undefined)[];

/**
 * The days that a look's figures can be of. A range may be shown to the end of the month; figures end at the
 * instant that they run to.
 * @param dayOf the account's civil day of an instant; null where its zone is unknown: then only a day that has
 *   begun nowhere on Earth is cut off, at the day in UTC
 */
export function rangeReached(look: Look, dayOf: Clock['dayOf']): { from: string; to: string } {
  const { from, to, through, readAt } = look;
  const until = through ?? readAt;
  const last = dayOf ? dayOf(until) : latestDay(until);
  if (to <= last) return { from, to };
  const day = dayOf ? last : until.slice(0, 10);
  return { from, to: day < from ? to : day };
}

/**
 * The rows of a look that belong to one campaign for certain, column by column: all columns are in the order of
 * `campaigns`, and nothing is unpacked that nobody asks for.
 */
export interface LookView {
  look: Look;
  range: { from: string; to: string };
  campaigns: readonly string[];
  figures(metric: MetricKey): Cells<number>;
  roundings(metric: MetricKey): Cells<number>;
  /** The attribution of each row's figure: its column's, else the row's, else the reading's. */
  attributions(metric: MetricKey): Cells<string>;
  texts(column: 'status' | 'resultType' | 'limitedBy'): Cells<string>;
  /** Null where the row shows none. */
  budgets(): readonly (Budget | null)[];
  /** What stands under a header that no metric knows. */
  others(header: string): Cells<string>;
  /** What results of the type count as, by the user or by its words. */
  counts(type: string): ResultMeaning | null;
}

/** The cells under a header that nobody knows, by row. */
function otherCells(pack: Pack, header: string): Cells<string> {
  const found = pack.other?.by.find(([name]) => name.trim().toLowerCase() === header);
  return unpackSparse(found?.[1], pack.rows, textsReader);
}

/** Are these rows all rows of one pack, in its order? Then its columns are theirs. */
const isWhole = (rows: readonly Standing[]): boolean =>
  rows.length > 0 &&
  rows.length === rows[0]!.pack.rows &&
  rows.every(({ pack, at }, index) => at === index && pack === rows[0]!.pack);

/** Puts the columns of packs together to those of a look's rows. Looks of one pack share its columns. */
function columnsOf<K, T>(
  read: (pack: Pack, column: K) => readonly T[],
): (rows: readonly Standing[], whole: boolean) => (column: K) => readonly T[] {
  const columns = onceEach((pack: Pack) => onceEach((column: K) => read(pack, column)));
  return (rows, whole) =>
    onceEach((column) => {
      if (whole) return columns(rows[0]!.pack)(column);
      return rows.map(({ pack, at }) => columns(pack)(column)[at]!);
    });
}

type Register = KeptLook['register'];

/** The campaign of each row; null where it cannot be placed for certain. */
function placed(
  look: Look,
  entities: readonly number[],
  register: Register,
  bearers: ReadonlyMap<string, readonly Bearer[]>,
): (string | null)[] {
  const span = spanOfNames(look);
  const seen = new Set<string>();
  const twice = new Set<string>();
  const ids = entities.map((number) => {
    const entity = register[number];
    if (!entity) return null;
    const id = entity.id ?? whoIs(bearers, entity.names[entity.current]!.name, span) ?? null;
    if (id !== null) (seen.has(id) ? twice : seen).add(id);
    return id;
  });
  return twice.size === 0 ? ids : ids.map((id) => (id !== null && twice.has(id) ? null : id));
}

/**
 * The looks of an account as rows of campaigns. Left out are rows that cannot be placed for certain: two rows
 * of one look that claim one campaign, and a name without an id that may mean several campaigns, or none that is
 * known.
 */
export function viewsOf(kept: Kept, clock: Clock, choices: ResultChoices = {}): LookView[] {
  const bearers = bearersOf(kept.campaigns);
  const counts = onceEach((type: string) => resultCounts(type, choices));
  const figures = columnsOf<MetricKey, number | null | undefined>(metricCells);
  const roundings = columnsOf<MetricKey, number | null | undefined>(roundingCells);
  const bases = columnsOf<MetricKey, string | null | undefined>(basisCells);
  const texts = columnsOf((pack: Pack, column: 'status' | 'resultType' | 'limitedBy' | 'attribution') =>
    textsOf(pack, column),
  );
  const budgets = columnsOf((pack: Pack, _column: 'budget') => budgetCells(pack));
  const others = columnsOf(otherCells);
  const entities = columnsOf((pack: Pack, _column: 'entity') => {
    const entity = numbersReader(pack.entity);
    return Array.from({ length: pack.rows }, (_, row) => entity(row));
  });

  return kept.looks.map(({ look, rows: all, register }): LookView => {
    const ids = placed(look, entities(all, isWhole(all))('entity'), register, bearers);
    const certain = ids.every((id) => id !== null);
    const rows = certain ? all : all.filter((_, index) => ids[index] !== null);
    const whole = isWhole(rows);
    const [own, basis] = [texts(rows, whole), bases(rows, whole)];
    return {
      look,
      range: rangeReached(look, clock.dayOf),
      campaigns: certain ? ids : ids.filter((id) => id !== null),
      figures: figures(rows, whole),
      roundings: roundings(rows, whole),
      attributions: onceEach((metric) => {
        const byRow = own('attribution');
        return basis(metric).map((one, row) => {
          if (one != null) return one;
          return byRow[row] === undefined ? look.attribution : byRow[row];
        });
      }),
      texts: own,
      budgets: () => budgets(rows, whole)('budget'),
      others: others(rows, whole),
      counts,
    };
  });
}
