import type { JudgeCase } from './case';
import type { Outlook } from './outlook';

/** The chances that the rule of the lights is made of. */
export interface Chances {
  /** Of missing the target itself. */
  miss: number;
  /** Of missing it with its tolerance; for a two-sided target on the likelier side. */
  missTolerant: number;
}

/**
 * The figures that a target allows: `low` and `high` bound what meets it with its tolerance; a side that does not
 * count is infinite. A return aimed at exactly zero has no scale of its own: its tolerance is a share of the spend.
 */
export function bandOf({ kpi, target }: JudgeCase): { low: number; high: number } {
  const scale = kpi === 'roi' && target.value === 0 ? 1 : Math.abs(target.value);
  const slack = target.tolerance * scale;
  return {
    low: target.direction === 'at-most' ? Number.NEGATIVE_INFINITY : target.value - slack,
    high: target.direction === 'at-least' ? Number.POSITIVE_INFINITY : target.value + slack,
  };
}

/**
 * A two-sided target is met anywhere inside its tolerance; the other two are met at the value itself, and the
 * tolerance only keeps red away.
 */
export function chancesOf(input: JudgeCase, outlook: Outlook): Chances {
  const { low, high } = bandOf(input);
  const { direction, value } = input.target;
  const under = low === Number.NEGATIVE_INFINITY ? 0 : certain(outlook.below(low));
  const over = high === Number.POSITIVE_INFINITY ? 0 : certain(outlook.above(high));
  if (direction === 'two-sided')
    return { miss: Math.min(1, under + over), missTolerant: Math.max(under, over) };
  const miss = certain(direction === 'at-most' ? outlook.above(value) : outlook.below(value));
  return { miss, missTolerant: direction === 'at-most' ? over : under };
}

/** Rounding may leave a hair beyond 0 or 1. */
function certain(chance: number): number {
  return Math.min(1, Math.max(0, chance));
}
