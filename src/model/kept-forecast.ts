import * as z from 'zod/mini';

import { DaySchema } from './day';
import { MetricKeySchema } from './metric';

const amount = z.number().check(z.minimum(0));

/**
 * A landing as it was forecast once, small enough to be kept until its period is over: counts of a metric against
 * spend. What was still to come was put at `rate` × (spend of the whole period − `ripe`).
 */
export const KeptForecastSchema = z.object({
  metric: MetricKeySchema,
  /** The days that are added up in the end, both included. */
  from: DaySchema,
  to: DaySchema,
  /** The day it was made on, and days that were to come, the rest of a running day for its part. */
  made: DaySchema,
  days: z.number().check(z.positive()),
  /** Counted and spent from `from` on when it was made; of the spend, how much had its counts in. */
  count: z.number(),
  spend: amount,
  ripe: amount,
  /** Counts per unit of spend, the relative variance of that belief, and the counts' variance over their mean. */
  rate: amount,
  doubt: amount,
  phi: amount,
  /** What came in the end, over all of the days; null as long as nobody knows. */
  came: z.nullable(z.object({ count: z.number(), spend: amount })),
  /** The day on which what came was last looked for. */
  tried: z.nullable(DaySchema),
});
export type KeptForecast = z.infer<typeof KeptForecastSchema>;

/** Forecasts that came true, of one subject, that are kept: the newest. */
const MOST = 24;

/**
 * Two lists of one subject's forecasts as one, the newest last: of two of one period the one that knows what came,
 * else the one made first. The same whichever list comes first, and however often.
 */
export function mergedForecasts(a: readonly KeptForecast[], b: readonly KeptForecast[]): KeptForecast[] {
  const byEnd = new Map<string, KeptForecast>();
  for (const one of [...a, ...b]) {
    const known = byEnd.get(one.to);
    byEnd.set(one.to, known ? better(known, one) : one);
  }
  return [...byEnd.values()].toSorted((x, y) => (x.to < y.to ? -1 : 1)).slice(-MOST);
}

function better(a: KeptForecast, b: KeptForecast): KeptForecast {
  if ((a.came === null) !== (b.came === null)) return a.came === null ? b : a;
  if (a.made !== b.made) return a.made < b.made ? a : b;
  if (a.tried !== b.tried) return (a.tried ?? '') > (b.tried ?? '') ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}
