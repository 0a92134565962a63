import type { MetricKey } from './metric';
import { metricKeys } from './metric';
import type { Platform } from './platform';
import type { Problem } from './problem';
import type { Range } from './range';
import type { AccountEvidence, Level, Reading } from './reading';

/** What a column of a report file says besides figures. */
export const dimensionKeys = [
  'day',
  'week',
  'month',
  'from',
  'to',
  'campaign',
  'campaignId',
  'adGroup',
  'adGroupId',
  'ad',
  'adId',
  'keyword',
  'account',
  'accountId',
  'currency',
  'status',
  'statusReason',
  'budget',
  'budgetType',
  'attribution',
  'resultType',
  'breakdown',
] as const;
export type Dimension = (typeof dimensionKeys)[number];

/** What a column is taken for; `ignore` keeps its text beside the figures and reads nothing in it. */
export type ColumnMeaning = Dimension | MetricKey | 'ignore';
export const columnMeanings: readonly ColumnMeaning[] = ['ignore', ...dimensionKeys, ...metricKeys];

/** Meanings by header, as the user chose them. */
export type ColumnMapping = Readonly<Record<string, ColumnMeaning>>;

/** Which of its readings a numeric date has: 3/4 is 3 April or March 4. */
export type DayOrder = 'dmy' | 'mdy';

/** What the user says of a file where the file itself does not. Null and absent: nothing said. */
export interface FileAnswers {
  account?: string | null;
  platform?: Platform | null;
  currency?: string | null;
  /** Of a report that gives one figure for a whole range and does not say which. */
  range?: Range | null;
  dateOrder?: DayOrder | null;
  decimal?: '.' | ',' | null;
  mapping?: ColumnMapping | null;
}

/** The file's own table: what the mapping screen shows. */
export interface FileTable {
  /** The header's columns, first to last; nameless ones left out. */
  columns: { header: string; meaning: ColumnMeaning; samples: string[] }[];
  /** The same for every file with these headers in this order. */
  fingerprint: string;
}

/** Readings that belong together: those of one account, level, currency and attribution. */
export interface FilePart {
  platform: Platform;
  account: AccountEvidence;
  level: Level;
  currency: string | null;
  attribution: string | null;
  /** From the first to the last day. */
  range: Range;
  /** Days of it that some reading covers. */
  days: number;
  readings: number;
  rows: number;
  /** The sums of the additive metrics that the file shows; null where every cell was empty. */
  totals: Partial<Record<MetricKey, number | null>>;
  /** Campaigns, or finer things, by id where there is one, else by name. */
  things: { id: string | null; name: string; parentId: string | null }[];
}

/** What was found in a file; small enough to be sent to a page. */
export interface FileLook {
  /** SHA-256 of its bytes, in lower-case hex. */
  hash: string;
  bytes: number;
  problems: Problem[];
  /** Null where no line of the file could be a header. */
  table: FileTable | null;
  parts: FilePart[];
  rows: number;
  /** Rows that are not imported, and why: sums of others, or without a date that can be read. */
  leftOut: { totals: number; undated: number; examples: string[] };
}

/** How far reading a file is: `rows` so far, and the share of all the work, 0 to 1. */
export interface FileProgress {
  share: number;
  rows: number;
}

/** Some of a file's readings, rows parted so that one message stays small. */
export type ReadingPiece = Reading;
