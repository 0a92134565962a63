import { addDays } from '@/model/day';

import { LATE, simulate, TARGET, type World } from './calibration-campaigns';
import { caseOf, HISTORY, LENGTH, START, WINDOW, type Campaign } from './calibration-cases';
import type { Rule } from './calibration-rules';

export interface Caught {
  /** Share that was red on some morning up to the one after the window's last day. */
  within30: number;
  /** Share that was red while the outcome was still open, a day or more before the end. */
  beforeEnd: number;
  /** Morning of the first red, counted in days of the window; the median over those caught. */
  medianDay: number | null;
}

/** How campaigns 40 % over target at five conversions a day are caught within the window's 30 days. */
export function caughtFortyOver(rule: () => Rule, late: boolean, campaigns = 200, seed = 4_000_000): Caught {
  const world: World = {
    volume: [5, 5],
    overTarget: [1.4, 0],
    wander: [0, 0],
    phi: 1.2,
    late: late ? LATE : null,
  };
  const firstRed: number[] = [];
  for (let index = 0; index < campaigns; index += 1) {
    const days = simulate(world, START, HISTORY + LENGTH, HISTORY, seed + index);
    const campaign: Campaign = { key: '0', days, outcome: 0, aim: TARGET };
    const judge = rule();
    for (let day = 1; day <= LENGTH; day += 1) {
      const lights = judge([caseOf(campaign, 'cpa', world, addDays(WINDOW.from, day))]);
      if (lights.get('0')?.light !== 'red') continue;
      firstRed.push(day);
      break;
    }
  }
  return {
    within30: firstRed.length / campaigns,
    beforeEnd: firstRed.filter((day) => day < LENGTH).length / campaigns,
    medianDay: firstRed.toSorted((a, b) => a - b)[Math.floor(firstRed.length / 2)] ?? null,
  };
}
