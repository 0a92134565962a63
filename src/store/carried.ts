import { entryKey, type Entry } from '@/model/business';

import { mergedEntry } from './business';
import { isImportKey, type ImportRecord } from './import-schema';
import { forecastsKey, mergedRecords } from './learnt';
import type { Forecasts, Learnt } from './learnt-schema';
import type { TableName } from './schema';

/** How the records of a table join a backup and come back. */
export interface Carried {
  /** Keys of accounts stand in its keys or values: they are replaced by what the accounts are called here. */
  names?: true;
  /** The key that the record stands under, where it is not the one in the file. */
  keyOf?(value: unknown): IDBValidKey;
  /** When the record was last changed: of two of one key the newer stays, and ours where neither is. */
  changedAt?(value: unknown): string | null | undefined;
  /** One out of two of the same key, where the newer is not simply right. Must not depend on their order. */
  merged?(ours: unknown, theirs: unknown): unknown;
  /** The record bears its key within it. */
  inline?: true;
  /** Records that are of no use elsewhere stay out of the file. */
  worthCarrying?(value: unknown): boolean;
}

const field = (name: string) => (value: unknown) => (value as Record<string, string | null>)[name];

/**
 * The tables beside accounts, campaigns, readings, targets and labels that a backup carries, each checked by the shape
 * that the sieve has for it. A table joins with one line.
 */
export const carried = {
  business: {
    keyOf: (value) => entryKey(value as Entry),
    merged: (ours, theirs) => mergedEntry(ours as Entry, theirs as Entry),
  },
  layouts: { changedAt: field('savedAt') },
  sites: { changedAt: field('savedAt') },
  hints: {
    names: true,
    changedAt: (value) => field('scoredAt')(value) ?? field('decidedAt')(value) ?? field('proposedAt')(value),
  },
  /** So that a file that came in before is known again. What of it was never published is nobody's. */
  imports: {
    names: true,
    inline: true,
    // Taking an import out deletes what stands under its keys: none may be an account's own.
    worthCarrying: (value) => {
      const { state, parts } = value as ImportRecord;
      return state === 'published' && parts.every(({ key }) => isImportKey(key));
    },
    // One that was taken out here and came back with the file is in again, and must not be swept.
    merged: (ours, theirs) => ((ours as ImportRecord).state === 'published' ? ours : theirs),
  },
  plans: { names: true, changedAt: field('keptAt') },
  /** Forecasts as they were made then cannot be made again; everything else here is learnt anew. */
  forecasts: {
    names: true,
    keyOf: (value) => forecastsKey(value as Forecasts),
    worthCarrying: (value) => (value as Learnt).kind === 'forecasts',
    merged: (ours, theirs) => mergedRecords(ours as Forecasts, theirs as Forecasts),
  },
} as const satisfies Partial<Record<TableName, Carried>>;
export type CarriedTable = keyof typeof carried;
export const carriedTables = Object.keys(carried) as CarriedTable[];

/** Is this the name of a table that a backup carries? */
export const isCarried = (table: string): table is CarriedTable => Object.hasOwn(carried, table);

/** A text, list or object with every account's key replaced, all at once: `a` to `b` and `b` to `c` do not chain. */
export function renamed(value: unknown, names: Readonly<Record<string, string>>): unknown {
  const keys = Object.keys(names).filter((key) => names[key] !== key);
  if (keys.length === 0) return value;
  // The longest first, and whole keys only: `google-ads-1` is no part of `google-ads-12`.
  const escaped = keys.toSorted((a, b) => b.length - a.length).map(plain);
  const found = new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-])`, 'g');
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return one.replaceAll(found, (key) => names[key]!);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [String(walk(name)), walk(inner)]));
  };
  return walk(value);
}

const plain = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
