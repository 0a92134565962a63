import * as z from 'zod/mini';

import { AccountSchema } from '@/model/account';
import { InstantSchema } from '@/model/day';
import { LevelSchema, ReadingSchema } from '@/model/reading';
import { SettingsSchema } from '@/model/settings';
import { TargetSchema } from '@/model/target';

/** The version that files of this shape bear. A reader takes this one and older ones. */
export const EXPORT_VERSION = 1;

/**
 * One line of an export: newline-delimited JSON, each line an object with its `kind`. The first line is the
 * header, the last one `end` with the number of lines between them: a file that was cut short has none.
 *
 * | kind | what it holds |
 * |---|---|
 * | `lampadina` | version, when it was written |
 * | `account` | an account with its aliases; `into` names the account that it joined |
 * | `entity` | a campaign, ad group or ad: id, every name it bore and since when |
 * | `reading` | a reading as it was read, under its account's key |
 * | `target`, `labels`, `settings` | as the user set them |
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
    names: z.array(z.object({ name: z.string(), since: InstantSchema })),
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

/** A line read back; null where it is none of ours. */
export function readLine(text: string): ExportLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const line = LineSchema.safeParse(value);
  if (!line.success) return null;
  return line.data.kind === 'lampadina' && line.data.version > EXPORT_VERSION ? null : line.data;
}
