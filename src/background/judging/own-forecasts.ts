import { mergedForecasts, type KeptForecast } from '@/model/kept-forecast';
import { isOfBusiness } from '@/model/kpi';
import type { Range } from '@/model/range';
import type { Target } from '@/model/target';
import { comeTrue, counted, stateOf } from '@/lights/kept-forecasts';
import type { Maturity } from '@/lights/judge';
import { subjectMark } from '@/store/learnt';
import type { Subject } from '@/store/learnt-schema';

import type { Clock } from './clock';
import type { Evidence } from './evidence';
import type { Need } from './need';

/** The own forecasts that were kept, and where what is new of them is noted. */
export interface Diary {
  of(subject: Subject): readonly KeptForecast[];
  note(subject: Subject, forecasts: readonly KeptForecast[]): void;
}

/** What changed in a diary since it was last asked. */
export type Noted = Subject & { forecasts: readonly KeptForecast[] };

/** @param known what the store holds, by `subjectMark`; what is noted is added to it */
export function diaryOf(known: Map<string, readonly KeptForecast[]>): Diary & { unwritten(): Noted[] } {
  const fresh = new Map<string, Noted>();
  const of = (subject: Subject) => known.get(subjectMark(subject)) ?? [];
  return {
    of,
    note(subject, forecasts) {
      const [before, mark] = [of(subject), subjectMark(subject)];
      const now = mergedForecasts(before, forecasts);
      if (JSON.stringify(now) === JSON.stringify(before)) return;
      known.set(mark, now);
      fresh.set(mark, { ...subject, forecasts: now });
    },
    unwritten() {
      const all = [...fresh.values()];
      fresh.clear();
      return all;
    },
  };
}

/** Whose forecasts a target's line makes; null where it makes none, or its figures cannot be judged. */
export function forecasterOf(
  target: Target,
  accounts: readonly string[],
  { reason, currency, attribution }: Evidence,
): Subject | null {
  const metric = counted[target.kpi];
  if (!metric || reason !== null || isOfBusiness(target.kpi) || accounts.length === 0) return null;
  return {
    account: accounts.length === 1 ? accounts[0]! : '',
    // Of other accounts in the scope it is another sum.
    accounts: accounts.toSorted(),
    scope: JSON.stringify([target.scope, currency, attribution]),
    metric,
  };
}

/**
 * The subject's forecasts, those whose period is over with what came of it, as far as the readings tell by now. They
 * are asked once a day about a period that is over, and not at all about one that is known.
 * @param over the subject's figures over a range
 */
export function ownForecasts(
  diary: Diary,
  subject: Subject,
  over: (need: Need, range: Range) => Evidence,
  { clock, maturity }: { clock: Clock; maturity: Maturity | undefined },
): readonly KeptForecast[] {
  const { today, now } = clock;
  const need: Need = { required: [subject.metric, 'spend'], further: [] };
  const states = diary.of(subject).map((one) => ({ one, state: stateOf(one, today, maturity) }));
  if (states.every(({ state }) => state !== 'due')) return states.map(({ one }) => one);
  const asked = states.map(({ one, state }) => {
    if (state !== 'due') return one;
    const { reason, covered, spans } = over(need, { from: one.from, to: one.to });
    const whole = reason === null && covered?.from === one.from && covered.to === one.to;
    return (whole ? comeTrue(one, spans, { today, now, maturity }) : null) ?? { ...one, tried: today };
  });
  diary.note(subject, asked);
  return diary.of(subject);
}
