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
  groups: (GroupView & { spend: number })[];
  clash: ClashView | null;
  /** Money per day that the pool spends. */
  spend: number;
  asOf: Instant | null;
}

/** A limit that the user set for a group, in the pool's currency. */
export interface GroupView {
  id: string;
  by: 'platform' | 'label' | 'account';
  /** A console's key, a label, or an account's name. */
  of: string;
  /** Ids of its campaigns in the pool. */
  campaigns: string[];
  least: number | null;
  most: number | null;
  /** Set where its money cannot be told in the pool's currency, for want of a rate: what it is in. */
  currency: string | null;
}

/** Why limits cannot all hold: see `src/budget/groups.ts`. `at` is a group's id, null for the whole. */
export interface ClashView {
  why: string;
  at: string | null;
  slack: number;
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
  /** A channel without ads, by the user's own estimate. */
  own?: {
    /** Days until the first effect, and from then until half of it has come. */
    delay: number;
    halfLife: number;
    /** Money per day at which the answers hold; `spend` is 0 where it has not begun. */
    anchor: number;
    /** Share of the effect of more money that comes over the first three months. */
    soon: number;
    /** Days of own figures under it; null where it is an expectation. */
    days: number | null;
  };
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
  /** Set where a budget is shared with campaigns outside the scope: then nothing can be forecast. */
  shared?: true;
  /** Share of those conversions and that value that are in. */
  maturity: number;
  window: Range;
  /** Days of the window that were not read yet though they are over, and those that a plan still works on. */
  daysUnread: number;
  daysLeft: number;
  /** Share of the value that is margin, for ROI. */
  margin: number;
  /** Drift that the accounts' own past forecasts showed, and the horizon in days it was seen at. */
  drift?: { variance: number; horizon: number | null };
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
  /** Where elasticities lie, by what scored moves have taught. */
  elasticity: { exponent: number; error: number };
  groups: GroupView[];
  campaigns: SceneCampaign[];
  targets: SceneTarget[];
}

export interface BudgetReplies {
  'hints.list': { pools: PoolView[] };
  'hint.decide': HintRecord | null;
  'hints.past': HintRecord[];
  /** `channels` bear the pool that they are shown in today; '' where none is left. */
  'budget.scene': { pools: ScenePool[]; plans: Plan[]; channels: Channel[]; rules: BudgetRules };
  'plan.save': { saved: true };
  'plan.remove': PlanRecord | null;
  'budget.rules': { saved: true };
}
