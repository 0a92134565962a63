import type { KeptForecast } from '@/model/kept-forecast';
import type { Colour, Judgement, Reason } from '@/model/light';

import type { AccountCase, Prepared } from './account-case';
import { assess, type Assessment } from './assess';
import type { Drift } from './case';
import { redSet } from './discovery';
import { CERTAIN } from './e-value';
import { groundwork } from './ground';
import { figuresMark, settle, targetMark, type Memory, type Settled } from './memory';
import { forecastNow } from './kept-forecasts';
import { driftsOf } from './past-forecasts';
import { pooled } from './pool';
import { colourOf, reasonOf, RULE } from './rule';

export type { AccountCase } from './account-case';
export type { Memory } from './memory';

export interface AccountOptions {
  /** `jeffreys` judges every case without the others' help; `pooled` (the default) learns priors from all. */
  priors?: 'jeffreys' | 'pooled';
  /** What the account's own past forecasts showed; else learnt from the cases' days, where there are enough. */
  drift?: Drift;
}

/** A light as judged, what it must remember, and a landing to be kept until its period is over. */
export interface Judged {
  judgement: Judgement;
  memory: Memory;
  forecast: KeptForecast | null;
}

/**
 * Judges all lights of one account (one currency, one attribution) together: pooled priors and over-dispersion,
 * false-discovery control over the reds, and hysteresis against each light's memory. Never throws on figures.
 * The rule for many holds for one as well: a light judged alone is a set of one, whose mean of 1 − P is its own, so it
 * is red from P = 0.95 on, not from 0.9. It has no better lights beside it that would carry a doubtful red.
 * @returns by key, in the order of the cases
 */
export function judgeAccount(
  cases: readonly AccountCase[],
  options: AccountOptions = {},
): Map<string, Judged> {
  const alone = options.priors === 'jeffreys';
  const grounded = groundwork();
  const bare = cases.map((one): Prepared => ({ ...grounded(one), one }));
  const learnt = alone ? () => undefined : driftsOf(bare);
  const drifted = bare.map((prepared) => {
    const drift = prepared.one.drift ?? options.drift ?? learnt(prepared.one);
    return drift ? { ...prepared, one: { ...prepared.one, drift } } : prepared;
  });
  const ready = alone ? drifted : pooled(drifted);
  const assessed = ready.map((prepared) => {
    const { one, parts, ground } = prepared;
    return { prepared, one, said: assess(one, parts, ground) };
  });
  const open = assessed.filter(({ said }) => !said.grey && said.chances && !said.settled);
  const least = redSet(
    open.map(({ said }) => (said.chances as NonNullable<typeof said.chances>).missTolerant),
    RULE.falseReds,
  );
  return new Map(
    assessed.map(({ prepared, one, said }) => [
      one.key,
      // What cannot be judged was not forecast either.
      {
        ...lightOf(one, said, least, open.length),
        forecast: said.grey || !said.chances ? null : forecastNow(prepared),
      },
    ]),
  );
}

/** @param least the smallest chance of a miss that the account's set of reds holds @param among lights judged together */
function lightOf(
  one: AccountCase,
  said: Assessment,
  least: number,
  among: number,
): { judgement: Judgement; memory: Memory } {
  const target = targetMark(one);
  const last = one.previous && one.previous.target === target ? one.previous : null;
  if (said.grey || !said.chances) {
    const reason = said.grey ?? { code: 'bad-input' as const, params: {} };
    return {
      judgement: { ...said.figures, light: 'grey', reason },
      memory: remembered(one, target, last, 'grey', null),
    };
  }
  const { missTolerant } = said.chances;
  const alone = colourOf(said.chances);
  const inSet = said.settled || missTolerant >= least;
  const held = alone === 'red' && !(inSet && !one.learning);
  const settled = settle(
    {
      colour: held ? 'yellow' : alone,
      missTolerant,
      at: one.readAt ?? one.now,
      figures: () => figuresMark(one),
      settled: said.settled,
    },
    // While it learns there is no red, whatever it was before.
    one.learning ? null : last,
  );
  const reason: Reason = {
    code: codeOf(one, settled, held, among),
    params: { ...said.facts, ...believed(one), missed: missTolerant, ...thresholds },
  };
  const certain = said.logEvidence !== null && said.logEvidence >= Math.log(CERTAIN);
  return {
    judgement: {
      ...said.figures,
      light: settled.colour,
      reason,
      ...(settled.colour === 'red' && certain ? { certain: true } : {}),
    },
    memory: remembered(one, target, last, settled.colour, settled.pending),
  };
}

/** The weight in counts of what was believed beforehand, and the campaigns and past forecasts that taught: for the "why". */
function believed({ prior, drift }: AccountCase): Reason['params'] {
  const weight = prior?.beta?.hits ?? prior?.gamma?.shape;
  return {
    ...(weight === undefined ? {} : { prior: weight, priorFrom: prior?.campaigns ?? 0 }),
    ...(drift?.forecasts ? { driftFrom: drift.forecasts } : {}),
  };
}

const thresholds = { red: RULE.red, leaveRed: RULE.leaveRed, green: RULE.green };

function codeOf(one: AccountCase, settled: Settled, held: boolean, among: number): Reason['code'] {
  if (settled.pending) return 'waiting';
  if (settled.colour === 'yellow' && held)
    return one.learning ? 'learning' : among > 1 ? 'among-many' : 'open';
  return reasonOf[settled.colour];
}

function remembered(
  one: AccountCase,
  target: string,
  last: Memory | null,
  shown: Colour,
  pending: Memory['pending'],
): Memory {
  const same = last !== null && last.shown === shown;
  const earlier = last ?? one.previous ?? null;
  return {
    colour: shown === 'grey' ? (last?.colour ?? null) : shown,
    shown,
    since: same ? last.since : one.now,
    before: same ? last.before : (earlier?.shown ?? null),
    pending: shown === 'grey' ? (last?.pending ?? null) : pending,
    target,
  };
}
