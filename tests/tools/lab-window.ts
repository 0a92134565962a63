import * as z from 'zod/mini';

import { buildLedger, windowTotal } from '@/ledger/ledger';
import { InstantSchema } from '@/model/day';
import { RangeSchema } from '@/model/range';

import { parseCase } from './case';

const finite = z
  .number()
  .check(z.refine((figure) => Math.abs(figure) <= Number.MAX_SAFE_INTEGER, 'a figure beyond 2^53'));

const WindowCaseSchema = z.object({
  readings: z.array(
    z.intersection(
      RangeSchema,
      z.object({
        value: finite,
        readAt: InstantSchema,
        through: z.optional(z.nullable(InstantSchema)),
        /** Half the unit of the last place shown; 0 where left out. */
        tolerance: z.optional(finite.check(z.minimum(0))),
        /** Readings of one page state share it; where left out, nearness in time decides. */
        session: z.optional(z.nullable(z.string())),
      }),
    ),
  ),
  ask: z.array(RangeSchema),
  /** Age in days at which a figure is final; null, as by default here (the case names no metric): once over. */
  settledAfter: z.optional(z.nullable(finite.check(z.minimum(0)))),
});

/**
 * `lab window`: `{ readings: [{ from, to, value, readAt, through? }], ask: [{ from, to }] }` → per ask
 * `{ from, to, value, asOf, support, missing }`, and beside them grade, bounds, tolerance, `through` and suspects.
 * @throws Error with a sentence where the case does not parse.
 */
export function windowCase(json: unknown): unknown {
  const { readings, ask, settledAfter = null } = parseCase(WindowCaseSchema, json, 'a window case');
  const ledger = buildLedger(
    readings.map(({ from, to, value, readAt, through, tolerance, session }) => ({
      range: { from, to },
      value,
      readAt,
      through: through ?? null,
      tolerance: tolerance ?? 0,
      session: session ?? null,
    })),
    { settledAfter },
  );
  return ask.map(({ from, to }) => ({ from, to, ...windowTotal(ledger, { from, to }) }));
}
