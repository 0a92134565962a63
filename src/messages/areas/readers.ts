import * as z from 'zod/mini';

import { InstantSchema, type Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import type { Problem } from '@/model/problem';
import type { ResultMeaning } from '@/model/result-types';
import type { Verdict } from '@/model/verdict';

/** How well each console is read. */
export const readersRequests = {
  /** `today` is the instant at which the user's own day began. */
  'readers.list': z.object({ today: InstantSchema }),
  /** The types of results seen lately. */
  'results.seen': z.object({}),
} as const;

/** What the readings of one console say of its reader. */
export interface ReaderHealth {
  platform: Platform;
  /** Readings since the day began, and in the last seven days. */
  today: number;
  week: number;
  /** The newest reading that has a range and does not contradict itself; null where there is none in reach. */
  lastGoodAt: Instant | null;
  /** The newest reading of all. */
  last: {
    readAt: Instant;
    grid: string;
    columns: MetricKey[];
    seen: number;
    total: number | null;
    problems: Problem[];
    /** Null for a reading of before readings checked themselves. */
    verdict: Verdict | null;
  };
  /**
   * Accounts whose pages count by another attribution, or in other money, than earlier ones in the last quarter; the
   * newest change first.
   */
  changes: {
    account: string;
    name: string | null;
    what: 'attribution' | 'currency';
    from: string;
    to: string;
    /** The first reading with the new one. */
    since: Instant;
  }[];
}

/** A type of results ("Website purchases"), by its plain form. */
export interface ResultTypeSeen {
  plain: string;
  /** As a console wrote it. */
  name: string;
  platforms: Platform[];
  campaigns: number;
  /** What it counts as by its words, and what it counts as now; null: it stays a result of its own kind. */
  byWords: ResultMeaning | null;
  counts: ResultMeaning | null;
}

export interface ReadersReplies {
  'results.seen': ResultTypeSeen[];
  /** Of consoles that were ever read in a page. */
  'readers.list': ReaderHealth[];
}
