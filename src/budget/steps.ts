import { addDays, type Day } from '@/model/day';

/** A budget to be set on a day. */
export interface Step {
  day: Day;
  budget: number;
}

/** A change is left a week to settle before the next. */
const DAYS_BETWEEN = 7;
/** More steps than this are no plan that anybody follows. */
const MOST_STEPS = 52;

/**
 * A change of budget in dated steps, each within ±`step` of the one before, the first on `today`. Money to the cent;
 * the last step is the budget aimed at. Empty where nothing changes. From or to nothing there is no such way: one step.
 * @example stepsTo(100, 150, '2026-11-22', 0.2) // 22 Nov 114.47, 29 Nov 131.04, 6 Dec 150
 */
export function stepsTo(now: number, aim: number, today: Day, step = 0.2): Step[] {
  if (now === aim || !(now >= 0 && aim >= 0)) return [];
  if (now === 0 || aim === 0) return [{ day: today, budget: aim }];
  const way = Math.log(aim / now);
  const largest = way > 0 ? Math.log(1 + step) : -Math.log(1 - step);
  const count = Math.min(MOST_STEPS, Math.max(1, Math.ceil(Math.abs(way) / largest - 1e-9)));
  return Array.from({ length: count }, (_, index) => ({
    day: addDays(today, DAYS_BETWEEN * index),
    budget: index === count - 1 ? aim : Math.round(100 * now * Math.exp((way * (index + 1)) / count)) / 100,
  }));
}
