import * as z from 'zod/mini';

import { EntryDraftSchema, EntryPlaceSchema, EntrySchema, type Entry } from '@/model/business';
import type { BookFigure, EntryPlace } from '@/model/business';
import type { Instant } from '@/model/day';
import type { Reason } from '@/model/light';
import type { Platform } from '@/model/platform';
import { RangeSchema, type Range } from '@/model/range';

const entries = z.array(EntryDraftSchema).check(z.maxLength(50_000));
const places = z.array(EntryPlaceSchema).check(z.maxLength(50_000));

/** Business figures: orders, revenue, new customers, refunds, beside what the platforms claim. */
export const businessRequests = {
  'business.list': z.object({}),
  /** Adds or corrects; all or none. */
  'business.save': z.object({ entries }),
  /** Gives what was there, so that undo can put it back. */
  'business.remove': z.object({ places }),
  /** Undo: entries as they were, and places that were empty. */
  'business.restore': z.object({ before: z.array(EntrySchema), fresh: places }),
  /**
   * The over-claim check of a window: what consoles claim beside what the book saw. Days that are not over are left
   * out. Null: all accounts; the only book that has orders.
   */
  'business.check': z.object({
    window: RangeSchema,
    accounts: z.nullable(z.array(z.string())),
    book: z.nullable(z.string()),
  }),
} as const;

/** A figure of the book over the window; null with why. */
export type BookView =
  | { value: number; spread: boolean; summed: boolean; asOf: Instant; book: string }
  | { value: null; why: 'none' | 'days-missing' | 'currency-mixed' | 'books-differ'; missing: Range[] };

/** One figure as a platform claims it. */
export interface ClaimedFigure {
  value: number | null;
  reason: Reason | null;
  /** Instant of the oldest reading used. */
  asOf: Instant | null;
  missing: Range[];
}

/** What one platform (or one account of it, where accounts cannot be added) says of the window. */
export interface ClaimView {
  platform: Platform;
  /** Accounts added up; names where there are several rows of a platform. */
  accounts: { key: string; name: string }[];
  attribution: string | null;
  currency: string | null;
  conversions: ClaimedFigure;
  value: ClaimedFigure;
  spend: ClaimedFigure;
}

/** Figures in; the answers are worked out from them by `overClaim` (kpi/over-claim), where they are shown. */
export interface BusinessCheck {
  /** The days compared: whole ones, and no more than the book's orders cover. Null where there are none. */
  window: Range | null;
  books: string[];
  figures: Record<BookFigure, BookView>;
  currency: string | null;
  claims: ClaimView[];
}

export interface BusinessReplies {
  'business.list': Entry[];
  'business.save': {
    added: number;
    corrected: number;
    unchanged: number;
    before: Entry[];
    fresh: EntryPlace[];
  };
  'business.remove': Entry[];
  'business.restore': { restored: true };
  'business.check': BusinessCheck;
}
