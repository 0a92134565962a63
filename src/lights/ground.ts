import { sumMetrics } from '@/kpi/formula';
import type { MetricKey, Metrics } from '@/model/metric';
import { once, onceEach } from '@/model/once';

import { calendarOf, type Calendar } from './calendar';
import type { JudgeCase } from './case';
import { weeklyOf, type Weekly } from './future';
import { partsOf, type Part, type Weighed } from './parts';
import type { Tally } from './scene';

/**
 * What a campaign's spans say whatever KPI they are judged for. One ground serves all cases of the same spans,
 * window and time; each part of it is worked out at the first asking.
 */
export interface Ground {
  parts: readonly Part[];
  /** The parts inside the window. */
  own: readonly Part[];
  calendar(): Calendar;
  /** Sums over the window; null where a part of them was not shown. */
  sums(): Metrics;
  weekly(metric: MetricKey): Weekly;
  /** Tallies by a name of their own. */
  tally(name: string, make: () => Tally): Tally;
}

export function groundOf(input: JudgeCase, parts: readonly Part[]): Ground {
  const own = parts.filter((part) => part.inWindow);
  const tallies = new Map<string, Tally>();
  return {
    parts,
    own,
    calendar: once(() => calendarOf(input, own)),
    sums: once(() => sumMetrics(own.map((part) => part.metrics)).metrics),
    weekly: onceEach((metric) => weeklyOf(parts, metric)),
    tally(name, make) {
      const found = tallies.get(name) ?? make();
      tallies.set(name, found);
      return found;
    },
  };
}

/** Everything that a ground depends on beside the spans. */
function alike(a: JudgeCase, b: JudgeCase): boolean {
  return (
    a.today === b.today &&
    a.now === b.now &&
    a.dayShare === b.dayShare &&
    a.target.window.from === b.target.window.from &&
    a.target.window.to === b.target.window.to &&
    a.maturity === b.maturity &&
    a.ended === b.ended &&
    a.plannedSpend === b.plannedSpend
  );
}

/** The parts of many cases and the ground they stand on, each made once for all cases that share it. */
export function groundwork(): (input: JudgeCase) => { parts: Weighed; ground?: Ground } {
  const known = new Map<JudgeCase['spans'], { input: JudgeCase; parts: Weighed; ground?: Ground }[]>();
  return (input) => {
    const same = known.get(input.spans) ?? [];
    known.set(input.spans, same);
    let found = same.find((one) => alike(one.input, input));
    if (!found) {
      const parts = partsOf(input);
      found = { input, parts, ...(Array.isArray(parts) ? { ground: groundOf(input, parts) } : {}) };
      same.push(found);
    }
    return found;
  };
}
