import { addDays, type Instant } from '@/model/day';
import { parseExpression } from '@/kpi/expression';
import type { KeptForecast } from '@/model/kept-forecast';
import { factsOf } from '@/model/kpi';
import type { Reason } from '@/model/light';
import type { Target } from '@/model/target';
import type { Range } from '@/model/range';
import type { AccountCase, Memory } from '@/lights/account';
import type { Maturity } from '@/lights/judge';

import type { Clock } from './clock';
import type { CampaignState } from './desk';
import type { Evidence } from './evidence';

/** What one light is judged of: a target over one window, for a campaign or a whole line. */
export interface Question {
  key: string;
  target: Target;
  window: Range;
  evidence: Evidence;
  clock: Clock;
  maturity: Maturity | undefined;
  /** Null on a line that adds campaigns up. */
  campaign: { id: string; state: CampaignState } | null;
  previous: Memory | undefined;
  /** The most that the platforms' rules let be spent in the rest of the window, where they say. */
  mostSpend?: number | undefined;
  /** Its own forecasts, where they are kept. */
  kept?: readonly KeptForecast[] | undefined;
}

/** Why the figures cannot be held against the target, whatever they are. */
export function hindrance({ target, evidence }: Question): Reason | null {
  // Of a formula that no longer parses nothing else is worth saying.
  if (target.formula && !parseExpression(target.formula.expression).ok)
    return { code: 'bad-input', params: { what: 'formula' } };
  if (evidence.reason) return evidence.reason;
  if (factsOf(target).unit !== 'money') return null;
  if (evidence.currency === null) return { code: 'currency-unknown', params: {} };
  const differ = target.currency !== null && target.currency !== evidence.currency;
  return differ
    ? { code: 'currency-mixed', params: { target: target.currency, figures: evidence.currency } }
    : null;
}

/** Nothing more is spent by a campaign that is off. */
const isOff = (state: CampaignState) =>
  state.status === 'paused' || state.status === 'ended' || state.status === 'removed';

/** A formula that no longer parses is told as bad input by the judgement. */
function formulaOf({ formula }: Target): Pick<AccountCase, 'formula'> {
  const parsed = formula ? parseExpression(formula.expression) : null;
  return parsed?.ok ? { formula: parsed.expression } : {};
}

/** The course that the user drew, on the days of this period; what lies beyond a short month is left out. */
function pacingOf({ checkpoints }: Target, window: Range): Pick<AccountCase, 'pacing'> {
  if (!checkpoints || checkpoints.length === 0) return {};
  const days = checkpoints.map(({ day, share }) => ({ day: addDays(window.from, day - 1), share }));
  return { pacing: days.filter(({ day }) => day < window.to) };
}

/** The case that the judgement takes. */
export function caseOf(question: Question, now: Instant): AccountCase {
  const { key, target, window, evidence, clock, maturity, campaign, previous } = question;
  const { currency, attribution, spans, readAt, through, covered } = evidence;
  return {
    key,
    kpi: target.kpi,
    target: {
      value: target.value,
      window,
      tolerance: target.tolerance,
      direction: target.direction,
      changedAt: target.changedAt,
      ...(target.margin === undefined ? {} : { margin: target.margin }),
    },
    ...formulaOf(target),
    ...pacingOf(target, window),
    spans,
    now,
    today: clock.today,
    pool: `${currency ?? ''}|${attribution ?? ''}`,
    ...(readAt === null ? {} : { readAt }),
    ...(covered?.to === clock.today ? { dayShare: clock.shareOf(through ?? now) } : {}),
    ...(maturity === undefined ? {} : { maturity }),
    ...(campaign === null ? {} : { campaign: campaign.id }),
    ...(campaign?.state.learning ? { learning: true } : {}),
    ...(campaign && isOff(campaign.state) ? { ended: true } : {}),
    ...(previous === undefined ? {} : { previous }),
    ...(question.mostSpend === undefined ? {} : { mostSpend: question.mostSpend }),
    ...(question.kept === undefined ? {} : { kept: question.kept }),
  };
}
