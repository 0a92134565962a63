import * as z from 'zod/mini';

import { AccountSchema } from '@/model/account';
import { DaySchema, InstantSchema } from '@/model/day';
import { LevelSchema, ReadingSchema } from '@/model/reading';
import { SettingsSchema } from '@/model/settings';
import { TargetSchema } from '@/model/target';

/** The version that files of this shape bear. A reader takes this one and older ones. */
export const EXPORT_VERSION = 2;

/**
 * One line of an export: newline-delimited JSON, each line an object with its `kind`. The first line is the
 * header, the last one `end` with the number of lines before it: a file that was cut short has none.
 *
 * | kind | what it holds |
 * |---|---|
 * | `lampadina` | version, when it was written |
 * | `account` | an account with its aliases; `into` names the account that it joined |
 * | `entity` | a campaign, ad group or ad: id, every name it bore and since when |
 * | `reading` | a reading as it was read, under its account's key |
 * | `target`, `labels`, `settings` | as the user set them |
 * | `record` | a record of another table: business figures, taught maps, hints, plans, remembered columns (since 2) |
 * | `broken` | a stored record that no longer parses, as it was |
 */
export const LineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lampadina'), version: z.number(), at: InstantSchema }),
  z.object({
    kind: z.literal('account'),
    account: AccountSchema,
    into: z.nullable(z.string()),
    /** What the user set, and pages do not overrule. */
    set: z.array(z.enum(['currency', 'timeZone', 'name'])),
  }),
  z.object({
    kind: z.literal('entity'),
    account: z.string(),
    level: LevelSchema,
    id: z.nullable(z.string()),
    names: z.array(
      z.object({
        name: z.string(),
        since: InstantSchema,
        /** First and last day of the ranges that report files showed the name over. */
        days: z.optional(z.tuple([DaySchema, DaySchema])),
      }),
    ),
    current: z.number(),
  }),
  z.object({ kind: z.literal('reading'), account: z.string(), reading: ReadingSchema }),
  z.object({ kind: z.literal('target'), target: TargetSchema }),
  z.object({
    kind: z.literal('labels'),
    account: z.string(),
    campaign: z.string(),
    labels: z.array(z.string()),
  }),
  z.object({ kind: z.literal('settings'), settings: SettingsSchema }),
  z.object({ kind: z.literal('record'), table: z.string(), key: z.unknown(), value: z.unknown() }),
  z.object({ kind: z.literal('broken'), record: z.unknown() }),
  z.object({ kind: z.literal('end'), lines: z.number() }),
]);
export type ExportLine = z.infer<typeof LineSchema>;

/**
 * A line as text, without its line break.
 * @example lineText({ kind: 'end', lines: 3 }) // '{"kind":"end","lines":3}'
 */
export function lineText(line: ExportLine): string {
  return JSON.stringify(line, (_, value: unknown) =>
    // Columns of a broken record are typed arrays: written as lists, or they would come out as objects of numbers.
    ArrayBuffer.isView(value) && !(value instanceof DataView)
      ? { [value.constructor.name]: Array.from(value as unknown as ArrayLike<number>) }
      : value,
  );
}

/** A line read back, or why it cannot be: `newer`, the header of a file that a later version wrote. */
export type LineRead = { line: ExportLine } | { line: null; why: 'damaged' | 'newer' };

/** Reads one line of a file; the version is checked with the header. */
export function parseLine(text: string): LineRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line: null, why: 'damaged' };
  }
  if (isNewer(value)) return { line: null, why: 'newer' };
  const line = LineSchema.safeParse(value);
  return line.success ? { line: line.data } : { line: null, why: 'damaged' };
}

/** A header says its version before anything else of it need be understood. */
function isNewer(value: unknown): boolean {
  const { kind, version } = (value ?? {}) as { kind?: unknown; version?: unknown };
  return kind === 'lampadina' && typeof version === 'number' && version > EXPORT_VERSION;
}

/** A line read back; null where it is none of ours. */
export function readLine(text: string): ExportLine | null {
  return parseLine(text).line;
}
