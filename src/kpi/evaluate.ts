import type { Reason } from '@/model/light';
import type { MetricKey, Metrics } from '@/model/metric';

import { metricsIn, type Expression } from './expression';

/** A formula's value and how it moves with each metric (its partial derivatives), or why it has none. */
export type Evaluated =
  | { value: number; slopes: ReadonlyMap<MetricKey, number> }
  | { value: null; reason: Reason };

interface Dual {
  value: number;
  slopes: Map<MetricKey, number>;
}

class Undefined extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

/**
 * A formula over the sums of a window (never over ratios of parts), with its slopes. Absent, empty and zero are
 * three things; a division by nothing is `nothing-counted` and names the divisor's first metric; what leaves the
 * numbers is `bad-input`. Counts below zero are no counts; spend and value may be below zero.
 * @example evaluate(parsed.expression, { spend: 100, clicks: 50 }) // { value: 2, slopes: … } for spend / clicks
 */
export function evaluate(expression: Expression, metrics: Metrics): Evaluated {
  try {
    const { value, slopes } = walk(expression, metrics);
    if (![value, ...slopes.values()].every(Number.isFinite))
      return { value: null, reason: { code: 'bad-input', params: { what: 'formula' } } };
    return { value: value === 0 ? 0 : value, slopes };
  } catch (error) {
    if (error instanceof Undefined) return { value: null, reason: error.reason };
    throw error;
  }
}

function walk(one: Expression, metrics: Metrics): Dual {
  switch (one.kind) {
    case 'number':
      return { value: one.value, slopes: new Map() };
    case 'metric':
      return { value: figureOf(one.metric, metrics), slopes: new Map([[one.metric, 1]]) };
    case 'minus': {
      const of = walk(one.of, metrics);
      return joined(-of.value, of, -1);
    }
    case 'binary':
      return combined(one, walk(one.left, metrics), walk(one.right, metrics));
  }
}

function combined(one: Expression & { kind: 'binary' }, left: Dual, right: Dual): Dual {
  switch (one.op) {
    case '+':
      return joined(left.value + right.value, left, 1, right, 1);
    case '-':
      return joined(left.value - right.value, left, 1, right, -1);
    case '*':
      return joined(left.value * right.value, left, right.value, right, left.value);
    case '/': {
      if (right.value === 0) {
        const [metric] = metricsIn(one.right);
        throw new Undefined({ code: 'nothing-counted', params: metric === undefined ? {} : { metric } });
      }
      const value = left.value / right.value;
      return joined(value, left, 1 / right.value, right, -value / right.value);
    }
  }
}

/** Slopes by the chain rule. */
function joined(value: number, left: Dual, byLeft: number, right?: Dual, byRight = 0): Dual {
  const slopes = new Map<MetricKey, number>();
  const add = ({ slopes: own }: Dual, by: number) => {
    for (const [metric, slope] of own) slopes.set(metric, (slopes.get(metric) ?? 0) + slope * by);
  };
  add(left, byLeft);
  if (right) add(right, byRight);
  return { value, slopes };
}

function figureOf(metric: MetricKey, metrics: Metrics): number {
  const value = metrics[metric];
  if (value === undefined) throw new Undefined({ code: 'metric-absent', params: { metric } });
  if (value === null) throw new Undefined({ code: 'metric-empty', params: { metric } });
  const mayFall = metric === 'spend' || metric === 'conversionValue';
  if (!Number.isFinite(value) || (value < 0 && !mayFall))
    throw new Undefined({ code: 'bad-input', params: { metric } });
  return value;
}
