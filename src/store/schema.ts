import type { DBSchema } from 'idb';
import * as z from 'zod/mini';

import { AccountSchema } from '@/model/account';
import type { Entry, EntryKey } from '@/model/business';
import { DaySchema, InstantSchema } from '@/model/day';
import type { HintRecord } from '@/model/hint';
import { MetricKeySchema } from '@/model/metric';
import type { PlanRecord } from '@/model/plan';
import { LevelSchema, ReadingSchema, type Level } from '@/model/reading';
import type { TaughtSite } from '@/model/taught';
import type { Target } from '@/model/target';

import type { ImportRecord, LayoutRecord } from './import-schema';
import type { Learnt } from './learnt-schema';
import type { Pack } from './pack';

/** An account of the register. Rows keep the key they were written under; `into` leads to the account it joined. */
export const AccountRecordSchema = z.extend(AccountSchema, {
  into: z.nullable(z.string()),
  /** What the user set: a page's evidence does not overrule it. */
  set: z.array(z.enum(['currency', 'timeZone', 'name'])),
});
export type AccountRecord = z.infer<typeof AccountRecordSchema>;

/** Where a look stands: account, level, range (two empty texts where there is none), time read, and a count for looks of one millisecond. */
export type LookKey = [account: string, level: Level, from: string, to: string, at: number, n: number];

/**
 * The head of one look: everything of the reading but its rows. `base` is the earlier look of the same
 * account, level and range that the rows seen again unchanged stand in.
 */
export const LookSchema = z.extend(z.omit(ReadingSchema, { rows: true, level: true, range: true }), {
  account: z.string(),
  level: LevelSchema,
  from: z.string(),
  to: z.string(),
  /** `readAt` in milliseconds since 1970. */
  at: z.number(),
  n: z.number(),
  /** What the page said of the account; `account` above is the register's key. */
  evidence: ReadingSchema.shape.account,
  base: z.nullable(z.tuple([z.number(), z.number()])),
  /** How many bases stand under this look. */
  depth: z.number(),
  /** Rows seen, and how many of them are stored with this look rather than with its base. */
  seen: z.number(),
  kept: z.number(),
  /** Metrics that at least one row shows, and those that every row does. */
  metrics: z.array(MetricKeySchema),
  everywhere: z.array(MetricKeySchema),
  /** The entities seen, one bit each by their number in the register; null where they are too many to list. */
  ids: z.nullable(z.custom<Uint8Array>((value) => value instanceof Uint8Array)),
  /** The UTC day of the look, until thinning has gone over that day. */
  raw: z.optional(z.string()),
});
export type Look = z.infer<typeof LookSchema>;

/**
 * The rows of a look: columns, and where they stand. `order` gives for each row seen its place: 0 and above
 * in the base, -1 and below in this pack (-1 is its first). Null: all of the base in its order (or, with no
 * base, all of this pack in its order).
 */
export interface StoredPack {
  order: Int32Array | Int16Array | null;
  pack: Pack;
}

/** A name that an entity bore, since the reading that first showed it. */
export const EntitySchema = z
  .object({
    /** Null where the console shows no id: the name is then all there is to go by. */
    id: z.nullable(z.string()),
    names: z.array(
      z.object({
        name: z.string(),
        since: InstantSchema,
        /** Of a file: the first and the last day whose rows bear the name. */
        days: z.optional(z.tuple([DaySchema, DaySchema])),
      }),
    ),
    /** Which of the names is the newest. */
    current: z.number(),
  })
  .check(z.refine(({ names, current }) => names[current] !== undefined, 'no current name'));
export type Entity = z.infer<typeof EntitySchema>;
export const EntityChunkSchema = z.object({ entities: z.array(EntitySchema) });
export type EntityChunk = z.infer<typeof EntityChunkSchema>;

export const TallySchema = z.object({
  account: z.string(),
  /** Looks and rows kept; rows seen again unchanged are not counted. */
  readings: z.number(),
  rows: z.number(),
});
export type Tally = z.infer<typeof TallySchema>;

export const LabelsSchema = z.object({
  account: z.string(),
  /** Empty: the account's own. */
  campaign: z.string(),
  labels: z.array(z.string()),
});
export type Labels = z.infer<typeof LabelsSchema>;

/** A stored record that no longer parses, kept as it was. */
export interface Broken {
  store: string;
  key: unknown;
  value: unknown;
  account: string | null;
  at: string;
}

/**
 * The bin. Under `[id, 0]` stands what was taken away and until when it can be put back; under `[id, 1]` and on the
 * records themselves, as they were in their tables.
 */
export const TrashedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('head'),
    id: z.string(),
    account: z.nullable(z.string()),
    name: z.nullable(z.string()),
    days: z.nullable(z.object({ from: z.nullable(DaySchema), to: DaySchema })),
    readings: z.number(),
    targets: z.number(),
    across: z.number(),
    at: InstantSchema,
    until: InstantSchema,
  }),
  z.object({ kind: z.literal('record'), table: z.string(), key: z.unknown(), value: z.unknown() }),
]);
export type Trashed = z.infer<typeof TrashedSchema>;
export type TrashHead = Extract<Trashed, { kind: 'head' }>;

/** What a light showed: its state as the judgement wants it back. */
export const MemorySchema = z.object({
  key: z.string(),
  target: z.string(),
  account: z.nullable(z.string()),
  state: z.unknown(),
});
export type Memory = z.infer<typeof MemorySchema>;

/** The database as the newest migration leaves it. */
export interface Tables extends DBSchema {
  /** `revision`, `settings`, `accounts` (how many were ever made). */
  meta: { key: string; value: unknown };
  accounts: { key: string; value: AccountRecord };
  looks: {
    key: LookKey;
    value: Look;
    indexes: { end: [string, string, string]; read: [string, number]; raw: string };
  };
  packs: { key: LookKey; value: StoredPack };
  entities: { key: [string, Level, number]; value: EntityChunk };
  tallies: { key: string; value: Tally };
  targets: { key: string; value: Target };
  labels: { key: [string, string]; value: Labels };
  memories: { key: string; value: Memory; indexes: { account: string; target: string } };
  broken: { key: number; value: Broken };
  imports: { key: string; value: ImportRecord; indexes: { hash: string; state: string } };
  business: { key: EntryKey; value: Entry };
  layouts: { key: string; value: LayoutRecord };
  sites: { key: string; value: TaughtSite };
  hints: { key: string; value: HintRecord };
  plans: { key: string; value: PlanRecord };
  forecasts: { key: IDBValidKey; value: Learnt };
  trash: { key: [string, number]; value: Trashed };
}
export type TableName =
  | 'meta'
  | 'accounts'
  | 'looks'
  | 'packs'
  | 'entities'
  | 'tallies'
  | 'targets'
  | 'labels'
  | 'memories'
  | 'broken'
  | 'imports'
  | 'business'
  | 'layouts'
  | 'sites'
  | 'hints'
  | 'plans'
  | 'forecasts'
  | 'trash';
