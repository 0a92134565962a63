import type { AccountCase } from '@/lights/account';
import { addDays, type Day } from '@/model/day';
import { kpis, type KpiKey } from '@/model/kpi';

import { asSeen, LATE, simulate, TARGET, type SimulatedDay, type World } from './calibration-campaigns';

/** Days before the window, days in it, and the window. */
export const HISTORY = 60;
export const LENGTH = 30;
export const START: Day = '2026-09-01';
export const WINDOW = { from: addDays(START, HISTORY), to: addDays(START, HISTORY + LENGTH - 1) };

/** Worlds from kind to hard. In each, campaigns lie around the target so that both colours are at stake. */
export const worlds: Record<string, World> = {
  steady: { volume: [0.5, 20], overTarget: [1, 0.3], wander: [0, 0], phi: 1, late: null },
  wandering: { volume: [0.5, 20], overTarget: [1, 0.3], wander: [0.25, 0.97], phi: 1.5, late: null },
  'wandering and late': {
    volume: [0.5, 20],
    overTarget: [1, 0.3],
    wander: [0.25, 0.97],
    phi: 1.5,
    late: LATE,
  },
  'small and late': { volume: [0.2, 2], overTarget: [1, 0.3], wander: [0.25, 0.97], phi: 1.2, late: LATE },
};

export interface Campaign {
  key: string;
  days: SimulatedDay[];
  /** The KPI once everything is in. */
  outcome: number;
  aim: number;
}

/** Accounts of campaigns, each with how it ends and what it aims at. */
export function campaignsOf(
  world: World,
  kpi: KpiKey,
  accounts: number,
  size: number,
  seed: number,
): Campaign[][] {
  return Array.from({ length: accounts }, (_, account) =>
    Array.from({ length: size }, (__, index) => {
      const days = simulate(world, START, HISTORY + LENGTH, HISTORY, seed + account * 1000 + index);
      const own = days.slice(HISTORY);
      const spend = own.reduce((sum, day) => sum + day.spend, 0);
      const all = (of: (day: SimulatedDay) => number[]) =>
        own.reduce((sum, day) => sum + (of(day).at(-1) as number), 0);
      const conversions = all((day) => day.inByAge);
      if (kpi === 'cpa') return { key: `${index}`, days, outcome: spend / conversions, aim: TARGET };
      if (kpi === 'roas')
        return { key: `${index}`, days, outcome: all((day) => day.value) / spend, aim: 60 / TARGET };
      // A goal of conversions: what the planned spend would bring at the target.
      const planned = days.slice(0, HISTORY).reduce((sum, day) => sum + day.spend, 0) * (LENGTH / HISTORY);
      return { key: `${index}`, days, outcome: conversions, aim: Math.max(1, Math.round(planned / TARGET)) };
    }),
  );
}

/** A campaign as it is judged on the morning of `today`. */
export function caseOf(campaign: Campaign, kpi: KpiKey, world: World, today: Day): AccountCase {
  return {
    key: campaign.key,
    campaign: campaign.key,
    kpi,
    target: { value: campaign.aim, window: WINDOW, tolerance: 0.1, direction: kpis[kpi].direction },
    spans: asSeen(campaign.days, today),
    now: `${today}T06:00:00Z`,
    today,
    ...(world.late ? { maturity: { conversions: world.late } } : {}),
  };
}
