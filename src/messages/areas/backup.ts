import * as z from 'zod/mini';

import { AccountSchema } from '@/model/account';
import { DaySchema, type Day, type Instant } from '@/model/day';

/** Days at the ends of which figures are taken away: those whose whole range lies within. */
const DaysSchema = z.object({ from: z.nullable(DaySchema), to: DaySchema });

/** Everything back in, and taking away by account or by date, with undo. */
export const backupRequests = {
  /** Lines of a file as they stand in it: what they are and whether they can be read. Nothing is written. */
  'backup.look': z.object({ lines: z.array(z.string()).check(z.maxLength(5_000)) }),
  /** The accounts of a file, all of them, before any other line: gives what each is called here. */
  'backup.accounts': z.object({
    accounts: z
      .array(
        z.object({
          account: AccountSchema,
          into: z.nullable(z.string()),
          set: z.array(z.enum(['currency', 'timeZone', 'name'])),
        }),
      )
      .check(z.maxLength(10_000)),
  }),
  /**
   * Lines of the file as they stand in it, all of these or none. Sending any of them again changes nothing. With the
   * last ones pages are told.
   */
  'backup.add': z.object({
    lines: z.array(z.string()).check(z.maxLength(5_000)),
    keys: z.record(z.string(), z.string()),
    targets: z.enum(['newer', 'mine', 'file']),
    settings: z.boolean(),
    last: z.boolean(),
  }),
  /** What would go: asked before it is done. Null: all accounts. */
  'remove.look': z.object({ account: z.nullable(z.string()), days: z.nullable(DaysSchema) }),
  /**
   * Takes away an account with all that is known of it (`days` null), or its readings of some days, or those of all
   * accounts. `keep`: into the bin, for undo; else for good.
   */
  'remove.do': z.object({
    account: z.nullable(z.string()),
    days: z.nullable(DaysSchema),
    keep: z.boolean(),
  }),
  'remove.undo': z.object({ id: z.string() }),
  'trash.list': z.object({}),
  /** Empties the bin, or one thing in it, for good. */
  'trash.empty': z.object({ id: z.nullable(z.string()) }),
} as const;

/** What lines of a file hold. */
export interface BackupSeen {
  /** Null where the first of these lines is no header. */
  header: { version: number; at: Instant } | null;
  /** A later version wrote the file. */
  newer: boolean;
  accounts: RequestAccount[];
  /** How many lines of each kind. */
  kinds: Record<string, number>;
  /** Places in `lines`, from 0, of those that cannot be read. */
  damaged: number[];
  /** Targets that are here under the same id and differ. */
  differing: number;
  /** The number of lines that the last line says there are; null where it is not among these. */
  end: number | null;
}
export interface RequestAccount {
  account: z.infer<typeof AccountSchema>;
  into: string | null;
  set: ('currency' | 'timeZone' | 'name')[];
}

export interface BackupAdded {
  added: number;
  changed: number;
  known: number;
  /** Places in `lines`, from 0, of those that could not be taken. */
  wrong: number[];
}

/** What goes, or went. */
export interface Removal {
  readings: number;
  targets: number;
  /** Readings that reach into the days and beyond them: they stay. */
  across: number;
}

/** A thing in the bin. */
export interface Binned extends Removal {
  id: string;
  /** The account's name; null where readings of several accounts went. */
  name: string | null;
  days: { from: Day | null; to: Day } | null;
  at: Instant;
  /** When it goes for good. */
  until: Instant;
}

export interface BackupReplies {
  'backup.look': BackupSeen;
  'backup.accounts': { keys: Record<string, string>; added: number; joined: number };
  'backup.add': BackupAdded;
  'remove.look': Removal;
  'remove.do': Removal & { id: string | null };
  'remove.undo': { restored: boolean };
  'trash.list': Binned[];
  'trash.empty': { emptied: number };
}
