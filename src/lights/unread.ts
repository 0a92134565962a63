import { addDays, type Day } from '@/model/day';
import { kpis } from '@/model/kpi';
import type { Reason } from '@/model/light';
import type { MetricKey, Metrics } from '@/model/metric';
import type { Range } from '@/model/range';

import type { JudgeCase, Span } from './case';
import { expectedOver } from './future';
import { amountRemainder } from './remainder';
import { addsUp, metricsFor, type Scene } from './scene';

/**
 * The case with its unread days filled in, once as badly and once as well as they usually go (10 % and 90 % of what
 * their weekdays bring); for a total also with nothing on them. Empty where no closed day of the window is unread.
 */
export function fillings(scene: Scene): JudgeCase[] {
  const { input, calendar } = scene;
  if (calendar.unread.length === 0 || input.ended) return [];
  const ranges = runsOf(calendar.unread);
  const filled = (metricsOn: (range: Range) => Metrics): JudgeCase => ({
    ...input,
    spans: [...input.spans, ...ranges.map((range): Span => ({ range, metrics: metricsOn(range) }))],
  });
  const usual = [0.1, 0.9].map((chance) => filled((range) => usualOn(scene, range, chance)));
  const none = filled((range) => zeroed(usualOn(scene, range, 0.5)));
  return addsUp(input) ? [...usual, none] : usual;
}

/** Why a light whose unread days could turn it is grey: they are the newest, or a hole. */
export function unreadReason({ input, calendar }: Scene): Reason {
  const [from] = calendar.unread as [Day, ...Day[]];
  const to = calendar.unread.at(-1) as Day;
  const newest = calendar.reach && from > calendar.reach.day;
  return newest
    ? { code: 'stale', params: { read: input.readAt ?? calendar.reach?.day ?? null, from, to } }
    : { code: 'window-missing', params: { from, to } };
}

/** The metric whose noise decides; the rest of a KPI's metrics follow it or stay at their mean. */
function noisyOf(input: JudgeCase): MetricKey {
  const { formula } = kpis[input.kpi];
  if (formula.kind === 'total') return formula.metric;
  if (formula.kind === 'return') return formula.value;
  if (formula.kind === 'ratio')
    return formula.numerator === 'spend' ? formula.denominator : formula.numerator;
  const used = metricsFor(input);
  return used.find((metric) => metric !== 'spend') ?? used[0] ?? 'spend';
}

function usualOn(scene: Scene, range: Range, chance: number): Metrics {
  const noisy = noisyOf(scene.input);
  const wanted = new Set<MetricKey>([...metricsFor(scene.input), 'spend', 'conversions', 'clicks']);
  const days = daysIn(range).map((day) => ({ day, part: 1 }));
  const metrics: Metrics = {};
  const weekly = scene.ground.weekly(noisy);
  const mean = expectedOver(weekly, days);
  const perDay = weekly.mean ?? 0;
  const phi = weekly.freedom > 0 ? Math.max(1, weekly.chiSquare / weekly.freedom) : Math.max(1, perDay / 4);
  const factor = mean > 0 ? amountRemainder(mean, phi * mean).quantile(chance) / mean : 1;
  for (const metric of wanted) {
    if (scene.sums[metric] == null) continue;
    const follows = metric === noisy || (noisy === 'conversionValue' && metric === 'conversions');
    metrics[metric] = expectedOver(scene.ground.weekly(metric), days) * (follows ? factor : 1);
  }
  return metrics;
}

function zeroed(metrics: Metrics): Metrics {
  return Object.fromEntries(Object.keys(metrics).map((key) => [key, 0])) as Metrics;
}

function daysIn({ from, to }: Range): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Neighbouring days as ranges. */
function runsOf(days: readonly Day[]): Range[] {
  const runs: Range[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}
