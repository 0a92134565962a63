import * as z from 'zod/mini';

import { DaySchema, InstantSchema } from '@/model/day';
import { PlatformSchema } from '@/model/platform';
import { AccountEvidenceSchema, CurrencySchema, LevelSchema } from '@/model/reading';

/**
 * One account of a file. Its readings stand under a key of their own, `key`, that no account bears while the
 * import is pending: nothing that walks the register's accounts comes upon them. Publishing writes an account
 * of that key that has joined the one it belongs to; taking the import out again deletes that record.
 */
export const ImportPartSchema = z.object({
  ref: z.string(),
  key: z.string(),
  platform: PlatformSchema,
  evidence: AccountEvidenceSchema,
  currency: z.nullable(CurrencySchema),
  /** The account it belongs to; null until publishing makes a new one. */
  account: z.nullable(z.string()),
  /** Publishing made the account. */
  made: z.boolean(),
  /** What publishing taught the account: taken out with the import. */
  aliases: z.array(z.string()),
  /** Keys of earlier imports of the same file whose place it took: what the bin holds of them belongs here. */
  was: z.optional(z.array(z.string())),
});
export type ImportPart = z.infer<typeof ImportPartSchema>;

/** Is this the key of a part of an import, which no page's reading ever stands under? */
export const isImportKey = (key: string) => key.includes('-import-');

/** What one message of the file brought. */
export const ImportChunkSchema = z.object({
  n: z.number(),
  readings: z.number(),
  rows: z.number(),
  derived: z.number(),
  /** Rows that stand in the file itself: those of derived readings left out. */
  ownRows: z.optional(z.number()),
  from: z.nullable(DaySchema),
  to: z.nullable(DaySchema),
  levels: z.array(LevelSchema),
});
export type ImportChunk = z.infer<typeof ImportChunkSchema>;

/** A report file on its way in, in, or taken out and not yet swept. */
export const ImportSchema = z.object({
  id: z.string(),
  /** SHA-256 of the file's bytes. */
  hash: z.string(),
  file: z.object({ name: z.string(), size: z.number(), modified: InstantSchema }),
  state: z.enum(['pending', 'published', 'removed']),
  /** The last time that something was done to it: an import that nobody goes on with is swept. */
  touched: InstantSchema,
  /** When it was published; null before. */
  at: z.nullable(InstantSchema),
  /** What was announced. */
  expected: z.object({ readings: z.number(), rows: z.number() }),
  parts: z.array(ImportPartSchema),
  chunks: z.array(ImportChunkSchema),
  /** Campaigns that the store knew when it was published, and those that it brought. */
  campaigns: z.object({ matched: z.number(), fresh: z.number() }),
  /** Earlier imports of the same file, parts of which had been deleted, and whose place it took. */
  instead: z.optional(z.array(z.string())),
});
export type ImportRecord = z.infer<typeof ImportSchema>;

/** A mapping of columns, kept for the next file of the same header; its key is the fingerprint. */
export const LayoutSchema = z.object({
  fingerprint: z.string(),
  headers: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  platform: z.nullable(PlatformSchema),
  answers: z.record(z.string(), z.string()),
  savedAt: InstantSchema,
});
export type LayoutRecord = z.infer<typeof LayoutSchema>;
