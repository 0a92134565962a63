import type { Day, Instant } from './day';
import { metricKeys, type MetricKey } from './metric';
import type { Platform } from './platform';
import type { Problem } from './problem';
import type { Range } from './range';
import type { AccountEvidence, Level, Reading } from './reading';
import type { Finding } from './verdict';

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

/** An account of a file: the readings that bear its ref (`accountRef`). */
export interface FileAccountLook {
  ref: string;
  platform: Platform;
  evidence: AccountEvidence;
  currency: string | null;
  level: Level;
  readAt: Instant;
  /** Every campaign once, by id where there is one, else by name, with the days over which the file names it. */
  names: { id: string | null; name: string; from: Day; to: Day }[];
  /** How many campaigns there are; `names` stops at 5,000. */
  campaigns: number;
  /** From the first to the last day, and how many of these days some reading covers. */
  range: Range;
  days: number;
  rows: number;
  /**
   * Sums of the additive metrics over the file's rows, for each attribution apart; null where every cell was
   * empty. They are shown to be recognised, nothing is judged by them.
   */
  sums: { attribution: string | null; totals: Partial<Record<MetricKey, number | null>> }[];
}

/** What was found in a file; small enough to be handed to a page. */
export interface FileLook {
  /** SHA-256 of its bytes, in lower-case hex. */
  hash: string;
  problems: Problem[];
  /** Null where no line of the file could be a header. */
  table: FileTable | null;
  accounts: FileAccountLook[];
  /** Rows that the file's own readings hold. */
  rows: number;
  /** Rows that are not imported, and why: sums of others, or without a date that can be read. */
  leftOut: { totals: number; undated: number; examples: string[] };
  /**
   * By which figures how many of the file's readings contradict themselves; they are kept, and used for no light.
   * `first` is the range of the first one.
   */
  contradictions: {
    findings: { finding: Finding; readings: number; first: Range | null }[];
    readings: number;
    of: number;
  };
  /** What will be sent to the store, readings summed for campaigns included. */
  sent: { readings: number; rows: number; derived: number; pieces: number };
}

/** What the page asks of the worker that reads a file; answers come in the order of the questions. */
export type FileRequest =
  | { kind: 'open'; file: Blob; name: string; lastModified: Instant }
  | { kind: 'look'; answers: FileAnswers }
  | { kind: 'piece'; n: number };

/** What the worker says: how far it is, then one answer a question. */
export type FileReply =
  | { kind: 'progress'; share: number; rows: number }
  | { kind: 'opened' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'looked'; look: FileLook }
  | { kind: 'piece'; readings: Reading[] }
  | { kind: 'failed'; detail: string };

/** What an import holds. */
export interface ImportEntry {
  id: string;
  file: { name: string; size: number; modified: Instant };
  hash: string;
  /** When it was published. */
  at: Instant;
  /** Readings, those of summed campaigns included. */
  readings: number;
  /** Rows that stand in the file itself, as its preview counts them. */
  rows: number;
  /** Readings of campaigns that were summed from a finer report. */
  derived: number;
  /** How many of its readings were deleted since, by account or date. */
  gone: number;
  /** First and last day that it tells of; null where none of its readings has a range. */
  days: Range | null;
  accounts: { account: string; name: string | null; platform: Platform; made: boolean }[];
  levels: Level[];
  /** Campaigns: those that the store knew before it, and those that it brought. */
  campaigns: { matched: number; fresh: number };
}
