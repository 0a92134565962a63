import * as z from 'zod/mini';

import type { Reason } from '@/model/light';
import type { MetricKey, Metrics } from '@/model/metric';
import type { Range } from '@/model/range';

/** Why a KPI changed between two windows. */
export const whyRequests = {
  /** A target's line, an account's part of it, or one campaign of it: this period so far against one before. */
  'why.changed': z.object({
    target: z.string(),
    account: z.nullable(z.string()),
    campaign: z.nullable(z.string()),
  }),
  /** The funnel of a target's scope on some accounts: its last mature weeks, and spans of its past to hold it against. */
  'why.funnel': z.object({ target: z.string(), accounts: z.array(z.string()) }),
} as const;

/** What the window was held against. */
export type Against = 'days-before' | 'period-before';

/** One window of a comparison. Late conversions are counted in: `ripe` is the share of them that was. */
export interface Compared {
  range: Range;
  value: number;
  ripe: number;
}

/** What one driver did. `effect` in the KPI's unit; `before` and `after` are the driver's own values, as the field writes them. */
export interface DriverEffect {
  driver: string;
  effect: number;
  before: number | null;
  after: number | null;
  /** Its move is no more than chance does; null where that cannot be said. */
  within: boolean | null;
}

export interface CampaignPart {
  account: string;
  campaign: string;
  name: string;
  effect: number;
  rate: number;
  mix: number;
}

/** A change taken apart: `drivers` add up to it, and so do `campaigns` where there are several. */
export interface Changed {
  told: true;
  against: Against;
  before: Compared;
  after: Compared;
  change: number;
  drivers: DriverEffect[];
  campaigns: CampaignPart[];
  /** The windows' metrics, late ones counted in: shown as figures, judged by nobody. */
  metrics: { metric: MetricKey; before: number | null; after: number | null }[];
  currency: string | null;
}

/** Why there is none: the KPI has no drivers of the console's figures, nothing to compare with, or no value. */
export interface Unchanged {
  told: false;
  why: 'no-drivers' | 'no-window' | 'no-comparison' | 'no-value';
  reason: Reason | null;
  /** With `no-comparison`: the days that would make one. */
  open?: Range;
}

/** Figures of a span, late conversions counted in: `ripe` is the share of them that was. */
export interface FunnelSpan {
  range: Range;
  metrics: Metrics;
  ripe: number;
}

export interface Funnel {
  told: true;
  now: FunnelSpan;
  by: 'week' | 'month';
  /** Newest first; only spans that the readings tell of every campaign that ran. */
  past: FunnelSpan[];
  currency: string | null;
}

export interface WhyReplies {
  'why.changed': Changed | Unchanged;
  'why.funnel': Funnel | Unchanged;
}
