import type { LightView } from '@/model/light';

/** What the trend chart draws: columns of equal length, times in seconds, oldest first. */
export interface TrendData {
  times: number[];
  values: number[];
  /** The target, once for each time: a level line. */
  target: number[];
  /** The scale's ends: all values, the target and its tolerance, with a little air. */
  low: number;
  high: number;
}

/**
 * The trend as uPlot wants it: in order, one value a moment (the later of two wins), nothing that is no number.
 * Null where there are fewer than two moments: one point is no course.
 */
export function trendData(light: Pick<LightView, 'trend' | 'aim'>): TrendData | null {
  const { aim } = light;
  const byTime = new Map<number, number>();
  for (const { at, value } of light.trend) {
    const time = Math.round(Date.parse(at) / 1000);
    if (Number.isFinite(time) && Number.isFinite(value)) byTime.set(time, value);
  }
  if (byTime.size < 2 || !Number.isFinite(aim.value)) return null;
  const times = [...byTime.keys()].sort((a, b) => a - b);
  const values = times.map((time) => byTime.get(time)!);
  const slack = Math.abs(aim.value) * aim.tolerance;
  const least = Math.min(...values, aim.value - slack);
  const most = Math.max(...values, aim.value + slack);
  const air = (most - least || Math.abs(most) || 1) * 0.1;
  // A scale that dips below zero for air alone would show figures that cannot be.
  const low = least >= 0 ? Math.max(0, least - air) : least - air;
  return { times, values, target: times.map(() => aim.value), low, high: most + air };
}
