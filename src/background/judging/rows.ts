import type { MetricKey } from '@/model/metric';
import { resultCounts, type ResultChoices, type ResultMeaning } from '@/model/result-types';
import { numbersReader, textsReader, unpackSparse } from '@/store/columns';
import type { Budget } from '@/model/reading';
import { basisCells, budgetCells, metricCells, roundingCells, textsOf, type Pack } from '@/store/pack';
import type { Kept, KeptLook } from '@/store/reach';
import { bearersOf, spanOfNames, whoIs } from '@/store/names';
import type { Look } from '@/store/schema';

import { latestDay, type Clock } from './clock';

type Numbers = (number | null | undefined)[];
type Texts = (string | null | undefined)[];

/** One row of a look, column by column: nothing is unpacked that nobody asks for. */
export interface RowView {
  campaign: string;
  figure(metric: MetricKey): number | null | undefined;
  rounding(metric: MetricKey): number | undefined;
  /** The attribution of the row's figure: its column's, else the row's, else the reading's. */
  attribution(metric: MetricKey): string | null;
  text(column: 'status' | 'resultType' | 'limitedBy'): string | null;
  /** What results of the type count as, by the user or by its words. */
  counts(type: string): ResultMeaning | null;
  /** Null where the row shows none. */
  budget(): Budget | null;
  /** What stands under a header that no metric knows; null where nothing does. */
  other(header: string): string | null;
}

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

/** The rows of a look that belong to one campaign for certain. */
export interface LookView {
  look: Look;
  range: { from: string; to: string };
  rows: RowView[];
}

/** The cells under a header that nobody knows, by row. */
function otherCells(pack: Pack, header: string): Texts {
  const found = pack.other?.by.find(([name]) => name.trim().toLowerCase() === header);
  return unpackSparse(found?.[1], pack.rows, textsReader);
}

/** Reads one kind of column of packs, each once. Rows come pack by pack: the last one is found without a search. */
function columnsOf<K, T>(read: (pack: Pack, column: K) => T): (pack: Pack, column: K) => T {
  const known = new Map<K, { packs: Map<Pack, T>; last: Pack | null; found: T | undefined }>();
  return (pack, column) => {
    let kept = known.get(column);
    if (!kept) known.set(column, (kept = { packs: new Map(), last: null, found: undefined }));
    if (kept.last === pack) return kept.found as T;
    if (!kept.packs.has(pack)) kept.packs.set(pack, read(pack, column));
    kept.last = pack;
    kept.found = kept.packs.get(pack);
    return kept.found as T;
  };
}

/**
 * The looks of an account as rows of campaigns. Left out are rows that cannot be placed for certain: two rows
 * of one look that claim one campaign, and a name without an id that may mean several campaigns, or none that is
 * known.
 */
export function viewsOf({ campaigns, looks }: Kept, clock: Clock, choices: ResultChoices = {}): LookView[] {
  const bearers = bearersOf(campaigns);
  const counts = (type: string) => resultCounts(type, choices);
  const figures = columnsOf<MetricKey, Numbers>(metricCells);
  const roundings = columnsOf<MetricKey, Numbers>(roundingCells);
  const bases = columnsOf<MetricKey, Texts>(basisCells);
  const texts = columnsOf<'status' | 'resultType' | 'limitedBy' | 'attribution', Texts>(textsOf);
  const budgets = columnsOf((pack: Pack, _column: 'budget') => budgetCells(pack));
  const others = columnsOf(otherCells);
  const entities = columnsOf((pack: Pack, _column: 'entity') => numbersReader(pack.entity));

  return looks.map(({ look, rows, register }) => {
    const ids = placed({ look, rows, register });
    const views = rows.map(({ pack, at }, index): RowView | null => {
      const campaign = ids[index]!;
      if (campaign === null) return null;
      return {
        campaign,
        figure: (metric) => figures(pack, metric)[at],
        rounding: (metric) => roundings(pack, metric)[at] ?? undefined,
        attribution(metric) {
          const basis = bases(pack, metric)[at];
          if (basis != null) return basis;
          const own = texts(pack, 'attribution')[at];
          return own === undefined ? look.attribution : own;
        },
        text: (name) => texts(pack, name)[at] ?? null,
        counts,
        budget: () => budgets(pack, 'budget')[at] ?? null,
        other: (header) => others(pack, header)[at] ?? null,
      };
    });
    return {
      look,
      range: rangeReached(look, clock.dayOf),
      rows: views.filter((view) => view !== null),
    };
  });

  function placed({ look, rows, register }: KeptLook): (string | null)[] {
    const span = spanOfNames(look);
    const ids = rows.map(({ pack, at }) => {
      const entity = register[entities(pack, 'entity')(at)];
      if (!entity) return null;
      if (entity.id !== null) return entity.id;
      return whoIs(bearers, entity.names[entity.current]!.name, span) ?? null;
    });
    const count = new Map<string, number>();
    for (const id of ids) if (id !== null) count.set(id, (count.get(id) ?? 0) + 1);
    return ids.map((id) => (id !== null && count.get(id) === 1 ? id : null));
  }
}
