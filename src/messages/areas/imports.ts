import * as z from 'zod/mini';

import { DaySchema, InstantSchema, type Instant } from '@/model/day';
import { PlatformSchema } from '@/model/platform';
import { AccountEvidenceSchema, CurrencySchema, LevelSchema, ReadingSchema } from '@/model/reading';
import type { ImportEntry } from '@/model/report-file';

/**
 * Report files. The way of a file: read by a worker of the dashboard; `import.look` says what it would add and
 * asks nothing of the store but to look; `import.begin`, some `import.add`, `import.publish`. Until it is
 * published nothing of it is visible anywhere; `import.drop` takes it away, and an import that nobody goes on
 * with is swept. A file is known again by the hash of its bytes.
 *
 * An account in a file is called by its `ref`: `accountRef` of the readings that belong to it (src/model/account).
 *
 * Before anything is sent, `derivedReadings` (src/reports/derive) adds the campaigns that a finer report feeds. A
 * reading is not parted below 20,000 rows: two rows of one campaign in one reading are told apart by nothing and
 * neither counts, which cannot be seen once they stand in two.
 */

const text = z.string().check(z.maxLength(2_000));
const HashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const IdSchema = z.string().check(z.minLength(1), z.maxLength(100));
const count = z.int().check(z.nonnegative());

/** A campaign (or ad group, or ad) as a file names it, and the days over which it does. */
const FileNameSchema = z.object({
  id: z.nullable(text),
  name: text,
  from: DaySchema,
  to: DaySchema,
});

/** An account as a file shows it. */
const FileAccountSchema = z.object({
  ref: text,
  platform: PlatformSchema,
  evidence: AccountEvidenceSchema,
  /** The one currency of its rows; null where the file does not say. */
  currency: z.nullable(CurrencySchema),
  level: LevelSchema,
  /** When the file was made, as its readings say (`readAt`). */
  readAt: InstantSchema,
  /** Every campaign once, those of the finer levels by their campaign; the first 5,000 where there are more. */
  names: z.array(FileNameSchema).check(z.maxLength(5_000)),
});

/** A remembered mapping of columns, for the next file of the same header. What it means is the reader's to check. */
const SavedLayoutSchema = z.object({
  /** Of the header's texts, made by the reader. */
  fingerprint: z.string().check(z.minLength(1), z.maxLength(200)),
  headers: z.array(text).check(z.maxLength(500)),
  /** Header → metric key or dimension. A header that is not here is kept as text. */
  columns: z.record(text, z.string().check(z.maxLength(60))),
  platform: z.nullable(PlatformSchema),
  /** Further answers that a file of this header needs: a currency, an order of day and month. */
  answers: z.record(z.string().check(z.maxLength(60)), text),
  savedAt: InstantSchema,
});
export type SavedLayout = z.infer<typeof SavedLayoutSchema>;

export const importsRequests = {
  /** What a file would add. Writes nothing. */
  'import.look': z.object({
    hash: HashSchema,
    accounts: z.array(FileAccountSchema).check(z.maxLength(200)),
  }),
  /**
   * Begins an import. An unfinished import of the very same file is dropped; one of which days were deleted stays until
   * this one is published, and leaves then.
   */
  'import.begin': z.object({
    hash: HashSchema,
    file: z.object({ name: text, size: count, modified: InstantSchema }),
    /** Readings and rows that will come, derived ones included: publishing fewer is refused. */
    readings: count,
    rows: count,
    /** Whose each account in the file is. It outranks what the readings say of their account. */
    accounts: z
      .array(
        z.object({
          ref: text,
          platform: PlatformSchema,
          evidence: AccountEvidenceSchema,
          currency: z.nullable(CurrencySchema),
          /** A key of the register; null begins a new account. */
          account: z.nullable(z.string()),
        }),
      )
      .check(z.minLength(1), z.maxLength(200)),
  }),
  /** One part of the file, in any order. Answered when it is on the disk; the same `n` twice is kept once. */
  'import.add': z.object({ id: IdSchema, n: count, readings: z.array(ReadingSchema) }),
  /** All of the file becomes visible, in one small transaction. Asked twice it answers the same. */
  'import.publish': z.object({ id: IdSchema }),
  /** Takes away an import that is not published. */
  'import.drop': z.object({ id: IdSchema }),
  'imports.list': z.object({}),
  /**
   * Takes a published import out again, whole. `import.restore` undoes it until the instant that is answered. `before`:
   * what was left of the same file when it came again is put back, so that all is as it was before the import.
   */
  'import.remove': z.object({ id: IdSchema, before: z.optional(z.boolean()) }),
  'import.restore': z.object({ id: IdSchema }),
  'layouts.list': z.object({}),
  'layouts.save': z.object({ layout: SavedLayoutSchema }),
  'layouts.remove': z.object({ fingerprint: z.string() }),
} as const;

/**
 * Why an import was refused; the words are the asker's.
 * - `same-file`: these very bytes are imported already, and nothing of them was deleted (`import.begin`).
 * - `import-gone`: no such import, or it was dropped or swept.
 * - `account-gone`: the chosen account was removed meanwhile.
 * - `wrong-platform`, `wrong-currency`: the chosen account is another console's, or counts other money.
 * - `account-undecided`: a reading of an account that `import.begin` did not name.
 * - `not-all-here`: fewer readings or rows came than were announced (`import.publish`), or more.
 * - `too-late`: what was removed is swept, and cannot be restored.
 */
export const importRefusals = [
  'same-file',
  'import-gone',
  'account-gone',
  'wrong-platform',
  'wrong-currency',
  'account-undecided',
  'not-all-here',
  'too-late',
] as const;
export interface ImportRefused {
  refused: (typeof importRefusals)[number];
  /** The account of the file that it is about, by its ref; null where it is about the file. */
  ref: string | null;
  /** The currency that the chosen account counts in, for `wrong-currency`. */
  currency?: string | null;
}

/** How the names of a file meet the campaigns of one account. Counts are over what was asked, samples hold at most 50. */
export interface NameMatch {
  /** Known by their id. */
  byId: number;
  /** Without an id, and the one campaign that bore the name then. */
  byName: number;
  /** Without an id, and more than one campaign bore the name: kept apart under the name. */
  ambiguous: { count: number; sample: string[] };
  /** Ids or names that the account does not know; without an id, provisional until a page shows one. */
  fresh: { count: number; sample: string[] };
}

/** An account of the register that a file's account may be. */
export interface ImportCandidate {
  account: string;
  name: string | null;
  id: string | null;
  currency: string | null;
  /** The file's account bears the id, an alias or the name of this one. */
  named: boolean;
  match: NameMatch;
  /** It counts other money than the file: it cannot be chosen. */
  wrongCurrency: boolean;
}

export interface ImportLook {
  /** The import that holds this very file already; where readings of it are `gone`, the file may come again. */
  known: ImportEntry | null;
  accounts: {
    ref: string;
    /** The one account that this is for certain; null: ask. With no candidate at all, a new account is certain. */
    sure: string | null;
    /** Accounts of the same console, likeliest first. */
    candidates: ImportCandidate[];
    /** As if the account were new. */
    asNew: NameMatch;
  }[];
}

export interface ImportsReplies {
  'import.look': ImportLook;
  'import.begin': { id: string } | ImportRefused;
  'import.add': { readings: number; rows: number } | ImportRefused;
  'import.publish': ImportEntry | ImportRefused;
  'import.drop': { dropped: boolean };
  'imports.list': ImportEntry[];
  'import.remove': { entry: ImportEntry; until: Instant } | ImportRefused;
  'import.restore': ImportEntry | ImportRefused;
  'layouts.list': SavedLayout[];
  'layouts.save': { saved: true };
  'layouts.remove': { removed: boolean };
}
