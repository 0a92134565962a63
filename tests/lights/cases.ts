import type { JudgeCase, Span } from '@/lights/judge';
import { addDays, type Day } from '@/model/day';
import { kpis, type KpiKey } from '@/model/kpi';
import type { Metrics } from '@/model/metric';

export const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

/** Spans of one day each, from a day on. */
export function days(
  count: number,
  metricsOn: (index: number) => Metrics,
  from: Day = NOVEMBER.from,
): Span[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index);
    return { range: { from: day, to: day }, metrics: metricsOn(index) };
  });
}

/** A case of November, seen on a morning after all its spans unless told otherwise. */
export function caseOf(
  kpi: KpiKey,
  value: number,
  spans: readonly Span[],
  rest: Partial<Omit<JudgeCase, 'target'>> & { target?: Partial<JudgeCase['target']> } = {},
): JudgeCase {
  const last = spans.reduce((day, { range }) => (range.to > day ? range.to : day), '2026-10-31');
  const today = rest.today ?? addDays(last, 1);
  return {
    kpi,
    spans,
    now: `${today}T06:00:00Z`,
    today,
    ...rest,
    target: { value, window: NOVEMBER, tolerance: 0.1, direction: kpis[kpi].direction, ...rest.target },
  };
}
