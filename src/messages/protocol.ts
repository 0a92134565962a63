import * as z from 'zod/mini';

import { AccountEvidenceSchema, LevelSchema, ReadingSchema } from '@/model/reading';
import { PlatformSchema } from '@/model/platform';
import { ProblemSchema } from '@/model/problem';
import { SettingsSchema } from '@/model/settings';
import { TargetSchema, type Target } from '@/model/target';
import type { Account, Campaign } from '@/model/account';
import type { Instant } from '@/model/day';
import type { Colour, LightView } from '@/model/light';
import type { Problem } from '@/model/problem';
import type { Range } from '@/model/range';
import type { Level } from '@/model/reading';
import type { Settings } from '@/model/settings';

import { importsRequests, type ImportsReplies } from './areas/imports';
import { businessRequests, type BusinessReplies } from './areas/business';
import { budgetRequests, type BudgetReplies } from './areas/budget';
import { teachingRequests, type TeachingReplies } from './areas/teaching';
import { backupRequests, type BackupReplies } from './areas/backup';
import { readersRequests, type ReadersReplies } from './areas/readers';
import { historyRequests, type HistoryReplies } from './areas/history';
import { toldRequests, type ToldReplies } from './areas/told';
import { whyRequests, type WhyReplies } from './areas/why';

/**
 * The one protocol between contexts. Requests go to the worker and are parsed there; a request that does
 * not fit is answered with a failure and changes nothing. All of it is plain JSON.
 */
export const requests = {
  /** A content script's look at a table. The answer comes when the write is durable. */
  'reading.add': z.object({ reading: ReadingSchema }),
  /** The lights of the campaigns on a page. */
  'page.lights': z.object({
    platform: PlatformSchema,
    account: AccountEvidenceSchema,
    level: LevelSchema,
    ids: z.array(z.string()),
  }),
  overview: z.object({}),
  /** Campaign-level lights, of one target or of all. */
  lights: z.object({ target: z.optional(z.string()) }),
  'targets.list': z.object({}),
  /** Adds or replaces; undo is saving what was there before. */
  'targets.save': z.object({ targets: z.array(TargetSchema) }),
  'targets.remove': z.object({ ids: z.array(z.string()) }),
  'subjects.list': z.object({}),
  'labels.set': z.object({
    account: z.string(),
    campaign: z.nullable(z.string()),
    labels: z.array(z.string()),
  }),
  'account.set': z.object({
    account: z.string(),
    timeZone: z.optional(z.nullable(z.string())),
    currency: z.optional(z.nullable(z.string())),
    name: z.optional(z.nullable(z.string())),
  }),
  'data.summary': z.object({}),
  /** Everything, in pages: `cursor` null begins, the answer's `next` goes on. */
  'data.export': z.object({ cursor: z.nullable(z.string()) }),
  /** The words of the lights in a page, by the settings, else by the browser's languages, best first. */
  'words.overlay': z.object({ languages: z.array(z.string()) }),
  /** Opens a page of ours in a tab; asked from a console's page only after the user's own click there. */
  'page.open': z.object({ page: z.enum(['lights', 'targets']) }),
  'settings.get': z.object({}),
  'settings.set': z.object({ settings: SettingsSchema }),
  ...importsRequests,
  ...businessRequests,
  ...budgetRequests,
  ...teachingRequests,
  ...backupRequests,
  ...readersRequests,
  ...historyRequests,
  ...whyRequests,
  ...toldRequests,
} as const;

export type RequestKind = keyof typeof requests;
export type RequestOf<K extends RequestKind> = z.infer<(typeof requests)[K]>;

/** What happened to a reading. `repeat`: seen again, unchanged; its header is kept, its rows cost nothing. */
export interface ReadingReceipt {
  outcome: 'stored' | 'repeat' | 'console-off';
  account: string | null;
  rowsStored: number;
}

export interface PageLights {
  account: string | null;
  settings: Settings;
  /** By campaign id; the most telling light first. */
  campaigns: Record<string, LightView[]>;
  /** The bar's line: counts over the account's campaigns, the main target, what would say more. */
  bar: { counts: Record<Colour, number>; main: LightView | null; asOf: Instant | null; missing: Range[] };
  hasTargets: boolean;
}

export interface Overview {
  /** One line a target (a line an account where currencies or attributions forbid one), worst first. */
  lights: LightView[];
  accounts: Account[];
  targets: Target[];
  readings: number;
  lastReadAt: Instant | null;
  /** When the newest days of the line longest unread were read. */
  oldestUsed: Instant | null;
  settings: Settings;
}

export interface DataSummary {
  accounts: {
    account: Account;
    readings: number;
    rows: number;
    campaigns: number;
    firstReadAt: Instant | null;
    lastReadAt: Instant | null;
    /** Ranges seen last, newest first, at most ten. */
    ranges: {
      range: Range;
      readAt: Instant;
      level: Level;
      seen: number;
      total: number | null;
      problems: Problem[];
    }[];
  }[];
  /** Bytes, where the browser tells. */
  used: number | null;
  quota: number | null;
  /** Stored records that no longer parse: kept aside, told, never silently dropped. */
  broken: number;
}

export interface Replies
  extends
    ImportsReplies,
    BusinessReplies,
    BudgetReplies,
    TeachingReplies,
    BackupReplies,
    ReadersReplies,
    HistoryReplies,
    WhyReplies,
    ToldReplies {
  'reading.add': ReadingReceipt;
  'page.lights': PageLights;
  overview: Overview;
  lights: LightView[];
  'targets.list': Target[];
  'targets.save': { saved: number };
  /** What was removed, so that undo can save it again. */
  'targets.remove': Target[];
  'subjects.list': { accounts: Account[]; campaigns: Campaign[] };
  'labels.set': { saved: true };
  'account.set': { saved: true };
  'data.summary': DataSummary;
  'data.export': { lines: string[]; next: string | null };
  'words.overlay': { language: 'en' | 'it'; catalogue: Readonly<Record<string, string>> };
  'page.open': { opened: true };
  'settings.get': Settings;
  'settings.set': Settings;
}

/** Why a request failed, by code. */
export const failureCodes = [
  'bad-message',
  'not-allowed',
  'disk-full',
  'store-unavailable',
  'failed',
] as const;
export interface Failure {
  code: (typeof failureCodes)[number];
  detail: string;
}
export type Answer<K extends RequestKind> = { ok: true; reply: Replies[K] } | { ok: false; failure: Failure };

/** What a content script says of its page when the popup asks. */
export const PageStatusSchema = z.object({
  platform: PlatformSchema,
  /** `reading`: a table was understood; `waiting`: it is loading; `no-table`: this page shows none; */
  /** `not-understood`: a table is there and its layout is unknown; `off`: switched off for this console. */
  state: z.enum(['reading', 'waiting', 'no-table', 'not-understood', 'off']),
  grid: z.nullable(z.string()),
  rows: z.number(),
  problems: z.array(ProblemSchema),
  account: z.nullable(AccountEvidenceSchema),
});
export type PageStatus = z.infer<typeof PageStatusSchema>;

/** Requests to a content script. `page.read` gives one fresh look, for the popup's copy of a report and the lab. */
export const pageRequests = {
  'page.status': z.object({}),
  'page.read': z.object({ now: z.optional(z.string()) }),
} as const;
export interface PageReplies {
  'page.status': PageStatus;
  'page.read': { reading: z.infer<typeof ReadingSchema> | null; problems: Problem[] };
}
