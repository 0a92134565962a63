import * as z from 'zod/mini';

import { judgeAccount, type AccountCase, type Memory } from '@/lights/account';
import { targetMark } from '@/lights/memory';
import { dayFromNumber, DaySchema, InstantSchema, type Day, type Instant } from '@/model/day';
import { DirectionSchema, KpiKeySchema, kpis } from '@/model/kpi';
import { ColourSchema } from '@/model/light';
import { MetricsSchema } from '@/model/metric';

import { parseCase } from './case';

const share = z.number().check(z.minimum(0), z.maximum(1));
const CaseSchema = z.object({
  kpi: KpiKeySchema,
  target: z.object({
    value: z.number(),
    from: DaySchema,
    to: DaySchema,
    tolerance: z.optional(share),
    direction: z.optional(DirectionSchema),
    margin: z.optional(z.number().check(z.positive(), z.maximum(1))),
  }),
  days: z.array(z.object({ date: DaySchema, metrics: MetricsSchema })),
  now: InstantSchema,
  maturity: z.optional(z.array(share)),
  previous: z.optional(z.object({ light: ColourSchema, at: InstantSchema })),
});
type LabCase = z.infer<typeof CaseSchema>;
const CasesSchema = z.array(CaseSchema);

/**
 * `lab judge`: an array of cases in, an array of judgements out, each case an account of one campaign with nothing
 * learnt. `previous` stands for the reading at its instant: this case is then the second reading of two.
 * @throws Error with a sentence where the file is no array of cases.
 */
export function judgeCases(json: unknown): unknown {
  return parseCase(CasesSchema, json, 'an array of cases to judge').map(
    (one) => judgeAccount([accountCase(one)], { priors: 'jeffreys' }).get('')?.judgement,
  );
}

function accountCase({ kpi, target, days, now, maturity, previous }: LabCase): AccountCase {
  const bare: AccountCase = {
    key: '',
    kpi,
    target: {
      value: target.value,
      window: { from: target.from, to: target.to },
      tolerance: target.tolerance ?? 0.1,
      direction: target.direction ?? kpis[kpi].direction,
      margin: target.margin,
    },
    spans: days.map(({ date, metrics }) => ({ range: { from: date, to: date }, metrics })),
    now,
    today: todayOf(
      now,
      days.map(({ date }) => date),
    ),
    maturity: maturity && maturity.length > 0 ? { conversions: maturity } : undefined,
  };
  return previous ? { ...bare, previous: memoryOf(bare, previous) } : bare;
}

/**
 * The account's day at `now`. A case names no time zone: UTC holds, unless a day is there that has already begun
 * east of it (UTC+14 is ahead from 10:00 UTC on).
 */
function todayOf(now: Instant, dates: readonly Day[]): Day {
  const ms = Date.parse(now);
  const utc = dayFromNumber(Math.floor(ms / 86_400_000));
  const eastmost = dayFromNumber(Math.floor((ms + 14 * 3_600_000) / 86_400_000));
  return dates.includes(eastmost) ? eastmost : utc;
}

function memoryOf(one: AccountCase, previous: NonNullable<LabCase['previous']>): Memory {
  const { light, at } = previous;
  return {
    colour: light === 'grey' ? null : light,
    shown: light,
    since: at,
    before: null,
    // What the reading before this one said is its light alone: it is taken as the first of the two.
    pending: light === 'grey' ? null : { red: light !== 'red', at, figures: '' },
    target: targetMark(one),
  };
}
