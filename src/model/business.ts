import * as z from 'zod/mini';

import { DaySchema, InstantSchema } from './day';
import { CurrencySchema } from './reading';

/**
 * Figures of the user's own books. Money in units of the entry's currency; refunds as the money given back, above
 * zero. `customersAtStart` is a stock: how many were active as the first day of the entry began.
 */
export const bookFigures = {
  orders: 'count',
  revenue: 'money',
  newCustomers: 'count',
  refunds: 'money',
  customersAtStart: 'count',
  customersLost: 'count',
} as const;
export type BookFigure = keyof typeof bookFigures;
export const bookFigureKeys = Object.keys(bookFigures) as BookFigure[];
export const BookFigureSchema = z.enum(bookFigureKeys as [BookFigure, ...BookFigure[]]);

/** A figure of a book that cannot be: a count below zero, or beyond what a shop sells. */
export const FigureValueSchema = z.number().check(z.minimum(0), z.maximum(1e15));

/** Which book a figure stands in, over which days, and of which part of the business. */
export const EntryPlaceSchema = z
  .object({
    /** The user's own name for where it comes from: shop, CRM. */
    book: z.string().check(z.minLength(1), z.maxLength(80)),
    /** Civil days, both ends included. */
    from: DaySchema,
    to: DaySchema,
    /** Where the book parts its figures; empty: all of it. */
    channel: z.string().check(z.maxLength(200)),
    campaign: z.string().check(z.maxLength(400)),
  })
  .check(z.refine((place) => place.from <= place.to, 'an entry that ends before it begins'));
export type EntryPlace = z.infer<typeof EntryPlaceSchema>;

const SaidSchema = z.object({
  figures: z.partialRecord(BookFigureSchema, FigureValueSchema),
  /** Null where no money is among the figures. */
  currency: z.nullable(CurrencySchema),
  /** The user said that the figures spread evenly over the days: an estimate for any part of them. */
  spread: z.boolean(),
  source: z.enum(['typed', 'file']),
  at: InstantSchema,
});
/** What was said of a place at one time. */
export type Said = z.infer<typeof SaidSchema>;

const moneyHasCurrency = ({ figures, currency }: Omit<Said, 'at'>) =>
  currency !== null || (figures.revenue === undefined && figures.refunds === undefined);
const inOrder = ({ from, to }: EntryPlace) => from <= to;

/** What the user enters: figures at a place. A figure that is absent leaves what stands there alone. */
export const EntryDraftSchema = z
  .object({ ...EntryPlaceSchema.def.shape, ...z.omit(SaidSchema, { at: true }).def.shape })
  .check(
    z.refine(inOrder, 'an entry that ends before it begins'),
    z.refine(moneyHasCurrency, 'money without a currency'),
  );
export type EntryDraft = z.infer<typeof EntryDraftSchema>;

/** An entry of a book: what holds, and what was said before, oldest first. Nothing that was said is lost. */
export const EntrySchema = z
  .object({ ...EntryPlaceSchema.def.shape, ...SaidSchema.def.shape, earlier: z.array(SaidSchema) })
  .check(
    z.refine(inOrder, 'an entry that ends before it begins'),
    z.refine(moneyHasCurrency, 'money without a currency'),
  );
export type Entry = z.infer<typeof EntrySchema>;

/** The key of an entry in its table: entries of one place are one entry, corrected. */
export type EntryKey = [book: string, from: string, to: string, channel: string, campaign: string];
export const entryKey = ({ book, from, to, channel, campaign }: EntryPlace): EntryKey => [
  book,
  from,
  to,
  channel,
  campaign,
];

/** The part of an entry that was said at one time. */
export const saidOf = ({ figures, currency, spread, source, at }: Said): Said => ({
  figures,
  currency,
  spread,
  source,
  at,
});

/** Do two say the same, whenever and however they said it? */
export function saysSame(a: Omit<Said, 'at' | 'source'>, b: Omit<Said, 'at' | 'source'>): boolean {
  return (
    a.spread === b.spread &&
    a.currency === b.currency &&
    bookFigureKeys.every((key) => a.figures[key] === b.figures[key])
  );
}
