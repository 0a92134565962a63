import * as z from 'zod/mini';

import { DaySchema, type Day, type Instant } from '@/model/day';
import type { BudgetGoal, Hint, HintRecord } from '@/model/hint';
import type { Direction, KpiKey } from '@/model/kpi';
import {
  BudgetRulesSchema,
  ChannelSchema,
  PlanSchema,
  type BudgetRules,
  type Channel,
  type Plan,
  type PlanRecord,
} from '@/model/plan';
import type { Platform } from '@/model/platform';
import type { Range } from '@/model/range';

/** Hints, their ledger, what-if plans. */
export const budgetRequests = {
  /** The moves worth making now, by pool, and what is left as it is, with the reason. */
  'hints.list': z.object({}),
  /** `open` takes a decision back. */
  'hint.decide': z.object({
    id: z.string(),
    decision: z.enum(['done', 'dismissed', 'snoozed', 'open']),
    until: z.optional(DaySchema),
  }),
  /** What became of hints: decided, made, scored. Newest first. */
  'hints.past': z.object({}),
  /** Everything that the what-if page works out by itself. */
  'budget.scene': z.object({}),
  'plan.save': z.object({ plan: z.discriminatedUnion('kind', [PlanSchema, ChannelSchema]) }),
  'plan.remove': z.object({ kind: z.enum(['plan', 'channel']), id: z.string() }),
  'budget.rules': z.object({ rules: BudgetRulesSchema }),
} as const;

/** Campaigns among which money may move: of one currency, of accounts that share a label or of one account. */
export interface PoolView {
  id: string;
  currency: string | null;
  goal: BudgetGoal;
  counted: 'conversions' | 'leads';
  accounts: { key: string; name: string; platform: Platform }[];
  /** Why no figure of this pool can be worked with at all; null where it can. */
  trouble: 'currency-unknown' | null;
  /** Best first, at most three. */
  moves: Hint[];
  held: HeldView[];
  /** Money per day that the pool spends. */
  spend: number;
  asOf: Instant | null;
}

export interface HeldView {
  account: string;
  campaigns: string[];
  name: string;
  platform: Platform;
  /** A hold's code; see `src/budget/hold.ts`. */
  reason: { code: string; params: Record<string, string | number | null> };
}

/** How a campaign answers to money, as plain figures: the page rebuilds curve and belief from them. */
export interface AnswerView {
  rate: number;
  moments: { A: number; B: number; C?: number; D?: number };
  exponent: number;
  error: number;
  basis: 'days' | 'averages';
}

export interface SceneCampaign {
  id: string;
  account: string;
  campaigns: string[];
  name: string;
  platform: Platform;
  labels: string[];
  /** Money per day now. */
  spend: number;
  /** Daily budget; null where it is not known. */
  budget: number | null;
  conversions: AnswerView | null;
  value: AnswerView | null;
  /** Over-dispersion of its daily conversions. */
  dispersion: number;
  /** A hold's code where money should not move now; null where it may. */
  held: string | null;
  /** The user's own estimate of a channel without ads. */
  own?: { halfLife: number };
}

export interface SceneTarget {
  id: string;
  kpi: KpiKey;
  value: number;
  direction: Direction;
  tolerance: number;
  /** Scene ids of the campaigns in its scope. */
  campaigns: string[];
  /** Totals of the window so far, over the whole scope; null where they are not known. */
  soFar: { spend: number | null; conversions: number | null; conversionValue: number | null };
  /** Share of those conversions and that value that are in. */
  maturity: number;
  window: Range;
  /** Days of the window that were not read yet though they are over, and those that a plan still works on. */
  daysUnread: number;
  daysLeft: number;
  /** Share of the value that is margin, for ROI. */
  margin: number;
  /** What the target's light says now. */
  light: 'red' | 'yellow' | 'green' | 'grey';
  main: boolean;
}

export interface ScenePool {
  id: string;
  currency: string;
  goal: BudgetGoal;
  counted: 'conversions' | 'leads';
  accounts: { key: string; name: string; platform: Platform }[];
  today: Day;
  campaigns: SceneCampaign[];
  targets: SceneTarget[];
}

export interface BudgetReplies {
  'hints.list': { pools: PoolView[] };
  'hint.decide': HintRecord | null;
  'hints.past': HintRecord[];
  'budget.scene': { pools: ScenePool[]; plans: Plan[]; channels: Channel[]; rules: BudgetRules };
  'plan.save': { saved: true };
  'plan.remove': PlanRecord | null;
  'budget.rules': { saved: true };
}
