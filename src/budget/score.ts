import type { Goal } from './evidence';

/** What one stretch of days brought to a campaign. */
export interface Stretch {
  days: number;
  spend: number;
  conversions: number;
  value: number;
  /** Share of the conversions, and of their value, that are in; above 0. */
  ripe: number;
  ripeValue: number;
}

/** A campaign before and after an edit of its budget. */
export interface Aside {
  before: Stretch;
  after: Stretch;
  /** Over-dispersion of its daily conversions, at least 1. */
  dispersion: number;
}

/**
 * - `better`, `worse`: outside what chance and the expectation's own doubt explain together (80 %);
 * - `as-expected`: inside it, and told from nothing at all;
 * - `within-noise`: inside it, and so small that nothing at all would explain it too.
 */
export const verdicts = ['better', 'as-expected', 'within-noise', 'worse'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Score {
  /** Outcome per day: what the hint expected of the move as it was made. */
  expected: number;
  /** What came, with its 80 % interval. */
  seen: number;
  low: number;
  high: number;
  verdict: Verdict;
}

/** The 90 % point of the normal distribution: 80 % lie inside. */
const Z80 = 1.2815515655446004;
/** Relative variance of one conversion's value where nothing better is known. */
const ORDER_CV2 = 1;
/** Untouched campaigns say how demand moved once they count this much on either side of the edit. */
const ENOUGH_ASIDE = 30;

interface PerDay {
  mean: number;
  variance: number;
}

/** Outcome per day once all is in, with its counting variance; half a count is added so that none is no certainty. */
function perDay(stretch: Stretch, dispersion: number, goal: Goal): PerDay {
  const { days, conversions, value, ripe, ripeValue } = stretch;
  const count = Math.max(0, conversions);
  if (goal === 'conversions')
    return { mean: conversions / ripe / days, variance: (dispersion * (count + 0.5)) / (ripe * days) ** 2 };
  const order = count > 0 ? value / count : 0;
  return {
    mean: value / ripeValue / days,
    variance: (dispersion * (count + 0.5) * (1 + ORDER_CV2) * order ** 2) / (ripeValue * days) ** 2,
  };
}

/** By what factor demand moved meanwhile, as the campaigns that nobody touched show it; 1 where they are too few. */
function drift(untouched: Aside | null, goal: Goal): PerDay {
  if (!untouched) return { mean: 1, variance: 0 };
  const { before, after, dispersion } = untouched;
  if (
    Math.min(before.conversions, after.conversions) < ENOUGH_ASIDE ||
    !(before.spend > 0 && after.spend > 0)
  )
    return { mean: 1, variance: 0 };
  const [then, now] = [perDay(before, dispersion, goal), perDay(after, dispersion, goal)];
  // Their own spend may have moved too: only what a unit of money brought tells of demand.
  const money = after.spend / after.days / (before.spend / before.days);
  const mean = now.mean / then.mean / money;
  const spread = dispersion * (1 / before.conversions + 1 / after.conversions);
  return Number.isFinite(mean) && mean > 0
    ? { mean, variance: mean ** 2 * spread * (goal === 'conversions' ? 1 : 1 + ORDER_CV2) }
    : { mean: 1, variance: 0 };
}

/**
 * A hint held against what came: the sum over the campaigns it moved, per day, after minus before, with what
 * demand did meanwhile taken out where untouched campaigns tell it.
 * @param made the share of the proposed move that was made, 1 where all of it was
 * @returns null where a stretch has no days or nothing of it is in yet
 */
export function scoreOf(
  sides: readonly Aside[],
  untouched: Aside | null,
  expected: { value: number; low: number; high: number },
  goal: Goal,
  made = 1,
): Score | null {
  const stretches = sides.flatMap(({ before, after }) => [before, after]);
  const fits = ({ days, ripe, ripeValue }: Stretch) => days > 0 && ripe > 0 && ripeValue > 0;
  if (sides.length === 0 || !stretches.every(fits)) return null;
  const season = drift(untouched, goal);
  let [seen, variance, base] = [0, 0, 0];
  for (const { before, after, dispersion } of sides) {
    const [then, now] = [perDay(before, dispersion, goal), perDay(after, dispersion, goal)];
    seen += now.mean - season.mean * then.mean;
    variance += now.variance + season.mean ** 2 * then.variance;
    base += then.mean;
  }
  const noise = Math.sqrt(variance + season.variance * base ** 2);
  const doubt = (made * (expected.high - expected.low)) / (2 * Z80);
  const aim = made * expected.value;
  const off = (seen - aim) / Math.hypot(noise, doubt);
  const apart = Math.abs(seen) > Z80 * noise;
  const verdict = off > Z80 ? 'better' : off < -Z80 ? 'worse' : apart ? 'as-expected' : 'within-noise';
  return { expected: aim, seen, low: seen - Z80 * noise, high: seen + Z80 * noise, verdict };
}
