import * as z from 'zod/mini';

import type { Instant } from './day';
import type { CustomFormula } from './custom-formula';
import type { DeliveryRule } from './delivery';
import type { Direction, KpiKey } from './kpi';
import type { FigureKey } from './metric';
import type { Platform } from './platform';
import type { Range } from './range';

export const colours = ['red', 'yellow', 'green', 'grey'] as const;
/** Worst first; grey says "cannot say", always with its reason. */
export const ColourSchema = z.enum(colours);
export type Colour = z.infer<typeof ColourSchema>;

/**
 * Why a light shows what it shows, by code; the sentence is made in the UI from the locales
 * (a test holds that each code has its words in every language).
 */
export const reasonCodes = [
  'meets',
  'misses',
  'open',
  'too-few',
  'immature',
  'early',
  'learning',
  'among-many',
  'waiting',
  'no-reading',
  'window-missing',
  'rows-missing',
  'metric-absent',
  'metric-empty',
  'nothing-counted',
  'business-missing',
  'parameter-missing',
  'currency-mixed',
  'currency-unknown',
  'attribution-mixed',
  'result-types-mixed',
  'contradiction',
  'from-the-future',
  'refunds',
  'stale',
  'not-begun',
  'over',
  'bad-input',
] as const;
export const ReasonCodeSchema = z.enum(reasonCodes);
export type ReasonCode = z.infer<typeof ReasonCodeSchema>;
export type ReasonParams = Record<string, string | number | boolean | null>;
export interface Reason {
  code: ReasonCode;
  params: ReasonParams;
}

/** A forecast at the period's end with its 80 % interval, in the KPI's unit. */
export interface Landing {
  value: number;
  low: number;
  high: number;
}

/**
 * What judging one KPI against one target gives. Figures are in the KPI's unit; null where they cannot be said.
 * `low` to `high` is the 80 % interval of the value; `probability` is that of meeting the target, tolerance
 * apart, at the period's end (0 to 1). `pace` is where the total should stand today; `needPerDay` what each
 * remaining day must bring.
 */
export interface Judgement {
  light: Colour;
  value: number | null;
  low: number | null;
  high: number | null;
  probability: number | null;
  pace?: number;
  landing?: Landing;
  needPerDay?: number;
  /** Share of the window's conversions or value that are in, where not all are; the chances count on the rest. */
  maturity?: number;
  /** Where that share comes from: the account's own re-readings of so many days, or what is usual on the console. */
  ripening?: { from: 'learnt'; days: number } | { from: 'usual' };
  /** The miss is certain beyond the interval's say (e-value of 20 or more): the badge beside a red light. */
  certain?: true;
  reason: Reason;
}

/** One figure that went into a light, with the reading it came from. */
export interface Figure {
  metric: FigureKey;
  value: number | null;
  /** The instants of the oldest reading used, and how that reading came in. */
  asOf: Instant | null;
  /** `business`: the user's own books. */
  source: 'page' | 'report' | 'business' | null;
  /** Summed, at least in part, from a report finer than campaigns. */
  derived?: true;
}

/** A light as it is shown: the judgement, of what, against what, and where its figures come from. */
export interface LightView extends Judgement {
  /** Stable: target id, account and campaign. */
  key: string;
  target: string;
  kpi: KpiKey;
  /** The user's own KPI, where it is one. */
  formula?: CustomFormula;
  /** What is judged: a target's whole scope (campaign null) or one campaign. */
  subject: { platform: Platform | null; account: string | null; campaign: string | null; name: string };
  /** The target's value, tolerance and direction in force. */
  aim: { value: number; tolerance: number; direction: Direction; main: boolean };
  currency: string | null;
  /** The attribution of the readings used (`7d_click_1d_view` and so on); null where the page does not say. */
  attribution?: string | null;
  /** The target's window, and the part of it that the figures cover. */
  window: Range;
  covered: Range | null;
  figures: Figure[];
  /** When its newest days were read, of several campaigns those longest unread; null where none was. */
  asOf: Instant | null;
  /** Ranges that, opened once, would complete this light. */
  missing: Range[];
  /** A newer closed day is unread: the light is hatched. */
  stale: boolean;
  /** The campaign-level lights under a target line, by colour; absent on a campaign's own light. */
  counts?: Record<Colour, number>;
  /** Since when the light has shown this colour, and what it showed before. */
  since: Instant | null;
  before: Colour | null;
  /** The KPI over past readings of the window, oldest first: for the small chart. */
  trend: { at: Instant; value: number }[];
  /** Of spend on one platform: how far its delivery rule goes. */
  delivery?: DeliveryRule;
  /** A move of budget that concerns the campaign, ready said: for the card in a page. */
  move?: string;
}

/** Sorting order of lights: worst first, then by how sure the miss is, then by name. */
export function worstFirst(a: LightView, b: LightView): number {
  const byColour = colours.indexOf(a.light) - colours.indexOf(b.light);
  if (byColour !== 0) return byColour;
  const byChance = (a.probability ?? 1) - (b.probability ?? 1);
  return byChance !== 0 ? byChance : a.subject.name.localeCompare(b.subject.name);
}
