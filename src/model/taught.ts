import * as z from 'zod/mini';

import { InstantSchema } from './day';
import { metricKeys } from './metric';
import { platformAt, PlatformSchema, standsOn } from './platform';
import { CurrencySchema } from './reading';

/** What a column can mean to the user who teaches a table. `ignore` is known and holds nothing of ours. */
export const meanings = ['campaign', 'id', 'status', 'budget', ...metricKeys, 'ignore'] as const;
export const MeaningSchema = z.enum(meanings);
export type Meaning = z.infer<typeof MeaningSchema>;

const Text = (most: number) => z.string().check(z.maxLength(most));
const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** A column by what its header says, and by the grid's own key for it where there is one. Never by its place. */
export const TaughtColumnSchema = z.object({
  header: Text(200),
  key: z.nullable(Text(200)),
  meaning: MeaningSchema,
});
export type TaughtColumn = z.infer<typeof TaughtColumnSchema>;

/** Attributes that pages keep when their layout changes. */
export const lastingAttributes = [
  'id',
  'name',
  'role',
  'aria-label',
  'data-testid',
  'data-test-id',
  'data-test',
  'data-e2e-id',
  'data-qa',
  'data-cy',
] as const;

/** How one element is known again: tag, lasting attributes, and classes that read like words. */
export const MarkSchema = z.object({
  tag: z.string().check(z.regex(/^[a-z][\w.-]{0,60}$/)),
  attributes: z.partialRecord(z.enum(lastingAttributes), Text(200)),
  classes: z.array(z.string().check(z.regex(/^[\w-]{1,80}$/))).check(z.maxLength(8)),
});
export type Mark = z.infer<typeof MarkSchema>;

/** An element, inside the nearest element around it that has a lasting attribute of its own. */
export const LocatorSchema = z.object({ self: MarkSchema, within: z.nullable(MarkSchema) });
export type Locator = z.infer<typeof LocatorSchema>;

/** Presets that a table without any date may always show. `last_7d` and its like do not count today. */
export const taughtPresets = [
  'today',
  'yesterday',
  'last_7d',
  'last_14d',
  'last_28d',
  'last_30d',
  'last_90d',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
] as const;

/** Where the days stand: in an element; nowhere, and always the same preset; or nowhere at all, which serves no light. */
export const TaughtRangeSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('element'), locator: LocatorSchema }),
  z.object({ from: z.literal('preset'), preset: z.enum(taughtPresets) }),
  z.object({ from: z.literal('none') }),
]);
export type TaughtRange = z.infer<typeof TaughtRangeSchema>;

/**
 * What tells rows apart: a part of the link in the campaign's cell (a segment of its path, or a parameter), the grid's own
 * key of the row, the taught column of ids, or nothing but the name.
 */
export const IdentitySchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('segment'), segment: Count(0, 40) }),
  z.object({ by: z.literal('parameter'), parameter: Text(100) }),
  z.object({ by: z.literal('key') }),
  z.object({ by: z.literal('column') }),
  z.object({ by: z.literal('name') }),
]);
export type Identity = z.infer<typeof IdentitySchema>;

/** A path: `*` stands for one segment that holds an id, and so for an account of its own. */
const PathSchema = z.string().check(z.regex(/^\/[^\s?]{0,500}$/));
const OriginSchema = z.string().check(z.maxLength(260), z.refine(isOrigin, 'no https origin'));

/** What a user taught of one table: where it stands, what its columns mean, where its days are. */
export const TaughtMapSchema = z
  .object({
    version: z.literal(1),
    origin: OriginSchema,
    path: PathSchema,
    /** `other`, or the console whose reader it mends. */
    platform: PlatformSchema,
    name: z.string().check(z.regex(/^[^\p{Cc}]{1,80}$/u)),
    table: z.object({
      /** `grid`: a table or an ARIA grid. `loose`: rows of like elements without any role. */
      kind: z.enum(['grid', 'loose']),
      /** Its caption or accessible name, where it has one. */
      label: z.nullable(Text(200)),
      /** Which of the tables with the same headers, and how many there were. */
      ordinal: Count(0, 59),
      of: Count(1, 60),
    }),
    columns: z.array(TaughtColumnSchema).check(z.minLength(2), z.maxLength(200)),
    identity: IdentitySchema,
    range: TaughtRangeSchema,
    /** Whose days "today" and "last month" are. Null where nobody said. */
    timeZone: z.nullable(z.string().check(z.refine(isZone, 'no time zone'))),
    /** What amounts are in, where the page does not say. */
    currency: z.nullable(CurrencySchema),
    attribution: z.nullable(z.string().check(z.regex(/^[a-z\d_]{1,40}$/))),
    /** The decimal separator, where the figures leave it open. */
    decimal: z.nullable(z.enum(['.', ','])),
  })
  .check(
    z.refine(({ columns }) => countOf(columns, 'campaign') === 1, 'not one column of campaigns'),
    z.refine(({ columns }) => columns.some(({ meaning }) => isMetric(meaning)), 'no column of figures'),
    z.refine(({ columns }) => !repeats(columns), 'two columns of one meaning'),
    z.refine(({ table }) => table.ordinal < table.of, 'no such table'),
    z.refine((map) => map.identity.by !== 'column' || countOf(map.columns, 'id') === 1, 'no column of ids'),
    z.refine(
      ({ platform, origin, path }) =>
        platform === 'other' ? platformAt(origin + path) === null : standsOn(platform, origin + path),
      'another console',
    ),
  );
export type TaughtMap = z.infer<typeof TaughtMapSchema>;

/** A map as it is kept. */
export const TaughtSiteSchema = z.object({ map: TaughtMapSchema, savedAt: InstantSchema });
export type TaughtSite = z.infer<typeof TaughtSiteSchema>;

function isOrigin(text: string): boolean {
  // A star in a host would make the match pattern of it one of every site.
  return /^https:\/\/[a-z\d.-]+(?::\d+)?$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const isMetric = (meaning: Meaning) => (metricKeys as readonly string[]).includes(meaning);
const countOf = (columns: readonly TaughtColumn[], sought: Meaning) =>
  columns.filter(({ meaning }) => meaning === sought).length;

function repeats(columns: readonly TaughtColumn[]): boolean {
  const used = columns.map(({ meaning }) => meaning).filter((meaning) => meaning !== 'ignore');
  return new Set(used).size < used.length;
}

/** The one name of a map: two of one site and path replace each other. */
export const siteKey = ({ origin, path }: Pick<TaughtMap, 'origin' | 'path'>) => origin + path;

/** The match patterns that a map needs: the console's own that it mends, or the whole of its site. */
export function sitePattern({ origin }: Pick<TaughtMap, 'origin'>): string {
  return `${origin.replace(/:\d+$/, '')}/*`;
}
